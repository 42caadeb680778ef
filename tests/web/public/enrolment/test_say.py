"""Answering from the link in a message, without signing in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, Feedback, FollowUp
from learningcity.city.enrolment.queries import say_token
from learningcity.city.enrolment.rules.feedback import Outcome
from learningcity.city.enrolment.services import book_seat
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_activity, make_city, make_learner, make_session

pytestmark = pytest.mark.django_db
TAPS = {"worth": "3", "clear": "2", "learned": "1"}


@pytest.fixture
def enrolment(city: City) -> Enrolment:
    """A seat in a session that ended two hours ago."""
    session = make_session(make_activity(city))
    learner = make_learner(name="วิภา แสงดาว")
    made = book_seat(session=session, person=learner, by=learner.account)
    now = timezone.now()
    Session.everywhere.filter(pk=session.pk).update(
        starts_at=now - timedelta(hours=4), ends_at=now - timedelta(hours=2)
    )
    return made


def address(enrolment: Enrolment, city: str = "phra-nakhon") -> str:
    return f"/{city}/say/{say_token(enrolment)}?lang=en"


def test_three_taps_are_kept_without_signing_in(client: Client, enrolment: Enrolment) -> None:
    page = client.get(address(enrolment)).content.decode()
    assert "Was it worth coming?" in page
    assert "วิภา" not in page
    assert client.post(address(enrolment), TAPS).status_code == 302
    row = Feedback.everywhere.get()
    assert (row.worth, row.clear, row.learned, row.answered_by) == (3, 2, 1, None)


def test_a_missing_tap_keeps_what_was_written(client: Client, enrolment: Enrolment) -> None:
    page = client.post(address(enrolment), {"worth": "3", "words": "ครูใจดี"}).content.decode()
    assert "ครูใจดี" in page
    assert not Feedback.everywhere.exists()


def test_a_broken_or_foreign_link_says_so_and_shows_nothing(client: Client, enrolment: Enrolment) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    for wrong in ("/phra-nakhon/say/broken?lang=en", address(enrolment, "yala")):
        page = client.get(wrong).content.decode()
        assert "Nothing to answer" in page
        assert enrolment.session.activity.title_en not in page


def test_an_open_wave_asks_what_changed_and_may_be_declined(client: Client, enrolment: Enrolment) -> None:
    wave = FollowUp.everywhere.create(
        city=enrolment.city,
        enrolment=enrolment,
        months=3,
        outcome=Outcome.ASKED,
        due_on=today(),
        closes_on=today() + timedelta(days=30),
    )
    assert "What changed since?" in client.get(address(enrolment)).content.decode()
    client.post(address(enrolment), {"decline": "1"})
    wave.refresh_from_db()
    assert wave.outcome == Outcome.DECLINED


def test_the_learners_own_page_leads_there_until_it_is_said(client: Client, enrolment: Enrolment) -> None:
    client.force_login(
        enrolment.person.account, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    asks = f"/phra-nakhon/say/{say_token(enrolment)}"
    page = client.get("/phra-nakhon/mine/?lang=en").content.decode()
    assert "Waiting for your answer" in page
    client.post(asks, TAPS)
    assert "Waiting for your answer" not in client.get("/phra-nakhon/mine/?lang=en").content.decode()
