"""What a template must be before a city starts from it."""

import json
from typing import Any

import pytest
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils.translation import override

from learningcity.city.catalogue.models import Topic
from learningcity.city.enrolment.models import Scheme, WaiverRule
from learningcity.city.goals.models import Goal, KeyResult, Programme
from learningcity.city.partners.models import InKindRate, WorkingGroup
from learningcity.city.projects.models import PriorityRound
from learningcity.city.templates import queries
from learningcity.city.templates.rules import document as rules
from learningcity.city.templates.rules.fields import Field
from learningcity.core.errors import Refused

EMPTY: dict[str, Any] = {
    "format": rules.FORMAT,
    "version": 1,
    "made_from": {"code": "phra-nakhon", "name_th": "เขตพระนคร", "name_en": "Phra Nakhon"},
    "made_on": "2026-11-21",
    "program": "0.1.0",
    "parts": {name: [] for name in rules.SHAPES},
}
WAIVER = {
    "name_th": "ฟรี",
    "name_en": "Free",
    "source": "มติ",
    "groups": [],
    "topics": [],
    "percent": 100,
    "is_invented": False,
}
RATE = {
    "kind": "hours",
    "name_th": "ชั่วโมง",
    "name_en": "",
    "satang": 100,
    "source": "ประกาศ",
    "source_url": "",
    "year": 2024,
    "is_invented": False,
}


def with_row(part: str, **row: Any) -> dict[str, Any]:
    return EMPTY | {"parts": EMPTY["parts"] | {part: [row]}}


def refusal(given: Any) -> Refused:
    data = given if isinstance(given, bytes) else json.dumps(given).encode()
    with override("en"), pytest.raises(Refused) as refused:
        queries.read_file(data)
    return refused.value


def test_an_empty_template_is_read() -> None:
    assert queries.read_file(json.dumps(EMPTY).encode()) == EMPTY
    assert queries.read_file(b"\xef\xbb\xbf" + json.dumps(EMPTY).encode()) == EMPTY


def test_a_template_of_a_newer_program_is_refused_with_what_to_do() -> None:
    no = refusal(EMPTY | {"version": rules.VERSION + 1, "parts": {"unheard-of": []}})
    assert no.code == "template-newer"
    assert no.message == (
        "This template was made by a newer version of the program (2); this one reads up to 1: update first."
    )


def test_a_template_of_an_older_program_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def add_topics(old: dict[str, Any]) -> dict[str, Any]:
        return old | {"parts": old["parts"] | {"topics": []}}

    monkeypatch.setattr(rules, "VERSION", 3)
    monkeypatch.setattr(rules, "UPGRADES", {1: add_topics, 2: dict})
    old = EMPTY | {"parts": {name: [] for name in rules.SHAPES if name != "topics"}}
    assert queries.read_file(json.dumps(old).encode()) == EMPTY | {"version": 3}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", "template-not-json"),
        (b"{", "template-not-json"),
        (b"\xff\xfe\x00", "template-not-json"),
        (b"[" * 100_000, "template-not-json"),
        (b'{"format": NaN}', "template-not-json"),
        (b'{"format": "a", "format": "b"}', "template-not-json"),
        (b" " * (queries.LARGEST + 1), "template-too-large"),
        (b"[]", "template-not-a-template"),
        (b'"learningcity-template"', "template-not-a-template"),
        (EMPTY | {"format": "other"}, "template-not-a-template"),
        (EMPTY | {"version": "1"}, "template-no-version"),
        (EMPTY | {"version": True}, "template-no-version"),
        (EMPTY | {"version": 0}, "template-no-version"),
        (EMPTY | {"made_on": "yesterday"}, "template-day"),
        (EMPTY | {"made_from": None}, "template-row"),
        (EMPTY | {"parts": []}, "template-row"),
        (EMPTY | {"parts": {}}, "template-missing"),
        (EMPTY | {"people": []}, "template-unknown"),
        (EMPTY | {"\ud800": []}, "template-not-json"),
        ({name: EMPTY[name] for name in EMPTY if name != "program"}, "template-missing"),
        (with_row("waivers", **WAIVER, enrolments=[]), "template-unknown"),
        (with_row("waivers"), "template-missing"),
        (with_row("waivers", **WAIVER | {"percent": 101}), "template-range"),
        (with_row("waivers", **WAIVER | {"percent": True}), "template-whole"),
        (with_row("waivers", **WAIVER | {"percent": None}), "template-empty"),
        (with_row("waivers", **WAIVER | {"name_th": "  "}), "template-empty"),
        (with_row("waivers", **WAIVER | {"name_th": "ก" * 121}), "template-too-long"),
        (with_row("waivers", **WAIVER | {"name_th": "a\0b"}), "template-text"),
        (with_row("waivers", **WAIVER | {"name_th": "a\ud800b"}), "template-text"),
        (with_row("waivers", **WAIVER | {"groups": ["older", "older"]}), "template-codes"),
        (with_row("waivers", **WAIVER | {"groups": "older"}), "template-codes"),
        (with_row("waivers", **WAIVER | {"is_invented": 1}), "template-flag"),
        (with_row("rates", **RATE | {"source_url": "javascript:alert(1)"}), "template-url"),
        (with_row("quiet_hours", code="night", starts="25:00", ends="07:00"), "template-time"),
        (EMPTY | {"parts": EMPTY["parts"] | {"waivers": [WAIVER] * 201}}, "template-too-many"),
        (EMPTY | {"parts": EMPTY["parts"] | {"waivers": {}}}, "template-list"),
        (EMPTY | {"parts": EMPTY["parts"] | {"waivers": ["x"]}}, "template-row"),
    ],
)
def test_what_is_no_whole_template_is_refused(given: Any, code: str) -> None:
    assert refusal(given).code == code


