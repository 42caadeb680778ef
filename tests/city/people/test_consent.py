import pytest

from learningcity.city.people.models import Consent, Purpose
from learningcity.city.people.queries import consents, has_agreed, was_asked
from learningcity.city.people.services import decline_consent, give_consent, withdraw_consent
from tests.factories import make_account, make_person

pytestmark = pytest.mark.django_db


def test_nothing_is_agreed_to_until_someone_agrees() -> None:
    assert set(consents(make_person()).values()) == {None}


def test_each_purpose_stands_apart() -> None:
    person = make_person()
    give_consent(person=person, purpose=Purpose.REMINDERS, by=make_account())
    assert has_agreed(person, Purpose.REMINDERS)
    assert not has_agreed(person, Purpose.FOLLOW_UP)


def test_agreeing_twice_is_one_consent() -> None:
    person = make_person()
    assert give_consent(person=person, purpose="reminders", by=None) == give_consent(
        person=person, purpose="reminders", by=None
    )


def test_a_withdrawn_consent_stays_on_record_and_can_be_given_again() -> None:
    person = make_person()
    give_consent(person=person, purpose="reminders", by=None)
    withdraw_consent(person=person, purpose="reminders", by=None)
    assert not has_agreed(person, "reminders")
    give_consent(person=person, purpose="reminders", by=None)
    assert Consent.objects.filter(person=person).count() == 2


def test_a_no_is_remembered_and_stands_until_a_yes() -> None:
    person = make_person()
    assert not was_asked(person, "reminders")
    decline_consent(person=person, purpose="reminders", by=None)
    assert was_asked(person, "reminders")
    assert not has_agreed(person, "reminders")
    give_consent(person=person, purpose="reminders", by=None)
    assert has_agreed(person, "reminders")
