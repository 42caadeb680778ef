"""What is one for all cities or comes with the program: topics, groups, questions, roles; and quiet hours."""

from collections.abc import Iterator
from datetime import time
from typing import Any

from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Topic
from learningcity.city.catalogue.services import add_topics
from learningcity.city.enrolment.models import SupportKind
from learningcity.city.enrolment.rules.feedback import WAVES
from learningcity.city.goals.rules import REVIEW_MONTHS
from learningcity.city.people.roles import ROLES
from learningcity.city.places.models import City
from learningcity.city.templates.parts.part import Beginning, Part, Same, Text, in_both
from learningcity.city.templates.rules.fields import Row
from learningcity.core.groups import AGE_GROUPS, Group
from learningcity.core.quiet import hours_of, set_quiet_hours

FORMS: tuple[tuple[str, Text, tuple[str, ...], tuple[int, ...]], ...] = (
    ("feedback", _("How it was"), ("worth", "clear", "learned", "words"), ()),
    ("follow_up", _("What changed since"), ("work", "study", "income", "income_before", "words"), WAVES),
    ("support", _("Help to take part"), tuple(SupportKind.values), ()),
    ("review", _("Review of the goals"), ("standing", "said"), REVIEW_MONTHS),
)
"""The forms every city asks with: what each asks, and after how many months."""


def read_topics(_city: City) -> list[Row]:
    """All topics, each after the one it is part of."""
    codes: dict[str, str] = {}
    found = []
    for row in Topic.objects.order_by("path"):
        codes[row.path] = row.code
        above = codes.get(row.path[: -Topic.steplen], "")
        found.append({"code": row.code, "name_th": row.name_th, "name_en": row.name_en, "above": above})
    return found


def start_topics(_city: City, rows: list[Row], given: Beginning) -> Iterator[tuple[str, Any]]:
    """Add the topics that are missing here; those that are here keep their names, for all cities use them."""
    add_topics(told=rows, by=given.by)
    yield from ()


def read_target_groups(_city: City) -> list[Row]:
    """The groups whom seats are held for and prices differ by."""
    return [
        {"code": group.value, "from_age": ages[0], "to_age": ages[1]} | in_both(group.label)
        for group in Group
        for ages in [AGE_GROUPS.get(group, (None, None))]
    ]


def read_forms(_city: City) -> list[Row]:
    """The forms of this program."""
    return [
        {"code": code, "asks": list(asks), "months": [str(month) for month in months]} | in_both(label)
        for code, label, asks, months in FORMS
    ]


def read_roles(_city: City) -> list[Row]:
    """The table of roles of this program, without who holds them."""
    return [
        {"code": code.value, "scope": role.scope.value, "permissions": sorted(map(str, role.permissions))}
        | in_both(role.name)  # type: ignore[arg-type]
        for code, role in ROLES.items()
    ]


def read_quiet_hours(city: City) -> list[Row]:
    """When nobody's telephone rings."""
    kept = hours_of(city.code)
    return [{"code": "night", "starts": f"{kept.starts:%H:%M}", "ends": f"{kept.ends:%H:%M}"}]


def start_quiet_hours(city: City, rows: list[Row], given: Beginning) -> Iterator[tuple[str, Any]]:
    """Keep the same hours."""
    for row in rows:
        starts, ends = time.fromisoformat(row["starts"]), time.fromisoformat(row["ends"])
        set_quiet_hours(city=city, starts=starts, ends=ends, by=given.by)
    yield from ()


QUIET_HOURS = Part(
    "quiet_hours",
    _("Quiet hours"),
    _("In which hours messages that can wait do not leave."),
    read_quiet_hours,
    start_quiet_hours,
    Same.CODE,
)
TOPICS = Part(
    "topics",
    _("Topics"),
    _("What activities are about; one list for all cities of an installation."),
    read_topics,
    start_topics,
    Same.CODE,
    counts=False,
)
TARGET_GROUPS = Part(
    "target_groups",
    _("Target groups"),
    _("Whom seats are held for, prices differ by and reach is counted for; they come with the program."),
    read_target_groups,
    same=Same.CODE,
    counts=False,
)
FORMS_PART = Part(
    "forms",
    _("Forms"),
    _("What learners are asked, and after how many months; they come with the program."),
    read_forms,
    same=Same.CODE,
    counts=False,
)
ROLES_PART = Part(
    "roles",
    _("Roles"),
    _("Which roles there are and what each may do, without who holds them; they come with the program."),
    read_roles,
    same=Same.CODE,
    counts=False,
)
