from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import admit_walk_in
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.core.models import AuditEntry
from tests.factories import (
    make_activity,
    make_city,
    make_officer,
    make_organisation,
    make_person,
    make_session,
)
from tests.web.staff.conftest import client_of


def seated(session: Session, name: str, **given: object) -> Enrolment:
    return admit_walk_in(session=session, person=make_person(name, **given), by=None)


def test_a_tick_marks_one_person_as_come_and_a_second_takes_it_back(
    provider: Client, session: Session, address: str
) -> None:
    enrolment = seated(session, "สมศรี ใจดี")
    for present in ("yes", "no"):
        answer = provider.post(f"{address}/mark", {"enrolment": enrolment.uuid, "present": present})
        assert answer["Location"].endswith(f"#e{enrolment.pk}")
        assert Attendance.objects.get(enrolment=enrolment).present is (present == "yes")


def test_the_list_says_how_many_came(provider: Client, session: Session, address: str) -> None:
    came = seated(session, "มา")
    seated(session, "ยังไม่มา")
    provider.post(f"{address}/mark", {"enrolment": came.uuid, "present": "yes"})
    page = provider.get(address).content.decode()
    assert '<div class="tally"><b>1</b>' in page
    assert '<rect width="50.0"' in page


def test_those_ticked_finished_and_the_others_did_not(
    provider: Client, session: Session, address: str
) -> None:
    came, stayed_away = seated(session, "มา"), seated(session, "ไม่มา")
    provider.post(f"{address}/mark", {"enrolment": came.uuid, "present": "yes"})
    provider.post(f"{address}/finished")
    came.refresh_from_db()
    stayed_away.refresh_from_db()
    assert (came.state, stayed_away.state) == (State.COMPLETED, State.ABSENT)


@pytest.mark.parametrize("asked", ["สมศรี", "5678", "๕๖๗๘", "code"])
def test_the_list_is_searched_by_name_last_digits_and_code(
    provider: Client, session: Session, address: str, asked: str
) -> None:
    enrolment = seated(session, "สมศรี ใจดี", phone="+66812345678")
    seated(session, "บุญชู แซ่ลิ้ม", phone="+66899999999")
    text = slip_code(enrolment.pk) if asked == "code" else asked
    page = provider.get(address, {"q": text}).content.decode()
    assert "สมศรี ใจดี" in page
    assert "บุญชู" not in page


def test_reading_a_list_is_noted_once_a_day(provider: Client, address: str) -> None:
    provider.get(address)
    provider.get(address)
    assert AuditEntry.objects.filter(act="read_roster").count() == 1


def test_the_list_does_not_tell_who_paid(provider: Client, session: Session, address: str) -> None:
    Enrolment.everywhere.filter(pk=seated(session, "จ่าย").pk).update(price_satang=12345)
    assert (
        "123" not in provider.get(address, {"q": "จ่าย"}).content.decode().split("<main")[1].split("att")[-1]
    )


def test_the_list_asks_as_many_questions_for_thirty_people_as_for_one(provider: Client, city: City) -> None:
    def questions(people: int) -> int:
        session = make_session(make_activity(city, organisation=home), seats=people)
        for number in range(people):
            admit_walk_in(session=session, person=make_person(f"คนที่ {number}"), by=None)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/staff/phra-nakhon/attendance/{session.uuid}").status_code == 200
        return len(asked)

    home = make_organisation(city)
    client = client_of(make_officer(Role.PROVIDER_EDITOR, city, organisation=home))
    questions(1)
    assert questions(1) == questions(30)


def test_another_organisations_editor_finds_no_such_session(
    as_role: Callable[..., Client], city: City, address: str
) -> None:
    stranger = as_role(Role.PROVIDER_EDITOR, organisation=make_organisation(city))
    assert stranger.get(address).status_code == 404
    assert stranger.post(f"{address}/finished").status_code == 404


def test_another_citys_enrolment_cannot_be_marked(provider: Client, address: str) -> None:
    elsewhere = make_city("yala", name_th="ยะลา")
    theirs = admit_walk_in(session=make_session(make_activity(elsewhere)), person=make_person(), by=None)
    assert provider.post(f"{address}/mark", {"enrolment": theirs.uuid, "present": "yes"}).status_code == 404


@pytest.mark.parametrize("named", ["nobody", ""])
def test_an_enrolment_that_is_none_cannot_be_marked(provider: Client, address: str, named: str) -> None:
    assert provider.post(f"{address}/mark", {"enrolment": named, "present": "yes"}).status_code == 404


def test_who_only_reads_lists_gets_no_buttons(
    as_role: Callable[..., Client], session: Session, address: str
) -> None:
    seated(session, "สมศรี ใจดี")
    assert as_role(Role.FUNDER_OFFICER).get(address).status_code == 403


def test_todays_sessions_come_first(provider: Client, session: Session) -> None:
    page = provider.get("/staff/phra-nakhon/attendance/").content.decode()
    assert session.activity.title_th in page
    assert str(session.uuid) in page


def test_the_list_says_when_someone_was_ticked(provider: Client, session: Session, address: str) -> None:
    came = seated(session, "มา")
    provider.post(f"{address}/mark", {"enrolment": came.uuid, "present": "yes"})
    ticked = Attendance.objects.get(enrolment=came).marked_at
    page = provider.get(f"{address}?lang=en").content.decode()
    assert f"ticked {thai_time.clock(ticked, 'en')}" in page
