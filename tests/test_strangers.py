"""Nobody opens, reads or changes what is another's by writing its key into an address.

Every named address that leads to a row is walked with a real row of another city, organisation or person, by
each kind of stranger. What such a stranger may open all the same stands in a list with its reason; a new
address is walked as soon as it is there, and a new kind of row fails until `rows` holds one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.serializers import serialize
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.html import escape
from pytest_django import Settings

from learningcity.city.catalogue.models import Instructor, Path, Session, TeachingOffer
from learningcity.city.catalogue.search import rebuild
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import (
    Enrolment,
    Feedback,
    FollowUp,
    MisuseSign,
    State,
    VoucherRound,
    WaiverRule,
)
from learningcity.city.enrolment.queries import say_token
from learningcity.city.enrolment.queries.doors import room_token
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services.support import request_support
from learningcity.city.goals.models import Programme
from learningcity.city.goals.queries import pictured
from learningcity.city.lessons.models import Evidence
from learningcity.city.partners.models import (
    Advice,
    AgreementPaper,
    Contribution,
    InKindRate,
    Party,
    Seat,
    WorkingGroup,
)
from learningcity.city.people.models import Breach, CareLink, Merge, Person, RoleGrant, User
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.people.services import ask_right, ask_to_help
from learningcity.city.places.models import City
from learningcity.city.projects.models import Brief, Milestone, Need, NeedState, PriorityRound, Project
from learningcity.core.models import ImportRun, Message
from learningcity.core.thai_time import day_of, today
from tests.factories import (
    make_account,
    make_activity,
    make_adoption,
    make_agreement,
    make_asset,
    make_city,
    make_coach_note,
    make_contact,
    make_learner,
    make_lesson,
    make_matter,
    make_neighbourhood,
    make_officer,
    make_organisation,
    make_person,
    make_promise,
    make_scheme,
    make_session,
    make_share,
    make_task,
    make_topic,
    make_venue,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OF_THE_VICTIMS_CITY = "ของเมืองนี้เท่านั้น"
TAG = '"><img src=x>'
TOLD_TO_ALL = f"บอกทุกเมือง{TAG}"
"""Stands in what a city tells every city: the lessons that it published."""

MARKUP = f"{OF_THE_VICTIMS_CITY}{TAG}"
"""Stands in whatever the victim's city wrote, public or not; no page of another city may hold it."""

SECRET = f"ลับเฉพาะ{MARKUP}"
"""Stands in everything that is the victim's; no page may take it for a part of itself."""

KNOWN_BY = "ลับเฉพาะ"
Rows = dict[str, Any]

PUBLIC = {
    "open:activity_ics": "what is offered",
    "open:session_ics": "what is offered",
    "public:activity": "what is offered",
    "public:adopted": "what the city makes of another's lesson; nothing of a report before it is given",
    "public:agreement": "what partners agreed on; its papers are another matter",
    "public:goal_review": "a review of the city's goals; it names nobody",
    "public:programme": "the city's goals of one year; they name nobody",
    "public:here": "the code on the wall is for whoever stands before it; it names nobody",
    "public:instructor": "agreed to be shown",
    "public:join": "what is offered, and one may join it",
    "public:lesson": "what the city learnt and shows to every city",
    "public:lesson_paper": "what shows such a lesson",
    "public:lesson_pdf": "such a lesson on paper",
    "public:neighbourhood": "a place",
    "public:organisation": "a partner",
    "public:path": "what is offered",
    "public:priority": "what residents decide together; it names nobody",
    "public:project": "what the city shows of its work",
    "public:say": "the link was sent to the learner alone; it names nobody",
    "public:venue": "a place",
    "public:wish_page": "a wish that was read; it names nobody",
}
"""What anyone may open without an account."""

FOR_ACCOUNTS = {
    "public:priority_give": "everyone has points to give while a round is open; none given, none kept",
    "public:join_confirm": "one may join what is offered; without a draft it leads back",
    "public:wish_me_too": "a wish that was read is everyone's to share",
}
"""What any account may open or do besides."""

OF_THE_CITY = {"staff:brief", "staff:priority", "staff:project"}
"""What all who work for the city or for one of its partners may read: the city's own plans."""

NO_ROW = {"city", "kind", "line", "section", "sheet", "slug", "subject", "part"}
"""Parts of addresses that name no row."""

