"""The least that makes each row real; a test names only what it is about."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from learningcity.city.catalogue.models import (
    Activity,
    ActivityState,
    LeadsTo,
    LearningType,
    Path,
    PathState,
    SeatPool,
    Session,
    Step,
    Topic,
)
from learningcity.city.enrolment.models import Attendance, Enrolment, Scheme, State
from learningcity.city.enrolment.services import open_scheme
from learningcity.city.goals.models import Goal, KeyResult, Programme
from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.partners.models import (
    ActionItem,
    Advice,
    AgendaItem,
    Agreement,
    Commitment,
    Contact,
    Meeting,
    Organisation,
    WorkingGroup,
)
from learningcity.city.partners.services import make_agreement as keep_agreement
from learningcity.city.people.models import (
    Audience,
    CareLink,
    CoachNote,
    KnownIn,
    Person,
    RoleGrant,
    Share,
    User,
)
from learningcity.city.people.roles import Role
from learningcity.city.places.models import Area, Asset, City, Neighbourhood, Venue
from learningcity.core.thai_time import local, today

_numbers = count(1)


def make_city(code: str = "phra-nakhon", **given: Any) -> City:
    kept = {
        "name_th": "เขตพระนคร",
        "name_en": "Phra Nakhon",
        "lat": 13.7551,
        "lon": 100.4981,
        "west": 100.485,
        "south": 13.735,
        "east": 100.512,
        "north": 13.770,
    }
    return City.objects.create(code=code, **(kept | given))


def make_area(code: str = "100101", *, under: Area | None = None, **given: Any) -> Area:
    kept = {
        "level": Area.Level.SUBDISTRICT,
        "name_th": "พระบรมมหาราชวัง",
        "name_en": "Phra Borom Maha Ratchawang",
    }
    fields = {"code": code, **kept, **given}
    made: Area = Area.objects.add_child(under, fields) if under else Area.objects.add_root(fields)
    return made


def make_neighbourhood(city: City, **given: Any) -> Neighbourhood:
    kept = {
        "code": f"yan-{next(_numbers)}",
        "name_th": "บางลำพู",
        "name_en": "Banglamphu",
        "lat": 13.762,
        "lon": 100.498,
    }
    return Neighbourhood.objects.create(city=city, **(kept | given))


def make_asset(neighbourhood: Neighbourhood, **given: Any) -> Asset:
    """A craft of a neighbourhood that nobody looked at yet."""
    kept = {
        "code": f"asset-{next(_numbers)}",
        "kind": Asset.Kind.CULTURE,
        "name_th": "ช่างทองตรอกสุเหร่า",
        "name_en": "Goldsmiths of the lane",
        "teaches_th": "ทำทองรูปพรรณ",
        "teaches_en": "Gold ornaments by hand",
    }
    return Asset.objects.create(city=neighbourhood.city, neighbourhood=neighbourhood, **(kept | given))


def make_venue(city: City, **given: Any) -> Venue:
    kept = {
        "code": f"venue-{next(_numbers)}",
        "name_th": "หอสมุดเมืองกรุงเทพมหานคร",
        "name_en": "Bangkok City Library",
        "kind": Venue.Kind.LIBRARY,
        "lat": 13.7578,
        "lon": 100.4986,
    }
    return Venue.objects.create(city=city, **(kept | given))


def make_organisation(city: City, **given: Any) -> Organisation:
    kept = {
        "code": f"organisation-{next(_numbers)}",
        "name_th": "หอสมุดเมือง",
        "name_en": "City Library",
        "kind": Organisation.Kind.LIBRARY,
    }
    return Organisation.objects.create(city=city, **(kept | given))


def make_topic(code: str = "digital", **given: Any) -> Topic:
    found: Topic | None = Topic.objects.filter(code=code).first()
    return found or Topic.objects.add_root({"code": code, "name_th": "ดิจิทัล", "name_en": "Digital"} | given)


def make_activity(city: City, **given: Any) -> Activity:
    number = next(_numbers)
    kept = {
        "code": f"activity-{number}",
        "title_th": "ใช้มือถือให้ปลอดภัย",
        "title_en": "Safe on your phone",
        "summary_th": "สองชั่วโมง ลงมือทำบนเครื่องของตัวเอง",
        "learning_type": LearningType.SELF_DEVELOPMENT,
        "state": ActivityState.PUBLISHED,
        "languages": ["th"],
    }
    kept["organisation"] = given.pop("organisation", None) or make_organisation(city)
    kept["topic"] = given.pop("topic", None) or make_topic()
    return Activity.objects.create(city=city, **(kept | given))


def make_session(
    activity: Activity,
    *,
    seats: int = 20,
    reserved: dict[str, int] | None = None,
    starts_at: datetime | None = None,
    **given: Any,
) -> Session:
    """A session in five days with open seats and those held for groups."""
    start = starts_at or timezone.now() + timedelta(days=5)
    kept = {"starts_at": start, "ends_at": start + timedelta(hours=2), "venue": activity.venue}
    session = Session.objects.create(city=activity.city, activity=activity, **(kept | given))
    SeatPool.objects.create(session=session, seats=seats)
    for group, held in (reserved or {}).items():
        SeatPool.objects.create(session=session, group=group, seats=held)
    return session


def make_account(email: str = "", *, phone: str = "", **given: Any) -> User:
    address = email or (f"person{next(_numbers)}@demo.example" if not phone else None)
    return User.objects.create_user(email=address, phone=phone, **given)


def make_person(name: str = "สมศรี ใจดี", *, city: City | None = None, **given: Any) -> Person:
    person = Person.objects.create(name=name, **given)
    if city:
        KnownIn.objects.create(person=person, city=city)
    return person


def make_learner(email: str = "", **given: Any) -> Person:
    """A person with an account of their own."""
    account = make_account(email)
    return make_person(account=account, **given)


def make_care_link(carer: User, person: Person, kind: str = CareLink.Kind.HELPER) -> CareLink:
    return CareLink.objects.create(carer=carer, person=person, kind=kind)


def make_officer(role: Role, city: City | None = None, **where: Any) -> User:
    """An account with one role in a city (and organisation, area or neighbourhood)."""
    account = make_account()
    RoleGrant.objects.create(account=account, role=role, city=city, **where)
    return account


def make_scheme(city: City, **given: Any) -> Scheme:
    """A scheme of 100 vouchers of ฿300, for everyone, from yesterday for a year."""
    kept = {
        "name_th": "คูปองเรียนรู้",
        "name_en": "Learning vouchers",
        "source": "งบทดสอบ",
        "budget_satang": 3_000_000,
        "voucher_satang": 30_000,
        "starts_on": today() - timedelta(days=1),
        "ends_on": today() + timedelta(days=365),
    }
    return open_scheme(city=city, by=None, **(kept | given))


def make_path(city: City, *activities: Activity, optional: Collection[Activity] = (), **given: Any) -> Path:
    """A published path of these activities in their order."""
    number = next(_numbers)
    kept = {
        "code": f"path-{number}",
        "title_th": "จากอยากขาย ถึงร้านแรก",
        "title_en": "To a first shop",
        "leads_to": LeadsTo.BUSINESS,
        "state": PathState.PUBLISHED,
    }
    path = Path.everywhere.create(city=city, **(kept | given))
    for place, activity in enumerate(activities, 1):
        Step.objects.create(
            path=path, position=place, activity=activity, is_optional=activity in optional, why_th="เริ่มที่นี่"
        )
    return path


def make_finished(person: Person, activity: Activity, *, days_ago: int = 7) -> Enrolment:
    """That a person finished an activity some days ago, and was there."""
    start = timezone.now() - timedelta(days=days_ago)
    session = make_session(activity, starts_at=start)
    pool = session.pools.get(group="")
    enrolment = Enrolment.everywhere.create(
        city=activity.city,
        session=session,
        person=person,
        pool=pool,
        state=State.COMPLETED,
        groups=[],
        created_at=start - timedelta(days=3),
        changed_at=start,
    )
    Attendance.objects.create(enrolment=enrolment, on=local(start).date(), present=True, marked_at=start)
    return enrolment


def make_contact(organisation: Organisation, **given: Any) -> Contact:
    """Somebody who answers for a partner, to be reached by e-mail."""
    kept = {
        "name_th": "ละออ ใจเย็น",
        "name_en": "La-or Chaiyen",
        "email": f"contact{next(_numbers)}@partner.example",
    }
    return Contact.objects.create(city=organisation.city, organisation=organisation, **(kept | given))


def make_agreement(city: City, **given: Any) -> Agreement:
    """A memorandum that holds for a year from yesterday."""
    kept = {
        "kind": "mou",
        "title_th": "บันทึกข้อตกลงเมืองแห่งการเรียนรู้",
        "starts_on": today() - timedelta(days=1),
        "ends_on": today() + timedelta(days=364),
    }
    return keep_agreement(city=city, by=None, **(kept | given))


def make_advice(city: City, **given: Any) -> Advice:
    """A question to an adviser, asked ten days ago; with a `text` it is answered."""
    adviser = given.pop("adviser", None) or make_contact(make_organisation(city), advises=True)
    kept = {
        "title_th": "ข่าวถึงคนในตรอก",
        "question_th": "บอกข่าวอย่างไรให้ถึงบ้าน",
        "asked_on": today() - timedelta(days=10),
        "due_on": today() + timedelta(days=20),
        "language": "en" if given.get("text") else "",
    }
    return Advice.objects.create(city=city, adviser=adviser, **(kept | given))


def make_programme(city: City, **given: Any) -> Programme:
    """A programme of a year that began two hundred days ago."""
    kept = {
        "title_th": "แผนหนึ่งปี",
        "starts_on": today() - timedelta(days=200),
        "ends_on": today() + timedelta(days=164),
        "source": "ข่าวการประชุม",
        "source_year": 2024,
    }
    return Programme.objects.create(city=city, **(kept | given))


def make_goal(programme: Programme, **given: Any) -> Goal:
    """The programme's next goal."""
    kept = {"number": programme.goals.count() + 1, "title_th": "กลไกความร่วมมือ"}
    return Goal.objects.create(programme=programme, **(kept | given))


