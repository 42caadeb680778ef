"""Invented people who teach, and invented offers to: nobody real is meant."""

from typing import NamedTuple

from learningcity.city.catalogue.models import Asks, OfferState, Setting, Suits
from learningcity.core.groups import Group
from learningcity.demo.texts.shapes import NOTHING, Both

PHRA_NAKHON, PHAYAO, YALA = "phra-nakhon", "phayao", "yala"


class TeacherText(NamedTuple):
    """Someone who teaches and agreed to be shown: of which topics, and how many of a city's activities."""

    city: str
    code: str
    name: Both
    about: Both
    topics: tuple[str, ...]
    made_from: str = ""
    """The code of the text whose activities they teach; of their topics where there is none."""
    account: str = ""


class OfferText(NamedTuple):
    """An offer to teach before its rows are known, sent `days` ago and answered `answered` days later.

    An opened one is told in the words of the activity that came of it.
    """

    city: str
    title: Both
    summary: str
    topic: str
    hours: int
    experience: str
    state: OfferState
    days: int
    account: str = ""
    organisation: str = ""
    setting: Setting = Setting.NEEDED
    place: str = ""
    suits: tuple[Suits, ...] = ()
    asks: Asks = Asks.NOTHING
    baht: int = 0
    audience: tuple[Group, ...] = ()
    ages: tuple[int | None, int | None] = (None, None)
    may_show: bool = True
    said: str = ""
    answered: int = 4
    english: str = ""
    """The summary in English, which the partner wrote when it took the offer up."""


TEACHERS = (
    TeacherText(
        PHRA_NAKHON,
        "malee-wongthong",
        Both("ยายมาลี วงศ์ทอง", "Grandmother Malee Wongthong"),
        Both(
            "ร้อยมาลัยถวายพระมาตั้งแต่เด็ก เรียนจากแม่ที่ปากคลองตลาด สอนลูกหลานในซอยมาสี่สิบปี",
            "Has strung garlands since childhood, as her mother at the flower market did.",
        ),
        ("craft", "heritage"),
        made_from="garland-start",
        account="malee@demo.example",
    ),
    TeacherText(
        PHRA_NAKHON,
        "khru-ton",
        Both("ครูต้น ณัฐพล สุวรรณ", "Khru Ton, Natthaphon Suwan"),
        Both(
            "ช่างซ่อมมือถือย่านบ้านหม้อสิบห้าปี ชอบสอนคนที่บอกว่าตัวเองทำไม่เป็น ใครกลัวจอดำนั่งแถวหน้าได้เลย",
            "Fifteen years of mending phones near Ban Mo. Likes best to teach those who say they cannot.",
        ),
        ("digital",),
        made_from="safe-phone",
    ),
    TeacherText(
        PHRA_NAKHON,
        "pa-aree",
        Both("ป้าอารีย์ ครัวริมคลอง", "Aunt Aree of the canal kitchen"),
        Both(
            "ขายข้าวแกงริมคลองบางลำพูมาสามสิบปี สูตรน้ำพริกแกงตำมือทุกเช้า อยากให้คนรุ่นใหม่ตำเป็น",
            "Thirty years of curry and rice by the canal; pounds her paste by hand each morning.",
        ),
        ("food", "heritage"),
        made_from="curry-paste",
    ),
    TeacherText(
        PHRA_NAKHON,
        "mo-kesorn",
        Both("คุณหมอเกสร ใจดี", "Dr Kesorn Chaidi"),
        Both(
            "พยาบาลชุมชนที่เกษียณแล้ว พาคนในย่านเดินและยืดเหยียดตอนเช้า วัดความดันให้ทุกครั้ง",
            "A retired nurse who walks and stretches with her neighbours each morning.",
        ),
        ("health", "family"),
        made_from="tai-chi-morning",
    ),
    TeacherText(
        PHAYAO,
        "mae-buakham",
        Both("แม่บัวคำ ปันแก้ว", "Mother Buakham Pankaeo"),
        Both(
            "สานผักตบชวาจากกว๊านพะเยาเป็นตะกร้าและหมวก รวมกลุ่มแม่บ้านขายมาแล้วยี่สิบปี",
            "Weaves water hyacinth from the lake into baskets and hats; twenty years with the women's group.",
        ),
        ("craft", "nature"),
        made_from="water-hyacinth",
        account="buakham@demo.example",
    ),
    TeacherText(
        PHAYAO,
        "khru-intha",
        Both("ครูอินถา ใจคำ", "Khru Intha Chaikham"),
        Both("ครูภาษาไทยเกษียณ อ่านอักษรล้านนาได้", "A retired teacher of Thai who reads the Lanna script."),
        ("language", "heritage"),
    ),
    TeacherText(
        YALA,
        "kak-nurida",
        Both("กะนูรีดา สาและ", "Kak Nurida Salae"),
        Both(
            "ทำขนมพื้นเมืองขายหน้าตลาดเก่า สอนเป็นภาษามลายูและไทยปนกัน",
            "Makes local sweets by the old market; teaches in Malay and Thai by turns.",
        ),
        ("food", "language"),
        made_from="lanna-script",
    ),
    TeacherText(
        YALA,
        "abang-sulkiflee",
        Both("บังซุลกิฟลี อาแว", "Abang Sulkiflee Awae"),
        Both(
            "ช่างไฟฟ้าบ้าน สอนวัยรุ่นเดินสายไฟให้ปลอดภัย", "A house electrician who teaches safe wiring to the young."
        ),
        ("work", "digital"),
    ),
)

