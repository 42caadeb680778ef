"""Goals as pages show them: a word for how each stands, the bar, and where the figure comes from."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.goals.measures import MEASURES
from learningcity.city.goals.queries import GoalStanding, Standing
from learningcity.city.goals.rules import Status
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.promises import Told

STATUSES: dict[str, Told] = {
    Status.REACHED: Told(_("reached"), "ok", "check"),
    Status.ON_THE_WAY: Told(_("on the way"), "act", "right"),
    Status.BEHIND: Told(_("behind"), "warn", "clock"),
    Status.MISSED: Told(_("not reached in time"), "warn", "flag"),
    Status.NOT_MEASURED: Told(_("not measured yet"), "mute", "eye"),
}
WHERE: dict[str, tuple[str, str | Promise]] = {
    "learners": ("find", _("See the activities in which they learnt")),
    "hours": ("find", _("See the activities in which they learnt")),
    "older_learners": ("find", _("See the activities in which they learnt")),
    "free_sessions": ("find", _("See what is free of charge")),
    "agreements": ("partners", _("See each agreement")),
    "promises_kept": ("partner_promises", _("See each promise")),
    "needs_answered": ("wishes", _("See each wish and what became of it")),
    "advice_answered": ("partner_advice", _("See the advice and what the city answered")),
}
"""For each measure, the public page on which its records can be looked at."""

QUERIES = {"free_sessions": "?cost=free"}


class Shown(NamedTuple):
    """A key result ready to be drawn; `way` and `elapsed` are hundredths, `way` empty without a figure."""

    title: Any
    status: str
    value: Decimal | None
    baseline: Decimal | None
    target: Decimal
    due_on: date
    of: Decimal | None
    of_label: str
    too_few: bool
    way: float | None
    elapsed: float
    first: date
    last: date
    sentence: str
    source: str
    words: str
    link: str
    url: str
    url_label: str
    counted_in: str
    row: Any = None

    @property
    def told(self) -> Told:
        return STATUSES[self.status]

    @property
    def unit(self) -> str:
        return th_en_text(self.title, "unit") or self.counted_in

    @property
    def is_counted(self) -> bool:
        return bool(self.sentence)


def shown_goals(city: str, found: list[GoalStanding]) -> list[dict[str, Any]]:
    """Goals with their key results as they stand now."""
    return [
        {
            "row": goal.row,
            "told": STATUSES[goal.status],
            "results": [shown(city, each) for each in goal.results],
        }
        for goal in found
    ]


def shown(city: str, found: Standing) -> Shown:
    """A key result as it stands now."""
    row, actual, entered = found.row, found.actual, found.actual.entered
    return Shown(
        title=row,
        status=found.status,
        value=actual.value,
        baseline=row.baseline,
        target=row.target,
        due_on=row.due_on,
        of=actual.of,
        too_few=actual.too_few,
        way=None if found.way is None else _hundredths(found.way),
        elapsed=_hundredths(found.elapsed),
        first=actual.first,
        last=actual.last,
        source=actual.source,
        words=entered.words if entered else "",
        link=entered.link if entered else "",
        row=row,
        **_origin(city, row.measure),
    )


def frozen_goals(city: str, snapshot: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Goals with their key results as a review froze them."""
    return [
        {
            "row": goal,
            "told": STATUSES[goal["status"]],
            "results": [_frozen(city, each) for each in goal["results"]],
        }
        for goal in snapshot["goals"]
    ]


def _frozen(city: str, kept: Mapping[str, Any]) -> Shown:
    how = kept["how"]
    return Shown(
        title=kept,
        status=kept["status"],
        value=_decimal(kept["actual"]),
        baseline=_decimal(kept["baseline"]),
        target=Decimal(str(kept["target"])),
        due_on=date.fromisoformat(kept["due_on"]),
        of=_decimal(kept["of"]),
        too_few=kept["too_few"],
        way=None if kept["way"] is None else _hundredths(Decimal(str(kept["way"]))),
        elapsed=_hundredths(Decimal(str(kept["elapsed"]))),
        first=date.fromisoformat(how["first"]),
        last=date.fromisoformat(how["last"]),
        source=how.get("source", ""),
        words=how.get("words", ""),
        link=how.get("link", ""),
        **_origin(city, how.get("measure", "")),
    )


def _origin(city: str, measure: str) -> dict[str, str]:
    """What is counted, over what, and where its records are; nothing for what is entered."""
    if measure not in MEASURES:
        return {"sentence": "", "of_label": "", "url": "", "url_label": "", "counted_in": ""}
    known, (name, label) = MEASURES[measure], WHERE[measure]
    return {
        "sentence": str(known.sentence),
        "of_label": str(known.of_label),
        "url": reverse(f"public:{name}", args=[city]) + QUERIES.get(measure, ""),
        "url_label": str(label),
        "counted_in": str(known.unit),
    }


def _hundredths(share: Decimal) -> float:
    return round(min(100.0, max(0.0, float(share) * 100)), 1)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def plain(value: Decimal | None) -> str:
    """A figure without empty decimals: 1,240, 12.5; a missing one is a dash, never a zero."""
    if value is None:
        return "–"
    return f"{int(value):,}" if value == int(value) else f"{float(value):,.2f}".rstrip("0")
