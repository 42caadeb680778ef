"""Invented learning paths: activities in an order that leads somewhere, by the codes of their texts."""

from typing import NamedTuple

from learningcity.city.catalogue.models import LeadsTo, LifeStage
from learningcity.core.groups import Group
from learningcity.demo.texts.shapes import NOTHING, Both

PHRA_NAKHON, PHAYAO, YALA = "phra-nakhon", "phayao", "yala"
EVERYWHERE = (PHRA_NAKHON, PHAYAO, YALA)


class StepText(NamedTuple):
    """A step by the code of the text its activity was made from, and why it is there."""

    text: str
    why: Both = NOTHING
    is_optional: bool = False


class PathText(NamedTuple):
    """An invented path before its activities are known."""

    code: str
    title: Both
    summary: Both
    leads_to: LeadsTo
    leads: Both
    stages: tuple[LifeStage, ...]
    steps: tuple[StepText, ...]
    audience: tuple[Group, ...] = ()
    cities: tuple[str, ...] = EVERYWHERE


PATHS = (
    PathText(
        "first-shop",
        Both("จากอยากขาย ถึงร้านแรกของตัวเอง", "From wishing to sell to a first shop"),
        Both(
            "คิดต้นทุนให้เป็น ถ่ายรูปให้น่าซื้อ เปิดร้านออนไลน์ แล้วทำบัญชีให้รู้กำไรจริง",
            "Know your costs, take pictures that sell, open online, and see the real profit.",
        ),
        LeadsTo.BUSINESS,
        Both(
            "จบแล้วมีแผนร้านหนึ่งหน้า ราคาที่ไม่ขาดทุน และร้านออนไลน์ที่เปิดขายได้จริง",
            "You end with a one-page plan, prices that do not lose money, and a shop that is open.",
        ),
        (LifeStage.WORKING, LifeStage.OLDER),
        (
            StepText("first-stall", Both("รู้ก่อนว่าจะขายอะไร ให้ใคร", "Know first what to sell and to whom.")),
            StepText(
                "price-with-profit", Both("ตั้งราคาจากต้นทุน ไม่ใช่จากใจ", "Set prices from costs, not from hope.")
            ),
            StepText("product-photo", Both("รูปเดียวขายได้ทั้งเดือน", "One good picture sells for a month.")),
            StepText("qr-pay", Both("รับเงินให้ถูก ไม่โดนสลิปปลอม", "Take payment safely."), is_optional=True),
            StepText(
                "first-shop-online", Both("เปิดร้านพร้อมครูข้าง ๆ", "Open the shop with a teacher beside you.")
            ),
            StepText("spreadsheet-shop", Both("ดูกำไรทุกสิ้นเดือน", "See the profit at the end of each month.")),
        ),
        (Group.ENTREPRENEUR, Group.LOW_INCOME),
        (PHRA_NAKHON,),
    ),
    PathText(
        "kitchens-to-stall",
        Both("จากครัวที่บ้าน ถึงแผงในตลาด", "From the kitchen at home to a stall in the market"),
        Both(
            "ทำของอร่อยของยะลาให้ขายได้ ถ่ายรูปให้คนหยุดดู รับเงินให้ถูก แล้วรู้กำไรของตัวเอง",
            "Cook what Yala is known for, take pictures people stop at, take money safely, know your profit.",
        ),
        LeadsTo.BUSINESS,
        Both(
            "ได้ลองขายหนึ่งวันที่ตลาดหน้าสถานี พร้อมป้ายราคาและบัญชีหนึ่งหน้าของตัวเอง",
            "A trial day of selling at the station market, with your own price board and one-page accounts.",
        ),
        (LifeStage.WORKING,),
        (
            StepText(
                "roti-tea",
                Both("ของที่ทั้งเมืองกินทุกเช้า ขายได้ทุกวัน", "What the whole town has each morning sells each day."),
            ),
            StepText("southern-rice-salad", is_optional=True),
            StepText(
                "lunchbox",
                Both("ฝึกทำจำนวนมากให้ทันเวลา", "Practise cooking many portions by a set hour."),
            ),
            StepText("product-photo", Both("รูปเดียวขายได้ทั้งเดือน", "One good picture sells for a month.")),
            StepText("qr-pay", Both("รับเงินให้ถูก ไม่โดนสลิปปลอม", "Take payment safely.")),
            StepText("spreadsheet-shop", Both("ดูกำไรทุกสิ้นเดือน", "See the profit at the end of each month.")),
        ),
        (Group.ENTREPRENEUR, Group.LOW_INCOME),
        (YALA,),
    ),
    PathText(
        "phone-at-ease",
        Both("วัยเก๋าใช้มือถือคล่อง จนสอนเพื่อนได้", "At ease with the phone, then helping neighbours"),
        Both(
            "เริ่มจากไม่โดนหลอก ต่อด้วยหาหมอ โทรเห็นหน้า และช่วยเพื่อนบ้านลงทะเบียน",
            "Begin with not being cheated, then the doctor, video calls, and helping neighbours.",
        ),
        LeadsTo.BADGE,
        Both(
            "ได้ขึ้นชื่อเป็นอาสาช่วยเพื่อนบ้านใช้มือถือของย่าน",
            "You are listed as a volunteer who helps the neighbourhood with phones.",
        ),
        (LifeStage.OLDER,),
        (
            StepText("safe-phone", Both("รู้ทันก่อน แล้วค่อยใช้ให้สนุก", "Be safe first, then enjoy it.")),
            StepText(
                "doctor-app",
                Both("จองหมอเองได้ ไม่ต้องรอลูก", "Book the doctor without waiting for the children."),
            ),
            StepText("read-medicine-label", is_optional=True),
            StepText("video-call", Both("เห็นหน้าลูกหลานทุกวัน", "See the family every day.")),
            StepText("phone-enrol-helper", Both("ส่งต่อให้เพื่อนบ้าน", "Pass it on to neighbours.")),
        ),
        (Group.OLDER,),
        (PHRA_NAKHON,),
    ),
    PathText(
        "young-guide",
        Both("มัคคุเทศก์น้อยของย่าน", "A young guide of the quarter"),
        Both(
            "เดินให้รู้จัก ฟังให้เป็น แล้วเล่าเรื่องย่านของเราให้คนอื่นฟัง",
            "Walk it, listen to it, then tell others the story of our quarter.",
        ),
        LeadsTo.STUDY,
        Both(
            "แฟ้มผลงานหนึ่งเล่มสำหรับเรียนต่อ และได้นำเที่ยวจริงในงานของย่าน",
            "A portfolio for further study, and real tours at the quarter's festival.",
        ),
        (LifeStage.SCHOOL,),
        (
            StepText("alley-walk", Both("รู้จักตรอกที่เดินผ่านทุกวัน", "Know the lanes you pass every day.")),
            StepText("old-photos", Both("อ่านรูปเก่าให้ออก", "Read old photographs.")),
            StepText("museum-night", is_optional=True),
            StepText("three-cultures-walk", is_optional=True),
            StepText("young-guides", Both("ฝึกเล่า ฝึกพาเดิน", "Practise telling and leading.")),
        ),
        (Group.YOUTH,),
    ),
    PathText(
        "first-years",
        Both("เล่น เล่า อ่าน ก่อนเข้าอนุบาล", "Play, tell and read before kindergarten"),
        Both(
            "พ่อแม่ ปู่ย่าตายาย มาเล่นกับลูกหลานด้วยกัน จากของเล่นในบ้านถึงนิทานเล่มแรก",
            "Parents and grandparents play along, from what lies about the house to a first storybook.",
        ),
        LeadsTo.STUDY,
        Both(
            "ลูกฟังนิทานจบเล่ม เล่าต่อได้ และพร้อมไปโรงเรียนวันแรกโดยไม่ร้อง",
            "Your child listens to a whole story, tells it again, and is ready for the first day of school.",
        ),
        (LifeStage.EARLY,),
        (
            StepText("baby-play", Both("เล่นให้เป็นก่อน ของเล่นไม่ต้องซื้อ", "Play first; no toy need be bought.")),
            StepText(
                "bilingual-story", Both("ฟังเสียงสองภาษาตั้งแต่เล็ก", "Hear two languages from the beginning.")
            ),
            StepText("library-sleepover", is_optional=True),
            StepText(
                "father-cook", Both("นับ ตวง แบ่ง ในครัวจริง", "Count, measure and share in a real kitchen.")
            ),
        ),
        (Group.CHILD, Group.CARER),
    ),
    PathText(
        "strong-at-eighty",
        Both("แข็งแรงถึงแปดสิบ", "Strong at eighty"),
        Both(
            "เดินไม่ล้ม กินไม่เค็ม รู้จักยาของตัวเอง และมีเพื่อนออกกำลังทุกเช้า",
            "Steady on your feet, less salt, your medicines understood, and company each morning.",
        ),
        LeadsTo.HOBBY,
        Both(
            "มีกลุ่มออกกำลังใกล้บ้าน กับสมุดความดันที่เอาไปให้หมอดูได้",
            "A group to exercise with near home, and a blood pressure book to show the doctor.",
        ),
        (LifeStage.OLDER,),
        (
            StepText(
                "fall-proof",
                Both("ล้มครั้งเดียวเปลี่ยนทั้งชีวิต กันไว้ก่อน", "One fall changes a life; prevent it first."),
            ),
            StepText("cook-for-pressure", Both("ลดเค็มโดยไม่เสียรส", "Less salt, no less taste.")),
            StepText("read-medicine-label", Both("ยาที่กินทุกวัน ต้องรู้จักชื่อ", "Know the names of what you take.")),
            StepText("herb-garden", is_optional=True),
            StepText("tai-chi-morning", Both("ทำทุกเช้า ไม่ต้องทำคนเดียว", "Each morning, and not alone.")),
        ),
        (Group.OLDER, Group.CARER),
    ),
    PathText(
        "own-story",
        Both("อ่านคล่อง เขียนเป็น เล่าเรื่องของเรา", "Read with ease, write, and tell your story"),
        Both(
            "เริ่มจากอ่านเขียนให้คล่องอีกครั้ง จบที่เรื่องชีวิตของเราหนึ่งหน้าในหอสมุด",
            "Begin by reading and writing again; end with a page of your own life in the library.",
        ),
        LeadsTo.BADGE,
        Both(
            "เรื่องของเราเข้าเล่มรวมเรื่องของคนในเมือง เก็บไว้ที่ห้องสมุดให้ลูกหลานอ่าน",
            "Your story is bound with those of others and kept in the library for the children to read.",
        ),
        (LifeStage.WORKING, LifeStage.OLDER),
        (
            StepText(
                "thai-reading-again", Both("ไม่มีใครหัวเราะ ทุกคนเริ่มใหม่", "Nobody laughs; everyone begins again.")
            ),
            StepText("old-photos", Both("รูปหนึ่งใบ เล่าได้ทั้งวัน", "One picture is a day of stories.")),
            StepText("book-club", is_optional=True),
            StepText("write-my-life", Both("หนึ่งหน้าก็พอ", "One page is enough.")),
        ),
        (Group.LOW_INCOME, Group.OUT_OF_SCHOOL),
    ),
    PathText(
        "home-carer",
        Both("เป็นผู้ดูแลมืออาชีพใกล้บ้าน", "A trained carer near home"),
        Both(
            "ดูแลคนที่บ้านให้ถูกวิธีก่อน แล้วต่อเป็นอาชีพที่ย่านเรากำลังขาด",
            "Care well for those at home first, then make it the work our quarter is short of.",
        ),
        LeadsTo.WORK,
        Both(
            "ขึ้นทะเบียนผู้ดูแลของศูนย์บริการสาธารณสุข และได้ฝึกงานกับบ้านจริงสองครั้ง",
            "You are on the health centre's list of carers, with two visits to real homes behind you.",
        ),
        (LifeStage.WORKING,),
        (
            StepText("first-aid", Both("สี่นาทีแรกอยู่ในมือคนใกล้ตัว", "The first four minutes are in your hands.")),
            StepText(
                "caring-at-home", Both("พลิกตัว เช็ดตัว โดยหลังไม่เสีย", "Turn and wash without hurting your back.")
            ),
            StepText("soft-food", Both("กินได้ คือแข็งแรง", "Those who can eat get strong.")),
            StepText("thai-massage-30", is_optional=True),
            StepText(
                "job-letter", Both("เขียนใบสมัครให้เห็นว่าเราดูแลเป็น", "A letter that shows you know how to care.")
            ),
        ),
        (Group.CARER, Group.INFORMAL_WORKER),
        (PHRA_NAKHON, PHAYAO),
    ),
    PathText(
        "small-hands-big-city",
        Both("คนตัวเล็กเปลี่ยนเมือง", "Ordinary people who change a city"),
        Both(
            "ประชุมให้จบ อ่านงบให้ออก เดินสำรวจให้เห็น แล้วชวนเพื่อนบ้านลงมือ",
            "Run a meeting that ends, read a budget, see the streets, then act with your neighbours.",
        ),
        LeadsTo.PROGRAMME,
        Both(
            "เทียบเป็นวิชาแรกของหลักสูตรนักบริหารเมืองได้ เมื่อผ่านการพิจารณาของผู้สอน",
            "It may count as a first course of the City Administrator programme, if its teachers agree.",
        ),
        (LifeStage.WORKING, LifeStage.OLDER),
        (
            StepText("volunteer-start", Both("เริ่มจากเรื่องที่เราถนัด", "Begin with what you are good at.")),
            StepText(
                "meeting-well",
                Both("ประชุมจบตรงเวลา คนอยากมาอีก", "A meeting that ends in time is come back to."),
            ),
            StepText("fix-the-map", Both("เห็นทางเท้าจากรถเข็น", "See the pavement from a wheelchair.")),
            StepText("next-year-wishes", is_optional=True),
            StepText("city-budget-game", Both("เงินมีจำกัด ต้องเลือกให้เป็น", "Money is short; learn to choose.")),
        ),
        (),
        (PHRA_NAKHON,),
    ),
    PathText(
        "work-with-hands",
        Both("มีงานทำในหนึ่งเดือน", "Into work within a month"),
        Both(
            "เลือกทักษะที่มีคนจ้าง ฝึกจนทำได้ แล้วเตรียมใบสมัครกับสัมภาษณ์",
            "Learn a skill that is hired, then prepare the application and the interview.",
        ),
        LeadsTo.WORK,
        Both(
            "สมัครงานกับร้านและสถานประกอบการในเมืองที่มาสัมภาษณ์ในวันสุดท้าย",
            "Apply to shops and workplaces of the city that interview on the last day.",
        ),
        (LifeStage.WORKING,),
        (
            StepText("job-letter", Both("ใบสมัครหนึ่งหน้าที่คนอ่านจบ", "One page that gets read to the end.")),
            StepText(
                "street-food-safety", Both("ใบผ่านที่ครัวทุกแห่งขอ", "The certificate every kitchen asks for.")
            ),
            StepText("barista-start", is_optional=True),
            StepText("home-repair", is_optional=True),
            StepText("lunchbox", Both("ลองทำงานครัวจริงหนึ่งวัน", "One day in a real kitchen.")),
        ),
        (Group.YOUTH, Group.INFORMAL_WORKER),
        (PHAYAO,),
    ),
    PathText(
        "host-of-the-lake",
        Both("เจ้าบ้านกว๊านพะเยา", "A host of Phayao Lake"),
        Both(
            "รู้จักนก ปลา วัดใต้น้ำ และเรื่องเล่าของคนหาปลา จนพาแขกเดินริมกว๊านได้เอง",
            "Know the birds, the fish, the drowned temples and the fishers' tales, and show guests round.",
        ),
        LeadsTo.HOBBY,
        Both(
            "ได้เป็นเจ้าบ้านพาเดินริมกว๊านเดือนละครั้ง มีเพื่อนเดินทุกวัย",
            "You lead a walk by the lake once a month, with companions of every age.",
        ),
        (),
        (
            StepText("lake-birds", Both("ตื่นเช้าไปรู้จักเพื่อนบ้านมีปีก", "Meet the winged neighbours early.")),
            StepText("lake-temples", Both("เมืองเก่าที่อยู่ใต้น้ำ", "The old town below the water.")),
            StepText("lake-fish", Both("ปลาส้มของดีที่หมักเองได้", "The sour fish one can make at home.")),
            StepText(
                "kwan-evening", Both("ฟังคนหาปลาเล่าเอง", "Hear it from those who fish."), is_optional=True
            ),
        ),
        (),
        (PHAYAO,),
    ),
)
"""Each demonstration city has at least five."""

BEGUN = {
    "malee@demo.example": ("phone-at-ease",),
    "buakham@demo.example": ("strong-at-eighty", "host-of-the-lake"),
    "aminoh@demo.example": ("kitchens-to-stall",),
}
"""The learners one can sign in as, and the paths they have begun."""
