"""Learning paths: where one stands, how they are changed, and the stages of life they are for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import ActivityState, LeadsTo, LifeStage, Path
from learningcity.city.catalogue.queries import next_steps, path_of, paths_of, paths_with
from learningcity.city.catalogue.rules.paths import MOST_STEPS, Mark, StepOf, moved, standing
from learningcity.city.catalogue.rules.stages import AGES, FORMER, Stage, as_stages, stage_at, stages_admitted
from learningcity.city.catalogue.services import PlannedStep
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Change
from tests.factories import make_activity, make_city, make_organisation, make_path

steps = st.lists(st.booleans(), max_size=8).map(lambda kinds: [StepOf(n, k) for n, k in enumerate(kinds)])
finished = st.sets(st.integers(0, 9))


@given(steps, finished)
def test_at_most_one_step_is_next_and_it_is_the_first_undone_that_counts(
    path: list[StepOf], done: set[int]
) -> None:
    where = standing(path, done)
    undone = [n for n, step in enumerate(path) if not step.is_optional and step.activity not in done]
    assert [n for n, mark in enumerate(where.marks) if mark is Mark.NEXT] == undone[:1]
    assert where.next == (undone[0] if undone else None)


@given(steps, finished)
def test_what_is_done_and_what_is_left_make_the_whole(path: list[StepOf], done: set[int]) -> None:
    where = standing(path, done)
    left = sum(mark in (Mark.NEXT, Mark.LATER) for mark in where.marks)
    assert where.done + left == where.of
    assert where.is_finished == (where.of > 0 and left == 0)
    assert where.is_begun == (where.done > 0)


@given(steps, finished, st.integers(0, 9))
def test_finishing_one_more_never_sets_anyone_back(path: list[StepOf], done: set[int], more: int) -> None:
    assert standing(path, done | {more}).done >= standing(path, done).done


@given(st.lists(st.integers(), max_size=6, unique=True), st.integers(-2, 8), st.sampled_from((-1, 1)))
def test_a_move_loses_no_step_and_can_be_taken_back(order: list[int], place: int, by: int) -> None:
    after = moved(order, place, by)
    assert sorted(after) == sorted(order)
    if after != order:
        assert moved(after, place + by, -by) == order


@given(st.integers(0, 150))
def test_every_age_is_in_one_stage(age: int) -> None:
    first, last = AGES[stage_at(age)]
    assert first <= age <= last
    assert sum(low <= age <= high for low, high in AGES.values()) == 1


@given(st.none() | st.integers(0, 120), st.none() | st.integers(0, 120), st.integers(0, 150))
def test_a_stage_admits_what_admits_someone_of_it(low: int | None, high: int | None, age: int) -> None:
    if (low or 0) <= age <= (150 if high is None else high):
        assert stage_at(age) in stages_admitted(low, high)


def test_addresses_of_before_still_find() -> None:
    assert as_stages(["child", "older", "adult"]) == ("early", "school", "older", "working")
    assert all(set(told) <= set(Stage) for told in FORMER.values())


def begun(city: City) -> Path:
    return services.create_path(
        city=city, by=None, title_th="เส้นทาง", title_en="A way", leads_to=LeadsTo.WORK
    )


def test_a_path_begins_as_a_draft_and_is_published_only_with_a_step_that_counts(city: City) -> None:
    path, activity = begun(city), make_activity(city)
    with pytest.raises(Refused):
        services.publish_path(path=path, by=None)
    path = services.set_steps(path=path, version=1, steps=[PlannedStep(activity, is_optional=True)], by=None)
    with pytest.raises(Refused):
        services.publish_path(path=path, by=None)
    path = services.set_steps(path=path, version=2, steps=[PlannedStep(activity, why_th=" เพราะ ")], by=None)
    assert path_of(city, path.code) is None
    services.publish_path(path=path, by=None)
    shown = path_of(city, path.code)
    assert shown is not None
    assert [step.why_th for step in shown.steps.all()] == ["เพราะ"]
    assert [step.path for step in paths_with(activity.pk)] == [path]
    services.withdraw_path(path=path, by=None)
    assert (path_of(city, path.code), paths_with(activity.pk)) == (None, [])
    acts = ["create_path", "set_steps", "set_steps", "publish_path", "withdraw_path"]
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == acts


def test_pages_of_every_activity_it_held_or_holds_are_made_anew(city: City) -> None:
    old, new = make_activity(city), make_activity(city)
    path = make_path(city, old)
    Change.objects.all().delete()
    services.set_steps(path=path, version=1, steps=[PlannedStep(new)], by=None)
    assert set(Change.objects.values_list("object_id", flat=True)) == {old.pk, new.pk}


def test_two_paths_of_one_title_have_codes_of_their_own(city: City) -> None:
    assert [begun(city).code, begun(city).code, begun(city).code] == ["a-way", "a-way-2", "a-way-3"]


def test_what_someone_saved_meanwhile_is_not_overwritten(city: City) -> None:
    path = begun(city)
    services.edit_path(path=path, version=1, by=None, title_th="ใหม่")
    with pytest.raises(Refused):
        services.edit_path(path=path, version=1, by=None, title_th="เก่า")
    with pytest.raises(Refused):
        services.set_steps(path=path, version=1, steps=[], by=None)
    path.refresh_from_db()
    assert (path.title_th, path.version) == ("ใหม่", 2)


def test_steps_that_cannot_be_are_refused(city: City) -> None:
    path, other = make_path(city), make_city("yala")
    one, draft = make_activity(city), make_activity(city, state=ActivityState.DRAFT)
    abroad = make_activity(other, organisation=make_organisation(other))
    many = [make_activity(city, organisation=one.organisation) for _each in range(MOST_STEPS + 1)]
    for code, planned in {
        "twice": [one, one],
        "not-published": [draft],
        "other-city": [abroad],
        "too-many-steps": many,
    }.items():
        with pytest.raises(Refused) as no:
            services.set_steps(path=path, version=1, steps=[PlannedStep(each) for each in planned], by=None)
        assert no.value.code == code
    with pytest.raises(Refused) as no:
        services.set_steps(path=path, version=1, steps=[PlannedStep(one, why_th="ก" * 301)], by=None)
    assert no.value.code == "too-long"
    assert not path.steps.exists()


def test_a_path_cannot_be_looked_after_from_another_city(city: City) -> None:
    with pytest.raises(Refused):
        services.edit_path(
            path=begun(city), version=1, by=None, organisation=make_organisation(make_city("yala"))
        )


def test_a_stage_shows_its_paths_and_those_for_every_age(city: City) -> None:
    for_all = make_path(city, make_activity(city), title_th="ก")
    for_old = make_path(city, make_activity(city), title_th="ข", stages=[LifeStage.OLDER])
    make_path(make_city("yala"), title_th="ค")
    assert paths_of(city, stage=LifeStage.OLDER) == [for_all, for_old]
    assert paths_of(city, stage=LifeStage.SCHOOL) == [for_all]


def test_the_next_step_is_of_a_path_that_is_begun(city: City) -> None:
    first, extra, last = (make_activity(city) for _each in range(3))
    path = make_path(city, first, extra, last, optional=[extra])
    assert next_steps(city, []) == {}
    assert next_steps(city, [extra.pk]) == {}
    assert next_steps(city, [first.pk]) == {last.pk: path}
    assert next_steps(city, [first.pk, last.pk]) == {}
    assert next_steps(make_city("yala"), [first.pk]) == {}
