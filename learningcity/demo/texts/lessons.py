"""Lessons of the demonstration and what other cities made of them; invented where no source is named."""

from typing import NamedTuple

from learningcity.demo.texts.together import Both

NOTHING = Both("", "")


class Shown(NamedTuple):
    """What shows it: a project's code, a key result's English title, an activity's topic, or an address."""

    kind: str
    key: str
    title: Both = NOTHING


class Adopted(NamedTuple):
    """What another city made of it; days are counted from today, `led` is an organisation there."""

    city: str
    state: str
    led: str
    adapted: Both
    adopted: int
    due: int
    begun: int | None = None
    closed: int | None = None
    words: Both = NOTHING
    figure: int | None = None
    unit: Both = NOTHING
    note: Both = NOTHING
    shown: tuple[Shown, ...] = ()


class Lesson(NamedTuple):
    """A lesson of a city; `ago` is how many days ago it was published, nothing while it is a draft."""

    city: str
    title: Both
    summary: Both
    context: Both
    problem: Both
    done: Both
    gave: Both
    cost: tuple[int | None, int | None, Both]
    failed: Both
    repeat: Both
    topics: tuple[str, ...]
    groups: tuple[str, ...]
    ago: int | None
    source: tuple[str, str] = ("", "")
    shown: tuple[Shown, ...] = ()
    adopted: tuple[Adopted, ...] = ()


