"""What a phone fetches to take attendance without a network, and where it sends what it marked."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, Mark, Visit
from learningcity.city.enrolment.services import admit_walk_in, mark_attendance
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_account, make_activity, make_person, make_session

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/attendance"


@pytest.fixture
def enrolment(session: Session) -> Enrolment:
    person = make_person("สมศรี เพชรรัตน์", city=session.city, phone="0812345678", birth_year=1950)
    return admit_walk_in(session=session, person=person, by=None)


def rosters(client: Client, **headers: str) -> Any:
    return client.get(f"{ROOM}/phone/rosters", headers=headers)


def mark_of(session: Session, **given: Any) -> dict[str, Any]:
    at = (timezone.now() - timedelta(minutes=3)).isoformat()
    kept = {"uuid": str(uuid4()), "session": str(session.uuid), "on": today().isoformat(), "present": True}
    return kept | {"at": at, "how": "list"} | given


def send(client: Client, *marks: dict[str, Any]) -> Any:
    body = {"device": "a-phone", "now": timezone.now().isoformat(), "marks": marks}
    return client.post(f"{ROOM}/sync", json.dumps(body), content_type="application/json")


def test_the_rosters_name_people_shortly_and_say_nothing_else_of_them(
    provider: Client, enrolment: Enrolment
) -> None:
    answer = rosters(provider)
    (found,) = answer.json()["sessions"]
    (person,) = found["people"]
    assert person["name"] == "สมศรี พ."
    assert set(person) == {"id", "name", "code"}
    assert "0812345678" not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_two_of_the_same_short_name_are_named_in_full(provider: Client, enrolment: Enrolment) -> None:
    other = make_person("สมศรี พงษ์ดี", city=enrolment.city)
    admit_walk_in(session=enrolment.session, person=other, by=None)
    names = [person["name"] for person in rosters(provider).json()["sessions"][0]["people"]]
    assert names == ["สมศรี พงษ์ดี", "สมศรี เพชรรัตน์"]


def test_rosters_that_have_not_changed_are_not_sent_again(provider: Client, enrolment: Enrolment) -> None:
    tag = rosters(provider)["ETag"]
    assert rosters(provider, **{"If-None-Match": tag}).status_code == 304
    mark_attendance(enrolment=enrolment, on=today(), present=True, by=None)
    assert rosters(provider, **{"If-None-Match": tag}).status_code == 200


def test_a_provider_gets_the_rosters_of_their_own_organisation_only(provider: Client, city: City) -> None:
    strange = make_session(make_activity(city), starts_at=timezone.now())
    assert str(strange.uuid) not in rosters(provider).content.decode()


def test_contradicting_marks_and_visits_are_in_the_rosters(provider: Client, enrolment: Enrolment) -> None:
    other = make_account(name="อารี")
    mark_attendance(enrolment=enrolment, on=today(), present=False, by=other)
    send(provider, mark_of(enrolment.session, enrolment=str(enrolment.uuid)))
    send(provider, mark_of(enrolment.session, code="กข 0001", how="code"))
    (found,) = rosters(provider).json()["sessions"]
    assert (False, "อารี") in [(side["present"], side["by"]) for side in found["people"][0]["sides"]]
    assert [visit["why"] for visit in found["visits"]] == ["unknown"]


def test_marks_are_taken_in_and_each_answered(provider: Client, enrolment: Enrolment) -> None:
    right = mark_of(enrolment.session, enrolment=str(enrolment.uuid))
    strange = mark_of(enrolment.session, code="กข 0001", how="code")
    broken = mark_of(enrolment.session, enrolment="nobody")
    said = send(provider, right, strange, broken).json()
    assert set(said["kept"]) == {right["uuid"], strange["uuid"]}
    assert list(said["not_counted"]) == [strange["uuid"]]
    assert list(said["refused"]) == [broken["uuid"]]
    assert Attendance.objects.get().present
    assert Mark.objects.count() == 2


def test_a_year_of_the_buddhist_era_and_a_phone_are_read(provider: Client, session: Session) -> None:
    person = {"uuid": str(uuid4()), "name": "ป้าแดง", "birth_year": "๒๔๙๕", "phone": "081 234 5678"}
    send(provider, mark_of(session, person=person, how="walk_in"))
    found = Attendance.objects.get().enrolment.person
    assert (found.birth_year, found.phone) == (1952, "+66812345678")


@pytest.mark.parametrize(
    "body", ["", "[]", '{"device": "a"}', '{"device": "a", "now": "noon", "marks": []}', "[" * 100_000]
)
def test_what_cannot_be_understood_is_a_problem(provider: Client, body: str) -> None:
    answer = provider.post(f"{ROOM}/sync", body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")


@pytest.mark.parametrize(
    ("odd", "fate"),
    [
        ({"present": "yes"}, "refused"),
        ({"code": "กข\0 0001", "how": "code"}, "kept"),
        ({"code": "\ud800", "how": "code"}, "kept"),
        ({"code": "ก" * 5_000, "how": "code"}, "kept"),
        ({"person": {"uuid": str(uuid4()), "name": "\0\ud800"}, "how": "walk_in"}, "refused"),
        ({"person": {"uuid": str(uuid4()), "name": "แดง\0\udfff"}, "how": "walk_in"}, "kept"),
        ({"code": "กข 0001", "at": "9999-12-31T23:59:59+00:00"}, "refused"),
        ({"code": "กข 0001", "at": "0001-01-01T00:00:00+00:00"}, "refused"),
        ({"code": "กข 0001", "at": "1970-01-01T00:00:00+00:00"}, "kept"),
        ({"code": "กข 0001", "on": "9999-12-31"}, "kept"),
    ],
)
def test_one_odd_mark_never_holds_up_a_phone(
    provider: Client, enrolment: Enrolment, odd: dict[str, object], fate: str
) -> None:
    """What makes the answer fail is sent again for ever, with all that was marked after it."""
    right = mark_of(enrolment.session, enrolment=str(enrolment.uuid))
    strange = mark_of(enrolment.session) | odd
    said = send(provider, strange, right).json()
    assert right["uuid"] in said["kept"]
    assert strange["uuid"] in said[fate]


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_a_clock_that_shows_no_possible_year_is_a_problem(
    provider: Client, session: Session, now: str
) -> None:
    body = json.dumps({"device": "a", "now": now, "marks": [mark_of(session, code="กข 0001")]})
    assert provider.post(f"{ROOM}/sync", body, content_type="application/json").status_code == 422


def test_a_batch_without_the_token_is_turned_away(session: Session, as_role: Callable[..., Client]) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = as_role(Role.PROVIDER_EDITOR, organisation=session.activity.organisation).cookies
    assert send(careful, mark_of(session, code="กข 0001")).status_code == 403
    token = careful.get(f"{ROOM}/sync").json()["token"]
    body = json.dumps({"device": "a", "now": timezone.now().isoformat(), "marks": []})
    headers = {"X-CSRFToken": token}
    answer = careful.post(f"{ROOM}/sync", body, content_type="application/json", headers=headers)
    assert answer.status_code == 200


def test_marks_of_another_organisation_are_refused(provider: Client, city: City) -> None:
    strange = make_session(make_activity(city), starts_at=timezone.now())
    mark = mark_of(strange, code="กข 0001")
    assert list(send(provider, mark).json()["refused"]) == [mark["uuid"]]


def test_a_visit_is_decided_from_the_phone(provider: Client, session: Session) -> None:
    send(provider, mark_of(session, code="กข 0001"))
    visit = Visit.objects.get()
    given = {"visit": str(visit.uuid), "decision": "seat"}
    answer = provider.post(f"{ROOM}/visit", given, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    given["decision"] = "leave"
    assert provider.post(f"{ROOM}/visit", given, headers={"Accept": "application/json"}).status_code == 204
    assert rosters(provider).json()["sessions"][0]["visits"] == []


def test_the_worker_may_only_reach_the_page_it_is_for(provider: Client) -> None:
    answer = provider.get(f"{ROOM}/phone.js")
    assert answer["Service-Worker-Allowed"] == f"{ROOM}/phone"
    assert answer["Content-Type"].startswith("text/javascript")


def test_the_manifest_names_the_city_and_its_mark(provider: Client) -> None:
    said = provider.get(f"{ROOM}/phone.webmanifest").json()
    assert said["name"].endswith("เขตพระนคร")
    assert said["icons"][0]["src"].startswith("data:image/svg+xml;base64,")


def test_every_file_the_worker_keeps_exists(provider: Client) -> None:
    from django.contrib.staticfiles import finders

    from learningcity.web.staff.enrolment.phone import IMPORTED, NAMED

    assert [name for name in (*NAMED, *IMPORTED) if not finders.find(name)] == []
