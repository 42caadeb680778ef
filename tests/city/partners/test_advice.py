"""Advice: asked for or offered, given in its own language, answered, and never forgotten."""

from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import ActionItem, Advice, Contact
from learningcity.city.partners.rules.advice import (
    GIVE_WITHIN,
    REPLY_WITHIN,
    AdviceState,
    Turn,
    advice_state,
)
from learningcity.city.partners.services.reminding import remind_advice
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Message
from learningcity.core.personal import holders
from learningcity.core.thai_time import today
from tests.factories import make_advice, make_city, make_contact, make_organisation

pytestmark = pytest.mark.django_db
LINKS = import_module("learningcity.city.partners.queries.advice")
KOREAN = "골목마다 한 사람이 소식을 맡습니다."


def in_days(number: int) -> date:
    return today() + timedelta(days=number)


@pytest.fixture
def adviser(city: City) -> Contact:
    return make_contact(make_organisation(city), advises=True, language="en")


@pytest.fixture
def keeper(city: City) -> Contact:
    return make_contact(make_organisation(city))


def ask(adviser: Contact, **given: Any) -> Advice:
    kept = {"title_th": "ข่าวถึงบ้าน", "question_th": "บอกข่าวอย่างไร"}
    return services.ask_adviser(adviser=adviser, by=None, **(kept | given))


def give(advice: Advice, **given: Any) -> None:
    kept = {"text": KOREAN, "language": "ko", "may_show": True}
    services.give_advice(advice=advice, by=None, **(kept | given))


def refused(code: str, act: Any) -> None:
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.code == code


# -- whose turn it is --------------------------------------------------------------------------------------

DUE = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("turn", "day", "state"),
    [
        (Turn(DUE), DUE, AdviceState.ASKED),
        (Turn(DUE), DUE + timedelta(days=1), AdviceState.NOT_GIVEN),
        (Turn(DUE, given_on=DUE), DUE, AdviceState.GIVEN),
        (Turn(DUE, given_on=DUE), DUE + timedelta(days=1), AdviceState.UNANSWERED),
        (Turn(DUE, given_on=DUE, reply="declined"), DUE + timedelta(days=99), AdviceState.DECLINED),
        (Turn(DUE, taken_back_on=DUE), DUE + timedelta(days=99), AdviceState.TAKEN_BACK),
    ],
)
def test_how_it_stands_follows_from_what_was_done_when(turn: Turn, day: date, state: AdviceState) -> None:
    assert advice_state(turn, day) == state


# -- asked, offered, given ---------------------------------------------------------------------------------


def test_the_question_leaves_with_a_link_that_needs_no_account(city: City, adviser: Contact) -> None:
    advice = ask(adviser)
    message = Message.objects.get()
    assert (message.template, message.recipient, message.language) == ("advice_asked", adviser.email, "en")
    assert queries.adviser_of(city, message.context["token"]) == adviser
    assert advice.due_on == today() + GIVE_WITHIN


def test_advice_is_kept_word_for_word_and_then_it_is_the_citys_turn(adviser: Contact) -> None:
    advice = ask(adviser)
    give(advice)
    advice.refresh_from_db()
    assert (advice.text, advice.language) == (KOREAN, "ko")
    assert advice.due_on == today() + REPLY_WITHIN
    assert advice.state(today()) == AdviceState.GIVEN
    refused("given", lambda: give(advice, text="또 하나"))


def test_who_was_asked_before_keeps_what_is_offered_later(adviser: Contact, keeper: Contact) -> None:
    ask(adviser, keeper=keeper)
    offered = services.offer_advice(
        adviser=adviser,
        title="Maps by children",
        text="Let them draw.",
        language="en",
        may_show=True,
        by=None,
    )
    assert (offered.keeper, offered.title_en, offered.was_asked) == (keeper, "Maps by children", False)


def test_only_advisers_of_the_city_who_are_still_there_are_asked(
    city: City, adviser: Contact, keeper: Contact
) -> None:
    refused("no-adviser", lambda: ask(keeper))
    elsewhere = make_contact(make_organisation(make_city("yala")))
    refused("elsewhere", lambda: ask(adviser, keeper=elsewhere))
    refused("due-before", lambda: ask(adviser, due_on=in_days(-1)))
    refused("question-missing", lambda: ask(adviser, question_th=" "))
    services.note_contact_left(contact=adviser, on=today(), by=None)
    refused("no-adviser", lambda: ask(adviser))
    assert not Advice.objects.in_city(city).exists()


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("text-missing", {"text": "  "}),
        ("too-long", {"text": "ก" * 12_001}),
        ("not-yet", {"on": in_days(1)}),
    ],
)
def test_what_is_no_advice_is_refused(adviser: Contact, code: str, given: dict[str, Any]) -> None:
    advice = ask(adviser)
    refused(code, lambda: give(advice, **given))
    advice.refresh_from_db()
    assert advice.given_on is None


# -- answered ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reply", ["adopted", "adapted"])
def test_taking_advice_up_gives_somebody_a_task(
    city: City, adviser: Contact, keeper: Contact, reply: str
) -> None:
    advice = ask(adviser)
    give(advice)
    services.reply_to_advice(
        advice=advice, reply=reply, reason_th="ตรงกับที่ชุมชนบอก", by=None,
        task_th="หาคนดูแลข่าว", owner=keeper, task_due_on=in_days(30),
    )  # fmt: skip
    advice.refresh_from_db()
    task = ActionItem.objects.in_city(city).get()
    assert (advice.reply, advice.task, task.owner, task.item) == (reply, task, keeper, None)
    assert [each.row for each in queries.tasks(city, today())] == [task]
    answer = Message.objects.get(template="advice_replied")
    assert (answer.recipient, answer.context["reply"]) == (adviser.email, reply)


