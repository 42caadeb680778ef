"""The one seam between goals and the records: each figure that can be counted, by name.

A key result names a measure; the measure asks the `statistics` of the contexts below and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.statistics import sessions_held
from learningcity.city.enrolment.statistics import OLDER_FROM, Reached, reached_between
from learningcity.city.partners.statistics import (
    advice_answered,
    agreements_in_force,
    due_and_kept,
)
from learningcity.city.places.models import City
from learningcity.city.places.queries import registered_people
from learningcity.city.projects.statistics import needs_between
from learningcity.core.few import FEWEST


@dataclass(frozen=True)
class Records:
    """The records of a city from one day to another, both included; what several ask is asked once."""

    city: City
    first: date
    last: date

    @cached_property
    def reached(self) -> Reached:
        """Who came, how often and how long."""
        return reached_between(self.city, self.first, self.last)


class Reading(NamedTuple):
    """A figure as it was counted; `of` is what it is counted over, `source` where that comes from."""

    value: Decimal | None
    of: Decimal | None = None
    source: str = ""
    too_few: bool = False


class Measure(NamedTuple):
    """What is counted, in a word, in a sentence, in which unit, and the function that counts it."""

    label: str | Promise
    sentence: str | Promise
    unit: str | Promise
    read: Callable[[Records], Reading]
    of_label: str | Promise = ""


def _number(value: int) -> Decimal:
    return Decimal(value)


def _people(value: int, of: int | None = None, source: str = "") -> Reading:
    """A count of people, kept back while one could pick them out; nobody at all is nobody."""
    over = None if of is None else _number(of)
    if 0 < value < FEWEST:
        return Reading(None, over, source, too_few=True)
    return Reading(_number(value), over, source)


def _learners(records: Records) -> Reading:
    return _people(records.reached.people)


def _hours(records: Records) -> Reading:
    return Reading(_number(records.reached.hours))


def _older(records: Records) -> Reading:
    """Older residents who came, over the older residents registered; without that number, no denominator."""
    living = registered_people(records.city.area, from_age=OLDER_FROM)
    came = records.reached.older_residents
    return _people(came, living.number, living.counted_by) if living else _people(came)


def _free(records: Records) -> Reading:
    found = sessions_held(records.city, records.first, records.last)
    return Reading(_number(found.free), _number(found.all))


def _agreements(records: Records) -> Reading:
    return Reading(_number(agreements_in_force(records.city, records.last)))


def _kept(records: Records) -> Reading:
    found = due_and_kept(records.city, records.first, records.last)
    return Reading(_number(found.kept), _number(found.due))


def _needs(records: Records) -> Reading:
    found = needs_between(records.city, records.first, records.last)
    return Reading(_number(found.answered), _number(found.all))


def _advice(records: Records) -> Reading:
    found = advice_answered(records.city, records.first, records.last)
    return Reading(_number(found.answered), _number(found.given))


MEASURES: dict[str, Measure] = {
    "learners": Measure(
        _("learners reached"),
        _("Different people marked present at least once; each counts once, however often they came."),
        _("people"),
        _learners,
    ),
    "hours": Measure(
        _("hours learnt"),
        _("The length of every session times the people marked present in it, rounded to whole hours."),
        _("hours"),
        _hours,
    ),
    "older_learners": Measure(
        _("older people among those who learnt"),
        _("Different people of 60 and over who live in the city and were marked present at least once."),
        _("people"),
        _older,
        _("people of 60 and over registered in the city"),
    ),
    "free_sessions": Measure(
        _("sessions free of charge"),
        _("Sessions that took place, of activities whose price is nothing for everyone."),
        _("sessions"),
        _free,
        _("sessions that took place"),
    ),
    "agreements": Measure(
        _("agreements in force"),
        _("Agreements of which a term holds on the last day counted and that were not ended early."),
        _("agreements"),
        _agreements,
    ),
    "promises_kept": Measure(
        _("promises kept"),
        _("Promises of partners whose day fell in these days and of which all was given, late or not."),
        _("promises"),
        _kept,
        _("promises whose day fell in these days"),
    ),
    "needs_answered": Measure(
        _("wishes answered"),
        _("Wishes of residents, made in these days and read by the city, that were answered or declined."),
        _("wishes"),
        _needs,
        _("wishes made in these days and shown to everyone"),
    ),
    "advice_answered": Measure(
        _("advice answered"),
        _("Pieces of advice, given in these days, to which the city replied with its reason."),
        _("pieces of advice"),
        _advice,
        _("pieces of advice given in these days"),
    ),
}
"""Every figure that a key result can read from the records, by the name it is kept under."""