OF_NO_CITY = {"staff:cities", "staff:second_step", "staff:shared_cities"}
"""Pages of the workspace before a city is chosen; they name the cities one works in or looks at."""

ASIDE = {"core.auditentry", "sessions.session", "axes.accessattempt", "usersessions.usersession"}


@pytest.fixture
def elsewhere(city: City) -> City:
    """Another city, where strangers come from."""
    return make_city("yala", name_th="ยะลา", name_en="Yala")


@pytest.fixture
def rows(city: City) -> Rows:
    """A row of each kind in the city, all of them the victim's."""
    organisation, venue = make_organisation(city, name_th=MARKUP), make_venue(city, name_th=MARKUP)
    texts = ("title", "summary", "description", "audience", "instructor", "bring", "outcome")
    said = {f"{text}_th": MARKUP for text in texts}
    activity = make_activity(city, organisation=organisation, price_satang=5_000, venue=venue, **said)
    victim, twin = make_learner(name=SECRET, city=city), make_person(f"{SECRET} สอง", city=city)
    session, clerk = make_session(activity), make_officer(Role.CITY_COORDINATOR, city)
    enrolment = services.book_seat(session=session, person=victim, by=victim.account)
    (asked,) = request_support(enrolment=enrolment, kinds=["other"], words=SECRET, by=None)
    assert victim.account
    return {
        "activity": activity.uuid,
        "asked": asked.uuid,
        "asset": make_asset(make_neighbourhood(city), kind="sage", name_th=SECRET, teaches_th=MARKUP).uuid,
        **PARTS,
        **money_of(city, victim, clerk),
        **agreed_with(organisation),
        **plans_of(city, organisation),
        **aims_of(city, organisation),
        **learnt_in(city, organisation),
        "breach": Breach.objects.create(city=city, noticed_at=timezone.now(), what=SECRET, whose="ทุกคน").uuid,
        "enrolment": enrolment.uuid,
        "grant": RoleGrant.objects.get(account=clerk).pk,
        "instructor": instructor_of(city).uuid,
        "invitation": ask_to_help(by=make_account(), city=city, called=SECRET, person=victim).uuid,
        "link": CareLink.objects.create(carer=make_account(), person=victim, kind="helper").pk,
        "merge": Merge.objects.create(city=city, kept=victim, other=make_person(merged_into=victim)).uuid,
        "message": message_about(enrolment),
        "name_list": list_of(session, twin, clerk),
        "need": wish_of(city).uuid,
        "note": make_coach_note(city, make_account(), title=SECRET, text=SECRET).uuid,
        "offer": offer_of(city, victim).uuid,
        "one": victim.uuid,
        "organisation": organisation.uuid,
        "other": twin.uuid,
        "path": path_of(city).uuid,
        "person": victim.uuid,
        "request_id": ask_right(
            person=victim, kind="see", city=city, by=victim.account, said=SECRET
        ).uuid,
        "run": ImportRun.objects.create(city=city.code, kind="payments", file_name=SECRET).uuid,
        "session": session.uuid,
        "share": make_share(city, "goals", reason=MARKUP).pk,
        "venue": make_venue(city).uuid,
        "yan": make_neighbourhood(city).code,
        **said_of(activity, victim),
    }  # fmt: skip


PARTS = {
    "kind": "csv",
    "line": "milestones",
    "part": 1,
    "section": "activities",
    "sheet": "results",
    "slug": "early",
    "subject": "goals",
    "whom": "older",
}
"""Parts of addresses that are no rows."""


def money_of(city: City, victim: Person, clerk: User) -> Rows:
    """What is given to who cannot pay: a voucher, printed ones, a round, a waiver, a sign of misuse."""
    scheme = make_scheme(city)
    return {
        "voucher": services.issue_voucher(scheme=scheme, person=victim, by=None).uuid,
        "batch": services.print_vouchers(scheme=scheme, number=1, by=clerk),
        "scheme": scheme.uuid,
        "ended": VoucherRound.objects.create(
            scheme=scheme, starts_on=today(), ends_on=today(), vouchers=1
        ).pk,
        "rule": WaiverRule.everywhere.create(city=city, name_th="ฟรี", source=MARKUP, percent=100).uuid,
        "sign": MisuseSign.everywhere.create(
            city=city, scheme=scheme, kind="never_came", person=victim, times=3
        ).uuid,
    }


