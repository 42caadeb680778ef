"""A second city from a template, and how far it drifts."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.catalogue.models import Topic
from learningcity.city.catalogue.services import make_topics
from learningcity.city.enrolment.models import Scheme, WaiverRule
from learningcity.city.enrolment.queries.support import notice_days
from learningcity.city.enrolment.rules.support import Kind
from learningcity.city.enrolment.services import save_waiver
from learningcity.city.enrolment.services.support import set_notice_days
from learningcity.city.goals.models import EnteredValue, KeyResult, Programme
from learningcity.city.goals.services import enter_value, save_goal, save_result
from learningcity.city.partners.models import InKindRate, Organisation, WorkingGroup
from learningcity.city.partners.services import give_place, save_group, save_rate
from learningcity.city.people.models import KnownIn, RoleGrant
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.city.projects.models import PriorityRound
from learningcity.city.templates import queries
from learningcity.city.templates.models import Origin, Start
from learningcity.city.templates.parts import PARTS
from learningcity.city.templates.rules import document as rules
from learningcity.city.templates.rules.drift import Drift, Fate, Line, drift_of, percent_same
from learningcity.city.templates.services import Opening, start_city, use_pattern
from learningcity.core.errors import Refused
from learningcity.core.quiet import hours_of, set_quiet_hours
from learningcity.core.thai_time import today
from tests.factories import (
    make_account,
    make_contact,
    make_goal,
    make_learner,
    make_organisation,
    make_programme,
    make_result,
    make_scheme,
)

pytestmark = pytest.mark.django_db


def opening(code: str = "samphanthawong", **said: Any) -> Opening:
    kept = {
        "code": code,
        "name_th": "เขตสัมพันธวงศ์",
        "name_en": "Samphanthawong",
        "lat": 13.739,
        "lon": 100.513,
        "metres": 2_000,
        "coordinator": "first@demo.example",
    }
    return Opening(**(kept | said))


def begin(template: dict[str, Any] | None, **said: Any) -> City:
    begins_on = said.pop("begins_on", None)
    return start_city(by=None, opening=opening(**said), template=template, begins_on=begins_on)[0]


@pytest.fixture
def full(city: City) -> City:
    """A city with something in every part, and people in it."""
    make_topics()
    Topic.objects.add_child(
        Topic.objects.get(code="digital"), {"code": "repair", "name_th": "ซ่อม", "name_en": "Repair"}
    )
    programme = make_programme(city, title_en="Our year")
    goal = make_goal(programme, title_en="Together")
    make_result(goal, measure="learners", target=Decimal("120.50"), baseline=0)
    entered = make_result(make_goal(programme), title_th="ร้านใหม่", is_invented=True)
    enter_value(result=entered, value=Decimal(7), on=today(), by=None, words="นับแล้ว")
    partner = make_organisation(city)
    group = save_group(city=city, by=None, name_th="คณะทำงาน", purpose_th="ตัดสินใจร่วมกัน", quorum=3)
    give_place(group=group, organisation=partner, contact=make_contact(partner), role="chair", by=None)
    save_rate(city=city, by=None, kind="hours", name_th="ครู", satang=30_000, source="ประกาศ", year=2024)
    save_waiver(
        city=city, rule=None, by=None, name_th="ผู้สูงอายุฟรี", source="มติ", groups=["older"], topics=["repair"],
        percent=100,
    )  # fmt: skip
    make_scheme(city)
    PriorityRound.everywhere.create(
        city=city, title_th="รอบแรก", opens_on=today(), closes_on=today() + timedelta(days=13), points=7,
        budget_satang=10_000_000,
    )  # fmt: skip
    set_quiet_hours(city=city, starts=time(20, 30), ends=time(6), by=None)
    set_notice_days(city=city, days={"sign_language": 21}, by=None)
    make_learner(city=city)
    return city


@pytest.fixture
def template(full: City) -> dict[str, Any]:
    return queries.read_file(queries.written(queries.document_of(full)))


def test_a_city_from_a_template_gives_the_same_template(template: dict[str, Any]) -> None:
    again = queries.document_of(begin(template))
    assert again["made_from"]["code"] == "samphanthawong"
    assert again["parts"] == template["parts"]
    assert all(again["parts"].values()), "a part that is empty shows nothing"


def test_a_third_city_from_the_second_is_the_same_again(template: dict[str, Any]) -> None:
    second = queries.document_of(begin(template))
    third = queries.document_of(begin(second, code="pom-prap", coordinator="other@demo.example"))
    assert third["parts"] == template["parts"]


def test_the_new_city_has_goals_and_groups_and_nobody_in_them(template: dict[str, Any]) -> None:
    second = begin(template, begins_on=date(2027, 1, 1))
    programme = Programme.objects.in_city(second).get()
    assert (programme.starts_on, programme.ends_on) == (date(2027, 1, 1), date(2027, 12, 31))
    assert not programme.is_public
    results = KeyResult.objects.filter(goal__programme=programme)
    assert list(results.values_list("target", "due_on")) == [
        (Decimal("120.50"), date(2027, 12, 31)),
        (Decimal(10), date(2027, 12, 31)),
    ]
    assert not EnteredValue.objects.filter(result__in=results).exists()
    assert not WorkingGroup.objects.in_city(second).get().seats.exists()
    assert not Organisation.objects.in_city(second).exists()
    assert not KnownIn.objects.filter(city=second).exists()
    assert list(RoleGrant.objects.filter(city=second).values_list("role", flat=True)) == [
        Role.CITY_COORDINATOR
    ]


def test_what_costs_money_waits_for_the_new_city_to_decide(template: dict[str, Any]) -> None:
    second = begin(template)
    assert not WaiverRule.objects.in_city(second).get().is_active
    assert not Scheme.objects.in_city(second).exists()
    assert not PriorityRound.objects.in_city(second).exists()
    assert hours_of(second.code).starts == time(20, 30)
    assert notice_days(second)[Kind.SIGN_LANGUAGE] == 21


def test_a_city_remembers_the_template_it_started_from(template: dict[str, Any]) -> None:
    start = Start.objects.get(city=begin(template))
    assert (start.document, start.from_code) == (template, "phra-nakhon")
    assert start.sha256 == queries.digest(template)


def test_missing_topics_are_added_and_known_ones_keep_their_names(template: dict[str, Any]) -> None:
    Topic.objects.filter(code="repair").delete()
    Topic.objects.filter(code="digital").update(name_en="Computers")
    begin(template)
    assert Topic.objects.get_parent(Topic.objects.get(code="repair")).name_en == "Computers"


def test_a_template_that_cannot_be_begun_leaves_nothing(template: dict[str, Any]) -> None:
    template["parts"]["programmes"][0]["goals"][0]["results"][0]["measure"] = "unheard-of"
    with pytest.raises(Refused) as refused:
        begin(template)
    assert refused.value.code == "no-such-measure"
    assert not City.objects.filter(code="samphanthawong").exists()
    assert not Origin.objects.exists()


def test_help_that_is_not_known_here_is_refused(template: dict[str, Any]) -> None:
    template["parts"]["notice_days"][0]["code"] = "time-machine"
    with pytest.raises(Refused) as refused:
        begin(template)
    assert refused.value.code == "unknown-help"
    assert not Start.objects.exists()


def test_no_city_is_opened_for_an_address_that_is_none(template: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        begin(template, coordinator="nobody")
    assert refused.value.field == "coordinator"
    assert not City.objects.filter(code="samphanthawong").exists()


@pytest.mark.parametrize("begins_on", [date(9999, 6, 1), date(1, 1, 1), date(1999, 1, 1)])
def test_a_city_begins_within_a_few_years(template: dict[str, Any], begins_on: date) -> None:
    with pytest.raises(Refused) as refused:
        begin(template, begins_on=begins_on)
    assert (refused.value.code, refused.value.field) == ("begins-far", "begins_on")
    assert not City.objects.filter(code="samphanthawong").exists()


def test_a_rate_of_a_kind_that_is_not_known_opens_nothing(template: dict[str, Any]) -> None:
    template["parts"]["rates"][0]["kind"] = "dogs-and-elephants"
    with pytest.raises(Refused) as refused:
        begin(template)
    assert refused.value.code == "no-such-kind"
    assert not City.objects.filter(code="samphanthawong").exists()


def test_a_closed_account_coordinates_no_city(template: dict[str, Any]) -> None:
    make_account(email="first@demo.example", is_active=False)
    with pytest.raises(Refused) as refused:
        begin(template)
    assert (refused.value.code, refused.value.field) == ("account-closed", "coordinator")
    assert not City.objects.filter(code="samphanthawong").exists()


def test_only_the_programme_that_runs_is_taken_along(city: City) -> None:
    for years, title in ((-1, "ปีก่อน"), (0, "ปีนี้"), (1, "ปีหน้า")):
        first = today() + timedelta(days=366 * years)
        make_programme(city, title_th=title, starts_on=first, ends_on=first + timedelta(days=300))
    said = queries.document_of(city)["parts"]["programmes"]
    assert [row["title_th"] for row in said] == ["ปีนี้"]


def test_what_a_city_s_own_template_could_not_be_begun_with_is_said(city: City) -> None:
    make_topics()
    assert queries.misfit_of(queries.document_of(city)) == ""
    programme = make_programme(city)
    make_result(make_goal(programme), due_on=programme.starts_on - timedelta(days=3))
    with override("en"):
        said = queries.misfit_of(queries.document_of(city))
    assert said == "programmes 1 › goals 1 › results 1 › due_after_days must be from 1 to 3660."


def test_a_link_with_an_apostrophe_stays_a_link(city: City) -> None:
    make_topics()
    make_programme(city, source_url="https://example.org/l'année")
    assert queries.misfit_of(queries.document_of(city)) == ""


# -- drift -------------------------------------------------------------------------------------------------


def counted(city: City) -> dict[tuple[str, Fate], int]:
    found = queries.fidelity_of(city)
    assert found
    return {
        (each.part.code, fate): each.count(fate) for each in found.parts for fate in Fate if each.count(fate)
    }


def whole_percent(city: City) -> int | None:
    found = queries.fidelity_of(city)
    return found.percent if found else None


def test_a_new_city_is_wholly_as_its_template_says(template: dict[str, Any]) -> None:
    second = begin(template)
    assert {fate for _part, fate in counted(second)} == {Fate.SAME, Fate.WAITING}
    assert whole_percent(second) == 100


def test_what_is_changed_added_and_taken_away_is_told_apart(template: dict[str, Any]) -> None:
    second = begin(template)
    first, other = KeyResult.objects.filter(goal__programme__city=second)
    save_result(
        goal=first.goal, result=first, version=1, by=None, measure="learners", target=Decimal(200),
        baseline=Decimal(0), due_on=first.due_on,
    )  # fmt: skip
    save_goal(programme=first.goal.programme, by=None, number=9, title_th="ของเราเอง")
    InKindRate.objects.in_city(second).update(retired_on=today())
    set_quiet_hours(city=second, starts=time(22), ends=time(6), by=None)
    make_scheme(second, voucher_satang=20_000)
    found = counted(second)
    assert found[("programmes", Fate.CHANGED)] == 1
    assert found[("programmes", Fate.ADDED)] == 1
    assert found[("rates", Fate.REMOVED)] == 1
    assert found[("quiet_hours", Fate.CHANGED)] == 1
    assert found[("vouchers", Fate.CHANGED)] == 1
    assert ("vouchers", Fate.WAITING) not in found
    changed = [
        line for part in queries.fidelity_of(second).parts for line in part.lines  # type: ignore[union-attr]
        if line.fate == Fate.CHANGED and line.line.kind == "results"
    ]  # fmt: skip
    assert [(line.fields, line.line.uuid) for line in changed] == [(("target",), str(first.uuid))]
    assert other.goal.title_th


def test_a_renamed_goal_is_the_same_goal(template: dict[str, Any]) -> None:
    second = begin(template)
    goal = Programme.objects.in_city(second).get().goals.first()
    assert goal
    save_goal(programme=goal.programme, goal=goal, version=1, by=None, number=1, title_th="ชื่อใหม่")
    found = counted(second)
    assert found[("programmes", Fate.CHANGED)] == 1
    assert ("programmes", Fate.REMOVED) not in found


def test_a_city_without_a_template_has_nothing_to_be_true_to(city: City) -> None:
    assert queries.fidelity_of(city) is None


def test_the_number_of_statements_does_not_grow_with_the_lines(
    template: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    second = begin(template)
    programme = Programme.objects.in_city(second).get()
    for number in range(10, 30):
        make_result(save_goal(programme=programme, by=None, number=number, title_th="เป้า"))
    with django_assert_max_num_queries(19):
        queries.fidelity_of(second)


def test_what_comes_with_the_program_says_nothing_of_how_true_a_city_is(template: dict[str, Any]) -> None:
    second = begin(template)
    Topic.objects.all().delete()
    assert whole_percent(second) == 100
    found = queries.fidelity_of(second)
    assert found
    assert {each.part.code for each in found.parts if not each.part.counts} == {
        "topics", "target_groups", "forms", "roles",
    }  # fmt: skip
    lines = [line for each in found.parts if each.part.counts for line in each.lines]
    assert found.percent == percent_same(lines)


def test_a_programme_of_another_year_takes_nothing_away(template: dict[str, Any]) -> None:
    second = begin(template)
    make_programme(second, starts_on=today() + timedelta(days=1), ends_on=today() + timedelta(days=400))
    Programme.objects.in_city(second).filter(starts_on=today()).update(
        starts_on=today() - timedelta(days=1), ends_on=today() + timedelta(days=363)
    )
    found = counted(second)
    assert ("programmes", Fate.REMOVED) not in found
    assert found[("programmes", Fate.ADDED)] == 1


def test_a_pattern_put_to_use_under_another_name_is_changed(template: dict[str, Any]) -> None:
    second = begin(template)
    made = make_scheme(second, name_th="คูปองตลาดน้อย")
    assert counted(second)[("vouchers", Fate.WAITING)] == 1
    use_pattern(city=second, part="vouchers", key="vouchers.1", record=made.uuid)
    found = counted(second)
    assert found[("vouchers", Fate.CHANGED)] == 1
    assert {("vouchers", Fate.WAITING), ("vouchers", Fate.ADDED)}.isdisjoint(found)
    assert [row["name_th"] for row in queries.document_of(second)["parts"]["vouchers"]] == ["คูปองตลาดน้อย"]


def test_a_pattern_used_twice_came_to_be_what_it_was_used_for_first(template: dict[str, Any]) -> None:
    second = begin(template)
    first, again = make_scheme(second, name_th="หนึ่ง"), make_scheme(second, name_th="สอง")
    for made in (first, again):
        use_pattern(city=second, part="vouchers", key="vouchers.1", record=made.uuid)
    use_pattern(city=second, part="vouchers", key="vouchers.9", record=again.uuid)
    assert Origin.objects.get(key__startswith="vouchers").record == first.uuid


def test_a_template_kept_by_an_older_program_is_compared_as_this_one_reads_it(
    template: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    second = begin(template)
    start = Start.objects.get(city=second)
    kept = {name: rows for name, rows in start.document["parts"].items() if name != "quiet_hours"}
    Start.objects.update(document=start.document | {"parts": kept})

    def add_quiet_hours(old: dict[str, Any]) -> dict[str, Any]:
        hours = [{"code": "night", "starts": "21:00", "ends": "07:00"}]
        return old | {"parts": old["parts"] | {"quiet_hours": hours}}

    monkeypatch.setattr(rules, "VERSION", 2)
    monkeypatch.setattr(rules, "UPGRADES", {1: add_quiet_hours})
    assert counted(second)[("quiet_hours", Fate.CHANGED)] == 1
    assert queries.pattern_of(second, "vouchers", "vouchers.1")
    assert queries.document_of(second)["parts"]["vouchers"]


KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(before=KEYS, now=KEYS, changed=st.sets(st.sampled_from("abcdefgh")))
def test_every_line_has_one_fate(before: list[str], now: list[str], changed: set[str]) -> None:
    old = [Line("p", f"t{key}", {"code": key, "x": 0}) for key in before]
    new = [Line("p", f"c{key}", {"code": key, "x": int(key in changed)}) for key in now]
    found = drift_of(old, new, {f"t{key}": f"c{key}" for key in now})
    said = {each.line.said["code"]: each.fate for each in found}
    assert len(found) == len(said)
    assert said == {
        key: (Fate.CHANGED if key in changed else Fate.SAME) if {key} <= set(before) & set(now)
        else Fate.REMOVED if key in before else Fate.ADDED
        for key in {*before, *now}
    }  # fmt: skip


def test_a_percent_counts_what_is_used_and_rounds_down() -> None:
    line = Line("p", "k", {})
    found = [Drift(Fate.SAME, line, line), Drift(Fate.SAME, line, line), Drift(Fate.REMOVED, line, None)]
    assert percent_same([*found, Drift(Fate.WAITING, line, None)]) == 66
    assert percent_same([]) is None


def test_every_part_has_its_shape_and_its_name() -> None:
    assert all(part.shape.name == part.code and str(part.label) and str(part.sentence) for part in PARTS)
