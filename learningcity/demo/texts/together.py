"""What partners agreed, decided and promised: what is reported, with its source, and what is invented.

Nobody real is made to break a promise: what is late or broken belongs to invented groups.
"""

from typing import NamedTuple

DECLARED = "มหาวิทยาลัยพะเยา, เสวนา “เมืองแห่งการเรียนรู้ : บทเรียนจากต่างเมือง” 21 ส.ค. 2566 (ข่าว 26 ส.ค. 2566)"
REPORTED = "กรุงเทพมหานคร, ข่าวการประชุม 12 มิ.ย. 2567"


class Both(NamedTuple):
    """A text in Thai and in English."""

    th: str
    en: str


NEW_PARTNERS: tuple[tuple[str, str, str, Both, str], ...] = (
    (
        "phra-nakhon",
        "bma",
        "municipality",
        Both("กรุงเทพมหานคร", "Bangkok Metropolitan Administration"),
        REPORTED,
    ),
    (
        "phra-nakhon",
        "mhesi",
        "agency",
        Both(
            "กระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม (อว.)",
            "Ministry of Higher Education, Science, Research and Innovation (MHESI)",
        ),
        REPORTED,
    ),
    (
        "phra-nakhon",
        "nxpo",
        "agency",
        Both(
            "สำนักงานสภานโยบายการอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรมแห่งชาติ (สอวช.)",
            "Office of National Higher Education, Science, Research and Innovation Policy Council (NXPO)",
        ),
        REPORTED,
    ),
)
"""City, code, kind, name and source of organisations that the other tables do not have."""

DECLARATION = Both("ประกาศเจตนารมณ์ Learning City Thailand", "Declaration of intent: Learning City Thailand")
DECLARATION_SUMMARY = Both(
    "มหาวิทยาลัยพะเยา กสศ. และ บพท. ประกาศเจตนารมณ์ร่วมกันในเรื่องเมืองแห่งการเรียนรู้ "
    "ร่วมกับเทศบาลนครยะลา และที่ปรึกษาจากเกาหลีใต้และโอคายามะ ประเทศญี่ปุ่น "
    "แหล่งข่าวไม่ได้ระบุผู้ลงนาม วันเริ่มต้น และวันสิ้นสุด จึงไม่ได้บันทึกไว้",
    "The University of Phayao, the Equitable Education Fund and PMU-A declared their intent together on "
    "the learning city, with Yala city municipality and advisers from Korea and Okayama, Japan. The source "
    "names no signatories, no first day and no last day, so none is noted here.",
)


class DeclaredBy(NamedTuple):
    """A party of the declaration: where it is not in a city's own list yet, with the kind it has there."""

    code: str
    kind: str
    role: str
    name: Both
    part: Both = Both("", "")


DECLARED_BY = (
    DeclaredBy(
        "university-of-phayao",
        "university",
        "lead",
        Both("มหาวิทยาลัยพะเยา", "University of Phayao"),
        Both("City Unit เป็นผู้ประสานงานหลัก", "Its City Unit is the lead coordinator"),
    ),
    DeclaredBy(
        "eef",
        "funder",
        "partner",
        Both("กองทุนเพื่อความเสมอภาคทางการศึกษา (กสศ.)", "Equitable Education Fund (EEF)"),
    ),
    DeclaredBy(
        "pmu-a",
        "funder",
        "partner",
        Both(
            "หน่วยบริหารและจัดการทุนด้านการพัฒนาระดับพื้นที่ (บพท.)",
            "Program Management Unit on Area Based Development (PMU-A)",
        ),
    ),
    DeclaredBy(
        "yala-municipality", "municipality", "partner", Both("เทศบาลนครยะลา", "Yala City Municipality")
    ),
    DeclaredBy(
        "korean-advisers",
        "other",
        "adviser",
        Both("ที่ปรึกษาจากเกาหลีใต้", "Advisers from Korea"),
        Both("แหล่งข่าวไม่ได้ระบุชื่อหน่วยงาน", "The source does not name the organisation"),
    ),
    DeclaredBy(
        "okayama-advisers",
        "other",
        "adviser",
        Both("ที่ปรึกษาจากโอคายามะ ประเทศญี่ปุ่น", "Advisers from Okayama, Japan"),
        Both("แหล่งข่าวไม่ได้ระบุชื่อหน่วยงาน", "The source does not name the organisation"),
    ),
)

