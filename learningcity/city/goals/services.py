"""Changes to goals: written, measured, and frozen at a review."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.goals import queries
from learningcity.city.goals.measures import MEASURES
from learningcity.city.goals.models import EnteredValue, Goal, KeyResult, Programme, Review
from learningcity.city.goals.rules import REVIEW_MONTHS
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.core.versions import take_turn


@transaction.atomic
def save_programme(
    *, city: City, by: Any, programme: Programme | None = None, version: int = 0, **fields: Any
) -> Programme:
    """Keep what a city wants to reach in which time, and where its goals come from."""
    if fields["ends_on"] <= fields["starts_on"]:
        raise Refused("ends-before", _("It cannot end before it starts."), field="ends_on")
    if programme is None:
        programme = Programme.objects.create(city=city, **fields)
    else:
        if KeyResult.objects.filter(goal__programme=programme, due_on__lte=fields["starts_on"]).exists():
            sentence = _("A key result is due by this day. Move that first.")
            raise Refused("due-before", sentence, field="starts_on")
        take_turn(programme, version=version, changes=fields)
    _noted("save_programme", programme, by)
    return programme


@transaction.atomic
def save_goal(
    *, programme: Programme, by: Any, goal: Goal | None = None, version: int = 0, **fields: Any
) -> Goal:
    """Keep a goal under its number."""
    taken = programme.goals.filter(number=fields["number"])
    if (taken.exclude(pk=goal.pk) if goal else taken).exists():
        raise Refused("number-taken", _("Another goal has this number."), field="number")
    if goal is None:
        goal = Goal.objects.create(programme=programme, **fields)
    else:
        take_turn(goal, version=version, changes=fields)
    _noted("save_goal", programme, by, number=goal.number)
    return goal


@transaction.atomic
def save_result(
    *, goal: Goal, by: Any, result: KeyResult | None = None, version: int = 0, **fields: Any
) -> KeyResult:
    """Keep what is to be there by when, and how it is measured."""
    if fields.get("measure") and fields["measure"] not in MEASURES:
        raise Refused("no-such-measure", _("Choose how it is counted from the list."), field="measure")
    if fields.get("baseline") is not None and fields["baseline"] == fields["target"]:
        raise Refused("nowhere-to-go", _("The target must differ from the baseline."), field="target")
    if fields["due_on"] <= goal.programme.starts_on:
        raise Refused("due-before", _("It cannot be due before the programme begins."), field="due_on")
    if result is None:
        result = KeyResult.objects.create(goal=goal, **fields)
    else:
        take_turn(result, version=version, changes=fields)
    _noted("save_key_result", goal.programme, by, target=str(result.target))
    return result


@transaction.atomic
def enter_value(
    *, result: KeyResult, value: Decimal, on: date, by: Any, words: str = "", link: str = ""
) -> EnteredValue:
    """Keep a figure that no record holds, with what shows it."""
    if result.measure:
        raise Refused("counted", _("This figure is counted from the records; it cannot be entered."))
    if on > today():
        raise Refused("not-yet", _("It cannot have been so on a day in the future."), field="on")
    if not (words.strip() or link):
        raise Refused("evidence-missing", _("Say what shows it: a link or a few words."), field="words")
    kept = EnteredValue.objects.create(result=result, value=value, on=on, words=words.strip(), link=link)
    _noted("enter_value", result.goal.programme, by, value=str(value), on=str(on))
    return kept


@transaction.atomic
def take_back_value(*, value: EnteredValue, because: str, by: Any) -> None:
    """Take back a figure entered by mistake; the trail keeps that it stood there."""
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    _noted("take_back_value", value.result.goal.programme, by, value=str(value.value), on=str(value.on))
    value.delete()


@transaction.atomic
def hold_review(
    *,
    programme: Programme,
    month: int,
    on: date,
    said: list[dict[str, str]],
    by: Any,
    is_invented: bool = False,
) -> Review:
    """Freeze how every key result stands on the day of a review, with what was said by which office."""
    Programme.everywhere.select_for_update().get(pk=programme.pk)
    if month not in REVIEW_MONTHS:
        raise Refused("no-such-month", _("A review is held in month 6 and in month 12."))
    if on > today():
        raise Refused("not-yet", _("It cannot have been held on a day in the future."), field="on")
    if on < programme.review_on(month):
        raise Refused("too-early", _("This review is not due yet on that day."), field="on")
    if programme.reviews.filter(month=month).exists():
        raise Refused("frozen", _("This review was held; what it froze stays as it is."))
    review = Review.objects.create(
        programme=programme,
        month=month,
        held_on=on,
        snapshot=queries.pictured(programme, on),
        said=[each for each in said if each.get("text_th") or each.get("text_en")],
        is_invented=is_invented,
    )
    _noted("hold_review", programme, by, month=month)
    return review


def _noted(act: str, programme: Programme, by: Any, **details: Any) -> None:
    audit.record(act, programme, by=by, city=programme.city.code, **details)
