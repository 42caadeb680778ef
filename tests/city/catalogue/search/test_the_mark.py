"""The mark in the index: no change is passed over, in whatever order transactions commit."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learningcity.city.catalogue.models import Activity
from learningcity.city.catalogue.search import FindQuery, follow, search
from learningcity.city.catalogue.search.follow import GAP_LIVES, MOST_GAPS, Lost, Row, advanced, pending
from learningcity.city.catalogue.search.index import Mark
from learningcity.city.places.models import City
from learningcity.core.models import Change
from tests.factories import make_activity

AT = datetime(2026, 11, 21, tzinfo=UTC)


def row(number: int) -> Row:
    return Row(number, "activity", 1, AT)


def missing(mark: Mark) -> set[int]:
    return {number for first, last, _since in mark.gaps for number in range(int(first), int(last) + 1)}


@settings(deadline=None)
@given(st.sets(st.integers(1, 40)), st.lists(st.sets(st.integers(1, 40)), max_size=5))
def test_an_id_is_either_applied_or_still_looked_for(first: set[int], later: list[set[int]]) -> None:
    mark, seen = Mark(), set[int]()
    for ids in (first, *later):
        fresh = {number for number in ids if number > mark.last or number in missing(mark)}
        mark = advanced(mark, [row(number) for number in sorted(fresh)], 100.0)
        seen |= fresh
        assert missing(mark) == set(range(1, mark.last + 1)) - seen


def test_a_gap_is_looked_into_for_an_hour() -> None:
    mark = advanced(Mark(1, ""), [row(5)], 100.0)
    assert missing(advanced(mark, [row(6)], 100.0 + GAP_LIVES - 1)) == {2, 3, 4}
    assert missing(advanced(mark, [row(6)], 100.0 + GAP_LIVES)) == set()


def test_the_number_of_gaps_is_bounded() -> None:
    mark = advanced(Mark(), [row(number) for number in range(2, 4 * MOST_GAPS, 2)], 100.0)
    assert len(mark.gaps) == MOST_GAPS


def write(number: int, activity: Activity) -> None:
    Change.objects.bulk_create([Change(id=number, kind="activity", object_id=activity.pk)])


@pytest.mark.django_db
def test_a_change_that_commits_after_a_later_one_is_still_applied(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow, "CHECK_EVERY", 0.0)
    early, late = make_activity(city, title_th="ย้อมผ้า"), make_activity(city, title_th="ตีมีด")
    write(100, late)
    assert search(FindQuery(text="ย้อมผ้า"), city).total == 1
    Activity.everywhere.filter(pk=late.pk).update(title_th="ปั้นหม้อ")
    write(105, late)
    assert search(FindQuery(text="ปั้นหม้อ"), city).total == 1
    Activity.everywhere.filter(pk=early.pk).update(title_th="ทอเสื่อ")
    write(103, early)  # its transaction began before, and ended after
    assert search(FindQuery(text="ทอเสื่อ"), city).total == 1
    assert search(FindQuery(text="ย้อมผ้า"), city).total == 0


@pytest.mark.django_db
@pytest.mark.parametrize("marked", [Mark(7, ""), Mark(1, "2020-01-01T00:00:00+00:00")])
def test_a_mark_that_the_log_does_not_hold_is_of_another_database(city: City, marked: Mark) -> None:
    write(1, make_activity(city))
    with pytest.raises(Lost):
        pending(marked)


@pytest.mark.django_db
def test_looking_for_changes_is_one_statement(city: City, django_assert_num_queries: Any) -> None:
    write(1, make_activity(city))
    with django_assert_num_queries(1):
        assert [found.id for found in pending(Mark(0, "", [[5, 9, 0.0]]))] == [1]
