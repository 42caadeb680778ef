"""Rounds, briefs and projects: what may be saved, what follows for the needs, and who is told."""

from datetime import timedelta
from typing import Any

import pytest

from learningcity.city.places.models import City
from learningcity.city.projects import services
from learningcity.city.projects.models import (
    Brief,
    BudgetLine,
    Milestone,
    Need,
    NeedState,
    PriorityRound,
    Project,
    ProjectPartner,
    TargetGroup,
)
from learningcity.city.projects.queries import outcome_of, standings
from learningcity.city.projects.rules.projects import Standing
from learningcity.core.errors import Refused
from learningcity.core.models import Message
from learningcity.core.thai_time import today
from tests.city.projects.test_merging import make_need
from tests.factories import make_account, make_activity, make_city, make_learner, make_organisation

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def make_round(city: City, **given: Any) -> PriorityRound:
    kept = {"title_th": "รอบแรก", "opens_on": today() - DAY, "closes_on": today() + DAY, "budget_satang": 100}
    return services.save_round(city=city, by=None, **(kept | given))


def make_brief(city: City, *needs: Need, adopted: bool = True) -> Brief:
    brief = services.save_brief(
        city=city, by=None, title_th="โจทย์", objective_th="ให้ได้เรียน", needs=needs, neighbourhoods=[]
    )
    if adopted:
        services.adopt_brief(brief=brief, on=today(), adopted_by="คณะทำงาน", by=None)
        brief.refresh_from_db()
    return brief


def make_project(city: City, **given: Any) -> Project:
    kept = {
        "title_th": "โครงการ",
        "objective_th": "ให้ได้เรียน",
        "lead": given.pop("lead", None) or make_organisation(city),
        "starts_on": today() - 30 * DAY,
        "ends_on": today() + 30 * DAY,
        "needs": [],
        "neighbourhoods": [],
    }
    return services.save_project(city=city, by=None, **(kept | given))


def refused(act: Any) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


# -- rounds ------------------------------------------------------------------------------------------------


def test_each_person_lays_out_their_points_once_and_may_do_so_anew(city: City) -> None:
    row, need, person = make_round(city), make_need(city), make_learner()
    one = services.set_candidate(round_=row, need=need, cost_satang=60, by=None)
    two = services.set_candidate(round_=row, need=make_need(city, "มือถือ"), cost_satang=60, by=None)
    officer = make_account()
    services.give_points(round_=row, person=person, points={one.pk: 10}, by=officer)
    services.give_points(round_=row, person=person, points={one.pk: 3, two.pk: 7}, by=officer)
    assert row.ballots.get().points == {str(one.pk): 3, str(two.pk): 7}
    for _other in range(4):
        services.give_points(round_=row, person=make_learner(), points={two.pk: 10}, by=officer)
    told = outcome_of(row)
    assert (told.participants, told.points, told.spent) == (5, 50, 60)
    assert [(each.need, each.place.points, each.place.givers) for each in told.rows] == [
        (two.need, 47, 5),
        (one.need, 3, 1),
    ]


def test_too_few_participants_show_nothing_but_their_number(city: City) -> None:
    row = make_round(city)
    one = services.set_candidate(round_=row, need=make_need(city), cost_satang=60, by=None)
    for _each in range(4):
        services.give_points(round_=row, person=make_learner(), points={one.pk: 1}, by=make_account())
    told = outcome_of(row)
    assert (told.participants, told.is_shown, told.rows) == (4, False, [])


@pytest.mark.parametrize("days", [(1, 2), (-9, -1)])
def test_points_are_given_only_while_the_round_is_open(city: City, days: tuple[int, int]) -> None:
    row = make_round(city, opens_on=today() + days[0] * DAY, closes_on=today() + days[1] * DAY)
    one = services.set_candidate(round_=row, need=make_need(city), cost_satang=60, by=None)
    give = {"round_": row, "person": make_learner(), "by": make_account()}
    assert refused(lambda: services.give_points(points={one.pk: 1}, **give)) == "not-open"


def test_what_would_be_unfair_once_points_are_given_is_refused(city: City) -> None:
    row = make_round(city)
    one = services.set_candidate(round_=row, need=make_need(city), cost_satang=60, by=None)
    services.give_points(round_=row, person=make_learner(), points={one.pk: 1}, by=make_account())
    fields = {name: getattr(row, name) for name in ("title_th", "opens_on", "closes_on", "budget_satang")}
    save = {"city": city, "by": None, "round_": row, "version": row.version}
    assert refused(lambda: services.save_round(**save, **(fields | {"budget_satang": 99}))) == "begun"
    assert refused(lambda: services.remove_candidate(candidate=one, by=None)) == "begun"
    assert (
        refused(lambda: services.set_candidate(round_=row, need=one.need, cost_satang=1, by=None)) == "begun"
    )
    services.save_round(**save, **(fields | {"closes_on": today() + 9 * DAY}))
    assert refused(lambda: services.save_round(**save, **fields)) == "stale"


def test_needs_of_another_city_or_not_open_stand_in_no_round(city: City) -> None:
    row, elsewhere = make_round(city), make_city("yala", name_th="ยะลา", name_en="Yala")
    for need in (make_need(elsewhere), make_need(city, shown=False)):
        assert refused(
            lambda need=need: services.set_candidate(round_=row, need=need, cost_satang=5, by=None)
        ) == ("need-closed")


# -- briefs ------------------------------------------------------------------------------------------------


