"""The four goals of the programmes in Phra Nakhon as they were reported; what hangs on them is invented."""

from typing import NamedTuple

from learningcity.demo.texts.together import Both

SOURCE = "กรุงเทพมหานคร, ข่าวการประชุมพัฒนาโจทย์การสร้างเมืองแห่งการเรียนรู้ เขตพระนคร"
SOURCE_YEAR = 2024


class Result(NamedTuple):
    """A key result: its measure (or none), unit, baseline, target, and the figures entered (days ago)."""

    title: Both
    unit: Both
    target: int
    measure: str = ""
    baseline: int | None = None
    note: str = ""
    values: tuple[tuple[int, int, str], ...] = ()


PEOPLE, HOURS = Both("คน", "people"), Both("ชั่วโมง", "hours")

GOALS: tuple[tuple[Both, Both], ...] = (
    (
        Both("กลไกความร่วมมือของภาคีเครือข่าย", "A collaboration mechanism between partners"),
        Both(
            "กลไกความร่วมมือระหว่างภาคีเครือข่ายที่ตรงกับพื้นที่ "
            "สอดคล้องกับเครือข่ายเมืองแห่งการเรียนรู้ระดับโลก"
            "ของยูเนสโก (GNLC) นำไปสู่เมืองน่าอยู่และเมืองอัจฉริยะ",
            "A mechanism between network partners, true to the area and in line with the UNESCO Global "
            "Network of "
            "Learning Cities (GNLC), leading to a liveable and smart city.",
        ),
    ),
    (
        Both("ระบบนิเวศการเรียนรู้ตลอดชีวิตสำหรับทุกคนทุกวัย", "A lifelong-learning ecosystem for every group and age"),
        Both(
            "ระบบนิเวศการเรียนรู้ตลอดชีวิตสำหรับทุกกลุ่มทุกวัย ที่เปิดโอกาสทางเศรษฐกิจ",
            "A lifelong-learning ecosystem for all groups and ages, which opens economic opportunity.",
        ),
    ),
    (
        Both("โครงการและกิจกรรมที่ทุกคนเข้าถึงและจ่ายไหว", "Activities that everyone can reach and afford"),
        Both(
            "โครงการและกิจกรรมที่เป็นรูปธรรม เข้าถึงได้และจ่ายไหว โดยเฉพาะผู้มีรายได้น้อย กลุ่มเปราะบาง "
            "ผู้สูงอายุ และผู้ประกอบการ "
            "สร้างงานสร้างอาชีพให้เศรษฐกิจท้องถิ่นเติบโต",
            "Concrete projects and activities, accessible and affordable above all for people on low "
            "incomes, "
            "vulnerable groups, older people and entrepreneurs, that create jobs so that the local economy "
            "grows.",
        ),
    ),
    (
        Both("นักจัดการการเรียนรู้ในเมืองหลากหลายรูปแบบ", "City Learning Administrators in various forms"),
        Both(
            "นักจัดการการเรียนรู้ในเมืองในหลายรูปแบบ เช่น วิสาหกิจเพื่อสังคมที่ยั่งยืน",
            "City Learning Administrators in various forms, for instance as sustainable social enterprises.",
        ),
    ),
)

FIRST_RESULTS: tuple[tuple[Result, ...], ...] = (
    (
        Result(
            Both("ข้อตกลงที่มีผลบังคับ", "Agreements in force"),
            Both("ฉบับ", "agreements"),
            2,
            "agreements",
            0,
        ),
        Result(Both("คำมั่นที่ทำได้ครบ", "Promises kept"), Both("เรื่อง", "promises"), 6, "promises_kept"),
        Result(
            Both("คำแนะนำที่เมืองตอบแล้ว", "Advice that the city answered"),
            Both("เรื่อง", "pieces"),
            6,
            "advice_answered",
        ),
    ),
    (
        Result(Both("ผู้เรียนที่มาเรียนจริง", "People who came and learnt"), PEOPLE, 2500, "learners"),
        Result(Both("ชั่วโมงเรียนรวม", "Hours learnt together"), HOURS, 40000, "hours"),
        Result(
            Both("ความต้องการของคนในย่านที่ได้คำตอบ", "Wishes of residents that were answered"),
            Both("เรื่อง", "wishes"),
            12,
            "needs_answered",
        ),
    ),
    (
        Result(
            Both("รอบเรียนที่ไม่มีค่าใช้จ่าย", "Sessions free of charge"),
            Both("รอบ", "sessions"),
            500,
            "free_sessions",
        ),
        Result(
            Both("ผู้สูงอายุในเขตที่มาเรียน", "Older residents who came and learnt"),
            PEOPLE,
            600,
            "older_learners",
        ),
        Result(
            Both("คนที่มีรายได้เพิ่มจากสิ่งที่เรียน", "People who earn more by what they learnt"),
            PEOPLE,
            60,
            baseline=0,
            note="เริ่มนับเมื่อเริ่มแผน",
            values=(
                (190, 11, "แบบสอบถามผู้ค้า 38 ราย ตอบ 24 ราย"),
                (60, 31, "แบบสอบถามรอบสอง ตอบ 52 จาก 80 ราย"),
            ),
        ),
    ),
    (
        Result(
            Both("นักจัดการการเรียนรู้ที่ทำงานอยู่", "City Learning Administrators at work"),
            PEOPLE,
            8,
            baseline=2,
            note="ทะเบียนสำนักงานเขตเมื่อเริ่มแผน",
            values=((70, 8, "ทะเบียนสำนักงานเขต มีรายชื่อครบแปดคน"),),
        ),
        Result(
            Both("กิจการที่อยู่ได้ด้วยรายได้ของตนเอง", "Enterprises that live by their own income"),
            Both("กิจการ", "enterprises"),
            2,
        ),
    ),
)