def instructor_of(city: City) -> Instructor:
    return Instructor.everywhere.create(city=city, code="kru", name_th=MARKUP, shown_since=timezone.now())


def path_of(city: City) -> Path:
    return Path.everywhere.create(
        city=city, code="p1", title_th=MARKUP, leads_to="work", state="published",
        published_at=timezone.now(),
    )  # fmt: skip


def wish_of(city: City) -> Need:
    return Need.everywhere.create(city=city, title=MARKUP, origin="resident", state=NeedState.OPEN)


def plans_of(city: City, organisation: Any) -> Rows:
    days = {"starts_on": today(), "ends_on": today()}
    texts = {"title_th": MARKUP, "objective_th": MARKUP}
    project = Project.everywhere.create(
        city=city, code="plan", lead=organisation, is_public=True, **days, **texts
    )
    step = Milestone.objects.create(project=project, title_th=MARKUP, starts_on=today(), due_on=today())
    round_ = PriorityRound.everywhere.create(
        city=city, title_th=MARKUP, opens_on=today(), closes_on=today(), budget_satang=1
    )
    return {
        "brief": Brief.everywhere.create(city=city, **texts).uuid,
        "item": step.pk,
        "priority": round_.uuid,
        "project": project.uuid,
        "table": round_.tables.create(place=MARKUP, people=1, points={}).uuid,
    }


def agreed_with(organisation: Any) -> Rows:
    """What the partners of a city agreed, met about and promised."""
    city, contact = organisation.city, make_contact(organisation, name_th=SECRET)
    agreement = make_agreement(city, title_th=MARKUP)
    group = WorkingGroup.everywhere.create(city=city, name_th=MARKUP)
    matter, promise = make_matter(city, group=group), make_promise(organisation, title_th=MARKUP)
    return {
        "agreement": agreement.uuid,
        "contact": contact.uuid,
        "gift": Contribution.objects.create(commitment=promise, given_on=today(), amount=1, note=MARKUP).pk,
        "group": group.uuid,
        "meeting": matter.meeting.uuid,
        "number": matter.number,
        "paper": AgreementPaper.objects.create(
            agreement=agreement, title=SECRET, file=ContentFile(b"%PDF-", name="x.pdf"), file_name="x.pdf",
            ending="pdf", size=5, sha256="0",
        ).uuid,
        "party": Party.objects.create(
            agreement=agreement, organisation=organisation, role="implementer"
        ).pk,
        "promise": promise.uuid,
        "rate": InKindRate.everywhere.create(
            city=city, kind="hours", name_th=MARKUP, satang=1, source=MARKUP, year=2569
        ).uuid,
        "seat": Seat.objects.create(group=group, organisation=organisation, contact=contact).pk,
        "task": make_task(city, contact, item=matter).uuid,
    }  # fmt: skip


def aims_of(city: City, organisation: Any) -> Rows:
    """What the city wants to reach, a figure and a review of it, and what an adviser was asked."""
    programme = Programme.everywhere.create(
        city=city, title_th=MARKUP, starts_on=today() - timedelta(days=200),
        ends_on=today() + timedelta(days=165), source=MARKUP, source_year=2024,
    )  # fmt: skip
    goal = programme.goals.create(number=1, title_th=MARKUP)
    result = goal.results.create(title_th=MARKUP, target=5, due_on=programme.ends_on)
    value = result.values.create(value=2, on=today(), words=MARKUP)
    review = programme.reviews.create(
        month=6, held_on=today(), snapshot=pictured(programme, today()),
        said=[{"by_th": MARKUP, "by_en": "", "text_th": MARKUP, "text_en": ""}],
    )  # fmt: skip
    adviser = make_contact(organisation, advises=True, name_th=SECRET, name_en=SECRET)
    advice = Advice.everywhere.create(
        city=city, adviser=adviser, title_th=SECRET, question_th=SECRET, asked_on=today(), due_on=today()
    )
    return {
        "advice": advice.uuid,
        "goal": goal.uuid,
        "month": 6,
        "programme": programme.uuid,
        "result": result.uuid,
        "review": review.uuid,
        "value": value.uuid,
    }


