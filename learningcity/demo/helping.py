"""People helping people: a leader's list, questions that wait, records that may be one person."""

from datetime import timedelta

from learningcity.city.catalogue.models import ActivityState, Session
from learningcity.city.enrolment.models import Enrolment, ListedEnrolment, NameList
from learningcity.city.enrolment.services import enrol_list
from learningcity.city.enrolment.services.many import Someone
from learningcity.city.people.models import CareInvitation, CareLink, KnownIn, Person
from learningcity.city.people.services import (
    ask_second_guardian,
    ask_to_help,
    merge_people,
    note_agreement_at_desk,
)
from learningcity.core.fields import look_up
from learningcity.demo.world import World

CITY = "phra-nakhon"
NEIGHBOURS = (
    ("บุญมี ศรีวิไล", 2489),
    ("ละออ ทองดี", 2494),
    ("สำราญ พูลสุข", 2491),
    ("จำเนียร แก้วใส", 2497),
    ("ประนอม ช่างเหล็ก", 2500),
    ("สมคิด บาตรพระ", 2488),
    ("อารีย์ วัฒนา", 2503),
    ("ถวิล ใจมั่น", 2492),
)
"""Neighbours of Ban Phan Thom, by name and Buddhist year of birth."""

TWINS = (
    (("สมบูรณ์ รัตนากร", 2496, "+66890000101"), ("นายสมบูรณ์ รัตนากร", 2496, "")),
    (("ทองสุข เรืองศรี", 2501, "+66890000102"), ("ทองสุก เรืองศรี", 2501, "+66890000102")),
    (("วิไลวรรณ นาคสวัสดิ์", 2510, ""), ("วิไลวรรณ นาคสวัสดิ", 2510, "+66890000103")),
)
MERGED = (("ประไพ สุนทร", 2493, ""), ("นางประไพ สุนทร", 2493, "+66890000104"))


def build_helping(world: World) -> None:
    """Invent what helpers, guardians, leaders and clerks did lately."""
    _a_leaders_list(world)
    _questions(world)
    for pair in TWINS:
        _make_known(world, pair)
    _a_merge(world)


def _a_leaders_list(world: World) -> None:
    leader = world.accounts["prasit@demo.example"]
    home = leader.roles.get().neighbourhood
    session = _session_with_seats(world, len(NEIGHBOURS))
    if session is None:
        return
    everyone = [Someone(name, year - 543) for name, year in NEIGHBOURS]
    made = enrol_list(session=session, everyone=everyone, by=leader, uuid=world.uuid(), neighbourhood=home)
    at = world.now - timedelta(hours=3)
    NameList.everywhere.filter(pk=made.pk).update(made_at=at)
    listed = ListedEnrolment.objects.filter(name_list=made)
    Enrolment.everywhere.filter(listed__in=listed).update(created_at=at, changed_at=at)
    Person.objects.filter(enrolments__listed__in=listed).update(is_invented=True)


def _session_with_seats(world: World, people: int) -> Session | None:
    """A session in a week or two that older neighbours may join and that has seats for all of them."""
    from_day = world.now + timedelta(days=6)
    coming = (
        Session.objects.in_city(world.cities[CITY])
        .scheduled()
        .filter(
            starts_at__range=(from_day, from_day + timedelta(days=20)),
            activity__state=ActivityState.PUBLISHED,
            activity__max_age=None,
        )
    )
    rows = coming.select_related("activity", "city", "venue").order_by("starts_at", "pk")
    return next((row for row in rows if sum(p.free for p in row.pools.filter(group="")) >= people), None)


def _questions(world: World) -> None:
    city, accounts = world.cities[CITY], world.accounts
    anong, malee, suda = (accounts[f"{name}@demo.example"] for name in ("anong", "malee", "suda"))
    ask_to_help(by=anong, city=city, called="ป้ามาลี", contact=str(malee.email))
    ask_to_help(by=anong, city=city, called="ลุงที่ตลาด", contact="+66890000105")
    child = CareLink.objects.filter(carer=suda, kind=CareLink.Kind.GUARDIAN, ended_at=None).first()
    if child:
        ask_second_guardian(
            by=suda, city=city, child=child.person, called="น้องสาวของสุดา", contact="anong@demo.example"
        )
    asked_at = world.now - timedelta(days=2)
    CareInvitation.objects.update(asked_at=asked_at, runs_out_at=asked_at + timedelta(days=14))
    _agreed_at_the_desk(world)


def _agreed_at_the_desk(world: World) -> None:
    city, accounts = world.cities[CITY], world.accounts
    (auntie,) = _make_known(world, (("ประเทือง สายทอง", 2486, "+66890000106"),))
    note_agreement_at_desk(
        carer=accounts["anong@demo.example"],
        person=auntie,
        kind=CareLink.Kind.HELPER,
        witness=accounts["pim@demo.example"].name,
        by=accounts["pim@demo.example"],
        city=city,
    )


def _make_known(world: World, people: tuple[tuple[str, int, str], ...]) -> list[Person]:
    made = Person.objects.bulk_create(
        [
            Person(
                uuid=world.uuid(),
                name=name,
                birth_year=year - 543,
                phone=phone,
                phone_key=look_up(phone) if phone else "",
                is_invented=True,
                created_at=world.now - timedelta(days=40),
            )
            for name, year, phone in people
        ]
    )
    KnownIn.objects.bulk_create(KnownIn(person=person, city=world.cities[CITY]) for person in made)
    return made


def _a_merge(world: World) -> None:
    keep, other = _make_known(world, MERGED)
    clerk = world.accounts["pim@demo.example"]
    merge_people(keep=keep, other=other, by=clerk, city=world.cities[CITY])
