"""What is told ahead of time, once each: agreements that end, promises and tasks that are due or late."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from learningcity.city.partners.models import ActionItem, Advice, Agreement, Commitment, Contact, Term
from learningcity.city.partners.rules.agreements import warning_due
from learningcity.city.partners.rules.commitments import UNKEPT, PromiseState, reminder_due
from learningcity.city.partners.services.advice_letters import told
from learningcity.core import outbox, thai_time
from learningcity.core.models import Message


def warn_of_ends(*, today: date) -> int:
    """Tell the keepers of agreements that end in 90, 30 or 7 days; each once, however often this runs."""
    rows = Agreement.everywhere.filter(keeper__isnull=False, cut_short_on=None)
    rows = rows.select_related("keeper__organisation", "city").prefetch_related("terms")
    return _queue(message for row in rows for message in _ending(row, today))


def _ending(agreement: Agreement, today: date) -> Iterator[Message | None]:
    ends, keeper = agreement.ends_on(today), agreement.keeper
    mark = warning_due((ends - today).days) if ends else None
    if ends is None or mark is None or keeper is None or not keeper.is_there:
        return
    term: Term = next(each for each in agreement.terms.all() if each.ends_on == ends)
    context = {
        "city": agreement.city.code,
        "name": str(keeper),
        "title_th": agreement.title_th,
        "title_en": agreement.title_en,
        "agreement": str(agreement.uuid),
        "due_at": _moment(ends),
    }
    yield _to(keeper, "agreement_ending", f"agreement-{term.uuid}-{ends:%y%m%d}-{mark}", context)


def remind_owners(*, today: date) -> int:
    """Remind those who promised or own a task before its day, and again and again after it."""
    promises = Commitment.everywhere.filter(released_on=None, owner__isnull=False).whole()
    tasks = ActionItem.everywhere.open().filter(owner__isnull=False).whole().select_related("city")
    found = [message for row in promises.select_related("city") for message in _promise(row, today)]
    found += [message for row in tasks for message in _task(row, today)]
    return _queue(iter(found))


def _promise(row: Commitment, today: date) -> Iterator[Message | None]:
    mark, owner = reminder_due((row.due_on - today).days), row.owner
    if not mark or owner is None or not owner.is_there:
        return
    standing = row.progress(today)
    if standing.state in UNKEPT - {PromiseState.IN_QUESTION}:
        context = _said(row, owner) | {"late": standing.state == PromiseState.LATE}
        yield _to(owner, "promise_due", f"promise-{row.uuid}-{row.due_on:%y%m%d}-{mark}", context)


def _task(row: ActionItem, today: date) -> Iterator[Message | None]:
    mark, owner = reminder_due((row.due_on - today).days), row.owner
    if mark and owner is not None and owner.is_there:
        context = _said(row, owner) | {"late": row.due_on < today, "task": str(row.uuid)}
        yield _to(owner, "task_due", f"task-{row.uuid}-{row.due_on:%y%m%d}-{mark}", context)


def remind_advice(*, today: date) -> int:
    """Remind advisers of what they were asked and the city of what it owes, before the day and after it."""
    rows = Advice.everywhere.open().whole().select_related("adviser__city")
    return _queue(message for row in rows for message in _advice(row, today))


def _advice(row: Advice, today: date) -> Iterator[Message | None]:
    """The adviser is reminded until the advice is there; from then on who answers for the city is."""
    mark = reminder_due((row.due_on - today).days)
    to = row.keeper if row.given_on else row.adviser
    if mark and to is not None and to.is_there:
        template = "advice_waits" if row.given_on else "advice_due"
        key = f"{template}-{row.uuid}-{row.due_on:%y%m%d}-{mark}"
        yield _to(to, template, key, told(row) | {"to": str(to), "late": row.due_on < today})


def _said(row: Any, owner: Contact) -> dict[str, Any]:
    return {
        "city": row.city.code,
        "name": str(owner),
        "title_th": row.title_th,
        "title_en": row.title_en,
        "due_at": _moment(row.due_on),
    }


def _to(contact: Contact, template: str, key: str, context: dict[str, Any]) -> Message | None:
    """A message to a contact by e-mail; the key names them too, so that a new owner is told as well."""
    return outbox.compose(
        template=template,
        to=contact,
        key=f"{key}-{contact.uuid}",
        context=context,
        about=contact.person_uuid,
    )


def _moment(day: date) -> str:
    return datetime.combine(day, time(12), thai_time.BANGKOK).isoformat()


@transaction.atomic
def _queue(found: Iterator[Message | None]) -> int:
    """Put what is not in the outbox yet there; answers how many were new."""
    messages = {message.dedupe_key: message for message in found if message}
    known = Message.objects.filter(dedupe_key__in=messages).values_list("dedupe_key", flat=True)
    fresh = [messages[key] for key in set(messages) - set(known)]
    outbox.queue_all(fresh)
    return len(fresh)
