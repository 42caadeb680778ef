"""The address of every page of a face, with a row of the demonstration for each part of it.

Nothing is listed by name but the exceptions: a new page is walked as soon as it has an address; a new kind
of row in an address fails until `rows_of` says which row stands for it.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.test import Client
from django.urls import get_resolver, reverse

from learningcity.city.catalogue.models import (
    Activity,
    ActivityState,
    Instructor,
    Path,
    Session,
    TeachingOffer,
)
from learningcity.city.catalogue.rules.stages import Stage
from learningcity.city.enrolment.models import (
    Accommodation,
    Enrolment,
    Feedback,
    FollowUp,
    NameList,
    Payment,
    State,
    SupportState,
    Voucher,
    WaiverRule,
)
from learningcity.city.enrolment.queries import say_token
from learningcity.city.enrolment.queries.doors import room_token, tablet_token
from learningcity.city.goals.models import EnteredValue, Goal, KeyResult, Programme, Review
from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.lessons.queries import published_lessons
from learningcity.city.partners.models import (
    ActionItem,
    Advice,
    Agreement,
    Commitment,
    Contact,
    InKindRate,
    Meeting,
    Organisation,
    WorkingGroup,
)
from learningcity.city.partners.queries import advice_token
from learningcity.city.people.models import CoachNote, Person, RightsRequest, Share, Subject, User
from learningcity.city.people.queries import probable_twins
from learningcity.city.places.models import Asset, City, Neighbourhood, Venue
from learningcity.city.projects.models import Brief, Milestone, Need, PriorityRound, Project
from learningcity.core import thai_time

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ONLY_OF_ACTS = {
    "breach",
    "ended",
    "gift",
    "grant",
    "invitation",
    "link",
    "merge",
    "message",
    "run",
    "party",
    "seat",
    "shown",
    "sign",
    "table",
}
"""Parts of addresses at which something is done; pages have none of them."""
Rows = dict[str, Any]


def names_of(face: str) -> Iterator[tuple[str, list[str]]]:
    """Every named address of a face with the names of its parts."""
    _prefix, resolver = get_resolver().namespace_dict[face]
    for name in resolver.reverse_dict:
        if isinstance(name, str):
            (possibility,) = resolver.reverse_dict.getlist(name)[0][0]
            yield f"{face}:{name}", possibility[1]


def addresses(face: str, city: City, account: User | None) -> dict[str, str]:
    """The address of each name of a face that a row of the city can stand in."""
    rows, special = rows_of(city), special_rows(city, account)
    found = {}
    for name, parts in names_of(face):
        given = rows | special.get(name, {})
        assert set(parts) <= set(given), (
            f"{name}: say in rows_of which row stands for {set(parts) - set(given)}"
        )
        if None not in [given[part] for part in parts]:
            found[name] = reverse(name, kwargs={part: given[part] for part in parts})
    return found


def pages_for(face: str, city: City, account: User | None) -> dict[str, str]:
    """Those addresses of a face that answer this account with a page of their own."""
    client = signed_in(account)
    return {
        name: address for name, address in addresses(face, city, account).items() if is_page(client, address)
    }


def acts(face: str, city: City, account: User | None) -> set[str]:
    """The names under which something is done and nothing is shown."""
    client = signed_in(account)
    found = addresses(face, city, account)
    by_part = {name for name, parts in names_of(face) if ONLY_OF_ACTS & set(parts)}
    return by_part | {name for name, address in found.items() if client.get(address).status_code == 405}


def signed_in(account: User | None) -> Client:
    client = Client()
    if account:
        client.force_login(account, backend=BACKEND)
    return client


def is_page(client: Client, address: str) -> bool:
    answer = client.get(address)
    assert answer.status_code < 500, f"{address} answered {answer.status_code}"
    return answer.status_code in (200, 410) and answer.get("Content-Type", "").startswith("text/html")


def rows_of(city: City) -> Rows:
    """A row for each kind of part; where there is none, no address is made."""
    parts = (
        fixed_parts, rows_of_places, rows_of_learning, rows_of_people, rows_of_money, rows_of_partners,
        rows_of_plans, rows_of_lessons,
    )  # fmt: skip
    return {name: row for part in parts for name, row in part(city).items()} | dict.fromkeys(ONLY_OF_ACTS)


def fixed_parts(city: City) -> Rows:
    """Parts that are no rows."""
    return {
        "city": city.code,
        "kind": "venues",
        "line": "milestones",
        "month": 12,
        "number": 1,
        "paper": None,
        "part": 1,
        "sheet": "results",
        "slug": Stage.EARLY.value,
        "subject": Subject.GOALS.value,
        "whom": "older",
    }


def rows_of_places(city: City) -> Rows:
    """Where one learns, and what a neighbourhood has."""
    return {
        "asset": uuid(Asset.objects.in_city(city).standing()),
        "venue": uuid(Venue.objects.in_city(city).located()),
        "yan": code(Neighbourhood.objects.in_city(city)),
    }


def rows_of_learning(city: City) -> Rows:
    """What is offered, and the door of a session."""
    return {
        "activity": uuid(Activity.objects.in_city(city).published()),
        "code": code(Activity.objects.in_city(city).published()),
        "instructor": uuid(Instructor.objects.in_city(city)),
        "offer": uuid(TeachingOffer.objects.in_city(city).waiting()),
        "path": uuid(Path.objects.in_city(city).published()),
        "token": room_token(ahead(city), thai_time.day_of(ahead(city).starts_at)),
    }


def rows_of_people(city: City) -> Rows:
    """Someone who finished, two who may be one, and what people asked and said."""
    finished = Enrolment.objects.in_city(city).filter(state=State.COMPLETED)
    done = finished.select_related("session", "person")[0]
    twins = Person.objects.known_in(city).filter(
        pk__in=[key for pair in probable_twins(city)[:1] for key in pair[:2]]
    )
    one, other = [person.uuid for person in twins] or (None, None)
    return {
        "asked": uuid(Accommodation.objects.in_city(city).filter(state=SupportState.REQUESTED)),
        "enrolment": done.uuid,
        "feedback": key(Feedback.objects.in_city(city)),
        "follow_up": key(FollowUp.objects.in_city(city).open().filter(closes_on__gt=thai_time.today())),
        "name_list": uuid(NameList.objects.in_city(city)),
        "one": one,
        "other": other,
        "person": done.person.uuid,
        "request_id": uuid(RightsRequest.objects.open().filter(city=city)),
        "session": done.session.uuid,
    }


def rows_of_money(city: City) -> Rows:
    """Fees let off, and a voucher printed under a scheme."""
    printed = first(Voucher.objects.in_city(city).exclude(batch=None).select_related("scheme"))
    return {
        "batch": printed and printed.batch,
        "rule": uuid(WaiverRule.objects.in_city(city)),
        "scheme": printed and printed.scheme.uuid,
        "voucher": printed and printed.uuid,
    }


def rows_of_partners(city: City) -> Rows:
    """Who works together, what they agreed, decided, promised and were advised."""
    return {
        "advice": uuid(Advice.objects.in_city(city).filter(reply="")),
        "agreement": uuid(Agreement.objects.in_city(city)),
        "contact": uuid(Contact.objects.in_city(city)),
        "group": uuid(WorkingGroup.objects.in_city(city)),
        "meeting": uuid(Meeting.objects.in_city(city).filter(adopted_on=None).exclude(group=None)),
        "organisation": uuid(Organisation.objects.in_city(city)),
        "promise": uuid(Commitment.objects.in_city(city)),
        "rate": uuid(InKindRate.objects.in_city(city)),
        "task": uuid(ActionItem.objects.in_city(city)),
    }


def rows_of_plans(city: City) -> Rows:
    """From needs over projects to goals and their reviews."""
    project = uuid(Project.objects.in_city(city))
    return {
        "brief": uuid(Brief.objects.in_city(city)),
        "goal": uuid(Goal.objects.filter(programme__city=city)),
        "item": key(Milestone.objects.filter(project__uuid=project)),
        "need": uuid(Need.objects.in_city(city).supportable()),
        "priority": uuid(PriorityRound.objects.in_city(city)),
        "programme": uuid(Programme.objects.in_city(city)),
        "project": project,
        "result": uuid(KeyResult.objects.filter(goal__programme__city=city)),
        "review": uuid(Review.objects.filter(programme__city=city)),
        "value": uuid(EnteredValue.objects.filter(result__goal__programme__city=city)),
    }


def rows_of_lessons(city: City) -> Rows:
    """What passes between cities."""
    return {
        "adoption": uuid(Adoption.objects.in_city(city)),
        "lesson": uuid(Lesson.objects.in_city(city).published()),
        "note": uuid(CoachNote.objects.in_city(city).exclude(sent_at=None).filter(reply="")),
        "share": key(Share.objects.in_city(city).standing()),
        "shared": uuid(published_lessons(besides=city).exclude(adoptions__city=city)),
    }


def special_rows(city: City, account: User | None) -> dict[str, Rows]:
    """The names that need another row than the others do."""
    clerk = User.objects.filter(roles__role="city_coordinator", roles__city=city)[0]
    adviser = first(Contact.objects.in_city(city).filter(advises=True))
    due = first(Payment.objects.in_city(city).owed().select_related("enrolment"))
    asked = first(Accommodation.objects.in_city(city).filter(state=SupportState.REQUESTED))
    listed = first(NameList.objects.in_city(city))
    to_decide = uuid(Activity.objects.in_city(city).filter(state=ActivityState.SUBMITTED))
    serial = Session.objects.in_city(city).exclude(series=None).order_by("-starts_at")
    open_rounds = PriorityRound.objects.in_city(city).filter(closes_on__gte=thai_time.today())
    own = own_rows(city, account.person) if account and hasattr(account, "person") else {}
    return own | {
        "public:venue": {"code": code(Venue.objects.in_city(city).located())},
        "public:organisation": {"code": code(Organisation.objects.in_city(city))},
        "public:neighbourhood": {"code": code(Neighbourhood.objects.in_city(city))},
        "public:project": {"code": code(Project.objects.in_city(city).shown())},
        "public:path": {"code": code(Path.objects.in_city(city).published())},
        "public:instructor": {"code": code(Instructor.objects.in_city(city).shown())},
        "public:join": {"session": ahead(city).uuid},
        "public:tablet": {"token": tablet_token(ahead(city), thai_time.day_of(ahead(city).starts_at), clerk)},
        "public:advise": {"token": adviser and advice_token(adviser)},
        "public:meeting": {"meeting": uuid(Meeting.objects.in_city(city).shown())},
        "public:meeting_pdf": {"meeting": uuid(Meeting.objects.in_city(city).shown())},
        "public:slip": {"code": None},
        "staff:activities_export": {"kind": "csv"},
        "staff:neighbourhood": {"code": code(Neighbourhood.objects.in_city(city))},
        "staff:approval": {"activity": to_decide},
        "staff:session_edit": {"session": ahead(city).uuid},
        "staff:session_call_off": {"session": ahead(city).uuid},
        "staff:series_edit": {"session": uuid(serial)},
        "staff:enrol_confirm": {"session": ahead(city).uuid},
        "staff:enrol_many": {"session": listed and listed.session.uuid},
        "staff:note": {"note": own_note(city, account)},
        "staff:note_edit": {"note": own_note(city, account, sent=False)},
        "staff:review_new": {"programme": uuid(Programme.objects.in_city(city).latest_first()), "month": 6},
        "staff:priority_tables": {"priority": uuid(open_rounds)},
        "staff:support_of": {"enrolment": asked and asked.enrolment.uuid},
        "staff:payment_waive": {"enrolment": due and due.enrolment.uuid},
        "staff:payment_voucher": {"enrolment": due and due.enrolment.uuid},
    }  # fmt: skip


def own_note(city: City, account: User | None, *, sent: bool = True) -> UUID | None:
    """A note that a coach wrote: one that was sent, or one that was not."""
    rows = CoachNote.objects.in_city(city).filter(author=account).exclude(author=None)
    return uuid(rows.filter(sent_at__isnull=not sent))


def own_rows(city: City, person: Person) -> dict[str, Rows]:
    """Rows that are one's own: a seat ahead, one behind, an offer to teach."""
    seats = person.enrolments.filter(session__city=city).order_by("-session__starts_at")
    booked, finished = (first(seats.filter(state=state)) for state in (State.BOOKED, State.COMPLETED))
    own = uuid(TeachingOffer.objects.in_city(city).filter(person=person))
    children = Person.objects.filter(care_links__carer__person=person, care_links__kind="guardian")
    return {
        "public:enrolment": {"enrolment": booked and booked.uuid},
        "public:ask_support": {"enrolment": booked and booked.uuid},
        "public:say": {"token": finished and say_token(finished)},
        "public:my_offer": {"offer": own},
        "public:offer_edit": {"offer": own},
        "public:second_guardian": {"person": uuid(children)},
    }


def ahead(city: City) -> Session:
    """The next session that one can join."""
    return Session.objects.in_city(city).open(thai_time.now()).order_by("starts_at")[0]


def first(rows: QuerySet[Any]) -> Any:
    return rows.first() if rows.ordered else rows.order_by("pk").first()


def key(rows: QuerySet[Any]) -> int | None:
    return first(rows.values_list("pk", flat=True))


def uuid(rows: QuerySet[Any]) -> UUID | None:
    return first(rows.values_list("uuid", flat=True))


def code(rows: QuerySet[Any]) -> str | None:
    return first(rows.values_list("code", flat=True))
