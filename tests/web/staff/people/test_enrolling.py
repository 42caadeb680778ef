from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Consent, Person
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.factories import make_activity, make_city, make_organisation, make_person, make_session
from tests.web.staff.people.conftest import ROOM


@pytest.fixture
def session(city: City) -> Session:
    return make_session(make_activity(city, title_th="ร้อยมาลัยดาวเรือง"), seats=1)


@pytest.fixture
def learner(city: City) -> Person:
    return make_person("สมศรี ใจดี", city=city)


def address(person: Person, session: Session) -> str:
    return f"{ROOM}/{person.uuid}/enrol/{session.uuid}"


def test_a_seat_is_taken_at_the_desk_and_a_slip_printed(
    administrator: Client, learner: Person, session: Session
) -> None:
    answer = administrator.post(address(learner, session), {"agreed": "on"}, follow=True)
    enrolment = Enrolment.everywhere.get()
    assert (enrolment.state, enrolment.via) == (State.BOOKED, Enrolment.Via.CLERK)
    assert slip_code(enrolment.pk) in answer.content.decode()
    assert 'class="qrcode"' in answer.content.decode()
    assert AuditEntry.objects.filter(act="note_agreement", city="phra-nakhon").exists()


def test_nobody_is_enrolled_who_did_not_agree(
    administrator: Client, learner: Person, session: Session
) -> None:
    assert administrator.post(address(learner, session), {}).status_code == 200
    assert not Enrolment.everywhere.exists()


def test_when_it_is_full_the_clerk_chooses_the_line_or_not(
    administrator: Client, learner: Person, session: Session
) -> None:
    book_seat(session=session, person=make_person("คนแรก"), by=None)
    administrator.post(address(learner, session), {"agreed": "on", "if_full": "leave"})
    assert not Enrolment.everywhere.filter(person=learner).exists()
    administrator.post(address(learner, session), {"agreed": "on", "if_full": "wait"})
    assert Enrolment.everywhere.get(person=learner).state == State.WAITING


def test_a_seat_lost_while_asking_is_not_turned_into_a_place_in_line(
    administrator: Client, learner: Person, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learningcity.web.staff.people.enrolling.was_asked", _full_meanwhile(session))
    answer = administrator.post(address(learner, session), {"agreed": "on"})
    assert answer.status_code == 200
    assert not Enrolment.everywhere.filter(person=learner).exists()


def _full_meanwhile(session: Session) -> Callable[..., bool]:
    def someone_else_books(*_asked: object) -> bool:
        book_seat(session=session, person=make_person("เร็วกว่า"), by=None)
        return True

    return someone_else_books


def test_a_child_under_ten_needs_the_guardian_there(
    administrator: Client, city: City, session: Session
) -> None:
    child = make_person("น้องปิ่น", city=city, birth_year=today().year - 8)
    assert administrator.post(address(child, session), {"agreed": "on"}).status_code == 200
    assert not Enrolment.everywhere.exists()
    both = {"agreed": "on", "guardian_present": "on"}
    assert administrator.post(address(child, session), both).status_code == 302


def test_the_wish_for_reminders_is_kept_as_consent(
    administrator: Client, learner: Person, session: Session
) -> None:
    administrator.post(address(learner, session), {"agreed": "on", "remind": "on"})
    assert Consent.objects.get(person=learner).purpose == "reminders"


def test_sessions_are_found_by_words_and_full_ones_only_when_asked(
    administrator: Client, learner: Person, session: Session, city: City
) -> None:
    make_session(make_activity(city, title_th="ทำขนมไทย"))
    page = administrator.get(f"{ROOM}/{learner.uuid}/enrol", {"q": "มาลัย"}).content.decode()
    assert "ร้อยมาลัยดาวเรือง" in page
    assert "ทำขนมไทย" not in page
    book_seat(session=session, person=make_person("คนแรก"), by=None)
    asked = {"q": "มาลัย"}
    assert "ร้อยมาลัยดาวเรือง" not in administrator.get(f"{ROOM}/{learner.uuid}/enrol", asked).content.decode()
    full = administrator.get(f"{ROOM}/{learner.uuid}/enrol", asked | {"full": "yes"})
    assert "ร้อยมาลัยดาวเรือง" in full.content.decode()


def test_a_session_of_another_city_cannot_be_chosen(administrator: Client, learner: Person) -> None:
    elsewhere = make_session(make_activity(make_city("yala", name_th="ยะลา")))
    assert administrator.post(address(learner, elsewhere), {"agreed": "on"}).status_code == 404


def test_a_manager_enrols_only_into_their_organisations_sessions(
    as_role: Callable[..., Client], city: City, session: Session
) -> None:
    home = make_organisation(city)
    manager = as_role(Role.PROVIDER_MANAGER, organisation=home)
    manager.post(f"{ROOM}/new", {"name": "ป้าแดง", "agreed": "on"})
    noted = Person.objects.get()
    own = make_session(make_activity(city, organisation=home))
    assert manager.post(address(noted, session), {"agreed": "on"}).status_code == 404
    assert manager.post(address(noted, own), {"agreed": "on"}).status_code == 302


def test_a_leader_enrols_neighbours_into_any_session_of_the_city(leader: Client, session: Session) -> None:
    leader.post(f"{ROOM}/new", {"name": "ป้าแดง", "agreed": "on"})
    assert leader.post(address(Person.objects.get(), session), {"agreed": "on"}).status_code == 302


def test_a_slip_of_someone_else_is_not_found(leader: Client, learner: Person, session: Session) -> None:
    enrolment = book_seat(session=session, person=learner, by=None)
    assert leader.get(f"{ROOM}/{learner.uuid}/slip/{enrolment.uuid}").status_code == 404


def test_choosing_asks_as_many_questions_for_ten_sessions_as_for_one(
    administrator: Client, learner: Person, city: City
) -> None:
    def questions(sessions: int) -> int:
        for _number in range(sessions):
            make_session(make_activity(city))
        with CaptureQueriesContext(connection) as asked:
            administrator.get(f"{ROOM}/{learner.uuid}/enrol")
        return len(asked)

    questions(1)
    assert questions(1) == questions(8)