def test_an_adopted_brief_takes_its_needs_up_and_tells_who_said_them(city: City) -> None:
    wisher = make_learner()
    need = services.record_need(city=city, title="ขิม", origin="resident", by=None, wished_by=wisher)
    services.show_need(need=need, by=make_account())
    need.refresh_from_db()
    brief = make_brief(city, need, adopted=False)
    need.refresh_from_db()
    assert (need.state, Message.objects.count()) == (NeedState.OPEN, 0)
    services.adopt_brief(brief=brief, on=today(), adopted_by="คณะทำงาน", by=make_account())
    need.refresh_from_db()
    assert need.state == NeedState.TAKEN_UP
    assert [(row.template, row.person_uuid) for row in Message.objects.all()] == [
        ("need_taken_up", wisher.uuid)
    ]
    assert (
        refused(lambda: services.adopt_brief(brief=brief, on=today(), adopted_by="x", by=None)) == "adopted"
    )


def test_a_brief_without_needs_or_of_tomorrow_is_not_adopted(city: City) -> None:
    brief = make_brief(city, adopted=False)
    assert (
        refused(lambda: services.adopt_brief(brief=brief, on=today(), adopted_by="x", by=None)) == "no-needs"
    )
    adopt = {"brief": make_brief(city, make_need(city), adopted=False), "adopted_by": "x", "by": None}
    assert refused(lambda: services.adopt_brief(on=today() + DAY, **adopt)) == "not-yet"


def test_a_need_that_nothing_answers_any_more_is_open_again(city: City) -> None:
    need, other = make_need(city), make_need(city, "มือถือ")
    brief = make_brief(city, need, other)
    save = {"city": city, "by": None, "title_th": "โจทย์", "objective_th": "ให้ได้เรียน", "brief": brief}
    services.save_brief(version=brief.version, needs=[other], **save)
    assert {row.title: row.state for row in Need.everywhere.all()} == {"ขิม": "open", "มือถือ": "taken_up"}


# -- projects ----------------------------------------------------------------------------------------------


def test_a_project_follows_only_an_adopted_brief_of_its_city(city: City) -> None:
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    assert refused(lambda: make_project(city, brief=make_brief(city, adopted=False))) == "not-adopted"
    assert refused(lambda: make_project(city, lead=make_organisation(elsewhere))) == "elsewhere"
    assert refused(lambda: make_project(city, needs=[make_need(elsewhere)])) == "elsewhere"
    assert refused(lambda: make_project(city, ends_on=today() - 99 * DAY)) == "days"
    assert make_project(city, brief=make_brief(city, make_need(city))).brief


def test_how_a_project_stands_follows_from_its_lines(city: City) -> None:
    project = make_project(city)

    def stands() -> str:
        rows = Project.objects.in_city(city).whole()
        return standings(rows, {}, today())[0].state

    assert stands() == Standing.RUNNING
    step = Milestone(project=project, title_th="ขั้น", starts_on=today() - 9 * DAY, due_on=today() - DAY)
    services.save_part(part=step, by=None)
    assert stands() == Standing.LATE
    step.done_on = today()
    services.save_part(part=step, by=None)
    assert stands() == Standing.RUNNING
    services.stop_project(project=project, on=today(), because="ทุนหมด", by=None)
    assert stands() == Standing.STOPPED
    services.go_on(project=project, by=None)
    assert stands() == Standing.RUNNING


def test_lines_that_cannot_be_are_refused(city: City) -> None:
    project, elsewhere = make_project(city), make_city("yala", name_th="ยะลา", name_en="Yala")
    dates = {"starts_on": today(), "due_on": today()}
    late = Milestone(project=project, title_th="x", **(dates | {"due_on": today() - DAY}))
    ahead = Milestone(project=project, title_th="x", done_on=today() + DAY, **dates)
    foreign = ProjectPartner(project=project, organisation=make_organisation(elsewhere), role="host")
    services.save_part(part=TargetGroup(project=project, group="older", number=3), by=None)
    twice = TargetGroup(project=project, group="older", number=4)
    codes = [
        refused(lambda part=part: services.save_part(part=part, by=None))
        for part in (late, ahead, foreign, twice)
    ]
    assert codes == ["days", "not-yet", "elsewhere", "twice"]


def test_two_who_change_a_project_at_once_do_not_overwrite_each_other(city: City) -> None:
    project = make_project(city)
    fields = {
        name: getattr(project, name) for name in ("title_th", "objective_th", "starts_on", "ends_on", "lead")
    }
    save = {"city": city, "by": None, "project": project, "version": project.version}
    services.save_project(**save, **(fields | {"title_th": "ชื่อใหม่"}))
    assert refused(lambda: services.save_project(**save, **(fields | {"title_th": "อีกชื่อ"}))) == "stale"


def test_a_line_taken_out_is_gone_and_an_early_end_has_its_reason(city: City) -> None:
    project = make_project(city)
    line = BudgetLine(project=project, title_th="ค่าวิทยากร", planned_satang=100)
    services.save_part(part=line, by=None)
    services.remove_part(part=line, by=None)
    assert not project.budget.exists()
    assert refused(lambda: services.stop_project(project=project, on=today(), because=" ", by=None)) == (
        "reason-missing"
    )


def test_an_activity_belongs_only_to_a_project_of_its_city(city: City) -> None:
    from learningcity.city.catalogue.services import edit_activity

    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    activity, foreign = make_activity(city), make_project(elsewhere)
    edit = {"activity": activity, "version": activity.version, "by": None}
    assert refused(lambda: edit_activity(project=foreign, **edit)) == "other-city"
    own = make_project(city)
    edit_activity(project=own, **edit)
    assert list(own.activities.all()) == [activity]