REPORTED_MEETING = Both(
    "ประชุมพัฒนาโจทย์การสร้างเมืองแห่งการเรียนรู้ เขตพระนคร",
    "Meeting to develop the brief for a learning city, Phra Nakhon district",
)
REPORTED_PLACE = Both(
    "ห้องประชุมสำนักงานการต่างประเทศ ชั้น 5 ศาลาว่าการกรุงเทพมหานคร (เสาชิงช้า)",
    "Meeting room of the International Affairs Office, 5th floor, Bangkok City Hall (Giant Swing)",
)
REPORTED_THERE = ("bma", "mhesi", "tsri", "nxpo", "pmu-a")
REPORTED_LEADERS = Both("ผู้นำชุมชนย่านพระนคร", "Community leaders of the neighbourhoods of Phra Nakhon")
REPORTED_MATTERS: tuple[tuple[Both, Both], ...] = (
    (
        Both("โจทย์การสร้างเมืองแห่งการเรียนรู้ เขตพระนคร", "The brief for a learning city in Phra Nakhon"),
        Both(
            "หน่วยงานและผู้นำชุมชนประชุมร่วมกันเพื่อพัฒนาโจทย์การสร้างเมืองแห่งการเรียนรู้ในเขตพระนคร",
            "Agencies and community leaders met to develop the brief for a learning city in Phra Nakhon.",
        ),
    ),
    (
        Both("การจัดสรรทุนวิจัยและนวัตกรรมเพื่อพัฒนาพื้นที่", "Research and innovation grants for area development"),
        Both(
            "หารือเรื่องการจัดสรรทุนวิจัยและนวัตกรรมเพื่อการพัฒนาเชิงพื้นที่",
            "How research and innovation grants are allocated for area-based development was discussed.",
        ),
    ),
    (
        Both("เป้าหมาย 4 ข้อของชุดโครงการวิจัย 1 ปี", "Four goals of the one-year programme of research"),
        Both(
            "1) กลไกความร่วมมือของภาคีเครือข่ายที่ตรงกับพื้นที่ สอดคล้องกับเครือข่ายเมืองแห่งการเรียนรู้ของยูเนสโก\n"
            "2) ระบบนิเวศการเรียนรู้ตลอดชีวิตของทุกกลุ่มทุกวัย ที่เปิดโอกาสทางเศรษฐกิจ\n"
            "3) โครงการและกิจกรรมที่เข้าถึงได้และจ่ายไหว โดยเฉพาะผู้มีรายได้น้อย กลุ่มเปราะบาง ผู้สูงอายุ และผู้ประกอบการ\n"
            "4) นักจัดการการเรียนรู้ในเมืองหลายรูปแบบ เช่น วิสาหกิจเพื่อสังคมที่ยั่งยืน\n"
            "(สรุปความจากข่าว ข่าวไม่ได้ระบุมติ คะแนนเสียง หรือรายชื่อผู้เข้าร่วม จึงไม่ได้บันทึกไว้)",
            "1) a collaboration mechanism of network partners true to the area, in line with the UNESCO "
            "Global Network of Learning Cities\n"
            "2) a lifelong-learning ecosystem for all groups and ages, which opens economic opportunity\n"
            "3) projects and activities that are accessible and affordable, above all for people on low "
            "incomes, vulnerable groups, older people and entrepreneurs\n"
            "4) City Learning Administrators in various forms, for instance as sustainable "
            "social enterprises\n"
            "(Summed up from the report, which names no resolutions, votes or people; so none is noted.)",
        ),
    ),
)


class Person(NamedTuple):
    """An invented person of an organisation."""

    organisation: str
    name: Both
    position: Both
    left: bool = False


class Task(NamedTuple):
    """A task: who has it, its day from now, and since how many days it is done."""

    title: Both
    owner: str
    due: int
    done: int | None = None
    note: str = ""


class Promise(NamedTuple):
    """Who promised what: how much, promised and due so many days from now, and gifts (days ago, how much)."""

    organisation: str
    title: Both
    kind: str
    amount: int
    made: int
    due: int
    gifts: tuple[tuple[int, int, str], ...] = ()
    task: str = ""
    released: str = ""


_MEMBER = Both("ผู้แทน", "representative")
_CHAIR = Both("ประธานกลุ่ม", "head of the group")

