"""Goals with how they stand on a day: each figure with how it came about."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Prefetch

from learningcity.city.goals import rules
from learningcity.city.goals.measures import MEASURES, Records
from learningcity.city.goals.models import EnteredValue, Goal, KeyResult, Programme
from learningcity.city.goals.rules import Status
from learningcity.city.places.models import City


class Actual(NamedTuple):
    """A figure and where it comes from: counted from one day to another, or entered with what shows it."""

    value: Decimal | None
    first: date
    last: date
    of: Decimal | None = None
    source: str = ""
    too_few: bool = False
    entered: EnteredValue | None = None


class Standing(NamedTuple):
    """A key result with its figure, how it stands, and which share of the way and of the time has gone."""

    row: KeyResult
    actual: Actual
    status: Status
    way: Decimal | None
    elapsed: Decimal


class GoalStanding(NamedTuple):
    """A goal with its key results."""

    row: Goal
    results: list[Standing]

    @property
    def status(self) -> Status:
        return rules.whole_status([each.status for each in self.results])


def programmes(city: City, *, public: bool = True) -> list[Programme]:
    """The programmes of a city with their reviews, the latest first."""
    rows = Programme.objects.in_city(city).latest_first().prefetch_related("reviews")
    return list(rows.shown() if public else rows)


def current_programme(city: City, today: date, *, public: bool = True) -> Programme | None:
    """The latest programme that has begun, else the next one."""
    rows = programmes(city, public=public)
    return next((row for row in rows if row.starts_on <= today), rows[-1] if rows else None)


def reviews_to_hold(city: City, today: date) -> list[tuple[Programme, int]]:
    """The months of programmes whose review can be held on a day and was not, the oldest first."""
    found = [
        (row, month)
        for row in programmes(city, public=False)
        for month in sorted(set(rules.REVIEW_MONTHS) - {review.month for review in row.reviews.all()})
        if row.review_on(month) <= today
    ]
    return sorted(found, key=lambda each: (each[0].review_on(each[1]), each[0].pk))


def standing(programme: Programme, today: date) -> list[GoalStanding]:
    """How each goal of a programme stands on a day, worked out from the records this moment."""
    results = KeyResult.objects.prefetch_related(Prefetch("values", EnteredValue.objects.all()))
    goals = programme.goals.prefetch_related(Prefetch("results", results))
    records = records_of(programme, today)
    found = []
    for goal in goals:
        goal.programme = programme
        found.append(GoalStanding(goal, [_standing(row, goal, today, records) for row in goal.results.all()]))
    return found


def standing_of(row: KeyResult, today: date) -> Standing:
    """How one key result stands on a day."""
    return _standing(row, row.goal, today, records_of(row.goal.programme, today))


def records_of(programme: Programme, today: date) -> Records:
    """What is counted on a day: from the first day of the programme, and nothing after it is over."""
    return Records(programme.city, programme.starts_on, min(today, programme.ends_on))


def _standing(row: KeyResult, goal: Goal, today: date, records: Records) -> Standing:
    row.goal = goal
    actual = _actual(row, today, records)
    aim = row.aim
    return Standing(
        row,
        actual,
        rules.status(aim, actual.value, today),
        rules.way(aim, actual.value),
        rules.elapsed(aim, today),
    )


def _actual(row: KeyResult, today: date, records: Records) -> Actual:
    """The figure on a day; nothing before the programme began."""
    first, last = records.first, records.last
    if last < first:
        return Actual(None, first, first)
    if row.measure in MEASURES:
        read = MEASURES[row.measure].read(records)
        return Actual(read.value, first, last, read.of, read.source, read.too_few)
    latest = next((value for value in row.values.all() if value.on <= today), None)
    return Actual(latest.value if latest else None, first, latest.on if latest else last, entered=latest)


def tally(found: list[GoalStanding]) -> dict[Status, int]:
    """How many key results stand in which way."""
    counted = Counter(result.status for goal in found for result in goal.results)
    return {status: counted[status] for status in Status if counted[status]}


def pictured(programme: Programme, today: date) -> dict[str, Any]:
    """How every goal and key result stands on a day, in plain values that can be frozen."""
    goals = [
        {
            "number": goal.row.number,
            "title_th": goal.row.title_th,
            "title_en": goal.row.title_en,
            "status": str(goal.status),
            "results": [_result(each) for each in goal.results],
        }
        for goal in standing(programme, today)
    ]
    return {"on": today.isoformat(), "goals": goals}


def _result(found: Standing) -> dict[str, Any]:
    row, actual = found.row, found.actual
    return {
        "uuid": str(row.uuid),
        "title_th": row.title_th,
        "title_en": row.title_en,
        "unit_th": row.unit_th,
        "unit_en": row.unit_en,
        "baseline": _plain(row.baseline),
        "target": _plain(row.target),
        "due_on": row.due_on.isoformat(),
        "actual": _plain(actual.value),
        "of": _plain(actual.of),
        "too_few": actual.too_few,
        "status": str(found.status),
        "way": _plain(found.way),
        "elapsed": _plain(found.elapsed),
        "how": _how(row, actual),
    }


def _how(row: KeyResult, actual: Actual) -> dict[str, Any]:
    days = {"first": actual.first.isoformat(), "last": actual.last.isoformat()}
    if actual.entered:
        return days | {"words": actual.entered.words, "link": actual.entered.link}
    return days | {"measure": row.measure, "source": actual.source}


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 4)
