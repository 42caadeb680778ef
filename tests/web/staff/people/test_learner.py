from collections.abc import Callable

import pytest
from django.test import Client

from learningcity.city.enrolment.models import State
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Person, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry
from tests.factories import make_activity, make_city, make_organisation, make_person, make_session
from tests.web.staff.people.conftest import ROOM


@pytest.fixture
def learner(city: City) -> Person:
    return make_person(
        "สมศรี ใจดี", city=city, phone="+66812345678", email="somsri@example.org", birth_year=1952
    )


def test_phone_and_e_mail_are_covered_until_asked_for(administrator: Client, learner: Person) -> None:
    page = administrator.get(f"{ROOM}/{learner.uuid}").content.decode()
    assert "081 234 5678" not in page
    assert "somsri@example.org" not in page
    page = administrator.post(f"{ROOM}/{learner.uuid}/contact").content.decode()
    assert "081 234 5678" in page
    assert "somsri@example.org" in page
    assert AuditEntry.objects.get(act="read_contact").about == str(learner.uuid)


def test_contact_is_not_uncovered_by_following_a_link(administrator: Client, learner: Person) -> None:
    assert administrator.get(f"{ROOM}/{learner.uuid}/contact").status_code == 405


def test_reading_a_person_is_noted_once_a_day_for_each_reader(
    administrator: Client, coordinator: Client, learner: Person
) -> None:
    for reader in (administrator, administrator, coordinator):
        assert reader.get(f"{ROOM}/{learner.uuid}").status_code == 200
    assert AuditEntry.objects.filter(act="read_learner", city="phra-nakhon").count() == 2


def test_only_what_happened_in_this_city_is_shown(administrator: Client, learner: Person, city: City) -> None:
    elsewhere = make_activity(make_city("yala", name_th="ยะลา"), title_th="ที่ยะลา")
    here = make_activity(city, title_th="ที่พระนคร")
    for activity in (here, elsewhere):
        book_seat(session=make_session(activity), person=learner, by=None)
    page = administrator.get(f"{ROOM}/{learner.uuid}").content.decode()
    assert "ที่พระนคร" in page
    assert "ที่ยะลา" not in page


def test_a_person_of_another_city_is_not_found(administrator: Client) -> None:
    stranger = make_person(city=make_city("yala", name_th="ยะลา"))
    for page in ("", "/correct", "/enrol"):
        assert administrator.get(f"{ROOM}/{stranger.uuid}{page}").status_code == 404
    assert administrator.post(f"{ROOM}/{stranger.uuid}/contact").status_code == 404


def test_an_editor_of_a_provider_opens_no_learner(
    as_role: Callable[..., Client], learner: Person, city: City
) -> None:
    editor = as_role(Role.PROVIDER_EDITOR, organisation=make_organisation(city))
    assert editor.get(f"{ROOM}/{learner.uuid}").status_code == 403
    assert editor.get(f"{ROOM}/").status_code == 403


def test_a_manager_of_a_provider_finds_no_learner_they_did_not_enrol(
    as_role: Callable[..., Client], learner: Person, city: City
) -> None:
    manager = as_role(Role.PROVIDER_MANAGER, organisation=make_organisation(city))
    assert manager.get(f"{ROOM}/{learner.uuid}").status_code == 404


def test_a_leader_sees_of_a_neighbour_only_what_they_arranged(
    leader: Client, leader_account: User, learner: Person, city: City
) -> None:
    mine, other = (make_activity(city, title_th=title) for title in ("ที่จัดให้", "ที่ไปเอง"))
    book_seat(session=make_session(mine), person=learner, by=leader_account, via="clerk")
    book_seat(session=make_session(other), person=learner, by=None)
    page = leader.get(f"{ROOM}/{learner.uuid}").content.decode()
    assert "ที่จัดให้" in page
    assert "ที่ไปเอง" not in page
    assert leader.post(f"{ROOM}/{learner.uuid}/contact").status_code == 403


def test_what_is_held_is_corrected_and_the_city_knows_who_did_it(
    administrator: Client, learner: Person
) -> None:
    given = {"name": "สมศรี ใจงาม", "birth_year": "๒๔๙๖", "phone": "081-234-5679", "email": ""}
    assert administrator.post(f"{ROOM}/{learner.uuid}/correct", given).status_code == 302
    learner.refresh_from_db()
    assert (learner.name, learner.birth_year, learner.phone) == ("สมศรี ใจงาม", 1953, "+66812345679")
    entry = AuditEntry.objects.get(act="correct_person")
    assert entry.city == "phra-nakhon"
    assert entry.details == {"fields": ["birth_year", "email", "name", "phone"]}


def test_a_refused_correction_comes_back_as_it_was_typed(administrator: Client, learner: Person) -> None:
    answer = administrator.post(f"{ROOM}/{learner.uuid}/correct", {"name": "ก", "birth_year": "3000"})
    assert answer.status_code == 200
    assert 'value="3000"' in answer.content.decode()
    learner.refresh_from_db()
    assert learner.name == "สมศรี ใจดี"


def test_a_seat_is_given_back_for_who_asked(administrator: Client, learner: Person, city: City) -> None:
    enrolment = book_seat(session=make_session(make_activity(city)), person=learner, by=None)
    assert administrator.post(f"{ROOM}/{learner.uuid}/leave/{enrolment.uuid}").status_code == 302
    enrolment.refresh_from_db()
    assert enrolment.state == State.CANCELLED