def learnt_in(city: City, organisation: Any) -> Rows:
    """A lesson that the city shows with a file, one that is a draft, and one of another city it takes up."""
    parts = ("title", "summary", "context", "problem", "done", "gave", "failed", "repeat", "cost_note")
    lesson = make_lesson(city, **{f"{part}_th": TOLD_TO_ALL for part in parts}, title_en=TOLD_TO_ALL)
    draft = make_lesson(city, state="draft", title_th=SECRET, title_en=SECRET, done_th=SECRET)
    third = make_lesson(make_city("phayao"))
    adoption = make_adoption(third, city, lead=organisation, adapted_th=MARKUP, result_th=SECRET)
    shown = Evidence.objects.create(
        lesson=lesson, title_th=TOLD_TO_ALL, file=ContentFile(b"%PDF-", name="x.pdf"), file_name="x.pdf",
        ending="pdf", size=5, sha256="0",
    )  # fmt: skip
    return {
        "adoption": adoption.uuid,
        "lesson": lesson.uuid,
        "shared": draft.uuid,
        "shown": shown.uuid,
    }


def offer_of(city: City, person: Any) -> TeachingOffer:
    return TeachingOffer.everywhere.create(
        city=city, person=person, title_th=SECRET, summary=SECRET, topic=make_topic(), hours=2,
        setting="own", name=SECRET, experience=SECRET, contact=SECRET, state="sent", sent_at=timezone.now(),
    )  # fmt: skip


def message_about(enrolment: Enrolment) -> Any:
    """What was sent when the victim joined, and failed, so that it may be sent again."""
    found = Message.objects.filter(dedupe_key=f"booked:{enrolment.uuid}")
    found.update(state=Message.State.FAILED)
    return found.get().uuid


def list_of(session: Session, person: Any, by: User) -> Any:
    from learningcity.city.enrolment.models import ListedEnrolment, NameList

    made = NameList.everywhere.create(city=session.city, session=session, made_by=by)
    enrolment = services.book_seat(session=session, person=person, by=by, via="clerk")
    ListedEnrolment.objects.create(name_list=made, enrolment=enrolment, is_new=True)
    return made.uuid


def said_of(activity: Any, victim: Any) -> Rows:
    """What the victim said of a session that is over."""
    over = timezone.now() - timedelta(days=2)
    session = make_session(activity, starts_at=over)
    done = Enrolment.everywhere.create(
        city=activity.city, session=session, person=victim, state=State.COMPLETED, pool=session.pools.first(),
        created_at=over, changed_at=over,
    )  # fmt: skip
    feedback = Feedback.everywhere.create(
        city=activity.city, enrolment=done, worth=1, clear=1, learned=1, words=SECRET, answered_at=over
    )
    wave = FollowUp.everywhere.create(
        city=activity.city, enrolment=done, months=3, outcome="asked", due_on=today(),
        closes_on=today() + timedelta(days=30),
    )  # fmt: skip
    return {"feedback": feedback.pk, "follow_up": wave.pk, "done": done}


def special(city: City, rows: Rows) -> dict[str, Rows]:
    """The names that mean another row by a code or a token."""
    session = Session.everywhere.get(uuid=rows["session"])
    codes = {
        "open:activity_ics": session.activity.code,
        "public:activity": session.activity.code,
        "public:instructor": "kru",
        "public:neighbourhood": make_neighbourhood(city).code,
        "public:organisation": session.activity.organisation.code,
        "public:path": "p1",
        "public:project": "plan",
        "public:slip": slip_code(Enrolment.everywhere.get(uuid=rows["enrolment"]).pk),
        "public:venue": session.activity.venue.code if session.activity.venue else "",
        "staff:neighbourhood": make_neighbourhood(city).code,
    }
    tokens = {
        "public:here": room_token(session, day_of(session.starts_at)),
        "public:say": say_token(rows["done"]),
        "public:tablet": "forged~261121~1~x",
    }
    return {name: {"code": code} for name, code in codes.items()} | {
        name: {"token": token} for name, token in tokens.items()
    }


