"""Invented briefs, projects and rounds of priorities; days are counted from the day of the demonstration."""

from typing import NamedTuple

from learningcity.core.groups import Group


class MilestoneText(NamedTuple):
    """A step of the work plan: from, by and (if it was) reached on, in days from today."""

    title_th: str
    title_en: str
    starts: int
    due: int
    done: int | None = None
    evidence: str = ""


class ProjectText(NamedTuple):
    """A project of one city with everything its plan says."""

    code: str
    city: str
    lead: str
    title_th: str
    title_en: str
    objective_th: str
    objective_en: str
    needs: tuple[str, ...]
    topics: tuple[str, ...]
    days: tuple[int, int]
    milestones: tuple[MilestoneText, ...]
    targets: tuple[tuple[Group, int], ...] = ()
    partners: tuple[tuple[str, str], ...] = ()
    budget: tuple[tuple[str, str, int, int], ...] = ()
    risks: tuple[tuple[str, int, int, str], ...] = ()


_SAFE = (
    "ผู้สูงอายุในย่านรู้ทันมิจฉาชีพ ใช้มือถือติดต่อหมอ ธนาคาร และลูกหลานได้เอง",
    "Older residents recognise fraud and use a phone for the doctor, the bank and family by themselves.",
)
_SHOP = (
    "ร้านเล็กและแผงในตลาดรู้ต้นทุน รู้กำไร และขายได้ทั้งหน้าร้านและออนไลน์",
    "Small shops and market stalls know their costs and profit, and sell both over the counter and online.",
)
_CARE = (
    "คนในบ้านดูแลผู้ป่วยติดเตียงได้ถูกวิธี และมีเพื่อนบ้านผลัดเวรให้ได้พัก",
    "Families care well for someone bedridden at home, and neighbours take turns so that they can rest.",
)
_TALES = (
    "เก็บเรื่องเล่าของย่านจากผู้เฒ่าผู้แก่ แล้วให้เด็กในย่านเป็นคนพาเดินชม",
    "Collect the quarter's stories from its elders, and let its children lead the walks that tell them.",
)

