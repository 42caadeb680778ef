"""Invents learning paths over what is on offer, and counts what was learnt after what."""

from typing import NamedTuple

from django.db.models import Count, Q

from learningcity.city.catalogue.models import Activity, LeadsTo, LifeStage, Path, PathState, Step
from learningcity.city.enrolment.models import State
from learningcity.city.enrolment.tasks import count_learnt_next
from learningcity.city.places.models import City
from learningcity.core.groups import Group
from learningcity.demo.world import World

FEWEST = 3


class _Step(NamedTuple):
    """A step by the code of the text its activity was made from, and why it is there."""

    text: str
    why_th: str = ""
    why_en: str = ""
    is_optional: bool = False


class _Path(NamedTuple):
    code: str
    title: tuple[str, str]
    summary: tuple[str, str]
    leads_to: LeadsTo
    leads: tuple[str, str]
    stages: tuple[str, ...]
    steps: tuple[_Step, ...]
    audience: tuple[str, ...] = ()
    cities: tuple[str, ...] = ("phra-nakhon",)


PATHS = (
    _Path(
        "first-shop",
        ("จากอยากขาย ถึงร้านแรกของตัวเอง", "From wishing to sell to a first shop"),
        (
            "คิดต้นทุนให้เป็น ถ่ายรูปให้น่าซื้อ เปิดร้านออนไลน์ แล้วทำบัญชีให้รู้กำไรจริง",
            "Know your costs, take pictures that sell, open online, and see the real profit.",
        ),
        LeadsTo.BUSINESS,
        (
            "จบแล้วมีแผนร้านหนึ่งหน้า ราคาที่ไม่ขาดทุน และร้านออนไลน์ที่เปิดขายได้จริง",
            "You end with a one-page plan, prices that do not lose money, and a shop that is open.",
        ),
        (LifeStage.WORKING, LifeStage.OLDER),
        (
            _Step("first-stall", "รู้ก่อนว่าจะขายอะไร ให้ใคร", "Know first what to sell and to whom."),
            _Step("price-with-profit", "ตั้งราคาจากต้นทุน ไม่ใช่จากใจ", "Set prices from costs, not from hope."),
            _Step("product-photo", "รูปเดียวขายได้ทั้งเดือน", "One good picture sells for a month."),
            _Step("qr-pay", "รับเงินให้ถูก ไม่โดนสลิปปลอม", "Take payment safely.", is_optional=True),
            _Step("first-shop-online", "เปิดร้านพร้อมครูข้าง ๆ", "Open the shop with a teacher beside you."),
            _Step("spreadsheet-shop", "ดูกำไรทุกสิ้นเดือน", "See the profit at the end of each month."),
        ),
        (Group.ENTREPRENEUR, Group.LOW_INCOME),
        ("phra-nakhon", "yala"),
    ),
    _Path(
        "phone-at-ease",
        ("วัยเก๋าใช้มือถือคล่อง จนสอนเพื่อนได้", "At ease with the phone, then helping neighbours"),
        (
            "เริ่มจากไม่โดนหลอก ต่อด้วยหาหมอ โทรเห็นหน้า และช่วยเพื่อนบ้านลงทะเบียน",
            "Begin with not being cheated, then the doctor, video calls, and helping neighbours.",
        ),
        LeadsTo.BADGE,
        (
            "ได้ขึ้นชื่อเป็นอาสาช่วยเพื่อนบ้านใช้มือถือของย่าน",
            "You are listed as a volunteer who helps the neighbourhood with phones.",
        ),
        (LifeStage.OLDER,),
        (
            _Step("safe-phone", "รู้ทันก่อน แล้วค่อยใช้ให้สนุก", "Be safe first, then enjoy it."),
            _Step("doctor-app", "จองหมอเองได้ ไม่ต้องรอลูก", "Book the doctor without waiting for the children."),
            _Step("read-medicine-label", "", "", is_optional=True),
            _Step("video-call", "เห็นหน้าลูกหลานทุกวัน", "See the family every day."),
            _Step("phone-enrol-helper", "ส่งต่อให้เพื่อนบ้าน", "Pass it on to neighbours."),
        ),
        (Group.OLDER,),
        ("phra-nakhon", "yala"),
    ),
    _Path(
        "young-guide",
        ("มัคคุเทศก์น้อยของย่าน", "A young guide of the quarter"),
        (
            "เดินให้รู้จัก ฟังให้เป็น แล้วเล่าเรื่องย่านของเราให้คนอื่นฟัง",
            "Walk it, listen to it, then tell others the story of our quarter.",
        ),
        LeadsTo.STUDY,
        (
            "แฟ้มผลงานหนึ่งเล่มสำหรับเรียนต่อ และได้นำเที่ยวจริงในงานของย่าน",
            "A portfolio for further study, and real tours at the quarter's festival.",
        ),
        (LifeStage.SCHOOL,),
        (
            _Step("alley-walk", "รู้จักตรอกที่เดินผ่านทุกวัน", "Know the lanes you pass every day."),
            _Step("old-photos", "อ่านรูปเก่าให้ออก", "Read old photographs."),
            _Step("museum-night", "", "", is_optional=True),
            _Step("young-guides", "ฝึกเล่า ฝึกพาเดิน", "Practise telling and leading."),
        ),
        (Group.YOUTH,),
        ("phra-nakhon", "phayao", "yala"),
    ),
    _Path(
        "work-with-hands",
        ("มีงานทำในหนึ่งเดือน", "Into work within a month"),
        (
            "เลือกทักษะที่มีคนจ้าง ฝึกจนทำได้ แล้วเตรียมใบสมัครกับสัมภาษณ์",
            "Learn a skill that is hired, then prepare the application and the interview.",
        ),
        LeadsTo.WORK,
        (
            "สมัครงานกับร้านและสถานประกอบการในเมืองที่มาสัมภาษณ์ในวันสุดท้าย",
            "Apply to shops and workplaces of the city that interview on the last day.",
        ),
        (LifeStage.WORKING,),
        (
            _Step("job-letter", "ใบสมัครหนึ่งหน้าที่คนอ่านจบ", "One page that gets read to the end."),
            _Step("street-food-safety", "ใบผ่านที่ครัวทุกแห่งขอ", "The certificate every kitchen asks for."),
            _Step("barista-start", "", "", is_optional=True),
            _Step("home-repair", "", "", is_optional=True),
            _Step("lunchbox", "ลองทำงานครัวจริงหนึ่งวัน", "One day in a real kitchen."),
        ),
        (Group.YOUTH, Group.INFORMAL_WORKER),
        ("phayao",),
    ),
)


