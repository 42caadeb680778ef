"""The document of a template: its head, its parts with their fields, its version and how it is read."""

from collections.abc import Callable
from typing import Any

from learningcity.city.templates.rules.fields import (
    Field,
    Misfit,
    Row,
    both,
    check_names,
    check_rows,
    rows,
    text,
    whole,
)

FORMAT = "learningcity-template"
VERSION = 1
"""The version this program writes, and the newest it reads. A change of `SHAPES` counts it up."""

UPGRADES: dict[int, Callable[[Row], Row]] = {}
"""From a version, the step that makes a document of the next one of it."""

_DAYS, _SATANG, _VOUCHER_SATANG = 3660, 10**14, 10**9
_SOURCE_URL = Field("source_url", "url", 500, empty=True)
_INVENTED = Field("is_invented", "flag")
_CODE = Field("code", "code")
_GROUPS = Field("groups", "codes", 40)

_RESULT = (
    *both("title", 200),
    text("unit_th", 40),
    text("unit_en", 40),
    Field("measure", "code", empty=True),
    Field("baseline", "number", empty=True),
    text("baseline_note", 250),
    Field("target", "number"),
    whole("due_after_days", 1, _DAYS),
    _INVENTED,
)
_GOAL = (
    whole("number", 1, 99),
    *both("title", 200),
    text("text_th", 4000),
    text("text_en", 4000),
    rows("results", 60, *_RESULT),
)

SHAPES: dict[str, Field] = {
    "programmes": rows(
        "programmes",
        1,
        *both("title", 200),
        text("summary_th", 4000),
        text("summary_en", 4000),
        whole("lasts_days", 1, _DAYS),
        text("source", 300, empty=False),
        _SOURCE_URL,
        whole("source_year", 1900, 2400),
        _INVENTED,
        rows("goals", 40, *_GOAL),
    ),
    "groups": rows(
        "groups",
        60,
        *both("name", 200),
        text("purpose_th", 4000),
        text("purpose_en", 4000),
        whole("quorum", 1, 999, empty=True),
        _INVENTED,
    ),
    "rates": rows(
        "rates",
        200,
        _CODE._replace(name="kind"),
        *both("name", 160),
        whole("satang", 0, _SATANG),
        text("source", 250, empty=False),
        _SOURCE_URL,
        whole("year", 1900, 2700),
        _INVENTED,
    ),
    "waivers": rows(
        "waivers",
        200,
        *both("name", 120),
        text("source", 200, empty=False),
        _GROUPS,
        Field("topics", "codes", 200),
        whole("percent", 1, 100),
        _INVENTED,
    ),
    "vouchers": rows(
        "vouchers",
        100,
        *both("name", 120),
        _GROUPS,
        whole("voucher_satang", 1, _VOUCHER_SATANG),
        whole("runs_days", 1, _DAYS),
        whole("lasts_days", 1, _DAYS),
        whole("most_each", 1, 100),
        _INVENTED,
    ),
    "rounds": rows(
        "rounds",
        60,
        *both("title", 160),
        text("about_th", 600),
        text("about_en", 600),
        whole("points", 1, 100),
        whole("open_days", 1, _DAYS),
        _INVENTED,
    ),
    "quiet_hours": rows("quiet_hours", 1, _CODE, Field("starts", "time"), Field("ends", "time")),
    "notice_days": rows("notice_days", 40, _CODE, *both("name", 160), whole("days", 0, 365)),
    "topics": rows("topics", 2000, _CODE, *both("name", 120), Field("above", "code", empty=True)),
    "target_groups": rows(
        "target_groups",
        100,
        _CODE,
        *both("name", 160),
        whole("from_age", 0, 200, empty=True),
        whole("to_age", 0, 200, empty=True),
    ),
    "forms": rows(
        "forms",
        40,
        _CODE,
        *both("name", 160),
        Field("asks", "codes", 60),
        Field("months", "codes", 24),
    ),
    "roles": rows(
        "roles",
        60,
        _CODE,
        *both("name", 160),
        _CODE._replace(name="scope"),
        Field("permissions", "codes", 400),
    ),
}
"""What stands in each part; a part that is not here is not known."""

MADE_FROM = rows("made_from", 1, _CODE, *both("name", 120))
HEAD = ("format", "version", "made_from", "made_on", "program", "parts")


def read_document(given: Any) -> Row:
    """A document of this version from one of this or an older version; anything else is a misfit."""
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise Misfit("not-a-template")
    version = given.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Misfit("no-version")
    if version > VERSION:
        raise Misfit("newer", version=version, reads=VERSION)
    return check_document(brought_up(given))


def brought_up(given: Row) -> Row:
    """A document of this or an older version as one of this version."""
    version = given["version"]
    while version < VERSION:
        given, version = UPGRADES[version](given) | {"version": version + 1}, version + 1
    return given


def check_document(given: Row) -> Row:
    """A document of this version as it is, if it has just what it must have and all of it fits."""
    check_names(given, list(HEAD), "")
    check_rows(MADE_FROM, [given["made_from"]], "made_from")
    for name, most in (("made_on", 10), ("program", 40)):
        check_rows(rows(name, 1, text(name, most, empty=False)), [{name: given[name]}], name)
    if not isinstance(given["parts"], dict):
        raise Misfit("row", "parts")
    check_names(given["parts"], list(SHAPES), "parts")
    for name, shape in SHAPES.items():
        check_rows(shape, given["parts"][name], name)
    return given


def template_page() -> str:
    """The parts and fields of a template as a page of the documentation."""
    rows = [row for part in SHAPES.values() for row in _described(part.name, part)]
    head = ", ".join(f"`{name}`" for name in HEAD)
    return _PAGE.format(format=FORMAT, version=VERSION, head=head, rows="\n".join(rows))


_PAGE = """\
# Fields of a template

Drawn from `SHAPES` in `learningcity/city/templates/rules/document.py`; a test compares the two.

A template is a JSON document of the format `{format}`, version {version}, with {head}.
A document has every part and every field and no other; a field that may be empty is an empty text,
or `null` where it is a number. What is never in it: people, organisations, activities, enrolments,
figures reached, money.

| part | field | kind | limits |
|---|---|---|---|
{rows}
"""


def _described(part: str, shape: Field) -> list[str]:
    found = []
    for field in shape.of:
        found.append(f"| `{part}` | `{field.name}` | {field.kind} | {_limits(field)} |")
        found += _described(f"{part}.{field.name}", field)
    return found


def _limits(field: Field) -> str:
    if field.kind == "whole":
        said = f"{field.least} to {field.most}"
    else:
        said = f"at most {field.most}" if field.most else ""
    return ", ".join(filter(None, [said, "may be empty" if field.empty else ""])) or "–"