PROJECTS = (
    ProjectText(
        "safe-phones",
        "phra-nakhon",
        "young-coders",
        "มือถือปลอดภัย วัยเก๋าพระนคร",
        "Safe phones for older Phra Nakhon",
        *_SAFE,
        ("safe-phone",),
        ("digital",),
        (-200, 130),
        (
            MilestoneText(
                "คุยกับหัวหน้าชุมชนให้ครบทุกย่าน",
                "Talk with the leaders of every neighbourhood",
                -200,
                -170,
                -172,
                "บันทึกการประชุมย่าน 12 ฉบับ",
            ),
            MilestoneText("ฝึกอาสาช่วยสอน 20 คน", "Train 20 volunteers", -165, -110, -104, "รายชื่ออาสา"),
            MilestoneText("เปิดสอนครบทุกย่าน", "Classes in every neighbourhood", -100, 60),
            MilestoneText(
                "ทบทวนกับผู้เรียนและสรุปบทเรียน", "Look back with learners and write down what was learnt", 70, 120
            ),
        ),
        ((Group.OLDER, 240), (Group.CARER, 40)),
        (("old-town-seniors", "recruiter"), ("sam-phraeng-kitchen", "host")),
        (
            ("ค่าวิทยากรและอาสา", "Teachers and volunteers", 18_000_000, 9_450_000),
            ("เอกสารตัวใหญ่และอาหารว่าง", "Large-print handouts and snacks", 6_000_000, 3_120_000),
        ),
        (("ผู้สูงอายุเดินทางมาไม่ไหว", 2, 3, "ไปสอนที่ศาลาชุมชนและมัสยิดใกล้บ้าน"),),
    ),
    ProjectText(
        "small-shops",
        "phra-nakhon",
        "old-town-makers",
        "ร้านเล็กพระนคร อยู่ได้ ขายดี",
        "Small shops of Phra Nakhon",
        *_SHOP,
        ("online-shop", "bookkeeping"),
        ("work",),
        (-150, 180),
        (
            MilestoneText("สำรวจร้านเล็ก 60 ร้าน", "Survey 60 small shops", -150, -100, -95, "แบบสำรวจ 63 ร้าน"),
            MilestoneText("คลินิกบัญชีทุกวันพุธ", "A bookkeeping clinic every Wednesday", -90, -12),
            MilestoneText("ตลาดนัดทดลองขายริมคลอง", "A trial market by the canal", 20, 60),
        ),
        ((Group.ENTREPRENEUR, 60), (Group.LOW_INCOME, 30)),
        (("young-coders", "adviser"),),
        (("ค่าวิทยากร", "Teachers", 12_000_000, 7_800_000), ("เต็นท์และป้าย", "Tents and signs", 4_000_000, 0)),
        (("ฝนตกวันตลาดนัด", 2, 2, "ใช้โถงของหอสมุดแทน"), ("แม่ค้าไม่ว่างวันขายดี", 3, 2, "นัดช่วงบ่ายวันพุธ")),
    ),
    ProjectText(
        "care-at-home",
        "phra-nakhon",
        "old-town-seniors",
        "ดูแลกันที่บ้าน ย่านเดียวกัน",
        "Caring at home, together",
        *_CARE,
        ("bedridden",),
        (),
        (30, 300),
        (
            MilestoneText(
                "หาครัวเรือนที่ดูแลผู้ป่วยติดเตียง", "Find households that care for someone bedridden", 30, 75
            ),
            MilestoneText("อบรมผู้ดูแลรุ่นแรก", "First course for carers", 80, 150),
        ),
        ((Group.CARER, 50),),
        (("old-town-makers", "funder"),),
        (("ค่าอบรมและชุดอุปกรณ์", "Courses and equipment", 15_000_000, 0),),
        (("ผู้ดูแลทิ้งผู้ป่วยมาเรียนไม่ได้", 3, 3, "จัดอาสาไปเฝ้าแทนในวันเรียน"),),
    ),
    ProjectText(
        "old-stories",
        "phra-nakhon",
        "sam-phraeng-kitchen",
        "สามแพร่งเล่าเรื่อง",
        "Sam Phraeng tells its stories",
        *_TALES,
        ("old-stories",),
        ("heritage",),
        (-320, -25),
        (
            MilestoneText("เก็บเรื่องเล่า 30 เรื่อง", "Collect 30 stories", -320, -200, -210, "แฟ้มเสียง 34 เรื่อง"),
            MilestoneText("ฝึกมัคคุเทศก์น้อย", "Train young guides", -195, -120, -96, "เด็ก 14 คน"),
            MilestoneText("พาเดินชมย่าน 6 ครั้ง", "Six walks", -110, -30, -33, "ภาพและรายชื่อผู้ร่วมเดิน"),
        ),
        ((Group.CHILD, 20), (Group.OLDER, 30)),
        (("old-town-seniors", "implementer"),),
        (("ค่าบันทึกเสียงและพิมพ์", "Recording and printing", 5_000_000, 4_870_000),),
    ),
    ProjectText(
        "phayao-safe",
        "phayao",
        "phayao-seniors",
        "รู้ทันสื่อ ริมกว๊าน",
        "Wise to the net by the lake",
        *_SAFE,
        ("safe-phone",),
        ("digital",),
        (-160, 90),
        (
            MilestoneText("ฝึกแกนนำผู้สูงอายุ", "Train older leaders", -160, -120, -125, "แกนนำ 18 คน"),
            MilestoneText("เปิดสอนตามวัดและศาลา", "Classes in temples and halls", -110, 70),
        ),
        ((Group.OLDER, 160),),
        (("kwan-fishers", "host"),),
        (("ค่าวิทยากรและเดินทาง", "Teachers and travel", 9_000_000, 4_300_000),),
        (("สัญญาณเน็ตอ่อนบนฝั่งฟากกว๊าน", 2, 2, "ใช้แบบฝึกบนกระดาษก่อน"),),
    ),
    ProjectText(
        "phayao-shops",
        "phayao",
        "kwan-fishers",
        "ของดีผักตบ ขายได้ทั่วไทย",
        "Water-hyacinth craft for the whole country",
        *_SHOP,
        ("online-shop",),
        ("craft",),
        (-120, 120),
        (
            MilestoneText("ถ่ายรูปสินค้าครบทุกกลุ่ม", "Photograph the goods of every group", -120, -60),
            MilestoneText("เปิดร้านออนไลน์ร่วมกัน", "Open one online shop together", -50, 80),
        ),
        ((Group.ENTREPRENEUR, 25),),
        (("mae-tam-kitchen", "adviser"),),
        (("อุปกรณ์ถ่ายรูป", "Photo equipment", 3_500_000, 3_350_000),),
        (("คนถ่ายรูปมีคนเดียว", 3, 2, ""),),
    ),
    ProjectText(
        "yala-shops",
        "yala",
        "talat-kao-kitchen",
        "ตลาดเก่ายะลา ขายเก่งสามภาษา",
        "Yala's old market sells in three languages",
        *_SHOP,
        ("online-shop", "bookkeeping"),
        ("work", "language"),
        (-140, 100),
        (
            MilestoneText(
                "เรียนคำขายของไทย มลายู จีน",
                "Words of selling in Thai, Malay and Chinese",
                -140,
                -80,
                -82,
                "คู่มือคำศัพท์",
            ),
            MilestoneText("ทดลองไลฟ์ขายของ", "Try selling live", -70, 40),
        ),
        ((Group.ENTREPRENEUR, 45), (Group.YOUTH, 20)),
        (("yala-youth", "implementer"),),
        (("ค่าวิทยากร", "Teachers", 7_000_000, 3_900_000),),
        (("เดือนรอมฎอนคนมาน้อย", 3, 1, "ย้ายรอบไปหลังละศีลอด"),),
    ),
    ProjectText(
        "yala-care",
        "yala",
        "yala-youth",
        "เพื่อนบ้านช่วยดูแล ริมแม่น้ำปัตตานี",
        "Neighbours who care, by the Pattani river",
        *_CARE,
        ("bedridden",),
        ("health",),
        (-90, 200),
        (
            MilestoneText("อบรมอาสาดูแล 15 คน", "Train 15 volunteers", -90, -40, -38, "รายชื่ออาสา"),
            MilestoneText("เยี่ยมบ้านทุกสัปดาห์", "Visits every week", -30, 180),
        ),
        ((Group.CARER, 30), (Group.OLDER, 30)),
        (("talat-kao-kitchen", "funder"),),
        (("ค่าเดินทางอาสา", "Volunteers' travel", 4_800_000, 1_240_000),),
    ),
)

ROUND_NEEDS = {
    "past": (
        ("safe-phone", 24_000_000),
        ("online-shop", 16_000_000),
        ("bedridden", 15_000_000),
        ("swimming", 90_000_000),
        ("sign-language", 6_000_000),
    ),
    "now": (
        ("phone-repair", 9_000_000),
        ("sign-language", 6_000_000),
        ("dulcimer", 4_500_000),
        ("job-letters", 7_000_000),
        ("read-aloud", 3_000_000),
    ),
}
"""The needs of each round with what answering each would cost, in satang."""
