"""Help asked for at a session: encrypted, answered in time, told without naming it, ended with the seat."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.enrolment.models import Accommodation, Enrolment, SupportNeed, SupportState
from learningcity.city.enrolment.queries.support import notice_days, question, remembered_for
from learningcity.city.enrolment.rules import support as rules
from learningcity.city.enrolment.rules.support import Kind, Needs, Offer
from learningcity.city.enrolment.services import announce_change, call_off_session, give_up_seat
from learningcity.city.enrolment.services.needs import forget_needs, remember_needs
from learningcity.city.enrolment.services.support import (
    accept_support,
    decline_support,
    fail_support,
    fulfil_support,
    request_support,
    set_notice_days,
    withdraw_support,
)
from learningcity.city.enrolment.statistics.support import help_between
from learningcity.city.places.models import AccessFeature, City, VenueAccess
from learningcity.core import letters
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Message
from learningcity.core.retention import clear
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_account, make_city, make_learner, make_person, make_venue

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
KINDS = st.sets(st.sampled_from(list(Kind)))
WORDS = "เดินได้ช้า ต้องมีคนพยุง"

# -- rules -------------------------------------------------------------------------------------------------


def test_the_documentation_shows_the_moves_as_they_are() -> None:
    page = Path(__file__).parents[3] / "docs/reference/support-states.md"
    assert page.read_text() == rules.support_diagram()


def test_moves_lead_through_all_states_and_no_others() -> None:
    named = {move.after for move in rules.SUPPORT_MOVES.values()}
    assert named == set(SupportState.values)


def test_what_is_withdrawn_or_ended_never_comes_back() -> None:
    closed = {"withdrawn", "ended"}
    assert [act for act, move in rules.SUPPORT_MOVES.items() if closed & set(move.before)] == []


def test_every_kind_has_days_of_notice() -> None:
    assert set(rules.NOTICE_DAYS) == set(Kind)


@given(
    st.timedeltas(timedelta(), timedelta(days=90)),
    st.integers(0, 60),
)
def test_an_answer_is_due_before_the_session_and_leaves_time_to_give_it(ahead: timedelta, days: int) -> None:
    due = rules.answer_due(NOW + ahead, days, NOW)
    assert NOW <= due <= NOW + ahead
    assert due >= min(NOW + rules.ANSWER_WITHIN, NOW + ahead)


@given(KINDS, st.booleans())
def test_nobody_is_asked_about_what_all_get(kinds: set[Kind], on_site: bool) -> None:
    services = {rules.OFFERED_TO_ALL[kind] for kind in kinds if kind in rules.OFFERED_TO_ALL}
    asked = rules.worth_asking(Offer(services=services, on_site=on_site, price_satang=100))
    assert not set(asked) & set(rules.there_for_all(Offer(services=services)))
    assert Kind.OTHER in asked


def test_who_pays_nothing_is_not_asked_whether_they_can() -> None:
    assert Kind.CANNOT_PAY not in rules.worth_asking(Offer(price_satang=0))
    assert Kind.CANNOT_PAY in rules.worth_asking(Offer(price_satang=1))


def test_online_nobody_is_asked_about_the_way_there() -> None:
    assert not rules.ONLY_ON_SITE & set(rules.worth_asking(Offer(on_site=False)))


def test_a_session_in_sign_language_needs_no_interpreter() -> None:
    assert Kind.SIGN_LANGUAGE not in rules.worth_asking(Offer(languages=["tsq"]))


def test_words_alone_are_a_need_of_another_kind() -> None:
    assert rules.tidy([], " ขอที่นั่งแถวหน้า ") == Needs(("other",), "ขอที่นั่งแถวหน้า")
    assert rules.tidy([], "  ") == Needs()


@given(KINDS, st.text(max_size=9), KINDS, st.text(max_size=9))
def test_adding_loses_nothing(held: set[Kind], words: str, new: set[Kind], more: str) -> None:
    before = rules.tidy(held, words)
    after = rules.added_to(before, rules.tidy(new, more))
    assert set(after.kinds) >= {*before.kinds, *new}
    assert before.words in after.words


# -- asking ------------------------------------------------------------------------------------------------


@pytest.fixture
def enrolment(new_session: NewSession, city: City) -> Enrolment:
    """A seat in ten days at a place."""
    starts_at = datetime.now(UTC) + timedelta(days=10)
    return join(new_session(activity={"venue": make_venue(city)}, starts_at=starts_at))


def one(enrolment: Enrolment, kind: str = "wheelchair", words: str = "") -> Accommodation:
    return request_support(enrolment=enrolment, kinds=[kind], words=words, by=enrolment.enrolled_by)[0]


def state(row: Accommodation) -> str:
    return str(Accommodation.everywhere.values_list("state", flat=True).get(pk=row.pk))


def test_nothing_of_a_need_is_readable_in_the_database(enrolment: Enrolment) -> None:
    remember_needs(person=enrolment.person, kinds=["wheelchair"], words=WORDS, by=None, agreed=True)
    row = one(enrolment, words=WORDS)
    decline_support(accommodation=row, reason="ลิฟต์เสีย รถเข็นขึ้นไม่ได้", by=None)
    with connection.cursor() as cursor:
        for model in (Accommodation, SupportNeed):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            held = str(cursor.fetchall())
            assert held.count("gAAAA") >= 2
            assert not [word for word in ("wheelchair", "พยุง", "ลิฟต์") if word in held]
    assert Accommodation.everywhere.get().words == WORDS


def test_asking_twice_is_one_request(enrolment: Enrolment) -> None:
    one(enrolment)
    assert request_support(enrolment=enrolment, kinds=["wheelchair"], by=None) == []
    assert Accommodation.everywhere.count() == 1


def test_asking_in_time_is_sure_and_later_is_not(enrolment: Enrolment) -> None:
    assert one(enrolment, "wheelchair").sure
    set_notice_days(city=enrolment.city, days={"transport": 12}, by=None)
    late = one(enrolment, "transport")
    assert not late.sure
    assert late.due_at - late.requested_at == rules.ANSWER_WITHIN


def test_a_city_says_how_many_days_it_needs(city: City) -> None:
    set_notice_days(city=city, days={"companion": 9}, by=None)
    assert (notice_days(city)[Kind.COMPANION], notice_days(city)[Kind.OTHER]) == (9, 3)
    with pytest.raises(Refused, match=r"60|๖๐"):
        set_notice_days(city=city, days={"companion": 61}, by=None)


def test_nobody_asks_at_a_session_that_is_over_or_a_seat_given_up(
    enrolment: Enrolment, new_session: NewSession
) -> None:
    give_up_seat(enrolment=enrolment, by=None)
    with pytest.raises(Refused):
        one(enrolment)


def test_too_many_words_are_refused(enrolment: Enrolment) -> None:
    with pytest.raises(Refused) as refused:
        one(enrolment, words="ก" * 501)
    assert refused.value.field == "words"


def test_the_question_says_what_the_place_has_and_when_it_was_checked(enrolment: Enrolment) -> None:
    venue = enrolment.session.venue
    assert venue
    VenueAccess.objects.create(venue=venue, feature=AccessFeature.STEP_FREE, present=True)
    VenueAccess.objects.create(venue=venue, feature=AccessFeature.LIFT, present=False)
    asked = question(enrolment.session, price_satang=0, now=datetime.now(UTC))
    wheelchair = next(choice for choice in asked.choices if choice.kind == "wheelchair")
    assert wheelchair.there == (str(AccessFeature.STEP_FREE.label),)
    assert wheelchair.missing == (str(AccessFeature.LIFT.label),)


def test_childcare_that_all_get_is_said_and_not_asked(new_session: NewSession) -> None:
    asked = question(new_session(activity={"services": ["childcare"]}), price_satang=0, now=datetime.now(UTC))
    assert [str(kind) for kind in asked.for_all] == ["childcare"]
    assert "childcare" not in [choice.kind for choice in asked.choices]


# -- answering ---------------------------------------------------------------------------------------------


def test_from_asking_to_being_there(enrolment: Enrolment) -> None:
    officer, row = make_account(), one(enrolment)
    accept_support(accommodation=row, by=officer)
    assert (row.responsible, row.decided_by) == (officer, officer)
    fulfil_support(accommodation=row, by=officer)
    assert row.fulfilled_at
    fail_support(accommodation=row, by=officer)
    assert (state(row), row.fulfilled_at) == ("unfulfilled", None)


def test_a_refusal_needs_a_reason_and_can_be_taken_back(enrolment: Enrolment) -> None:
    row = one(enrolment)
    with pytest.raises(Refused) as refused:
        decline_support(accommodation=row, reason="  ", by=None)
    assert refused.value.field == "reason"
    decline_support(accommodation=row, reason="ไม่มีล่าม", by=None)
    accept_support(accommodation=row, by=None)
    assert (state(row), row.reason) == ("accepted", "")


def test_what_was_answered_meanwhile_is_not_answered_again(enrolment: Enrolment) -> None:
    row = one(enrolment)
    withdraw_support(accommodation=row, by=None)
    with pytest.raises(Refused):
        accept_support(accommodation=row, by=None)


@pytest.mark.parametrize("answer", ["accept", "decline"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_learner_is_told_without_the_need_being_named(
    enrolment: Enrolment, answer: str, language: str
) -> None:
    row = one(enrolment, words=WORDS)
    Message.objects.all().delete()
    if answer == "accept":
        accept_support(accommodation=row, by=None)
    else:
        decline_support(accommodation=row, reason="ไม่มีทางลาด", by=None)
    message = Message.objects.get()
    message.language = language
    letter = letters.write(message)
    said = f"{letter.subject} {letter.body} {letter.alternatives} {message.context} {message.dedupe_key}"
    assert f"/enrolments/{enrolment.uuid}" in said
    forbidden = ["wheelchair", "รถเข็น", "พยุง", "ทางลาด", *[str(kind) for kind in Kind if kind != "other"]]
    assert [word for word in forbidden if word in said] == []


def test_the_trail_says_that_something_was_asked_and_never_what(enrolment: Enrolment) -> None:
    row = one(enrolment, words=WORDS)
    accept_support(accommodation=row, by=None)
    entries = AuditEntry.objects.filter(act__contains="support")
    assert {entry.act for entry in entries} == {"request_support", "accept_support"}
    assert "wheelchair" not in str([(entry.details, entry.about_kind) for entry in entries])


# -- what follows from the seat ----------------------------------------------------------------------------


def test_giving_the_seat_up_ends_what_was_asked_for(enrolment: Enrolment) -> None:
    asked, done = one(enrolment), one(enrolment, "language")
    accept_support(accommodation=done, by=None)
    fulfil_support(accommodation=done, by=None)
    give_up_seat(enrolment=enrolment, by=None)
    assert (state(asked), state(done)) == ("ended", "fulfilled")


def test_calling_the_session_off_ends_what_was_asked_for(enrolment: Enrolment) -> None:
    row = one(enrolment)
    call_off_session(session=enrolment.session, reason="ฝนตกหนัก", by=None)
    assert state(row) == "ended"


def test_a_session_put_later_leaves_more_time_to_answer(enrolment: Enrolment) -> None:
    row, session = one(enrolment), enrolment.session
    session.starts_at += timedelta(days=7)
    session.ends_at += timedelta(days=7)
    session.save()
    announce_change(session=session, by=None)
    assert Accommodation.everywhere.get().due_at == row.due_at + timedelta(days=7)


# -- what is remembered ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_nothing_is_remembered_without_consent() -> None:
    with pytest.raises(Refused) as refused:
        remember_needs(person=make_person(), kinds=["wheelchair"], by=None, agreed=False)
    assert refused.value.field == "agreed"
    assert not SupportNeed.objects.exists()


@pytest.mark.django_db
def test_a_helper_adds_to_what_is_held_and_does_not_read_it() -> None:
    learner, helper = make_learner(), make_account()
    remember_needs(person=learner, kinds=["wheelchair"], words="ก", by=learner.account, agreed=True)
    assert remembered_for(learner, helper, sees_all=False) == Needs()
    remember_needs(person=learner, kinds=["transport"], words="ข", by=helper, agreed=True, sees_all=False)
    assert learner.account
    held = remembered_for(learner, learner.account, sees_all=True)
    assert held == Needs(("wheelchair", "transport"), "ก\nข")


@pytest.mark.django_db
def test_a_helper_reads_what_they_noted_themselves() -> None:
    grandmother, helper = make_person(), make_account()
    remember_needs(person=grandmother, kinds=["wheelchair"], by=helper, agreed=True, sees_all=False)
    assert remembered_for(grandmother, helper, sees_all=False).kinds == ("wheelchair",)


def test_what_is_forgotten_is_gone_and_a_request_stays(enrolment: Enrolment) -> None:
    row = one(enrolment)
    remember_needs(person=enrolment.person, kinds=["wheelchair"], by=None, agreed=True)
    forget_needs(person=enrolment.person, by=None)
    assert not SupportNeed.objects.exists()
    assert state(row) == "requested"
    assert AuditEntry.objects.filter(act="forget_needs").count() == 1


# -- counts ------------------------------------------------------------------------------------------------


def test_counts_say_what_became_of_each_kind(enrolment: Enrolment) -> None:
    promised, refused = one(enrolment), one(enrolment, "sign_language")
    one(enrolment, "language")
    accept_support(accommodation=promised, by=None)
    decline_support(accommodation=refused, reason="ไม่มีล่าม", by=None)
    Accommodation.everywhere.filter(pk=promised.pk).update(due_at=NOW - timedelta(days=99))
    now = datetime.now(UTC)
    counted = {row.kind: row for row in help_between(enrolment.city, now, now + timedelta(days=30), now)}
    assert counted["wheelchair"][1:] == (1, 1, 0, 0, 0, 1)
    assert counted["sign_language"][1:] == (1, 0, 1, 0, 0, 0)
    assert counted["language"][1:] == (1, 0, 0, 0, 0, 0)
    assert sum(row.requested for row in counted.values()) == 3


def test_counts_of_another_city_are_another_matter(enrolment: Enrolment) -> None:
    one(enrolment)
    now = datetime.now(UTC)
    assert help_between(make_city("yala"), now, now + timedelta(days=30), now) == []


def test_half_a_year_after_the_session_the_words_are_gone_and_the_counts_stay(enrolment: Enrolment) -> None:
    fulfilled = one(enrolment, words=WORDS)
    accept_support(accommodation=fulfilled, by=None)
    fulfil_support(accommodation=fulfilled, by=None)
    ends_at = enrolment.session.ends_at
    clear(ends_at + timedelta(days=170))
    assert Accommodation.everywhere.get().words == WORDS
    clear(ends_at + timedelta(days=190))
    row = Accommodation.everywhere.get()
    assert (row.kind, row.words, row.reason) == ("", "", "")
    start = ends_at - timedelta(days=1)
    counted = help_between(enrolment.city, start, ends_at, ends_at)
    assert [(each.kind, each.fulfilled) for each in counted] == [("wheelchair", 1)]
