"""Wishes: kept as said, read before others see them, shared by each person once, answered in public."""

import pytest

from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, NeedState, Support
from learningcity.city.projects.queries import wished
from learningcity.city.projects.services import (
    answer_need,
    decline_need,
    hide_need,
    record_need,
    reopen_need,
    show_need,
    support_need,
)
from learningcity.core.errors import Refused
from learningcity.core.models import Message
from tests.factories import make_account, make_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(city: City) -> Need:
    return record_need(city=city, title="  ซ่อมมือถือ ", origin=Need.Origin.SEARCH, by=None)


def shown(city: City) -> list[tuple[str, int]]:
    return [(row.need.title, row.number) for row in wished(city, Need.objects.in_city(city).shown())]


def test_a_wish_is_seen_by_nobody_before_the_city_read_it(city: City, need: Need) -> None:
    assert (need.title, shown(city)) == ("ซ่อมมือถือ", [])
    show_need(need=need, by=make_account())
    assert shown(city) == [("ซ่อมมือถือ", 1)]


@pytest.mark.parametrize("title", ["", "   ", "ก" * 161])
def test_a_wish_without_words_or_too_long_is_refused(city: City, title: str) -> None:
    with pytest.raises(Refused) as refusal:
        record_need(city=city, title=title, origin=Need.Origin.RESIDENT, by=None)
    assert refusal.value.field == "title"


def test_each_person_shares_a_wish_once_and_not_their_own(city: City) -> None:
    wisher, other = make_learner(), make_learner()
    need = record_need(city=city, title="ขิม", origin="resident", by=wisher.account, wished_by=wisher)
    show_need(need=need, by=make_account())
    assert [support_need(need=need, person=each, by=make_account()) for each in (wisher, other, other)] == [
        False,
        True,
        False,
    ]
    assert shown(city) == [("ขิม", 2)]


def test_an_unread_wish_cannot_be_shared(need: Need) -> None:
    with pytest.raises(Refused):
        support_need(need=need, person=make_learner(), by=make_account())
    assert Support.objects.get().way == Support.Way.OWN


def test_a_wish_is_kept_back_only_with_a_reason(city: City, need: Need) -> None:
    with pytest.raises(Refused):
        hide_need(need=need, because=" ", by=make_account())
    hide_need(need=need, because="เอ่ยชื่อคน", by=make_account())
    assert shown(city) == []


def test_what_became_of_a_wish_is_said_only_of_one_that_is_seen(city: City, need: Need) -> None:
    with pytest.raises(Refused):
        answer_need(need=need, answer="เปิดแล้ว", by=make_account())
    show_need(need=need, by=make_account())
    answer_need(need=need, answer="เปิดแล้ว", by=make_account())
    need.refresh_from_db()
    assert need.state == NeedState.ANSWERED
    assert need.answered_at is not None


def test_an_answer_may_be_reworded_declined_and_taken_back(city: City, need: Need) -> None:
    officer = make_account()
    show_need(need=need, by=officer)
    answer_need(need=need, answer="เปิดแล้ว", by=officer)
    answer_need(need=need, answer="เปิดแล้ว วันเสาร์", by=officer)
    reopen_need(need=need, by=officer)
    need.refresh_from_db()
    assert (need.state, need.answer, need.answered_at) == (NeedState.OPEN, "", None)
    decline_need(need=need, answer="ปีนี้ไม่มีครู", by=officer)
    need.refresh_from_db()
    assert (need.state, need.answer) == (NeedState.DECLINED, "ปีนี้ไม่มีครู")


def test_what_is_hidden_is_shown_again_and_what_is_answered_is_not_hidden(city: City, need: Need) -> None:
    officer = make_account()
    hide_need(need=need, because="เอ่ยชื่อคน", by=officer)
    show_need(need=need, by=officer)
    answer_need(need=need, answer="เปิดแล้ว", by=officer)
    with pytest.raises(Refused) as refusal:
        hide_need(need=need, because="เปลี่ยนใจ", by=officer)
    assert refusal.value.code == "not-now"


def test_whoever_said_it_is_told_what_became_of_it_once(city: City) -> None:
    wisher = make_learner()
    need = record_need(city=city, title="ขิม", origin="resident", by=wisher.account, wished_by=wisher)
    show_need(need=need, by=make_account())
    assert not Message.objects.exists()
    answer_need(need=need, answer="เปิดสอนแล้ว", by=make_account())
    (message,) = Message.objects.all()
    assert (message.template, message.person_uuid) == ("need_answered", wisher.uuid)
    assert message.context["answer"] == "เปิดสอนแล้ว"


def test_an_answer_that_is_too_long_is_refused(need: Need) -> None:
    show_need(need=need, by=make_account())
    with pytest.raises(Refused) as refusal:
        answer_need(need=need, answer="ก" * 601, by=make_account())
    assert refusal.value.code == "too-long"