SECOND_RESULTS: tuple[tuple[Result, ...], ...] = (
    (
        Result(Both("ข้อตกลงที่มีผลบังคับ", "Agreements in force"), Both("ฉบับ", "agreements"), 4, "agreements", 2),
        Result(Both("คำมั่นที่ทำได้ครบ", "Promises kept"), Both("เรื่อง", "promises"), 10, "promises_kept"),
    ),
    (
        Result(Both("ผู้เรียนที่มาเรียนจริง", "People who came and learnt"), PEOPLE, 3200, "learners"),
        Result(Both("ชั่วโมงเรียนรวม", "Hours learnt together"), HOURS, 30000, "hours"),
        Result(
            Both("ความต้องการของคนในย่านที่ได้คำตอบ", "Wishes of residents that were answered"),
            Both("เรื่อง", "wishes"),
            20,
            "needs_answered",
        ),
    ),
    (
        Result(
            Both("ผู้สูงอายุในเขตที่มาเรียน", "Older residents who came and learnt"), PEOPLE, 900, "older_learners"
        ),
        Result(
            Both("คนที่มีรายได้เพิ่มจากสิ่งที่เรียน", "People who earn more by what they learnt"),
            PEOPLE,
            90,
            baseline=31,
            note="แบบสอบถามรอบสุดท้ายของปีแรก",
        ),
    ),
    (
        Result(
            Both("นักจัดการการเรียนรู้ที่ทำงานอยู่", "City Learning Administrators at work"),
            PEOPLE,
            12,
            baseline=8,
            note="ทะเบียนสำนักงานเขตเมื่อสิ้นปีแรก",
            values=((10, 9, "ทะเบียนสำนักงานเขต เพิ่มหนึ่งคนที่ชุมชนวัดราชบพิธ (สมมติ)"),),
        ),
        Result(
            Both("กิจการที่อยู่ได้ด้วยรายได้ของตนเอง", "Enterprises that live by their own income"),
            Both("กิจการ", "enterprises"),
            2,
        ),
    ),
)


class Year(NamedTuple):
    """A programme of one year: its key results stand in the order of the goals."""

    title: Both
    summary: Both
    results: tuple[tuple[Result, ...], ...]


INVENTED = Both(
    "เป้าหมายสี่ข้อมาจากข่าวการประชุม ส่วนช่วงเวลา ผลสัมฤทธิ์หลัก ตัวเลขเป้าหมาย และสิ่งที่พูดในการทบทวน "
    "เป็นข้อมูลสมมติสำหรับการสาธิต ตัวเลขที่นับได้นับจากบันทึกในระบบสาธิตนี้",
    "The four goals are those of the report. The dates, key results, targets and what was said at the "
    "reviews are invented for the demonstration; what can be counted is counted from its records.",
)
FIRST = Year(
    Both("แผนหนึ่งปี เมืองแห่งการเรียนรู้เขตพระนคร", "One-year programme: Phra Nakhon district as a learning city"),
    INVENTED,
    FIRST_RESULTS,
)
SECOND = Year(
    Both("แผนปีที่สอง เมืองแห่งการเรียนรู้เขตพระนคร", "Second year: Phra Nakhon district as a learning city"),
    Both(
        f"ต่อจากปีแรกที่ทบทวนแล้วทั้งสองครั้ง {INVENTED.th}",
        f"It follows the first year and its two reviews. {INVENTED.en}",
    ),
    SECOND_RESULTS,
)

Said = tuple[tuple[Both, Both], ...]
"""Who said what at a review."""

SAID: dict[int, Said] = {
    6: (
        (
            Both("ประธานคณะทำงาน", "Chair of the working group"),
            Both(
                "ครึ่งปีแรกคนมาเรียนมากกว่าที่คิด แต่ผู้สูงอายุยังมาน้อย ครึ่งปีหลังจัดใกล้บ้านและช่วงเช้าให้มากขึ้น",
                "More people came than we thought, but too few older ones. In the second half: closer to "
                "home, and mornings.",
            ),
        ),
        (
            Both("ผู้นำชุมชนย่านพระนคร", "Community leaders of the neighbourhoods of Phra Nakhon"),
            Both(
                "คนในตรอกอยากรู้ว่าสิ่งที่เสนอไปถึงไหนแล้ว ขอให้ตอบทุกเรื่อง แม้จะยังทำไม่ได้",
                "People in the lanes want to know what became of their wishes. Answer each, even where "
                "nothing can be done yet.",
            ),
        ),
    ),
    12: (
        (
            Both("ประธานคณะทำงาน", "Chair of the working group"),
            Both(
                "ผู้สูงอายุมาเรียนเกือบถึงเป้าเพราะจัดใกล้บ้านและช่วงเช้า แต่ชั่วโมงเรียนรวมยังห่าง "
                "ปีที่สองตั้งเป้าตามที่ทำได้จริงและขยายรอบที่คนมาครบ",
                "Nearly as many older people came as we hoped, because it was close to home and in the "
                "mornings. The hours fell short: the second year sets them by what we can do, and repeats "
                "the sessions that were full.",
            ),
        ),
        (
            Both("สำนักงานเขต", "The district office"),
            Both(
                "เรื่องที่คนในย่านเสนอยังตอบได้น้อย ปีที่สองให้ประชุมจัดลำดับทุกไตรมาส",
                "Too few wishes of residents were answered. In the second year what comes first is decided "
                "every quarter.",
            ),
        ),
    ),
}