def make_result(goal: Goal, **given: Any) -> KeyResult:
    """Ten of something by the end, entered by hand unless a measure is named."""
    kept = {"title_th": "ผลที่อยากเห็น", "target": 10, "due_on": goal.programme.ends_on}
    return KeyResult.objects.create(goal=goal, **(kept | given))


def make_promise(organisation: Organisation, **given: Any) -> Commitment:
    """Forty hours, promised a month ago and due in a month."""
    kept = {
        "title_th": "สอนงานไม้",
        "kind": "hours",
        "amount": 40,
        "promised_on": today() - timedelta(days=30),
        "due_on": today() + timedelta(days=30),
    }
    return Commitment.objects.create(city=organisation.city, organisation=organisation, **(kept | given))


def make_matter(city: City, *, group: WorkingGroup | None = None, **given: Any) -> AgendaItem:
    """A matter of a meeting that was held ten days ago."""
    kept = {"title_th": "ประชุมครั้งที่ 1", "held_on": today() - timedelta(days=10), "group": group}
    meeting = Meeting.objects.create(city=city, **(kept | given))
    return AgendaItem.objects.create(meeting=meeting, number=1, title_th="เปิดครัววันเสาร์")


def make_task(city: City, owner: Contact | None, **given: Any) -> ActionItem:
    """A task due in ten days."""
    item = given.pop("item", None) or make_matter(city)
    kept = {"title_th": "หาครัว", "due_on": today() + timedelta(days=10)}
    return ActionItem.objects.create(city=city, item=item, owner=owner, **(kept | given))