def build_paths(world: World) -> None:
    """Draw the paths of each city over activities people have finished; count what was learnt after what."""
    for code, city in world.cities.items():
        offered = _most_finished_first(city)
        for path in PATHS:
            if code in path.cities:
                _build(world, city, path, offered)
    count_learnt_next()


def _most_finished_first(city: City) -> list[Activity]:
    """Published activities; those finished by people one can sign in as come first, then by how many."""
    done = Q(sessions__enrolments__state=State.COMPLETED)
    known = done & Q(sessions__enrolments__person__account__isnull=False)
    activities = Activity.objects.in_city(city).published()
    counted = activities.annotate(known=Count("pk", filter=known), done=Count("pk", filter=done))
    return list(counted.order_by("-known", "-done", "pk"))


def _build(world: World, city: City, path: _Path, offered: list[Activity]) -> None:
    found = [(step, activity) for step in path.steps if (activity := _made_from(step.text, offered))]
    if len(found) < FEWEST:
        return
    row = Path.everywhere.create(
        uuid=world.uuid(),
        city=city,
        code=path.code,
        title_th=path.title[0],
        title_en=path.title[1],
        summary_th=path.summary[0],
        summary_en=path.summary[1],
        leads_to=path.leads_to,
        leads_th=path.leads[0],
        leads_en=path.leads[1],
        stages=list(path.stages),
        audience=list(path.audience),
        organisation=found[0][1].organisation,
        state=PathState.PUBLISHED,
        published_at=world.now,
        is_invented=True,
    )
    Step.objects.bulk_create(
        Step(
            path=row,
            position=place,
            activity=activity,
            is_optional=step.is_optional,
            why_th=step.why_th,
            why_en=step.why_en,
        )
        for place, (step, activity) in enumerate(found, 1)
    )


def _made_from(text: str, offered: list[Activity]) -> Activity | None:
    return next((each for each in offered if each.code.startswith(f"{text}-")), None)
