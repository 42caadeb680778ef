"""How agreements, promises and tasks are told: a word, a colour and an icon for how each stands."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.rules.agreements import Standing
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.city.partners.rules.meetings import TaskState
from learningcity.core import money
from learningcity.web.ui.bilingual import reader_language


class Told(NamedTuple):
    """The label, kind and icon of a tag."""

    label: str | Promise
    kind: str
    icon: str


STATES: dict[str, Told] = {
    PromiseState.KEPT: Told(_("kept"), "ok", "check"),
    PromiseState.KEPT_LATE: Told(_("kept, but late"), "ok", "clock"),
    PromiseState.OPEN: Told(_("under way"), "act", "right"),
    PromiseState.LATE: Told(_("late"), "warn", "clock"),
    PromiseState.IN_QUESTION: Told(_("in question"), "warn", "alert"),
    PromiseState.BROKEN: Told(_("broken"), "bad", "x"),
    PromiseState.RELEASED: Told(_("let off"), "mute", "undo"),
}
STANDINGS: dict[str, Told] = {
    Standing.PLANNED: Told(_("not in force yet"), "mute", "clock"),
    Standing.IN_FORCE: Told(_("in force"), "ok", "check"),
    Standing.ENDING: Told(_("ends soon"), "warn", "clock"),
    Standing.ENDED: Told(_("ended"), "mute", "flag"),
    Standing.CUT_SHORT: Told(_("ended early"), "bad", "x"),
}
TASKS: dict[str, Told] = {
    TaskState.DONE: Told(_("done"), "ok", "check"),
    TaskState.DROPPED: Told(_("dropped"), "mute", "x"),
    TaskState.NEEDS_OWNER: Told(_("needs a new owner"), "bad", "user"),
    TaskState.LATE: Told(_("late"), "warn", "clock"),
    TaskState.OPEN: Told(_("under way"), "act", "right"),
}
OUTCOMES: dict[str, Told] = {
    "agreed": Told(_("carried"), "ok", "check"),
    "amended": Told(_("agreed with changes"), "ok", "edit"),
    "rejected": Told(_("rejected"), "bad", "x"),
}


def amount(kind: str, number: int) -> str:
    """An amount in words: ฿12,000, 40 hours, 6 venue days."""
    if kind == "baht":
        return money.baht(number, reader_language())
    words = {
        "hours": ngettext("%(count)s hour", "%(count)s hours", number),
        "venue": ngettext("%(count)s venue day", "%(count)s venue days", number),
        "people": ngettext("%(count)s person", "%(count)s people", number),
        "seats": ngettext("%(count)s place to learn", "%(count)s places to learn", number),
    }
    return words[kind] % {"count": f"{number:,}"}


def bare(kind: str, number: int) -> str:
    """An amount beside one that names the unit: ฿12,000, 40, 6."""
    return amount(kind, number) if kind == "baht" else f"{number:,}"


def per_unit(kind: str) -> str:
    """One unit in words, after a price."""
    return {
        "hours": gettext("an hour"),
        "venue": gettext("a day"),
        "people": gettext("a person"),
        "seats": gettext("a place"),
    }[kind]
