"""Advice from Korea and Okayama: the institutions are those of the declaration, all else is invented."""

from typing import NamedTuple

from learningcity.demo.texts.together import Both

KOREA, OKAYAMA = "korean-advisers", "okayama-advisers"
ADVISERS = {
    KOREA: (Both("ที่ปรึกษาจากเกาหลีใต้", "Advisers from Korea"), Both("ปาร์ก จีวอน", "Park Ji-won")),
    OKAYAMA: (
        Both("ที่ปรึกษาจากโอคายามะ ประเทศญี่ปุ่น", "Advisers from Okayama, Japan"),
        Both("โมริ ฮารุกะ", "Mori Haruka"),
    ),
}
POSITION = Both("ที่ปรึกษาเมืองแห่งการเรียนรู้", "adviser on learning cities")


class Advice(NamedTuple):
    """One piece: from whom, about what, asked and given so many days ago, and what the city made of it."""

    adviser: str
    title: Both
    question: Both | None = None
    asked: int | None = None
    given: int | None = None
    text: str = ""
    language: str = ""
    meaning: Both = Both("", "")
    may_show: bool = True
    reply: str = ""
    replied: int = 0
    reason: Both = Both("", "")
    task: Both | None = None
    due: int = 0
    done: int | None = None


ADVICE = (
    Advice(
        KOREA,
        Both("ทำให้คนในตรอกรู้ว่ามีอะไรเรียนใกล้บ้าน", "Letting people in the lanes know what is near"),
        Both(
            "คนในตรอกเล็กไม่ค่อยใช้อินเทอร์เน็ต เมืองของท่านบอกข่าวการเรียนรู้ให้ถึงบ้านอย่างไร",
            "People in the small lanes seldom go online. How does your city bring the news of learning to "
            "their door?",
        ),
        asked=150,
        given=136,
        text="골목마다 한 사람이 소식을 맡습니다. 한 달에 한 번 종이 한 장을 가게 문에 붙이고, 어르신께는 "
        "직접 읽어 드립니다. "
        "디지털보다 이웃의 목소리가 먼저입니다.",
        language="ko",
        meaning=Both(
            "ให้มีคนหนึ่งคนในแต่ละตรอกดูแลข่าว ติดกระดาษแผ่นเดียวเดือนละครั้งที่หน้าร้าน "
            "และอ่านให้ผู้สูงอายุฟัง "
            "เสียงของเพื่อนบ้านมาก่อนดิจิทัล",
            "One person in each lane looks after the news: one sheet of paper a month on a shop door, read "
            "aloud to "
            "older people. A neighbour's voice comes before anything digital.",
        ),
        reply="adopted",
        replied=120,
        reason=Both(
            "ตรงกับที่ผู้นำชุมชนบอก เริ่มกับหกตรอกก่อน แล้วดูว่าผู้สูงอายุมาเรียนมากขึ้นหรือไม่",
            "It is what community leaders told us too. We begin in six lanes and see whether more older "
            "people come.",
        ),
        task=Both("หาคนดูแลข่าวในหกตรอก", "Find someone for the news in six lanes"),
        due=-80,
        done=85,
    ),
    Advice(
        OKAYAMA,
        Both("ศูนย์เรียนรู้ชุมชนที่ชาวบ้านดูแลเอง", "Community learning halls kept by residents"),
        Both(
            "ศูนย์เรียนรู้ชุมชน (โคมินกัง) อยู่ได้นานเพราะอะไร และเมืองควรช่วยตรงไหน",
            "What lets a community learning hall (kominkan) last, and where should the city help?",
        ),
        asked=110,
        given=92,
        text="公民館は、住民が自分たちの場所だと感じるときに続きます。"
        "市は建物と小さな予算を出し、何を学ぶかは住民が決めます。"
        "年に一度、全員で振り返りをしてください。",
        language="ja",
        meaning=Both(
            "ศูนย์อยู่ได้เมื่อชาวบ้านรู้สึกว่าเป็นของตน เมืองให้อาคารกับงบเล็ก ๆ "
            "ส่วนจะเรียนอะไรให้ชาวบ้านตัดสิน "
            "และทบทวนด้วยกันทุกคนปีละครั้ง",
            "A hall lasts when residents feel it is theirs. The city gives the building and a small "
            "budget; residents "
            "decide what is learnt. Look back together once a year.",
        ),
        reply="adapted",
        replied=75,
        reason=Both(
            "เขตไม่มีอาคารว่าง จึงใช้ศาลาวัดและโรงเรียนหลังเลิกเรียนแทน ส่วนงบเล็กให้ชาวบ้านเลือกเองผ่านการจัดลำดับ",
            "The district has no free building, so temple halls and schools after hours serve instead. "
            "Residents "
            "choose about a small budget through the round of priorities.",
        ),
        task=Both("ตกลงการใช้ศาลาวัดสองแห่งช่วงเย็น", "Agree on two temple halls in the evenings"),
        due=25,
    ),
    Advice(
        KOREA,
        Both("ใบรับรองสำหรับทุกกิจกรรม", "A certificate for every activity"),
        given=64,
        text="Give a certificate after every session, however short. People in our city collected them and "
        "came back.",
        language="en",
        meaning=Both(
            "ให้ใบรับรองหลังทุกรอบแม้จะสั้น คนในเมืองของเราสะสมและกลับมาอีก",
            "",
        ),
        reply="declined",
        replied=50,
        reason=Both(
            "ใบรับรองทุกครั้งทำให้ใบที่มีความหมายด้อยค่าลง เราเก็บบันทึกการเรียนให้ทุกคน และให้ใบรับรองเมื่อเรียนจบตามที่ตกลง",
            "Certificates for everything would make the ones that mean something worth less. Everyone has "
            "a record of "
            "learning; a certificate is given for completing what was agreed.",
        ),
    ),
    Advice(
        OKAYAMA,
        Both("ให้เด็กเป็นคนสำรวจย่าน", "Let children explore the neighbourhood"),
        given=34,
        text="子どもたちに地域の先生を探してもらってください。地図を作ると、大人も学び始めます。",
        language="ja",
        meaning=Both(
            "ให้เด็กออกไปหาครูในย่าน พอเด็กทำแผนที่ ผู้ใหญ่ก็เริ่มเรียนตาม",
            "Let children look for the teachers of the neighbourhood. When they draw the map, adults begin "
            "to learn.",
        ),
    ),
    Advice(
        KOREA,
        Both("ชั้นเรียนรุ่นปู่ย่ากับรุ่นหลาน", "Classes for grandparents and grandchildren"),
        given=6,
        text="조부모와 손주가 함께 배우는 수업을 토요일 아침에 열어 보세요. 서로 가르치는 한 시간이 가장 "
        "오래 남습니다.",
        language="ko",
        may_show=False,
    ),
    Advice(
        OKAYAMA,
        Both("วัดผลการเรียนรู้ของย่านอย่างไรให้ง่าย", "Measuring a neighbourhood's learning simply"),
        Both(
            "เราอยากวัดว่าย่านเรียนรู้มากขึ้นหรือไม่ โดยไม่ให้คนต้องกรอกแบบสอบถามยาว ๆ มีวิธีใดที่ทำได้จริง",
            "We would like to know whether a neighbourhood learns more, without long questionnaires. What "
            "works?",
        ),
        asked=12,
    ),
)
