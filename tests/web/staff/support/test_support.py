"""The room of help to take part: who finds it, what they see, and that each looking is noted."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Accommodation, SupportKind, SupportNotice
from learningcity.city.enrolment.services import book_seat
from learningcity.city.enrolment.services.support import accept_support, request_support
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry, Message
from tests.factories import make_activity, make_city, make_organisation, make_person, make_session

ROOM = "/staff/phra-nakhon/support/"


@pytest.fixture
def session(city: City) -> Session:
    return make_session(make_activity(city, title_en="Herbs"), seats=9)


@pytest.fixture
def asked(session: Session) -> Accommodation:
    """A wheelchair request of ยายสมศรี in five days."""
    person = make_person("ยายสมศรี", birth_year=1956, email="somsri@example.org")
    enrolment = book_seat(session=session, person=person, by=None)
    return request_support(enrolment=enrolment, kinds=["wheelchair"], words="รถเข็นไฟฟ้า", by=None)[0]


@pytest.fixture
def manager(as_role: Callable[..., Client], session: Session) -> Client:
    return as_role(Role.PROVIDER_MANAGER, organisation=session.activity.organisation)


def page(client: Client, more: str = "") -> str:
    answer = client.get(f"{ROOM}{more}{'&' if '?' in more else '?'}lang=en")
    assert answer.status_code == 200
    return answer.content.decode()


def state(asked: Accommodation) -> str:
    return str(Accommodation.everywhere.get(pk=asked.pk).state)


def test_the_manager_of_the_session_sees_the_request_with_its_deadline(
    manager: Client, asked: Accommodation
) -> None:
    said = page(manager)
    assert "ยายสมศรี" in said
    assert "รถเข็นไฟฟ้า" in said


def test_a_manager_of_another_organisation_sees_nothing(
    as_role: Callable[..., Client], city: City, asked: Accommodation
) -> None:
    other = as_role(Role.PROVIDER_MANAGER, organisation=make_organisation(city))
    assert "ยายสมศรี" not in page(other)
    assert other.get(f"{ROOM}{asked.enrolment.uuid}").status_code == 404
    for act in ("accept", "decline", "fulfil", "fail"):
        assert other.post(f"{ROOM}{asked.uuid}/{act}", {"reason": "ไม่"}).status_code == 404
    assert state(asked) == "requested"


@pytest.mark.parametrize("role", [Role.PROVIDER_EDITOR, Role.NEIGHBOURHOOD_LEADER, Role.FUNDER_OFFICER])
def test_who_does_not_fulfil_does_not_enter(
    as_role: Callable[..., Client], session: Session, asked: Accommodation, role: Role
) -> None:
    where = {"organisation": session.activity.organisation} if role == Role.PROVIDER_EDITOR else {}
    client = as_role(role, **where)
    assert client.get(ROOM).status_code == 403
    assert client.post(f"{ROOM}{asked.uuid}/accept").status_code == 403


def test_another_citys_coordinator_finds_nothing(
    as_role: Callable[..., Client], asked: Accommodation
) -> None:
    yala = make_city("yala", name_th="ยะลา", name_en="Yala")
    coordinator = as_role(Role.CITY_COORDINATOR)
    Accommodation.everywhere.update(city=yala)
    assert "ยายสมศรี" not in page(coordinator)


def test_every_looking_is_noted_about_each_person(
    manager: Client, asked: Accommodation, session: Session
) -> None:
    request_support(enrolment=asked.enrolment, kinds=["language"], by=None)
    second = book_seat(session=session, person=make_person("ลุงชัย"), by=None)
    request_support(enrolment=second, kinds=["large_print"], by=None)
    page(manager)
    page(manager)
    noted = AuditEntry.objects.filter(act="read_support", about_kind="person")
    assert noted.count() == 4
    assert noted.filter(about=str(asked.enrolment.person.uuid)).count() == 2


def test_promising_in_one_tap_tells_the_learner(manager: Client, asked: Accommodation) -> None:
    Message.objects.all().delete()
    answer = manager.post(f"{ROOM}{asked.uuid}/accept", {"show": "answer"})
    assert answer["Location"] == f"{ROOM}?show=answer"
    row = Accommodation.everywhere.get()
    assert (row.state, row.responsible) == ("accepted", row.decided_by)
    assert Message.objects.get().template == "support_accepted"


def test_declining_asks_why(manager: Client, asked: Accommodation) -> None:
    address = f"{ROOM}{asked.uuid}/decline"
    assert manager.post(address, {"reason": " "}).status_code == 200
    assert state(asked) == "requested"
    assert manager.post(address, {"reason": "ลิฟต์เสีย"}).status_code == 302
    assert Accommodation.everywhere.get().reason == "ลิฟต์เสีย"


def test_before_the_session_one_promises_and_after_it_one_says_how_it_went(
    manager: Client, asked: Accommodation, session: Session
) -> None:
    assert "Was there" not in page(manager)
    accept_support(accommodation=asked, by=None)
    now = timezone.now()
    Session.everywhere.update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1))
    said = page(manager, "?show=after")
    assert "over, and nobody said how it went" in said
    assert "1 is late" in said
    manager.post(f"{ROOM}{asked.uuid}/fulfil")
    assert state(asked) == "fulfilled"
    assert "ยายสมศรี" in page(manager, "?show=closed")


def test_a_late_request_stands_out(manager: Client, asked: Accommodation) -> None:
    Accommodation.everywhere.update(due_at=timezone.now() - timedelta(hours=1))
    assert "1 is late" in page(manager)


def test_the_list_is_narrowed_to_one_kind(manager: Client, asked: Accommodation) -> None:
    assert "ยายสมศรี" in page(manager, "?kind=wheelchair")
    assert "ยายสมศรี" not in page(manager, "?kind=language")
    assert "ยายสมศรี" in page(manager, "?kind=nonsense&show=nonsense&page=99")


# -- the roster --------------------------------------------------------------------------------------------


def roster(client: Client, session: Session) -> str:
    answer = client.get(f"/staff/phra-nakhon/attendance/{session.uuid}?lang=en")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_roster_shows_a_mark_and_not_the_need(
    manager: Client, asked: Accommodation, session: Session
) -> None:
    said = roster(manager, session)
    assert f"support/{asked.enrolment.uuid}" in said
    assert "wheelchair" not in said
    assert "รถเข็น" not in said
    assert "รถเข็นไฟฟ้า" in page(manager, str(asked.enrolment.uuid))


def test_the_roster_of_who_may_not_fulfil_holds_no_trace(
    as_role: Callable[..., Client], asked: Accommodation, session: Session
) -> None:
    editor = as_role(Role.PROVIDER_EDITOR, organisation=session.activity.organisation)
    with_request = roster(editor, session)
    Accommodation.everywhere.all().delete()
    assert _still(with_request) == _still(roster(editor, session))


def _still(html: str) -> list[str]:
    """A page without what changes with every request."""
    return [line for line in html.splitlines() if "csrf" not in line]


# -- today, the desk, the days -----------------------------------------------------------------------------


def today(client: Client) -> str:
    return client.get("/staff/phra-nakhon/?lang=en").content.decode()


def test_today_counts_requests_and_names_nobody(manager: Client, asked: Accommodation) -> None:
    said = today(manager)
    assert "1 request for help to take part waits for an answer" in said
    assert "ยายสมศรี" not in said


def test_today_of_who_may_not_fulfil_is_silent(
    as_role: Callable[..., Client], asked: Accommodation, session: Session
) -> None:
    editor = as_role(Role.PROVIDER_EDITOR, organisation=session.activity.organisation)
    assert "help to take part" not in today(editor)


def test_the_desk_asks_when_enrolling(as_role: Callable[..., Client], city: City, session: Session) -> None:
    client, person = as_role(Role.LEARNING_ADMINISTRATOR), make_person("ลุงชัย", city=city)
    address = f"/staff/phra-nakhon/learners/{person.uuid}/enrol/{session.uuid}"
    given = {"agreed": "on", "support-kinds": ["wheelchair"], "support-remember": "on"}
    assert client.post(address, given).status_code == 302
    assert Accommodation.everywhere.get().kind == "wheelchair"
    assert person.support_need.kinds == ["wheelchair"]


def test_the_door_asks_too(as_role: Callable[..., Client], city: City) -> None:
    running = make_session(make_activity(city), starts_at=timezone.now() - timedelta(minutes=10))
    client = as_role(Role.PROVIDER_MANAGER, organisation=running.activity.organisation)
    address = f"/staff/phra-nakhon/attendance/{running.uuid}/walk-in"
    assert client.post(address, {"name": "ลุงชัย", "support-kinds": ["large_print"]}).status_code == 302
    assert Accommodation.everywhere.get().kind == "large_print"


def test_a_coordinator_sets_the_days_and_a_manager_does_not(
    coordinator: Client, manager: Client, city: City
) -> None:
    days = dict.fromkeys(SupportKind.values, "4")
    assert manager.post(f"{ROOM}days", days).status_code == 403
    assert coordinator.post(f"{ROOM}days", days | {"other": "abc"}).status_code == 200
    assert not SupportNotice.objects.in_city(city).exists()
    assert coordinator.post(f"{ROOM}days", days).status_code == 302
    assert set(SupportNotice.objects.in_city(city).values_list("days", flat=True)) == {4}