def addresses(
    face: str, at: City, of: City, rows: Rows, *, rows_only: bool = True
) -> Iterator[tuple[str, str]]:
    """The address of each name of a face that leads to a row, at one city, with the rows of another."""
    _prefix, resolver = get_resolver().namespace_dict[face]
    exceptions = special(of, rows)
    for name in resolver.reverse_dict:
        if not isinstance(name, str):
            continue
        parts = resolver.reverse_dict.getlist(name)[0][0][0][1]
        given = {"city": at.code, "token": "forged"} | rows | exceptions.get(f"{face}:{name}", {})
        assert set(parts) <= set(given), f"{name}: let rows hold one for {set(parts) - set(given)}"
        if rows_only and not set(parts) - NO_ROW:
            continue
        yield f"{face}:{name}", reverse(f"{face}:{name}", kwargs={part: given[part] for part in parts})


def client_of(account: User | None) -> Client:
    client = Client()
    if account:
        client.force_login(account, backend=BACKEND)
    return client


def everything() -> dict[str, str]:
    """All rows there are, except what is noted of reading and of being signed in."""
    models = [model for model in apps.get_models() if model._meta.label_lower not in ASIDE]
    return {model._meta.label: serialize("json", model._base_manager.order_by("pk")) for model in models}


def opened(client: Client, found: Iterable[tuple[str, str]], never: str = KNOWN_BY) -> set[str]:
    """The names that answer with anything but a closed door, to looking or to doing; none may say `never`."""
    names = set()
    for name, address in found:
        for answer in (client.get(address), client.post(address, {"reason": "x", "answer": "yes"})):
            assert answer.status_code < 500, (name, answer.status_code)
            assert never not in words_of(answer), name
            to_sign_in = answer.status_code == 302 and "/accounts/login/" in answer["Location"]
            if answer.status_code not in (400, 403, 404, 405) and not to_sign_in:
                names.add(name)
    return names


def words_of(answer: Any) -> str:
    """All text of an answer: pages and tables, JSON with its letters, workbooks out of their parts."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist())
    text = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), body.decode(errors="replace"))
    return unescape(text)


Walk = Callable[[User | None, str, City], set[str]]


@pytest.fixture
def walk(city: City, rows: Rows) -> Walk:
    """Walk a face, at its own city or at another, with the victim's rows; nothing may have changed."""

    def walked(account: User | None, face: str, at: City) -> set[str]:
        found = list(addresses(face, at, city, rows))
        before = everything()
        names = opened(client_of(account), found)
        after = everything()
        changed = {label for label in before if before[label] != after[label]} - HARMLESS
        assert changed == set()
        return names

    return walked


HARMLESS = {"people.Person", "people.KnownIn", "projects.Support", "people.User", "account.EmailAddress"}
"""What a stranger's own visit may leave: their own record, and their name under a wish."""


SAYS_THAT_THERE_IS_NOTHING = {"public:say"}
"""Pages that answer a key of another city with a page: there is nothing to answer."""

OFFICERS = [role for role, held in ROLES.items() if held.permissions and role != Role.OPERATOR]


def officer(role: Role, city: City) -> User:
    """Somebody with a role in a city, and with what such a role is filled by."""
    return make_officer(
        role, city, organisation=make_organisation(city), neighbourhood=make_neighbourhood(city)
    )


def test_the_rows_of_another_city_are_not_found_in_ones_own_workspace(elsewhere: City, walk: Walk) -> None:
    assert walk(officer(Role.CITY_COORDINATOR, elsewhere), "staff", elsewhere) == set()


@pytest.mark.parametrize("role", OFFICERS)
def test_an_officer_of_another_city_enters_no_page_of_the_workspace(
    city: City, elsewhere: City, rows: Rows, role: Role
) -> None:
    found = list(addresses("staff", city, city, rows, rows_only=False))
    assert len(found) > 200
    assert opened(client_of(officer(role, elsewhere)), found, OF_THE_VICTIMS_CITY) == OF_NO_CITY


@pytest.mark.parametrize("runs_it", [False, True])
def test_without_the_second_factor_no_address_at_work_opens(
    city: City, rows: Rows, settings: Settings, *, runs_it: bool
) -> None:
    """Neither a page nor a program's address, by looking or by doing; in the admin neither."""
    settings.SECOND_FACTOR = "required"
    account = officer(Role.CITY_COORDINATOR, city)
    User.objects.filter(pk=account.pk).update(is_superuser=runs_it, is_staff=runs_it)
    client = client_of(User.objects.get(pk=account.pk))
    walked = [*addresses("staff", city, city, rows, rows_only=False), *of_the_admin()]
    assert len(walked) > 250
    before = everything()
    inside = {
        name
        for name, address in walked
        for ask, accept in ((client.get, "text/html"), (client.post, "*/*"))
        if not is_held(ask(address, headers={"accept": accept}))
    }
    assert inside == {"staff:second_step"}
    assert everything() == before


