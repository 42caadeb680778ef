"""A coach's note: her own until it is sent, then the city's to answer."""

from datetime import timedelta
from typing import Any

import pytest

from learningcity.city.people.models import CoachNote, Share, User
from learningcity.city.people.roles import Role
from learningcity.city.people.services import (
    discard_note,
    draft_note,
    edit_note,
    end_share,
    reply_to_note,
    send_note,
)
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.letters import write
from learningcity.core.models import AuditEntry, Message
from learningcity.core.thai_time import today
from tests.factories import (
    make_city,
    make_coach_note,
    make_contact,
    make_officer,
    make_organisation,
    make_share,
)

pytestmark = pytest.mark.django_db
WORDS = {"kind": "suggestion", "subject": "goals", "title": "นัดวันวัด", "text": "เลือกวันวัดตั้งแต่เดือนนี้"}


@pytest.fixture
def share(city: City) -> Share:
    return make_share(city, "goals")


@pytest.fixture
def coach(city: City, share: Share) -> User:
    return make_officer(Role.CITY_UNIT_COACH, city)


def no_of(act: Any, **given: Any) -> str:
    with pytest.raises(Refused) as no:
        act(**given)
    return no.value.code


def test_a_draft_is_changed_sent_once_and_then_stays(city: City, coach: User) -> None:
    note = draft_note(city=city, by=coach, **WORDS)
    assert not note.waits
    edit_note(note=note, by=coach, version=note.version, **(WORDS | {"title": "นัดวันวัดผล"}))
    send_note(note=note, by=coach)
    note.refresh_from_db()
    assert note.waits
    assert note.title == "นัดวันวัดผล"
    assert no_of(send_note, note=note, by=coach) == "sent"
    assert no_of(edit_note, note=note, by=coach, version=note.version, **WORDS) == "sent"
    assert no_of(discard_note, note=note, by=coach) == "sent"
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["send_coach_note"]


def test_nobody_touches_anothers_note(city: City, coach: User) -> None:
    note, other = draft_note(city=city, by=coach, **WORDS), make_officer(Role.CITY_UNIT_COACH, city)
    assert no_of(send_note, note=note, by=other) == "others-note"
    assert no_of(discard_note, note=note, by=other) == "others-note"
    assert no_of(edit_note, note=note, by=other, version=note.version, **WORDS) == "others-note"


def test_a_share_that_ended_lets_nothing_be_written_or_sent(city: City, coach: User, share: Share) -> None:
    note = draft_note(city=city, by=coach, **WORDS)
    end_share(share=share, by=None)
    assert no_of(send_note, note=note, by=coach) == "not-shared"
    assert no_of(draft_note, city=city, by=coach, **WORDS) == "not-shared"
    assert no_of(edit_note, note=note, by=coach, version=note.version, **WORDS) == "not-shared"
    note.refresh_from_db()
    assert note.sent_at is None
    discard_note(note=note, by=coach)
    assert not CoachNote.everywhere.exists()


def test_a_note_that_was_sent_meanwhile_is_not_thrown_away(city: City, coach: User) -> None:
    note = draft_note(city=city, by=coach, **WORDS)
    send_note(note=CoachNote.everywhere.get(), by=coach)
    assert no_of(discard_note, note=note, by=coach) == "sent"
    assert CoachNote.everywhere.count() == 1


@pytest.mark.parametrize(("missing", "code"), [("title", "title-missing"), ("text", "text-missing")])
def test_a_note_says_something(city: City, coach: User, missing: str, code: str) -> None:
    assert no_of(draft_note, city=city, by=coach, **(WORDS | {missing: " "})) == code


def test_what_is_adopted_gives_somebody_a_task(city: City, coach: User) -> None:
    note, owner = make_coach_note(city, coach), make_contact(make_organisation(city))
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    task = {"owner": owner, "task_th": "เลือกวันวัด", "task_due_on": today() + timedelta(days=9)}
    reply_to_note(note=note, reply="adopted", reason="เห็นด้วย", by=clerk, **task)
    note.refresh_from_db()
    assert note.task is not None
    assert (note.task.owner, note.replied_by, note.waits) == (owner, clerk, False)
    assert no_of(reply_to_note, note=note, reply="declined", reason="เปลี่ยนใจ", by=clerk) == "replied"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reply": "adopted", "reason": "เห็นด้วย"}, "task-missing"),
        ({"reply": "declined", "reason": " "}, "reason-missing"),
        ({"reply": "perhaps", "reason": "ไม่แน่"}, "reply-missing"),
    ],
)
def test_a_reply_is_whole(city: City, coach: User, given: dict[str, str], code: str) -> None:
    note = make_coach_note(city, coach)
    assert no_of(reply_to_note, note=note, by=None, **given) == code
    note.refresh_from_db()
    assert note.waits


def test_a_note_that_asks_for_nothing_is_not_answered(city: City, coach: User) -> None:
    note = make_coach_note(city, coach, kind="note")
    assert not note.waits
    assert no_of(reply_to_note, note=note, reply="declined", reason="ไม่", by=None) == "replied"


# -- letters -----------------------------------------------------------------------------------------------


def told(template: str) -> list[str]:
    return list(Message.objects.filter(template=template).values_list("recipient", flat=True))


def test_who_may_answer_is_written_to_when_a_coach_sends_a_note(city: City, coach: User) -> None:
    answers = make_officer(Role.CITY_COORDINATOR, city)
    make_officer(Role.PROVIDER_MANAGER, city)
    make_officer(Role.CITY_COORDINATOR, make_city("yala"))
    note = draft_note(city=city, by=coach, **WORDS)
    assert told("coach_wrote") == []
    send_note(note=note, by=coach)
    assert told("coach_wrote") == [answers.email]


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_letter_about_a_note_says_none_of_its_words(city: City, coach: User, language: str) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    User.objects.update(language=language)
    note = draft_note(city=city, by=coach, **WORDS)
    send_note(note=note, by=coach)
    reply_to_note(note=note, reply="declined", reason="งบปีนี้หมดแล้ว", by=clerk)
    letters = {each.template: each for each in Message.objects.all()}
    assert letters.keys() == {"coach_wrote", "coach_answered"}
    for letter in letters.values():
        email = write(letter)
        said = email.subject + email.body + email.alternatives[0].content
        assert {"th": "เป้าหมาย", "en": "goals"}[language] in said
        assert str(note.uuid) in said
        assert [word for word in ("นัดวันวัด", "เลือกวันวัด", "งบปีนี้") if word in said] == []


def test_the_coach_is_told_of_the_answer_while_the_city_shares(city: City, coach: User, share: Share) -> None:
    reply_to_note(note=make_coach_note(city, coach), reply="declined", reason="ไม่", by=None)
    assert told("coach_answered") == [coach.email]
    late = make_coach_note(city, coach)
    end_share(share=share, by=None)
    reply_to_note(note=late, reply="declined", reason="ไม่", by=None)
    assert told("coach_answered") == [coach.email]