OFFERS = (
    OfferText(
        PHRA_NAKHON,
        NOTHING,
        "",
        "craft",
        3,
        "ร้อยมาลัยมาตั้งแต่เด็ก แม่ขายดอกไม้ที่ปากคลองตลาด สอนหลานและเพื่อนบ้านทุกวันพระ",
        OfferState.OPENED,
        75,
        account="malee@demo.example",
        suits=(Suits.MORNING, Suits.WEEKEND),
        asks=Asks.MATERIALS,
        said="ยินดีมาก เราจัดที่และซื้อดอกไม้ให้ เริ่มได้เดือนหน้า",
    ),
    OfferText(
        PHRA_NAKHON,
        Both("เล่านิทานย่านเก่าให้เด็กฟัง", "Telling children the stories of the old quarter"),
        "เด็กได้รู้ว่าซอยที่เดินทุกวันเคยเป็นอะไร แล้วกลับไปเล่าให้ที่บ้านฟังได้",
        "heritage",
        2,
        "อยู่ย่านนี้มาเจ็ดสิบปี จำได้ว่าตรงไหนเคยเป็นคลอง ตรงไหนเคยเป็นโรงหนัง",
        OfferState.RETURNED,
        6,
        account="malee@demo.example",
        suits=(Suits.AFTERNOON, Suits.WEEKEND),
        audience=(Group.CHILD,),
        ages=(6, 12),
        said="น่ารักมาก อยากทราบเพิ่มว่ารับเด็กครั้งละกี่คน และเดินออกไปดูสถานที่จริงด้วยหรือไม่ จะได้จัดคนช่วยดูแล",
        answered=3,
    ),
    OfferText(
        PHRA_NAKHON,
        Both("ซ่อมพัดลมเองที่บ้าน ไม่ต้องทิ้ง", "Mending a fan at home instead of throwing it away"),
        "ถอดล้าง เปลี่ยนคาปาซิเตอร์ หยอดน้ำมัน พัดลมตัวเดิมกลับมาหมุนแรง",
        "work",
        4,
        "ช่างซ่อมเครื่องใช้ไฟฟ้าย่านคลองถมมา 26 ปี ตอนนี้ลูกรับร้านต่อ มีเวลาว่างวันธรรมดา",
        OfferState.SENT,
        11,
        setting=Setting.OWN,
        place="ที่ร้าน ปากซอยบ้านหม้อ นั่งได้ 8 คน",
        suits=(Suits.MORNING, Suits.AFTERNOON),
        asks=Asks.MATERIALS,
    ),
    OfferText(
        PHRA_NAKHON,
        Both("ชงกาแฟโบราณและคิดต้นทุนต่อแก้ว", "Old-style coffee, and what a cup costs to make"),
        "ชงได้ห้าเมนู รู้ต้นทุนต่อแก้วจริง พร้อมเปิดรถเข็นเล็ก ๆ ของตัวเอง",
        "work",
        6,
        "ร้านกาแฟตกทอดจากอากง เปิดมา 60 ปี เคยสอนเด็กฝึกงานมาแล้วสิบกว่าคน",
        OfferState.SENT,
        3,
        organisation="ร้านกาแฟหัวมุมสี่แยก (ร้านสมมติ)",
        setting=Setting.OWN,
        place="ที่ร้าน หลังบ่ายสองว่าง รับได้ 6 คน",
        suits=(Suits.AFTERNOON,),
        asks=Asks.FEE,
        baht=150,
        audience=(Group.ENTREPRENEUR, Group.INFORMAL_WORKER),
        ages=(18, None),
    ),
    OfferText(
        PHRA_NAKHON,
        Both("ภาษามือที่ใช้ขายของ", "Sign language for selling at a stall"),
        "ทักทาย บอกราคา ทอนเงิน ขอบคุณ ด้วยภาษามือไทย ให้ลูกค้าหูหนวกซื้อของได้สบายใจ",
        "language",
        8,
        "หูหนวกแต่กำเนิด สอนภาษามือให้เพื่อนร่วมงานมา 5 ปี มีล่ามมาช่วยได้",
        OfferState.SENT,
        16,
        suits=(Suits.EVENING, Suits.WEEKEND),
        audience=(Group.ENTREPRENEUR,),
    ),
    OfferText(
        PHRA_NAKHON,
        Both("ถ่ายรูปสินค้าด้วยมือถือให้น่าซื้อ", "Photographing what you sell, with a phone"),
        "จัดแสงหน้าต่าง ตั้งกล้อง แต่งรูปเร็ว ได้รูปลงขายสิบรูปก่อนกลับบ้าน",
        "digital",
        3,
        "ช่างภาพอาหารอิสระ ทำรูปให้ร้านในย่านมาเจ็ดปี",
        OfferState.ACCEPTED,
        20,
        suits=(Suits.WEEKEND,),
        audience=(Group.ENTREPRENEUR,),
        said="รับแล้ว หอสมุดจะโทรคุยเรื่องวันภายในสัปดาห์นี้",
        answered=6,
        english="Window light, a steady phone, quick edits: ten pictures to sell with before you go home.",
    ),
    OfferText(
        PHRA_NAKHON,
        Both("ทำนายดวงและแก้ชง", "Fortune-telling and mending bad luck"),
        "รู้ดวงตัวเองตลอดปี",
        "civic",
        2,
        "ดูดวงมา 12 ปี มีลูกค้าประจำ",
        OfferState.DECLINED,
        34,
        asks=Asks.FEE,
        baht=299,
        may_show=False,
        said="ขอบคุณที่เสนอ เมืองจัดได้เฉพาะเรื่องที่ผู้เรียนนำไปใช้ต่อเองได้ ถ้าสนใจสอนเรื่องปฏิทินจันทรคติหรือที่มาของตรุษจีน ยินดีรับมาก",
    ),
    OfferText(
        PHRA_NAKHON,
        Both("อ่านฉลากยาให้เข้าใจ", "Understanding the label on a medicine"),
        "อ่านฉลากเป็น รู้ว่ายาไหนกินร่วมกันไม่ได้ ถามเภสัชกรถูกคำถาม",
        "health",
        2,
        "เภสัชกรร้านยาในชุมชน 18 ปี",
        OfferState.SENT,
        1,
        organisation="ร้านยาหน้าวัด (ร้านสมมติ)",
        suits=(Suits.MORNING,),
        audience=(Group.OLDER, Group.CARER),
    ),
    OfferText(
        PHRA_NAKHON,
        Both("หมากรุกไทยสำหรับผู้เริ่มต้น", "Thai chess for beginners"),
        "เดินเป็น รู้จักเปิดหมากสามแบบ เล่นกับเพื่อนใต้ต้นไม้ได้",
        "family",
        4,
        "เล่นมาห้าสิบปี ได้ถ้วยระดับเขตสองครั้ง",
        OfferState.WITHDRAWN,
        50,
        suits=(Suits.AFTERNOON,),
    ),
    OfferText(
        PHAYAO,
        NOTHING,
        "",
        "craft",
        6,
        "ทำมา 20 ปีกับกลุ่มแม่บ้านริมกว๊าน",
        OfferState.OPENED,
        90,
        account="buakham@demo.example",
        setting=Setting.OWN,
        place="ใต้ถุนบ้าน นั่งได้ 12 คน",
        suits=(Suits.MORNING,),
        asks=Asks.MATERIALS,
        said="ดีมาก เปิดรอบแรกก่อนลอยกระทง",
    ),
    OfferText(
        PHAYAO,
        Both("เลี้ยงผึ้งโพรงในสวนลำไย", "Keeping native bees in a longan orchard"),
        "ทำกล่องเลี้ยงได้เอง รู้ฤดูเก็บน้ำผึ้ง และไม่โดนต่อย",
        "nature",
        5,
        "เลี้ยงผึ้งมาเก้าปี มี 40 กล่อง",
        OfferState.SENT,
        5,
        setting=Setting.OWN,
        place="สวนลำไย ตำบลบ้านต๋อม",
        suits=(Suits.WEEKEND,),
    ),
    OfferText(
        YALA,
        Both("ทำขนมอาเก๊าะและนาซิดาแฆขาย", "Making akok and nasi dagae to sell"),
        "ทำได้สองอย่างจนขายได้ รู้ราคาทุนและการเก็บให้อยู่ถึงเย็น",
        "food",
        5,
        "ช่วยแม่ขายหน้าตลาดเก่าตั้งแต่อายุสิบสอง",
        OfferState.SENT,
        4,
        account="aminoh@demo.example",
        suits=(Suits.MORNING, Suits.WEEKEND),
        asks=Asks.MATERIALS,
    ),
    OfferText(
        YALA,
        Both("เขียนลายเรือกอและบนถุงผ้า", "Painting kolae boat patterns on a cloth bag"),
        "เขียนลายพื้นฐานสามลาย ได้ถุงผ้าหนึ่งใบ",
        "craft",
        4,
        "ลูกหลานช่างเขียนเรือ สอนเด็กในปอเนาะทุกปิดเทอม",
        OfferState.RETURNED,
        9,
        suits=(Suits.WEEKEND,),
        audience=(Group.YOUTH,),
        said="สวยมาก ขอทราบว่าค่าสีต่อคนเท่าไร เมืองมีงบวัสดุให้",
    ),
)