def make_lesson(city: City, **given: Any) -> Lesson:
    """A lesson of which every city can read every part, shown by an address."""
    texts = ("context", "problem", "done", "gave", "cost_note", "failed", "repeat")
    kept = {
        "title_th": "สอนมือถือถึงบ้าน",
        "title_en": "Phones taught at home",
        "state": "published",
        "published_on": today(),
        **{f"{name}_th": "เล่าไว้ครบถ้วน" for name in texts},
    }
    lesson: Lesson = Lesson.objects.create(city=city, **(kept | given))
    Evidence.objects.create(lesson=lesson, title_th="รายงานปีแรก", url="https://example.org/report")
    return lesson


def make_adoption(lesson: Lesson, city: City, **given: Any) -> Adoption:
    """That a city took up a lesson, to be reported in a month."""
    lead = given.pop("lead", None) or make_organisation(city)
    kept = {
        "adapted_th": "ทำที่บ้านพักแทน",
        "due_on": today() + timedelta(days=30),
        "adopted_on": today(),
    }
    return Adoption.objects.create(city=city, lesson=lesson, lead=lead, **(kept | given))


def make_share(city: City, subject: str, audience: str = Audience.COACH, **given: Any) -> Share:
    """That a city shares a subject from today on, until it ends it."""
    kept = {"since": today(), "reason": "ตามที่ตกลงกัน"}
    return Share.everywhere.create(city=city, subject=subject, audience=audience, **(kept | given))


def make_coach_note(city: City, author: User, **given: Any) -> CoachNote:
    """A suggestion about the goals that was sent."""
    kept = {
        "kind": "suggestion", "subject": "goals", "title": "นัดวันวัด", "text": "เลือกวันวัดตั้งแต่เดือนนี้",
        "sent_at": timezone.now(),
    }  # fmt: skip
    return CoachNote.everywhere.create(city=city, author=author, **(kept | given))