PEOPLE: dict[str, tuple[Person, ...]] = {
    "phra-nakhon": (
        Person(
            "phra-nakhon-office",
            Both("ธนา สุขเกษม", "Thana Sukkasem"),
            Both("ผู้ประสานงานเมือง", "city coordinator"),
        ),
        Person("sam-phraeng-kitchen", Both("จินดา ครัวไทย", "Chinda Khruathai"), _CHAIR),
        Person("old-town-makers", Both("อาทิตย์ ช่างคิด", "Athit Changkhit"), _MEMBER),
        Person("old-town-seniors", Both("ละออ ใจเย็น", "La-or Chaiyen"), _CHAIR),
        Person("phan-thom-growers", Both("สมบูรณ์ สวนผัก", "Somboon Suanphak"), _CHAIR),
        Person("young-coders", Both("ปกรณ์ โค้ดดี", "Pakorn Khotdi"), _MEMBER, left=True),
        Person("garland-group", Both("มาลัย ร้อยรักษ์", "Malai Roirak"), _CHAIR),
    ),
    "phayao": (
        Person("kwan-fishers", Both("คำปัน ปลากว๊าน", "Khampan Plakwan"), _CHAIR),
        Person("phayao-seniors", Both("เรือนแก้ว ใจคำ", "Rueankaeo Chaikham"), _CHAIR),
        Person("mae-tam-kitchen", Both("อุ่นเรือน แม่ต๋ำ", "Unruean Maetam"), _MEMBER),
    ),
    "yala": (
        Person("yala-batik", Both("ซูไบดะห์ สีมายา", "Subaidah Simaya"), _CHAIR),
        Person("talat-kao-kitchen", Both("มาเรียม ตลาดเก่า", "Mariam Talatkao"), _MEMBER),
        Person("yala-youth", Both("อานัส สามวัฒนธรรม", "Anas Samwatthanatham"), _MEMBER, left=True),
        Person("khwan-mueang-birds", Both("สุรชัย นกเขา", "Surachai Nokkhao"), _CHAIR),
    ),
}
GROUPS: dict[str, tuple[Both, Both]] = {
    "phra-nakhon": (
        Both("คณะทำงานเมืองแห่งการเรียนรู้เขตพระนคร", "Phra Nakhon learning city working group"),
        Both(
            "ดูว่าใครทำอะไรถึงไหน และตกลงกันว่าเดือนหน้าทำอะไร",
            "Looks at who got how far, and settles what is done next month.",
        ),
    ),
    "phayao": (
        Both("คณะทำงานเรียนรู้ริมกว๊าน", "Lakeside learning working group"),
        Both(
            "ชวนชุมชนรอบกว๊านพะเยามาวางแผนเรียนรู้ด้วยกัน",
            "Brings the communities around the lake to plan together.",
        ),
    ),
    "yala": (
        Both("คณะทำงานเรียนรู้สามวัฒนธรรม", "Three cultures learning working group"),
        Both("วางแผนเรียนรู้ร่วมกันของชุมชนสามวัฒนธรรม", "Plans the learning of three cultures together."),
    ),
}
MATTERS: dict[str, tuple[Both, Both, Both, tuple[int, int, int] | None]] = {
    "phra-nakhon": (
        Both("เปิดครัวและโรงช่างเป็นที่เรียนวันเสาร์", "Kitchens and workshops open for learning on Saturdays"),
        Both(
            "กลุ่มครัวสามแพร่งและช่างเมืองเก่ายินดีเปิดสถานที่เดือนละสองวัน ขอให้เขตช่วยประชาสัมพันธ์และหาอาสาดูแลผู้สูงอายุ",
            "The kitchen and the makers are glad to open two days a month, and ask the district to spread "
            "the word and to find volunteers for older people.",
        ),
        Both(
            "เห็นชอบให้เปิดเรียนวันเสาร์เดือนละสองครั้ง เริ่มเดือนถัดไป",
            "Learning on two Saturdays a month is agreed, from next month.",
        ),
        (4, 0, 1),
    ),
    "phayao": (
        Both("สอนทำปลาส้มให้คนรุ่นใหม่", "Teaching young people to make pla som"),
        Both("กลุ่มประมงขอใช้ครัวแม่ต๋ำเป็นที่สอน", "The fishers ask to teach in the Mae Tam kitchen."),
        Both("เห็นชอบ โดยปรับเป็นเดือนละครั้งก่อน", "Agreed, changed to once a month at first."),
        None,
    ),
    "yala": (
        Both("ตลาดเรียนรู้สามวัฒนธรรม", "A learning market of three cultures"),
        Both("เสนอให้จัดที่ตลาดเก่าทุกสิ้นเดือน", "It is proposed to hold it in the old market at each month's end."),
        Both("เห็นชอบให้ทดลองสามเดือน", "A trial of three months is agreed."),
        (2, 1, 0),
    ),
}
TASKS: dict[str, tuple[Task, ...]] = {
    "phra-nakhon": (
        Task(
            Both("หาครัวที่เปิดวันเสาร์ได้สองแห่ง", "Find two kitchens that can open on Saturdays"),
            "sam-phraeng-kitchen",
            -96,
            110,
            "ได้ครัวสามแพร่งและครัววัดสุทัศน์",
        ),
        Task(Both("ทำป้ายบอกทางเข้าโรงช่าง", "Make signs to the workshop"), "old-town-makers", -12),
        Task(
            Both("สอนเด็กดูแลเว็บของย่าน", "Teach children to look after the neighbourhood's website"),
            "young-coders",
            20,
        ),
        Task(
            Both("รวบรวมรายชื่ออาสาพาผู้สูงอายุมาเรียน", "Gather volunteers to bring older learners"),
            "old-town-seniors",
            11,
        ),
    ),
    "phayao": (
        Task(
            Both("จัดเวรครัวสำหรับสอนปลาส้ม", "Arrange kitchen days for pla som"),
            "mae-tam-kitchen",
            -60,
            70,
            "ได้วันเสาร์ที่สอง",
        ),
        Task(Both("ชวนเด็กนักเรียนสองโรงเรียน", "Invite pupils of two schools"), "phayao-seniors", 18),
    ),
    "yala": (
        Task(
            Both("ขอใช้พื้นที่ตลาดเก่าจากเทศบาล", "Ask the municipality for the old market"),
            "talat-kao-kitchen",
            -40,
            52,
            "ได้รับอนุญาต",
        ),
        Task(Both("ถ่ายคลิปชวนมาตลาดเรียนรู้", "Film an invitation to the market"), "yala-youth", 9),
    ),
}
PROMISES: dict[str, tuple[Promise, ...]] = {
    "phra-nakhon": (
        Promise(
            "sam-phraeng-kitchen",
            Both("เปิดครัวสอนทำอาหารวันเสาร์", "A kitchen for Saturday cooking classes"),
            "venue",
            8,
            -112,
            -10,
            ((90, 3, "เปิดแล้ว 3 วัน มีสมุดลงชื่อ"), (40, 5, "ครบ 8 วัน")),
            "หาครัวที่เปิดวันเสาร์ได้สองแห่ง",
        ),
        Promise(
            "old-town-makers",
            Both("ช่างสอนงานไม้ 40 ชั่วโมง", "Forty hours of teaching woodwork"),
            "hours",
            40,
            -100,
            -21,
            ((50, 24, "สอน 6 ครั้ง ครั้งละ 4 ชั่วโมง"),),
        ),
        Promise(
            "young-coders",
            Both("พี่เลี้ยงสอนคอมพิวเตอร์ 6 คน", "Six mentors for computer classes"),
            "people",
            6,
            -90,
            30,
            ((60, 2, "มาแล้ว 2 คน"),),
        ),
        Promise(
            "garland-group",
            Both("สนับสนุนค่าวัสดุร้อยมาลัย", "Money for garland materials"),
            "baht",
            1_500_000,
            -200,
            -120,
            ((150, 500_000, "โอนงวดแรก"),),
        ),
        Promise(
            "old-town-seniors",
            Both("ที่เรียนสำหรับผู้สูงอายุ 30 ที่", "Thirty places for older learners"),
            "seats",
            30,
            -20,
            45,
            ((5, 12, "เปิดรับแล้ว 12 ที่"),),
        ),
        Promise(
            "phan-thom-growers",
            Both("แปลงผักให้เรียนปลูก 10 วัน", "A kitchen garden for ten days of learning"),
            "venue",
            10,
            -150,
            -60,
            ((40, 10, "ครบ 10 วัน ช้ากว่ากำหนดเพราะฝน"),),
        ),
    ),
    "phayao": (
        Promise(
            "mae-tam-kitchen",
            Both("เปิดครัวสอนปลาส้ม 6 วัน", "Six kitchen days for pla som"),
            "venue",
            6,
            -65,
            -5,
            ((50, 2, "เปิด 2 วัน"), (12, 4, "ครบ 6 วัน")),
            "จัดเวรครัวสำหรับสอนปลาส้ม",
        ),
        Promise(
            "kwan-fishers",
            Both("พาเด็กเรียนรู้วิถีประมง 20 ชั่วโมง", "Twenty hours of fishing lore for children"),
            "hours",
            20,
            -40,
            -9,
            ((20, 8, "สองครั้ง"),),
        ),
        Promise("phayao-seniors", Both("ครูภูมิปัญญา 5 คน", "Five elders who teach"), "people", 5, -15, 40),
    ),
    "yala": (
        Promise(
            "talat-kao-kitchen",
            Both("พื้นที่ครัวฮาลาล 4 วัน", "Four days of a halal kitchen"),
            "venue",
            4,
            -50,
            -3,
            ((30, 2, "สองวัน"), (8, 2, "ครบ")),
            "ขอใช้พื้นที่ตลาดเก่าจากเทศบาล",
        ),
        Promise(
            "yala-batik",
            Both("สอนย้อมผ้าสีมายา 24 ชั่วโมง", "Twenty-four hours of Si Maya dyeing"),
            "hours",
            24,
            -30,
            30,
        ),
        Promise(
            "khwan-mueang-birds",
            Both("ที่เรียนเลี้ยงนกเขา 15 ที่", "Fifteen places to learn about zebra doves"),
            "seats",
            15,
            -80,
            -20,
            released="สวนปิดซ่อม ตกลงกันว่าเลื่อนไปปีหน้า",
        ),
    ),
}
RATES: tuple[tuple[str, Both, int], ...] = (
    ("hours", Both("ชั่วโมงของผู้สอนอาสา", "An hour of a volunteer teacher"), 30_000),
    ("venue", Both("ห้องหรือครัวชุมชนหนึ่งวัน", "A community room or kitchen for a day"), 120_000),
    ("people", Both("อาสาหนึ่งคนตลอดกิจกรรม", "One volunteer through an activity"), 50_000),
)
"""Kind, what one unit is, and satang for it: invented, so that a city sees how a rate is stated."""

