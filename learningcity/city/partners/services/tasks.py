"""Tasks from meetings and from advice: given, taken over, done, dropped."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import ActionItem, AgendaItem, Contact, Resolution
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.core.versions import take_turn


@transaction.atomic
def give_task(
    *,
    item: AgendaItem,
    title_th: str,
    owner: Contact,
    due_on: date,
    by: Any,
    title_en: str = "",
    resolution: Resolution | None = None,
) -> ActionItem:
    """Give somebody a task that came up on a matter of a meeting."""
    city = item.meeting.city
    if not title_th.strip():
        raise Refused("title-missing", _("Say what is to be done."), field="title_th")
    _refuse_owner(owner, city.pk)
    if due_on < item.meeting.held_on:
        raise Refused("due-before", _("It cannot be due before the meeting."), field="due_on")
    if resolution and resolution.item_id != item.pk:
        raise Refused("other-matter", _("This resolution is of another matter."), field="resolution")
    task = ActionItem.objects.create(
        city=city,
        item=item,
        resolution=resolution,
        title_th=title_th.strip(),
        title_en=title_en.strip(),
        owner=owner,
        due_on=due_on,
        is_invented=item.meeting.is_invented,
    )
    audit.record("give_task", task, by=by, city=city.code)
    return task


@transaction.atomic
def take_on_task(
    *,
    city: City,
    owner: Contact | None,
    title_th: str,
    due_on: date | None,
    by: Any,
    title_en: str = "",
    is_invented: bool = False,
) -> ActionItem:
    """Give somebody a task that came of advice or of a coach's suggestion, which the reply names."""
    if not title_th.strip():
        raise Refused("task-missing", _("Say what is to be done."), field="task_th")
    if owner is None:
        raise Refused("owner-gone", _("Choose somebody who is still there."), field="owner")
    _refuse_owner(owner, city.pk)
    if due_on is None or due_on < today():
        raise Refused("task-due", _("Say by which day, from today on."), field="task_due_on")
    task = ActionItem.objects.create(
        city=city,
        title_th=title_th.strip(),
        title_en=title_en.strip(),
        owner=owner,
        due_on=due_on,
        is_invented=is_invented,
    )
    audit.record("give_task", task, by=by, city=city.code)
    return task


@transaction.atomic
def hand_over_task(
    *, task: ActionItem, version: int, by: Any, owner: Contact, due_on: date | None = None
) -> None:
    """Give a task to another owner, or another day."""
    _refuse_closed(task)
    _refuse_owner(owner, task.city_id)
    before = {"was_due": str(task.due_on)}
    take_turn(task, version=version, changes={"owner": owner, "due_on": due_on or task.due_on})
    audit.record("hand_over_task", task, by=by, city=task.city.code, **before)


@transaction.atomic
def finish_task(*, task: ActionItem, on: date, by: Any, note: str = "", evidence_url: str = "") -> None:
    """Note that a task is done, on which day, and what shows it."""
    _refuse_closed(task)
    if on > today():
        raise Refused("not-yet", _("It cannot have been done on a day in the future."), field="on")
    if not (note.strip() or evidence_url):
        raise Refused("evidence-missing", _("Say what shows it: a link or a few words."), field="note")
    task.done_on, task.done_note, task.evidence_url = on, note.strip(), evidence_url
    task.save(update_fields=["done_on", "done_note", "evidence_url"])
    audit.record("finish_task", task, by=by, city=task.city.code)


@transaction.atomic
def drop_task(*, task: ActionItem, because: str, by: Any) -> None:
    """Note that a task is not done any more, and why."""
    _refuse_closed(task)
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    task.dropped_on, task.dropped_because = today(), because.strip()[:300]
    task.save(update_fields=["dropped_on", "dropped_because"])
    audit.record("drop_task", task, by=by, city=task.city.code)


def _refuse_closed(task: ActionItem) -> None:
    if task.done_on or task.dropped_on:
        raise Refused("closed", _("This task is closed already."))


def _refuse_owner(owner: Contact, city: int) -> None:
    if owner.city_id != city or not owner.is_there:
        raise Refused("owner-gone", _("Choose somebody who is still there."), field="owner")
