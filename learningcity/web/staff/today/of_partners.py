"""What partners' agreements, tasks and promises ask of somebody, so that nothing is silently overdue."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.partners import queries
from learningcity.city.partners.models import ActionItem, Advice, Commitment
from learningcity.city.partners.rules.advice import AdviceState
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.city.partners.rules.meetings import TaskState
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need
from learningcity.web.ui.bilingual import reader_language, th_en_text

NAMED = 3


def needs(desk: Desk) -> Iterator[Need]:
    """Agreements that end, tasks without an owner or late, promises late, in question or broken."""
    today = thai_time.day_of(desk.now)
    if desk.powers.may(Permission.AGREEMENT_EDIT):
        yield from _ending(desk, today)
    if desk.powers.may(Permission.MEETING_EDIT):
        yield from _tasks(desk, today)
    if desk.powers.may(Permission.ADVICE_ANSWER):
        yield from _advice(desk, today)
    if desk.powers.may(Permission.COMMITMENT_EDIT):
        yield from _promises(desk, today)


def _ending(desk: Desk, today: date) -> Iterator[Need]:
    for held in queries.ending_soon(desk.powers.city, today):
        day = thai_time.be_date(held.ends_on or today, reader_language(), "medium")
        yield Need(
            _("“%(title)s” ends on %(day)s") % {"title": th_en_text(held.row, "title"), "day": day},
            _("Renew it with the partners, or let it end and say so."),
            _end_of(held.ends_on or today),
            [Act(_("See the agreement"), room_url("agreement", desk.powers.city.code, held.row.uuid))],
            held.row.is_invented,
        )


def _tasks(desk: Desk, today: date) -> Iterator[Need]:
    every = queries.tasks(desk.powers.city, today)
    if ownerless := [each.row for each in every if each.state == TaskState.NEEDS_OWNER]:
        title = ngettext(
            "%(count)s task needs a new owner", "%(count)s tasks need a new owner", len(ownerless)
        )
        now = _end_of(min(today, *(row.due_on for row in ownerless)))
        yield _need(title, ownerless, Act(_("Choose an owner"), _where(desk, ownerless)), now)
    if late := [each.row for each in every if each.state == TaskState.LATE]:
        title = ngettext("%(count)s task is late", "%(count)s tasks are late", len(late))
        yield _need(title, late, Act(_("See the task"), _where(desk, late)), _first(late))


def _advice(desk: Desk, today: date) -> Iterator[Need]:
    """Advice that waits for the city's reply, and questions to which no adviser answered in time."""
    found, code = queries.advice(desk.powers.city, today, public=False), desk.powers.city.code
    owed = [each.row for each in found if each.state in (AdviceState.UNANSWERED, AdviceState.GIVEN)]
    silent = [each.row for each in found if each.state == AdviceState.NOT_GIVEN]
    for rows, title in (
        (
            owed,
            ngettext(
                "%(count)s piece of advice waits for a reply",
                "%(count)s pieces of advice wait for a reply",
                len(owed),
            ),
        ),
        (
            silent,
            ngettext(
                "%(count)s question to an adviser is unanswered",
                "%(count)s questions to advisers are unanswered",
                len(silent),
            ),
        ),
    ):
        if rows:
            alone = room_url("advice", code, rows[0].uuid) if len(rows) == 1 else ""
            act = Act(_("See the advice"), alone or room_url("advice_list", code))
            yield _need(title, rows, act, _first(rows))


def _where(desk: Desk, rows: list[ActionItem]) -> str:
    """The page of the only task, else the list, on which these stand first."""
    code = desk.powers.city.code
    return room_url("task", code, rows[0].uuid) if len(rows) == 1 else room_url("tasks", code)


def _promises(desk: Desk, today: date) -> Iterator[Need]:
    every, code = queries.promises(desk.powers.city, today, public=False), desk.powers.city.code
    rows = {
        state: [each.row for each in every if each.state == state]
        for state in (PromiseState.LATE, PromiseState.IN_QUESTION, PromiseState.BROKEN)
    }
    for state, found in rows.items():
        if found:
            url = room_url("promises", code) + f"?state={state}"
            due = None if state == PromiseState.BROKEN else _first(found)
            yield _need(_title(state, len(found)), found, Act(_("See the promises"), url), due)


def _title(state: PromiseState, number: int) -> str:
    if state == PromiseState.LATE:
        return ngettext("%(count)s promise is late", "%(count)s promises are late", number)
    if state == PromiseState.BROKEN:
        return ngettext("%(count)s promise is broken", "%(count)s promises are broken", number)
    return ngettext("%(count)s promise is in question", "%(count)s promises are in question", number)


def _need(
    title: str, rows: Sequence[ActionItem | Advice | Commitment], act: Act, due: datetime | None
) -> Need:
    return Need(
        title % {"count": len(rows)},
        " · ".join(th_en_text(row, "title") for row in rows[:NAMED]) + (" …" if len(rows) > NAMED else ""),
        due,
        [act],
        all(row.is_invented for row in rows),
    )


def _first(rows: Sequence[ActionItem | Advice | Commitment]) -> datetime:
    """The end of the first day that was due."""
    return _end_of(min(row.due_on for row in rows))


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(17), thai_time.BANGKOK)