RATE_SOURCE = "อัตราสมมติสำหรับการสาธิต เมืองกำหนดเองได้"
AGREED: dict[str, tuple[Both, Both]] = {
    "phra-nakhon": (
        Both("บันทึกข้อตกลงย่านเมืองเก่าเรียนรู้ด้วยกัน", "Old town learns together: memorandum of understanding"),
        Both(
            "กลุ่มในย่านเมืองเก่าเปิดสถานที่และสอนกันเอง",
            "Groups of the old town open their places and teach each other.",
        ),
    ),
    "phayao": (
        Both("บันทึกข้อตกลงเรียนรู้ริมกว๊าน", "Learning by the lake: memorandum of understanding"),
        Both(
            "กลุ่มรอบกว๊านแบ่งปันครัว เรือ และครูภูมิปัญญา",
            "Groups around the lake share kitchens, boats and elders who teach.",
        ),
    ),
    "yala": (
        Both(
            "บันทึกข้อตกลงตลาดเรียนรู้สามวัฒนธรรม", "Learning market of three cultures: memorandum of understanding"
        ),
        Both("กลุ่มสามวัฒนธรรมจัดตลาดเรียนรู้ร่วมกัน", "Groups of three cultures hold a learning market together."),
    ),
}
ENDS_IN = {"phra-nakhon": 26, "phayao": 74, "yala": 300}
"""How many days from now the invented memoranda end: two of them within the time of a warning."""

SHARED = Both("ข้อตกลงแบ่งปันรายชื่ออาสา", "Agreement to share lists of volunteers")
SHARED_SUMMARY = Both(
    "แบ่งปันเฉพาะชื่อและวันที่อาสาว่าง ไม่มีข้อมูลผู้เรียน",
    "Only names and free days of volunteers are shared, nothing about learners.",
)
"""An invented data-sharing agreement of each city, between the last groups of its list and the first."""

UNBOUND = ("old-town-seniors", "phan-thom-growers", "khwan-mueang-birds")
"""Groups that have not signed the memorandum."""

UNSEATED = ("young-coders", "garland-group", "yala-youth")
"""Groups without a seat."""
