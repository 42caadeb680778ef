"""Saying how a session was, and who reads the words first."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment, Feedback
from learningcity.city.enrolment.queries import rating_of_activity, words_about
from learningcity.city.enrolment.services import ask_feedback, give_feedback, hide_words, show_words
from learningcity.city.people.models import Purpose
from learningcity.city.people.services import decline_consent
from learningcity.core.errors import Refused
from learningcity.core.models import Message
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def over(enrolment: Enrolment, ago: timedelta = timedelta(hours=2)) -> Enrolment:
    """The same enrolment once its session has ended."""
    ended = timezone.now() - ago
    Session.everywhere.filter(pk=enrolment.session_id).update(
        starts_at=ended - timedelta(hours=2), ends_at=ended
    )
    return Enrolment.everywhere.select_related("session__city", "session__activity").get(pk=enrolment.pk)


def say(enrolment: Enrolment, **given: object) -> Feedback:
    return give_feedback(
        **({"enrolment": enrolment, "worth": 3, "clear": 3, "learned": 2, "by": None} | given)
    )


def test_one_may_say_how_it_was_once_it_is_over(new_session: NewSession) -> None:
    enrolment = join(new_session())
    with pytest.raises(Refused):
        say(enrolment)
    assert say(over(enrolment)).worth == 3


def test_a_month_later_it_is_too_late(new_session: NewSession) -> None:
    with pytest.raises(Refused):
        say(over(join(new_session()), timedelta(days=31)))


def test_an_answer_outside_the_scale_is_refused(new_session: NewSession) -> None:
    enrolment = over(join(new_session()))
    for wrong in (0, 4, -1):
        with pytest.raises(Refused) as refusal:
            say(enrolment, clear=wrong)
        assert refusal.value.field == "clear"
    assert not Feedback.everywhere.exists()


def test_said_again_the_new_answers_stand_and_new_words_are_read_anew(new_session: NewSession) -> None:
    enrolment = over(join(new_session()))
    show_words(feedback=say(enrolment, words="ดีมาก"), by=make_account())
    assert say(enrolment, words="ดีมาก").words_state == Feedback.Words.SHOWN
    assert say(enrolment, worth=1, words="ไม่ดีแล้ว").words_state == Feedback.Words.UNREAD
    assert [row.worth for row in Feedback.everywhere.all()] == [1]


def test_words_stand_nowhere_before_someone_read_them_and_are_encrypted(new_session: NewSession) -> None:
    session = new_session()
    said = say(over(join(session)), words="ครูสมชายพูดเร็ว")
    assert words_about(session.activity_id) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM enrolment_feedback")
        assert "สมชาย" not in str(cursor.fetchone())
    show_words(feedback=said, by=make_account())
    assert [each.words for each in words_about(session.activity_id)] == ["ครูสมชายพูดเร็ว"]


def test_words_are_kept_back_only_with_a_reason(new_session: NewSession) -> None:
    said = say(over(join(new_session())), words="…")
    with pytest.raises(Refused):
        hide_words(feedback=said, because="  ", by=make_account())
    hide_words(feedback=said, because="เอ่ยชื่อคนอื่น", by=make_account())
    assert Feedback.everywhere.get().words_state == Feedback.Words.HIDDEN


def test_an_average_is_shown_from_five_answers_on(new_session: NewSession) -> None:
    session = new_session(seats=6)
    enrolments = [join(session) for _ in range(5)]
    for enrolment in enrolments[:4]:
        say(over(enrolment), worth=1)
    assert not rating_of_activity(session.activity_id).is_shown
    say(over(enrolments[4]), worth=3)
    rating = rating_of_activity(session.activity_id)
    assert (rating.answers, rating.worth) == (5, 1.4)


def came(enrolment: Enrolment) -> None:
    Attendance.objects.create(
        enrolment=enrolment, on=enrolment.session.starts_at.date(), present=True, marked_at=timezone.now()
    )


def asked() -> int:
    return Message.objects.filter(template="feedback").count()


def test_who_came_is_asked_once_and_who_did_not_come_is_not(new_session: NewSession) -> None:
    session = new_session()
    here, _away = over(join(session)), over(join(session))
    came(here)
    for _ in range(2):
        ask_feedback(now=timezone.now())
    assert asked() == 1


def test_who_does_not_wish_to_be_asked_is_not_asked(new_session: NewSession) -> None:
    enrolment = over(join(new_session()))
    came(enrolment)
    decline_consent(person=enrolment.person, purpose=Purpose.FOLLOW_UP, by=None)
    ask_feedback(now=timezone.now())
    assert asked() == 0
