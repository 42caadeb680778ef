"""The lines of a template in words: what each is called, its fields, and its values as people read them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.goals.measures import MEASURES
from learningcity.city.partners.models.commitments import GiftKind
from learningcity.city.templates.parts import PARTS
from learningcity.city.templates.rules.drift import Fate, Line
from learningcity.core.groups import Group
from learningcity.core.money import baht
from learningcity.web.staff.rooms import room_url
from learningcity.web.ui.bilingual import in_language

FATES: dict[Fate, tuple[str | Promise, str, str]] = {
    Fate.SAME: (_("as the template says"), "ok", "check"),
    Fate.CHANGED: (_("changed"), "warn", "edit"),
    Fate.ADDED: (_("added here"), "info", "plus"),
    Fate.REMOVED: (_("no longer here"), "bad", "x"),
    Fate.WAITING: (_("not used yet"), "mute", "clock"),
}
"""Each fate's name, colour and icon."""

KINDS: dict[str, str | Promise] = {
    "programmes": _("programme"),
    "goals": _("goal"),
    "results": _("key result"),
}
"""What a line of a part that holds several kinds is."""

FIELDS: dict[str, str | Promise] = {
    "title_th": _("Title in Thai"),
    "title_en": _("Title in English"),
    "name_th": _("Name in Thai"),
    "name_en": _("Name in English"),
    "summary_th": _("Summary in Thai"),
    "summary_en": _("Summary in English"),
    "text_th": _("Text in Thai"),
    "text_en": _("Text in English"),
    "purpose_th": _("What it is for, in Thai"),
    "purpose_en": _("What it is for, in English"),
    "about_th": _("What it is about, in Thai"),
    "about_en": _("What it is about, in English"),
    "lasts_days": _("Days it lasts"),
    "days": _("Days"),
    "runs_days": _("Days the scheme runs"),
    "open_days": _("Days it is open"),
    "due_after_days": _("Due, in days from the beginning"),
    "source": _("Source"),
    "source_url": _("Link to the source"),
    "source_year": _("Year of the source"),
    "year": _("Year"),
    "is_invented": _("Invented"),
    "number": _("Number"),
    "unit_th": _("Unit in Thai"),
    "unit_en": _("Unit in English"),
    "measure": _("How it is counted"),
    "baseline": _("Baseline"),
    "baseline_note": _("Note on the baseline"),
    "target": _("Target"),
    "quorum": _("Seats that must be filled"),
    "kind": _("Kind"),
    "satang": _("Worth"),
    "groups": _("For whom"),
    "topics": _("Topics"),
    "percent": _("Percent let off"),
    "voucher_satang": _("Each voucher"),
    "most_each": _("Most vouchers for one person"),
    "points": _("Points for each person"),
    "code": _("Code"),
    "starts": _("From"),
    "ends": _("To"),
    "above": _("Part of"),
    "from_age": _("Youngest age"),
    "to_age": _("Oldest age"),
    "asks": _("What is asked"),
    "months": _("After months"),
    "scope": _("Holds in"),
    "permissions": _("What it may do"),
}

ROOMS: dict[str, str] = {
    "programmes": "programme",
    "goals": "goal_edit",
    "results": "result",
    "groups": "group",
    "rates": "rate",
    "waivers": "waiver",
    "vouchers": "scheme",
    "rounds": "priority",
}
"""The page on which a record of each kind stands, by its uuid; `groups` are working groups."""

LISTS: dict[str, str] = {"notice_days": "support_days", "quiet_hours": "outbox", "roles": "roles_table"}
"""The page on which a whole part stands."""

PART_LABELS: dict[str, str | Promise] = {part.code: part.label for part in PARTS}
"""What each part is called."""

NEW: dict[str, str] = {"vouchers": "scheme_new", "rounds": "priority_new"}
"""The page on which a pattern is put to use."""


def place_of(where: str) -> str:
    """A place in a document, such as “goals 1 › title_th”, as people call it."""
    part, *inside = where.split(" › ")
    steps = [_step(part, PART_LABELS), *(_step(each, FIELDS) for each in inside)]
    return " › ".join(steps)


def _step(step: str, labels: Mapping[str, str | Promise]) -> str:
    name, _space, number = step.partition(" ")
    label = KINDS.get(name) or labels.get(name, name)
    return f"{label} {number}".strip()


def name_of(line: Line) -> tuple[str, str]:
    """What a line is called in the reader's language, and the language it is in."""
    if line.part == "quiet_hours":
        return f"{line.said['starts']}–{line.said['ends']}", ""
    said = dict(line.said)
    return in_language(said, "title") if "title_th" in said else in_language(said, "name")


def address_of(city: str, line: Line) -> str:
    """Where the record of a line stands, or nothing."""
    if line.part in LISTS:
        return room_url(LISTS[line.part], city)
    return room_url(ROOMS[line.kind], city, line.uuid) if line.uuid and line.kind in ROOMS else ""


def value_of(field: str, value: Any) -> str:
    """A value as people read it."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, list):
        return ", ".join(_word(field, each) for each in value)
    if field.endswith("satang"):
        return baht(value)
    if field in ("target", "baseline"):
        return number_format(value, use_l10n=True, force_grouping=True)
    return _word(field, value)


def _word(field: str, value: Any) -> str:
    return str(WORDS.get(field, {}).get(value, value))


WORDS: dict[str, Mapping[Any, str | Promise]] = {
    "groups": dict(Group.choices),
    "kind": dict(GiftKind.choices),
    "measure": {code: measure.label for code, measure in MEASURES.items()},
}
"""The words for codes of a field."""


def differences(before: Line, now: Line, fields: Iterable[str]) -> list[dict[str, Any]]:
    """What was and what is, field by field."""
    return [
        {
            "label": FIELDS[name],
            "before": value_of(name, before.said[name]),
            "now": value_of(name, now.said.get(name)),
        }
        for name in fields
    ]
