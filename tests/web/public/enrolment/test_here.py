"""Checking in by oneself: from the code on the wall, and at the tablet by the door."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, How
from learningcity.city.enrolment.queries.doors import TABLET, door_of, room_token, tablet_token
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import admit_walk_in
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_account, make_activity, make_city, make_learner, make_person, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(city: City) -> Session:
    return make_session(make_activity(city), starts_at=timezone.now() - timedelta(minutes=10))


@pytest.fixture
def wall(session: Session) -> str:
    return f"/phra-nakhon/here/{room_token(session, today())}"


def enrolled(session: Session, **given: object) -> Enrolment:
    person = make_learner() if not given else make_person(**given)  # type: ignore[arg-type]
    return admit_walk_in(session=session, person=person, by=None)


def signed_in(enrolment: Enrolment) -> Client:
    client = Client()
    client.force_login(
        enrolment.person.account, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def test_who_is_signed_in_says_that_they_are_here(session: Session, wall: str) -> None:
    enrolment = enrolled(session)
    client = signed_in(enrolment)
    assert str(enrolment.uuid) in client.get(wall).content.decode()
    assert client.post(wall, {"enrolment": enrolment.uuid}).status_code == 302
    found = Attendance.objects.get()
    assert (found.present, found.how, found.marked_by) == (True, How.ROOM, enrolment.person.account)


def test_checking_in_twice_is_one_mark(session: Session, wall: str) -> None:
    enrolment = enrolled(session)
    for _again in range(2):
        Client().post(wall, {"code": slip_code(enrolment.pk)})
    assert enrolment.marks.count() == 1


def test_nobody_says_it_for_a_stranger(session: Session, wall: str) -> None:
    stranger = enrolled(session, name="บุญชู")
    assert signed_in(enrolled(session)).post(wall, {"enrolment": stranger.uuid}).status_code == 404


def test_without_an_account_the_code_of_the_slip_does(session: Session, wall: str) -> None:
    enrolment = enrolled(session, name="บุญชู")
    Client().post(wall, {"code": slip_code(enrolment.pk).replace(" ", "")})
    assert Attendance.objects.get().enrolment == enrolment


@pytest.mark.parametrize("code", ["", "กข", "กข 0001"])
def test_a_code_of_nobody_here_comes_back_with_a_sentence(wall: str, code: str) -> None:
    answer = Client().post(wall, {"code": code})
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Attendance.objects.exists()


def test_the_code_on_the_wall_works_around_its_time_only(session: Session, wall: str) -> None:
    enrolment = enrolled(session, name="บุญชู")
    start = timezone.now() + timedelta(hours=3)
    Session.everywhere.filter(pk=session.pk).update(starts_at=start, ends_at=start + timedelta(hours=1))
    Client().post(wall, {"code": slip_code(enrolment.pk)})
    assert not Attendance.objects.exists()


def test_yesterdays_code_and_a_forged_one_open_nothing(session: Session, wall: str) -> None:
    yesterday = room_token(session, today() - timedelta(days=1))
    for token in (yesterday, wall.rpartition("/")[2] + "x", "nothing"):
        assert Client().get(f"/phra-nakhon/here/{token}").status_code == 404


def test_a_code_opens_nothing_in_another_city(session: Session, wall: str) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    assert Client().get(wall.replace("phra-nakhon", "yala")).status_code == 404


def test_the_tablet_marks_in_the_name_of_who_set_it_up(session: Session) -> None:
    clerk, enrolment = make_account(), enrolled(session, name="บุญชู")
    address = f"/phra-nakhon/tablet/{tablet_token(session, today(), clerk)}"
    client = Client()
    answer = client.post(address, {"code": slip_code(enrolment.pk)}, follow=True)
    assert "บุญชู" not in answer.content.decode()
    assert f'data-next="{address}"' in answer.content.decode()
    found = Attendance.objects.get()
    assert (found.how, found.marked_by) == (How.KIOSK, clerk)


def test_the_code_on_the_wall_does_not_open_the_tablet(session: Session, city: City) -> None:
    assert door_of(city.pk, room_token(session, today()), TABLET) is None


def test_codes_are_not_tried_one_after_the_other(client: Client, session: Session) -> None:
    address = f"/phra-nakhon/here/{room_token(session, today())}?lang=en"
    right = slip_code(admit_walk_in(session=session, person=make_person(), by=None).pk)
    for _try in range(30):
        assert "not for this session" in client.post(address, {"code": "กข 0001"}).content.decode()
    assert "Too many wrong codes" in client.post(address, {"code": right}).content.decode()
    assert not Attendance.objects.exists()


def test_a_tablet_takes_many_right_codes(client: Client, session: Session) -> None:
    """Only wrong ones are counted: a hundred people may come through one door."""
    address = f"/phra-nakhon/tablet/{tablet_token(session, today(), make_account())}?lang=en"
    right = slip_code(admit_walk_in(session=session, person=make_person(), by=None).pk)
    for _person in range(40):
        assert client.post(address, {"code": right}).status_code == 302
