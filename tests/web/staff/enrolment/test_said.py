"""Reading learners' words before anyone else, and asking by telephone what changed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, Feedback, FollowUp
from learningcity.city.enrolment.rules.feedback import Outcome
from learningcity.city.enrolment.services import book_seat, give_feedback
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.factories import make_activity, make_city, make_learner, make_officer, make_session

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST = "/staff/phra-nakhon/attendance/feedback"
CALLS = "/staff/phra-nakhon/attendance/follow-ups"


@pytest.fixture
def enrolment(city: City) -> Enrolment:
    session = make_session(make_activity(city))
    learner = make_learner(name="วิภา แสงดาว", phone="+66812345678")
    made = book_seat(session=session, person=learner, by=learner.account)
    ended = timezone.now() - timedelta(hours=2)
    Session.everywhere.filter(pk=session.pk).update(starts_at=ended - timedelta(hours=2), ends_at=ended)
    return Enrolment.everywhere.select_related("session__city").get(pk=made.pk)


@pytest.fixture
def wave(enrolment: Enrolment) -> FollowUp:
    return FollowUp.everywhere.create(
        city=enrolment.city,
        enrolment=enrolment,
        months=6,
        outcome=Outcome.UNREACHABLE,
        due_on=today(),
        closes_on=today() + timedelta(days=30),
    )


def enter(client: Client, role: Role, city: City, **where: object) -> None:
    client.force_login(make_officer(role, city, **where), backend=BACKEND)


def said(enrolment: Enrolment) -> Feedback:
    return give_feedback(enrolment=enrolment, worth=3, clear=3, learned=3, words="ครูใจเย็นมาก", by=None)


def test_words_are_shown_or_kept_back_with_a_reason(client: Client, city: City, enrolment: Enrolment) -> None:
    enter(client, Role.LEARNING_ADMINISTRATOR, city)
    row = said(enrolment)
    page = client.get(LIST).content.decode()
    assert "ครูใจเย็นมาก" in page
    assert "วิภา" not in page
    client.post(f"{LIST}/{row.pk}", {"because": ""})
    row.refresh_from_db()
    assert row.words_state == Feedback.Words.UNREAD
    client.post(f"{LIST}/{row.pk}", {"show": "1"})
    row.refresh_from_db()
    assert row.words_state == Feedback.Words.SHOWN


def test_another_citys_administrator_can_neither_read_nor_decide(
    client: Client, city: City, enrolment: Enrolment, wave: FollowUp
) -> None:
    yala = make_city("yala", name_th="ยะลา", name_en="Yala")
    row = said(enrolment)
    enter(client, Role.LEARNING_ADMINISTRATOR, yala)
    assert client.get(LIST).status_code == 403
    assert client.post(f"/staff/yala/attendance/feedback/{row.pk}", {"show": "1"}).status_code == 404
    assert client.get(f"/staff/yala/attendance/follow-ups/{wave.pk}").status_code == 404


def test_the_telephone_is_uncovered_only_where_one_asks_and_that_is_noted(
    client: Client, city: City, wave: FollowUp
) -> None:
    enter(client, Role.LEARNING_ADMINISTRATOR, city)
    assert "081" not in client.get(CALLS).content.decode()
    assert "081" in client.get(f"{CALLS}/{wave.pk}").content.decode()
    assert AuditEntry.objects.filter(act="read_contact", about=str(wave.enrolment.person.uuid)).count() == 1


def test_an_answer_by_telephone_is_kept_as_such(client: Client, city: City, wave: FollowUp) -> None:
    enter(client, Role.LEARNING_ADMINISTRATOR, city)
    client.post(f"{CALLS}/{wave.pk}", {"work": "own_business", "study": "alone", "income": "5-10"})
    wave.refresh_from_db()
    assert (wave.outcome, wave.via, wave.work) == (Outcome.ANSWERED, FollowUp.Via.CALL, "own_business")


def test_nothing_is_shown_of_a_wave_that_few_answered(client: Client, city: City, wave: FollowUp) -> None:
    enter(client, Role.LEARNING_ADMINISTRATOR, city)
    page = client.get(f"{CALLS}?lang=en").content.decode()
    assert page.count("Too few have answered") == 3