def test_declining_needs_a_reason_and_no_task(city: City, adviser: Contact) -> None:
    advice = ask(adviser)
    refused(
        "not-given",
        lambda: services.reply_to_advice(advice=advice, reply="declined", reason_th="ไม่", by=None),
    )
    give(advice)
    refused(
        "reason-missing",
        lambda: services.reply_to_advice(advice=advice, reply="declined", reason_th=" ", by=None),
    )
    services.reply_to_advice(advice=advice, reply="declined", reason_th="ยังไม่มีคน", task_th="งาน", by=None)
    advice.refresh_from_db()
    assert (advice.state(today()), advice.task) == (AdviceState.DECLINED, None)
    assert not ActionItem.objects.in_city(city).exists()
    refused(
        "replied", lambda: services.reply_to_advice(advice=advice, reply="declined", reason_th="อีก", by=None)
    )


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("task-missing", {"task_th": ""}),
        ("owner-gone", {"owner": None}),
        ("task-due", {"task_due_on": None}),
        ("task-due", {"task_due_on": in_days(-1)}),
    ],
)
def test_a_reply_without_its_task_changes_nothing(
    city: City, adviser: Contact, keeper: Contact, code: str, given: dict[str, Any]
) -> None:
    advice = make_advice(city, adviser=adviser, text=KOREAN, given_on=today())
    kept = {"task_th": "หาคน", "owner": keeper, "task_due_on": in_days(5)} | given
    refused(
        code,
        lambda: services.reply_to_advice(advice=advice, reply="adopted", reason_th="ดี", by=None, **kept),
    )
    advice.refresh_from_db()
    assert advice.reply == ""
    assert not ActionItem.objects.in_city(city).exists()


def test_the_database_keeps_no_advice_taken_up_without_a_task(city: City) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_advice(city, text="x", given_on=today(), reply="adopted", reason_th="ดี", replied_on=today())


def test_a_question_can_be_taken_back_until_it_is_answered(adviser: Contact) -> None:
    advice, other = ask(adviser), ask(adviser)
    services.take_question_back(advice=advice, because="ได้คำตอบจากที่อื่น", by=None)
    refused("taken-back", lambda: give(advice))
    give(other)
    other.refresh_from_db()
    refused("given-already", lambda: services.take_question_back(advice=other, because="เปลี่ยนใจ", by=None))
    assert AuditEntry.objects.filter(act="take_question_back").count() == 1


# -- nothing goes unnoticed --------------------------------------------------------------------------------


def templates() -> list[str]:
    return sorted(Message.objects.values_list("template", flat=True))


def test_whoever_has_the_word_is_reminded_once_at_each_mark(
    city: City, adviser: Contact, keeper: Contact
) -> None:
    advice = make_advice(city, adviser=adviser, keeper=keeper, due_on=in_days(3))
    assert (remind_advice(today=today()), remind_advice(today=today())) == (1, 0)
    assert Message.objects.get().recipient == adviser.email
    assert remind_advice(today=in_days(4)) == 1
    Advice.objects.in_city(city).update(text=KOREAN, language="ko", given_on=today(), due_on=in_days(14))
    assert (remind_advice(today=today()), remind_advice(today=today())) == (1, 0)
    assert Message.objects.get(template="advice_waits").recipient == keeper.email
    assert templates() == ["advice_due", "advice_due", "advice_waits"]
    Advice.objects.in_city(city).update(reply="declined", reason_th="ยัง", replied_on=today())
    assert remind_advice(today=in_days(14)) == 0
    assert advice.pk


def test_what_needs_somebody_stands_first_and_everyone_sees_only_what_was_answered(city: City) -> None:
    late = make_advice(city, text=KOREAN, given_on=in_days(-40), due_on=in_days(-19))
    asked = make_advice(city)
    shown = make_advice(
        city, text=KOREAN, given_on=in_days(-40), reply="declined", reason_th="ยัง", replied_on=today(),
        may_show=True,
    )  # fmt: skip
    hidden = make_advice(
        city, text=KOREAN, given_on=in_days(-40), reply="declined", reason_th="ยัง", replied_on=today()
    )
    order = [each.row for each in queries.advice(city, today(), public=False)]
    assert order == [late, asked, shown, hidden]
    assert [each.row for each in queries.advice(city, today())] == [shown]


# -- the link ----------------------------------------------------------------------------------------------


def test_the_link_ends_with_time_with_the_adviser_and_at_the_citys_border(
    city: City, adviser: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = queries.advice_token(adviser)
    assert queries.adviser_of(city, token) == adviser
    assert queries.adviser_of(make_city("yala"), token) is None
    assert queries.adviser_of(city, token + "x") is None
    with monkeypatch.context() as patched:
        patched.setattr(LINKS, "OPEN_FOR", timedelta(seconds=-1))
        assert queries.adviser_of(city, token) is None
    services.note_contact_left(contact=adviser, on=today(), by=None)
    assert queries.adviser_of(city, token) is None


def test_what_advice_holds_of_its_adviser_is_declared() -> None:
    assert [holder.held.person for holder in holders() if holder.model is Advice] == ["adviser__person_uuid"]