def test_the_refusal_says_where_in_the_file_the_fault_is() -> None:
    said = refusal(with_row("waivers", **WAIVER | {"percent": 0})).message
    assert said == "waivers 1 › percent must be from 1 to 100."


def test_the_hash_does_not_depend_on_how_a_file_is_written() -> None:
    turned = {name: EMPTY[name] for name in reversed(EMPTY)}
    assert queries.digest(turned) == queries.digest(EMPTY)
    assert queries.digest(EMPTY | {"made_on": "2026-11-22"}) != queries.digest(EMPTY)


# -- what a document may say, the tables can keep ------------------------------------------------------------

KEPT_IN: dict[str, type[models.Model]] = {
    "programmes": Programme,
    "goals": Goal,
    "results": KeyResult,
    "groups": WorkingGroup,
    "rates": InKindRate,
    "waivers": WaiverRule,
    "vouchers": Scheme,
    "rounds": PriorityRound,
    "topics": Topic,
}
DAYS = ("lasts_days", "runs_days", "open_days", "due_after_days")


def kept_fields() -> list[tuple[type[models.Model], Field]]:
    """Every field of a document that is a column, with the model it is kept in."""

    def inside(shape: Field) -> list[tuple[type[models.Model], Field]]:
        found: list[tuple[type[models.Model], Field]] = []
        for field in shape.of:
            if field.kind == "rows":
                found += inside(field)
            elif field.name not in (*DAYS, "above"):
                found.append((KEPT_IN[shape.name], field))
        return found

    return [each for shape in rules.SHAPES.values() if shape.name in KEPT_IN for each in inside(shape)]


@pytest.mark.parametrize(("model", "field"), kept_fields(), ids=lambda each: getattr(each, "name", None))
def test_no_field_of_a_template_is_larger_than_its_column(model: type[models.Model], field: Field) -> None:
    column: Any = model._meta.get_field(field.name)
    if field.kind == "whole":
        least, most = BaseDatabaseOperations.integer_field_ranges[column.get_internal_type()]
        assert least <= field.least <= field.most <= most
        assert column.null or not field.empty
    elif field.kind in ("text", "url") and column.max_length:
        assert field.most <= column.max_length
    elif field.kind == "code":
        chosen_from_a_list = bool(column.choices)
        assert chosen_from_a_list or column.max_length >= 40
    elif field.kind == "number":
        assert column.max_digits - column.decimal_places >= 12
        assert column.decimal_places >= 2
