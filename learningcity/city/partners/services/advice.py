"""Advice: asked for, offered, given, answered; nothing of it goes unnoticed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import ActionItem, Advice, Contact
from learningcity.city.partners.rules.advice import GIVE_WITHIN, REPLY_WITHIN, WITH_TASK
from learningcity.city.partners.services.advice_letters import of_adviser, tell_adviser
from learningcity.city.partners.services.tasks import take_on_task
from learningcity.core import audit, outbox, thai_time
from learningcity.core.errors import Refused
from learningcity.core.versions import take_turn

LONGEST = 12_000
"""The most letters of a piece of advice."""


@transaction.atomic
def ask_adviser(
    *,
    adviser: Contact,
    title_th: str,
    question_th: str,
    by: Any,
    title_en: str = "",
    question_en: str = "",
    due_on: date | None = None,
    keeper: Contact | None = None,
    is_invented: bool = False,
) -> Advice:
    """Ask an adviser something; the question leaves with a link under which it can be answered."""
    _refuse_stranger(adviser, keeper)
    if not (title_th.strip() and question_th.strip()):
        raise Refused("question-missing", _("Write what you would like to know."), field="question_th")
    today = thai_time.today()
    if due_on and due_on < today:
        raise Refused("due-before", _("That day has passed already."), field="due_on")
    advice = Advice.objects.create(
        city=adviser.city,
        adviser=adviser,
        keeper=keeper,
        title_th=title_th.strip(),
        title_en=title_en.strip(),
        question_th=question_th.strip(),
        question_en=question_en.strip(),
        asked_on=today,
        due_on=due_on or today + GIVE_WITHIN,
        is_invented=is_invented,
    )
    tell_adviser(advice, "advice_asked")
    _noted("ask_adviser", advice, by)
    return advice


@transaction.atomic
def offer_advice(
    *,
    adviser: Contact,
    title: str,
    text: str,
    language: str,
    may_show: bool,
    by: Any,
    on: date | None = None,
    keeper: Contact | None = None,
) -> Advice:
    """Keep what an adviser says without having been asked; the city owes a reply from that day."""
    _refuse_stranger(adviser, keeper)
    if not title.strip():
        raise Refused("title-missing", _("Say in a few words what it is about."), field="title")
    on = _given_on(text, on)
    advice = Advice.objects.create(
        city=adviser.city,
        adviser=adviser,
        keeper=keeper or _keeper_before(adviser),
        **{"title_th" if language == "th" else "title_en": title.strip()},
        text=text.strip(),
        language=language,
        given_on=on,
        due_on=on + REPLY_WITHIN,
        may_show=may_show,
    )
    _noted("offer_advice", advice, by)
    return advice


@transaction.atomic
def give_advice(
    *, advice: Advice, text: str, language: str, may_show: bool, by: Any, on: date | None = None
) -> None:
    """Keep the advice that was asked for, in the adviser's own language; then it is the city's turn."""
    advice = Advice.everywhere.select_for_update().get(pk=advice.pk)
    _refuse_closed(advice)
    if advice.given_on:
        raise Refused("given", _("This was answered already. Thank you."))
    on = _given_on(text, on)
    changes = {
        "text": text.strip(), "language": language, "may_show": may_show, "given_on": on,
        "due_on": on + REPLY_WITHIN,
    }  # fmt: skip
    take_turn(advice, version=advice.version, changes=changes)
    _noted("give_advice", advice, by)


@transaction.atomic
def put_into_words(*, advice: Advice, version: int, by: Any, **meaning: str) -> None:
    """Keep what a piece of advice means in Thai or English, and its title; the adviser's words stay."""
    take_turn(advice, version=version, changes=meaning)
    _noted("translate_advice", advice, by)


@transaction.atomic
def reply_to_advice(
    *,
    advice: Advice,
    reply: str,
    reason_th: str,
    by: Any,
    reason_en: str = "",
    owner: Contact | None = None,
    task_th: str = "",
    task_en: str = "",
    task_due_on: date | None = None,
) -> None:
    """Say to a piece of advice what the city does with it and why; taking it up gives somebody a task."""
    advice = Advice.everywhere.select_for_update().get(pk=advice.pk)
    _refuse_closed(advice)
    if not advice.given_on:
        raise Refused("not-given", _("There is no advice yet to reply to."))
    if not reason_th.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="reason_th")
    task = _task(advice, owner, task_th, task_en, task_due_on, by) if reply in WITH_TASK else None
    changes = {
        "reply": reply, "reason_th": reason_th.strip(), "reason_en": reason_en.strip(),
        "replied_on": thai_time.today(), "task": task,
    }  # fmt: skip
    take_turn(advice, version=advice.version, changes=changes)
    tell_adviser(advice, "advice_replied")
    _noted("reply_to_advice", advice, by, reply=reply)


@transaction.atomic
def take_question_back(*, advice: Advice, because: str, by: Any) -> None:
    """Take back a question that nobody has answered, with the reason."""
    _refuse_closed(advice)
    if advice.given_on:
        raise Refused("given-already", _("The advice is there; reply to it."))
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    advice.taken_back_on, advice.taken_back_because = thai_time.today(), because.strip()[:300]
    advice.save(update_fields=["taken_back_on", "taken_back_because"])
    _noted("take_question_back", advice, by)


@transaction.atomic
def invite_adviser(*, adviser: Contact, by: Any) -> bool:
    """Send an adviser the link under which they can advise; answers whether there was a way to reach them."""
    _refuse_stranger(adviser, None)
    sent = outbox.queue(
        template="advice_invited",
        to=adviser,
        key=f"advice-invited-{adviser.uuid}-{thai_time.today():%y%m%d}",
        context=of_adviser(adviser),
        about=adviser.person_uuid,
    )
    audit.record("invite_adviser", adviser, by=by, city=adviser.city.code)
    return sent


def _task(
    advice: Advice, owner: Contact | None, title_th: str, title_en: str, due_on: date | None, by: Any
) -> ActionItem:
    return take_on_task(
        city=advice.city, owner=owner, title_th=title_th, title_en=title_en, due_on=due_on, by=by,
        is_invented=advice.is_invented,
    )  # fmt: skip


def _given_on(text: str, on: date | None) -> date:
    if not text.strip():
        raise Refused("text-missing", _("Write the advice."), field="text")
    if len(text) > LONGEST:
        raise Refused("too-long", _("That is too long; send the rest as a second piece."), field="text")
    today = thai_time.today()
    if on and on > today:
        raise Refused("not-yet", _("It cannot have been given on a day in the future."), field="on")
    return on or today


def _keeper_before(adviser: Contact) -> Contact | None:
    """Who looked after this adviser's advice last."""
    row = Advice.everywhere.filter(adviser=adviser, keeper__isnull=False).order_by("-pk").first()
    return row.keeper if row else None


def _refuse_stranger(adviser: Contact, keeper: Contact | None) -> None:
    if not adviser.advises or not adviser.is_there:
        raise Refused("no-adviser", _("Choose an adviser who is still there."), field="adviser")
    if keeper and keeper.city_id != adviser.city_id:
        raise Refused("elsewhere", _("Choose something of this city."), field="keeper")


def _refuse_closed(advice: Advice) -> None:
    if advice.reply:
        raise Refused("replied", _("The city has replied to this already."))
    if advice.taken_back_on:
        raise Refused("taken-back", _("The question was taken back."))


def _noted(act: str, advice: Advice, by: Any, **details: Any) -> None:
    audit.record(act, advice, by=by, city=advice.city.code, **details)