LESSONS = (
    Lesson(
        "phayao",
        Both("ผู้สูงวัยสอนผู้สูงวัย ใช้มือถือไม่ให้โดนหลอก", "Older people teach older people to use a phone safely"),
        Both(
            "คนวัยเดียวกันสอนกันเองที่ศาลาวัด ครั้งละไม่เกินแปดคน คนมาต่อเนื่องกว่าเรียนกับวิทยากรจากข้างนอก",
            "People of one age teach each other in the temple hall, eight at a time; more of them "
            "stay than with "
            "teachers from outside.",
        ),
        Both(
            "เมืองเล็กริมกว๊าน ลูกหลานส่วนมากไปทำงานต่างเมือง ผู้สูงวัยอยู่กันลำพังหรืออยู่กับหลาน "
            "ทุกหมู่บ้านมีวัดและมีชมรมผู้สูงอายุที่นัดเจอกันอยู่แล้ว",
            "A small town by a lake. Most children work elsewhere; older people live alone or with a "
            "grandchild. "
            "Every village has a temple and a seniors' club that meets anyway.",
        ),
        Both(
            "ผู้สูงวัยถูกหลอกให้โอนเงินทางโทรศัพท์ แต่ไม่กล้ามาเรียนคอมพิวเตอร์กับคนหนุ่มสาว บอกว่าตามไม่ทันและอาย",
            "Older people were tricked into sending money by phone, yet would not come to computer "
            "classes with "
            "the young: they could not keep up and were ashamed.",
        ),
        Both(
            "ชมรมผู้สูงอายุเลือกคนในชมรมสิบสองคนมาฝึกเป็นผู้สอนสองวัน\n"
            "ผู้สอนหนึ่งคนดูแลเพื่อนไม่เกินสี่คน สอนที่ศาลาวัดหลังทำบุญเช้าวันพระ "
            "ครั้งละหนึ่งชั่วโมง ใช้เครื่องของตัวเอง\n"
            "ทุกครั้งเริ่มด้วยเรื่องจริงที่เพื่อนในหมู่บ้านเพิ่งเจอ แล้วลองกดบล็อกและลองไม่โอนด้วยกัน",
            "The seniors' clubs chose twelve of their own, who were trained to teach for two days.\n"
            "Each looks after at most four friends, in the temple hall after the morning "
            "merit-making, an hour at a "
            "time, on the learner's own phone.\n"
            "Each meeting begins with something that has just happened to a neighbour; then they "
            "block and refuse "
            "together.",
        ),
        Both(
            "ผู้สูงวัย 96 คนเรียนครบสี่ครั้ง จากที่มาครั้งแรก 118 คน "
            "สามเดือนต่อมาโทรถาม 90 คน มี 71 คนบอกว่าเคยปฏิเสธสายแปลกด้วยตัวเอง",
            "96 older people came all four times, of 118 who came once. Three months later 90 were "
            "telephoned: 71 "
            "said that they had turned away a strange caller by themselves.",
        ),
        (
            4_200_000,
            310,
            Both(
                "ค่าฝึกผู้สอน ค่าน้ำชา และค่าพิมพ์แผ่นช่วยจำ ส่วนชั่วโมงคือเวลาของผู้สอนและเจ้าหน้าที่ นับจากสมุดลงเวลา",
                "Training, tea and printed reminders; the hours are those of the teachers and one "
                "officer, from the "
                "attendance book.",
            ),
        ),
        Both(
            "รอบแรกจัดตอนบ่ายที่ห้องคอมพิวเตอร์โรงเรียน มาแค่ห้าคนแล้วเลิก\n"
            "คนที่ใช้มือถือปุ่มกดเรียนด้วยไม่ได้ เราไม่ได้เตรียมอะไรไว้ให้เลย 22 "
            "คนจึงหายไปตั้งแต่ครั้งที่สอง\n"
            "ผู้สอนสองคนเหนื่อยเกินไปเพราะเพื่อนโทรถามทุกวัน ต้องตั้งเวรรับสาย",
            "The first round was held of an afternoon in a school's computer room: five came, then nobody.\n"
            "Those with a button phone could not take part. We had prepared nothing for them, and 22 "
            "were gone by "
            "the second meeting.\n"
            "Two of the teachers were worn out, as friends called every day; a rota for calls was needed.",
        ),
        Both(
            "1) ขอชมรมผู้สูงอายุเลือกคนสอนเอง อย่าเลือกให้\n"
            "2) ฝึกผู้สอนสองวัน แล้วให้ลองสอนคนในบ้านก่อน\n"
            "3) ใช้ที่และวันที่คนมากันอยู่แล้ว ครั้งละไม่เกินแปดคน\n"
            "4) เตรียมรอบแยกให้คนใช้มือถือปุ่มกด\n"
            "5) ตั้งเวรรับสายตั้งแต่วันแรก\n"
            "6) โทรถามหลังสามเดือน แล้วจดว่าโทรไม่ติดกี่คน",
            "1) Let the seniors' club choose who teaches; do not choose for them.\n"
            "2) Train them for two days, then let them try it on their own family.\n"
            "3) Take a place and a day on which people come anyway; eight at most.\n"
            "4) Prepare a round of its own for button phones.\n"
            "5) Set up a rota for calls on the first day.\n"
            "6) Call after three months, and note how many could not be reached.",
        ),
        ("digital",),
        ("older",),
        210,
        shown=(
            Shown("project", "phayao-safe"),
            Shown("activity", "digital"),
        ),
        adopted=(
            Adopted(
                "yala",
                "reported",
                "yala-youth",
                Both(
                    "สอนเป็นภาษามลายูคู่กับภาษาไทย หลังละหมาดอัสรีที่มัสยิดและที่บ้านพักผู้สูงอายุ "
                    "ผู้หญิงสอนผู้หญิง "
                    "และทำรอบแยกให้มือถือปุ่มกดตั้งแต่ต้น",
                    "Taught in Malay beside Thai, after the afternoon prayer at the mosque and in "
                    "the home for the "
                    "elderly; women teach women; button phones have a round of their own from the start.",
                ),
                180,
                -12,
                begun=160,
                closed=15,
                words=Both(
                    "ได้ผลที่มัสยิด คนมาครบเพราะมาละหมาดอยู่แล้ว ที่บ้านพักไม่ได้ผล "
                    "เพราะส่วนมากไม่มีมือถือของตัวเอง "
                    "รอบปุ่มกดมีคนมามากกว่าที่คิด ครั้งหน้าจะเริ่มจากรอบนี้",
                    "It works at the mosque, where people come to pray anyway. It does not at the "
                    "home, where most "
                    "have no phone of their own. The round for button phones drew more than we "
                    "thought: next time we "
                    "begin with it.",
                ),
                figure=58,
                unit=Both("คนเรียนครบสี่ครั้ง", "people came all four times"),
                note=Both(
                    "จาก 74 คนที่มาครั้งแรก นับจากใบลงชื่อของผู้สอน",
                    "of 74 who came once; counted from the teachers' lists",
                ),
                shown=(Shown("activity", "digital"), Shown("project", "yala-care")),
            ),
        ),
    ),
    Lesson(
        "phayao",
        Both("มื้อเช้าเมืองเรียนรู้ ชวนคนมาเรียนด้วยของกิน", "A learning-city breakfast: food brings people to learn"),
        Both(
            "จัดโต๊ะของกินพื้นบ้านตอนเช้าให้คนที่ไม่เคยเข้าห้องเรียนได้คุยกับคนสอน แล้วนัดเรียนต่อในย่าน",
            "A morning of local food, at which people who never enter a classroom meet those who "
            "teach, and agree "
            "on a session near home.",
        ),
        Both(
            "“กิ๋นลำ ยามเจ๊า พะเยา Learning City” จัดจริงเมื่อ 25 ต.ค. 2564 เวลา 06.00–09.30 น. "
            "หน้าอุทยานการเรียนรู้วิทยาศาสตร์และดาราศาสตร์ อบจ.พะเยา เรื่องอื่นในหน้านี้เป็นข้อมูลสมมติ",
            "“Kin Lam Yam Chao, Phayao Learning City” was really held on 25 October 2021, from 6.00 "
            "to 9.30, in "
            "front of the province's science and astronomy park. All else on this page is invented.",
        ),
        Both(
            "ประกาศรับสมัครเรียนมีแต่คนเดิมมา แม่ค้าและคนทำงานรับจ้างไม่เคยเห็นประกาศ",
            "Notices of courses brought the same people again; market women and day labourers never "
            "saw them.",
        ),
        Both(
            "เชิญกลุ่มทำอาหารและสมุนไพรหกกลุ่มมาตั้งโต๊ะ "
            "แต่ละโต๊ะมีคนสอนหนึ่งคนกับกระดาษให้เขียนว่าอยากเรียนอะไร ที่ไหน กี่โมง\n"
            "ก่อนกลับ นัดวันเรียนครั้งแรกกันที่โต๊ะเลย",
            "Six groups who cook and grow herbs set up tables, each with one who teaches and a sheet "
            "on which to "
            "write what one would like to learn, where and when.\n"
            "Before leaving, the first meeting is agreed at the table.",
        ),
        Both(
            "มีคนเขียนไว้ 143 ใบ เป็นคนที่ไม่เคยเรียนกับเมือง 97 คน ในสองเดือนเปิดรอบใหม่ได้ 9 รอบ มีคนมาเรียนจริง 61 คน",
            "143 sheets were written, 97 of them by people who had never learnt with the city. In "
            "two months 9 new "
            "sessions were opened, and 61 people came.",
        ),
        (
            1_850_000,
            120,
            Both(
                "ค่าวัตถุดิบและค่าตอบแทนกลุ่มอาหาร ชั่วโมงคือเวลาของเจ้าหน้าที่และอาสา",
                "Food and a fee for the groups; the hours are those of officers and volunteers.",
            ),
        ),
        Both(
            "ครั้งแรกแจกฟรีทั้งหมด คนมากินแล้วกลับ ครั้งต่อมาขายราคาถูกแต่คนสอนนั่งกินด้วย จึงได้คุย\n"
            "36 คนเขียนชื่อแต่ไม่ได้ให้เบอร์ ติดต่อกลับไม่ได้",
            "At first all was free: people ate and left. Sold cheaply, with the teachers eating too, "
            "there was talk.\n"
            "36 left a name and no number, and could not be reached.",
        ),
        Both(
            "1) เลือกเวลาที่คนทำงานผ่าน ไม่ใช่เวลาราชการ\n2) หนึ่งโต๊ะ หนึ่งคนสอน\n3) "
            "นัดวันเรียนก่อนลุกจากโต๊ะ และขอวิธีติดต่อ\n"
            "4) นับคนที่ไม่เคยเรียนแยกไว้",
            "1) Choose the hour at which working people pass, not office hours.\n2) One table, one teacher.\n"
            "3) Agree the day before anyone stands up, and ask how to reach them.\n4) Count newcomers apart.",
        ),
        ("food",),
        ("informal_worker",),
        120,
        source=(
            "ข่าวพะเยา: กิ๋นลำ ยามเจ๊า พะเยา Learning City (เฉพาะวัน เวลา สถานที่ และชื่องาน)",
            "https://www.khawphayao.com/archives/32187",
        ),
        shown=(
            Shown(
                "url", "https://www.khawphayao.com/archives/32187", Both("ข่าวการจัดงาน", "News of the event")
            ),
            Shown("activity", "food"),
        ),
        adopted=(
            Adopted(
                "phra-nakhon",
                "running",
                "sam-phraeng-kitchen",
                Both(
                    "จัดที่ลานหน้าตลาดตรอกหม้อตอนตีห้าครึ่ง ให้ครัวสามแพร่งเป็นเจ้าภาพ และมีโต๊ะสำหรับคนพูดภาษาอังกฤษ",
                    "Held at half past five in front of the Trok Mo market, with Sam Phraeng Kitchen "
                    "as host and a "
                    "table for those who speak English.",
                ),
                70,
                9,
                begun=40,
            ),
        ),
    ),
    Lesson(
        "phra-nakhon",
        Both("ช่างเก่าเป็นที่ปรึกษาร้านเล็ก เดือนละหนึ่งวัน", "Old craftspeople advise small shops, one day a month"),
        Both(
            "ร้านเล็กได้คนช่วยคิดราคาและของใหม่จากช่างที่เลิกทำแล้ว ช่างได้เล่าและได้ค่าตอบแทน",
            "Small shops are helped with prices and new wares by craftspeople who have retired; "
            "these are heard, "
            "and paid.",
        ),
        Both(
            "เมืองเก่าที่ร้านอยู่ในตึกแถว เจ้าของทำคนเดียว ปิดร้านไปเรียนไม่ได้ และมีช่างเก่าอยู่ในตรอกเดียวกัน",
            "An old town of shophouses. Owners work alone and cannot close to go to a course; "
            "retired craftspeople "
            "live in the same lane.",
        ),
        Both(
            "หลักสูตรผู้ประกอบการมีคนลงชื่อมากแต่มาเรียนไม่ถึงครึ่ง",
            "Many signed up for courses for entrepreneurs; fewer than half came.",
        ),
        Both(
            "ให้ช่างเดินไปหาร้าน เดือนละหนึ่งวัน วันละสามร้าน มีใบจดหนึ่งแผ่นว่าลองอะไร เดือนหน้ากลับมาดู",
            "The craftsperson walks to the shops, one day a month, three shops a day, with one sheet "
            "on which is "
            "written what is tried; a month later they look again.",
        ),
        Both(
            "24 จาก 31 ร้านลองอย่างน้อยหนึ่งอย่าง 15 ร้านบอกว่าขายได้ดีขึ้น แต่เราไม่ได้ดูบัญชีของร้าน จึงไม่บอกเป็นบาท",
            "24 of 31 shops tried at least one thing; 15 say that they sell more. We did not look "
            "into their books, "
            "so no baht are told.",
        ),
        (
            9_600_000,
            420,
            Both(
                "ค่าตอบแทนช่างแปดคน หกเดือน ชั่วโมงรวมเวลาผู้ประสานงาน",
                "Fees of eight craftspeople for six months; the hours include the coordinator's.",
            ),
        ),
        Both(
            "จับคู่ตามอาชีพไม่ได้ผล ช่างทองไม่ช่วยร้านทอง เพราะกลัวแย่งลูกค้า ต้องข้ามอาชีพ\nเจ็ดร้านไม่เปิดให้เข้า เราไม่รู้ว่าทำไม",
            "Pairing within a trade failed: a goldsmith does not help a goldsmith, for fear of "
            "losing customers. It "
            "has to be across trades.\nSeven shops would not let anyone in; we do not know why.",
        ),
        Both(
            "1) จับคู่ข้ามอาชีพ\n2) เดินไปหา อย่าให้ปิดร้าน\n3) ใบจดแผ่นเดียว\n4) จ่ายค่าตอบแทนช่างทุกครั้งที่ไป",
            "1) Pair across trades.\n2) Walk to them; nobody closes a shop.\n3) One sheet.\n4) Pay "
            "for every visit.",
        ),
        ("work", "craft"),
        ("entrepreneur",),
        60,
        shown=(
            Shown("result", "Enterprises that live by their own income"),
            Shown("project", "small-shops"),
        ),
        adopted=(
            Adopted(
                "phayao",
                "given_up",
                "kwan-fishers",
                Both(
                    "ให้ช่างจักสานไปหากลุ่มผักตบตามหมู่บ้าน",
                    "Basket makers visit the water-hyacinth groups in the villages.",
                ),
                50,
                100,
                closed=12,
                words=Both(
                    "ระยะทางไกลเกินไป ช่างใช้เวลาเดินทางมากกว่าเวลาคุย และกลุ่มทำด้วยกันอยู่แล้ว "
                    "ไม่ได้ทำคนเดียวเหมือนร้านในเมืองเก่า "
                    "จึงเปลี่ยนไปนัดรวมกันที่กลุ่มแทน",
                    "The ways are too long: the makers travelled more than they talked. And our "
                    "groups work together "
                    "anyway, unlike shopkeepers of an old town. We meet at the group instead.",
                ),
            ),
        ),
    ),
    Lesson(
        "yala",
        Both("ป้ายสามภาษาที่แม่ค้าเขียนเอง", "Signs in three languages, written by the sellers"),
        Both(
            "แม่ค้าตลาดเก่าเรียนเขียนป้ายไทย มลายู จีน ด้วยกัน แล้วใช้ป้ายนั้นขายจริงในสัปดาห์เดียวกัน",
            "Sellers of the old market learn to write their signs in Thai, Malay and Chinese "
            "together, and use them "
            "that same week.",
        ),
        Both(
            "ตลาดเก่ามีคนซื้อสามภาษา คนขายส่วนมากอ่านได้ภาษาเดียว",
            "The old market has buyers of three languages; most sellers read one.",
        ),
        Both("ลูกค้าเดินผ่านเพราะไม่รู้ว่าขายอะไร", "Buyers passed by, not knowing what was sold."),
        Both(
            "เรียนสองเช้าก่อนตลาดเปิด คนขายสอนภาษาของตัวเองให้กัน ครูช่วยตรวจ แล้วพิมพ์ป้ายให้คนละสามใบ",
            "Two mornings before the market opens: sellers teach each other their own language, a "
            "teacher checks, "
            "and three signs are printed for each.",
        ),
        Both("ป้าย 132 ใบจาก 44 แผง ยังไม่ได้วัดยอดขาย", "132 signs for 44 stalls; sales were not measured yet."),
        (
            1_200_000,
            None,
            Both("ค่าพิมพ์ป้าย ชั่วโมงไม่ได้จดไว้", "Printing; nobody noted the hours."),
        ),
        Both("ป้ายกระดาษเปียกฝนในสัปดาห์แรก", "Paper signs were wet through in the first week."),
        Both(
            "1) ให้คนขายสอนกันเอง\n2) เคลือบป้ายตั้งแต่แรก\n3) จดยอดขายก่อนเริ่ม จะได้รู้ว่าดีขึ้นไหม",
            "1) Let sellers teach each other.\n2) Laminate from the start.\n3) Note sales before you "
            "begin, so as to "
            "know.",
        ),
        ("language", "work"),
        ("entrepreneur", "informal_worker"),
        25,
        shown=(Shown("project", "yala-shops"),),
    ),
    Lesson(
        "phra-nakhon",
        Both("เยี่ยมบ้านก่อนเปิดรอบ", "Visiting homes before a session opens"),
        NOTHING,
        Both("ตรอกที่คนสูงวัยออกจากบ้านยาก", "Lanes that older people can hardly leave"),
        Both("ไม่รู้ว่าใครอยากเรียนแต่มาไม่ได้", "We do not know who would learn and cannot come"),
        NOTHING,
        NOTHING,
        (None, None, NOTHING),
        NOTHING,
        NOTHING,
        ("health",),
        ("older", "carer"),
        None,
    ),
)