def of_the_admin() -> list[tuple[str, str]]:
    """The addresses of the operator's window that name no row."""
    names = get_resolver().namespace_dict["admin"][1].reverse_dict
    whole = [name for name in names if isinstance(name, str) and not names.getlist(name)[0][0][0][1]]
    return [(f"admin:{name}", reverse(f"admin:{name}")) for name in whole]


def is_held(answer: Any) -> bool:
    """Whether an answer only says that the second factor is missing."""
    if answer.status_code == 302:
        return bool(answer["Location"] == "/staff/second-step/")
    return answer.status_code == 403 and answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("role", OFFICERS)
def test_no_page_of_one_city_says_anything_of_another(
    city: City, elsewhere: City, rows: Rows, role: Role
) -> None:
    """Lists, forms with their choices, searches and tables to take along, with the other city's keys."""
    rebuild()
    client = client_of(officer(role, elsewhere))
    for face in ("staff", "public", "open"):
        found = list(addresses(face, elsewhere, city, rows, rows_only=False))
        of_rows = {name for name, _address in addresses(face, elsewhere, city, rows)}
        assert opened(client, found, OF_THE_VICTIMS_CITY) & of_rows <= SAYS_THAT_THERE_IS_NOTHING


def test_a_manager_finds_nothing_of_another_organisation(city: City, walk: Walk) -> None:
    manager = make_officer(Role.PROVIDER_MANAGER, city, organisation=make_organisation(city))
    assert walk(manager, "staff", city) == OF_THE_CITY


def test_a_leader_finds_nobody_they_did_not_enrol(city: City, walk: Walk) -> None:
    leader = make_officer(Role.NEIGHBOURHOOD_LEADER, city, neighbourhood=make_neighbourhood(city))
    own = {
        "staff:activity",
        "staff:activity_preview",
        "staff:enrol_many",
        "staff:gap",
        "staff:priority_tables",
    }
    assert walk(leader, "staff", city) == own | OF_THE_CITY


@pytest.mark.parametrize("face", ["public", "open"])
def test_nobody_sees_what_is_not_public(city: City, walk: Walk, face: str) -> None:
    assert walk(None, face, city) == {name for name in PUBLIC if name.startswith(face)}


@pytest.mark.parametrize("face", ["public", "open"])
def test_an_account_sees_no_more_of_a_stranger(city: City, walk: Walk, face: str) -> None:
    allowed = PUBLIC | FOR_ACCOUNTS
    assert walk(make_learner(city=city).account, face, city) == {n for n in allowed if n.startswith(face)}


@pytest.mark.parametrize("face", ["public", "open"])
def test_the_rows_of_one_city_are_not_found_under_another(elsewhere: City, walk: Walk, face: str) -> None:
    stranger = make_learner(city=elsewhere).account
    assert walk(stranger, face, elsewhere) == {n for n in SAYS_THAT_THERE_IS_NOTHING if n.startswith(face)}


def test_what_people_wrote_is_never_part_of_a_page(city: City, rows: Rows) -> None:
    """Names, wishes, words and reasons, wherever they stand: for staff, for themselves, for everyone."""
    officer, victim = make_officer(Role.CITY_COORDINATOR, city), Person.objects.get(uuid=rows["person"])
    rebuild()
    seen = 0
    for account, face in ((officer, "staff"), (victim.account, "public"), (None, "public")):
        client = client_of(account)
        for name, address in addresses(face, city, city, rows, rows_only=False):
            answer = client.get(address)
            html = "" if answer.streaming else answer.content.decode(errors="replace")
            answer.close()
            if "text/html" in answer.get("Content-Type", ""):
                assert TAG not in html, name
                seen += escape(MARKUP) in html
    assert seen > 40


def test_every_exception_is_an_address() -> None:
    names = {
        f"{face}:{name}"
        for face in ("public", "open")
        for name in get_resolver().namespace_dict[face][1].reverse_dict
        if isinstance(name, str)
    }
    assert PUBLIC.keys() | FOR_ACCOUNTS.keys() <= names
