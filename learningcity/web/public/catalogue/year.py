"""The city's last twelve months in four figures, each counted from records and said out of how many."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from learningcity.city.catalogue.queries import HeldYear, held_between
from learningcity.city.enrolment.statistics import OLDER_FROM, Reached, reached_between
from learningcity.city.places.models import City
from learningcity.city.places.queries import People, registered_people
from learningcity.core import thai_time
from learningcity.core.few import FEWEST

KEPT_FOR = 600
SCHOOL_AGE = 6


@dataclass(frozen=True, slots=True)
class Counts:
    """What the figures are made of."""

    first: date
    last: date
    held: HeldYear
    reached: Reached
    registered: People | None
    older: People | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One large number, what it counts, the bar beneath it, of what, and where it comes from."""

    value: int | None
    unit: str
    label: str
    part: int | None
    whole: int | None
    of: str
    source: str


def year_of(city: City) -> Counts | None:
    """The counts of the twelve months up to yesterday, taken every ten minutes; none if nothing was held."""
    last = thai_time.today() - timedelta(days=1)
    key = f"year:{city.pk}:{last}"
    counts: Counts | None = cache.get(key)
    if counts is None:
        counts = _count(city, last)
        cache.set(key, counts, KEPT_FOR)
    return counts if counts.held.sessions else None


def _count(city: City, last: date) -> Counts:
    first = last - timedelta(days=364)
    start, end = (thai_time.at(day, time.min) for day in (first, last + timedelta(days=1)))
    return Counts(
        first,
        last,
        held_between(city, start, min(end, datetime.now(tz=thai_time.BANGKOK))),
        reached_between(city, first, last),
        registered_people(city.area, from_age=SCHOOL_AGE),
        registered_people(city.area, from_age=OLDER_FROM),
    )


def figures_of(counts: Counts) -> list[Figure]:
    """The four figures."""
    return [_people(counts), _older(counts), _free(counts), _hours(counts)]


def _people(counts: Counts) -> Figure:
    reached, registered = counts.reached, counts.registered
    return Figure(
        _shown(reached.people),
        pgettext("unit", "people"),
        _("came to learn at least once"),
        reached.residents,
        registered.number if registered else None,
        _share_said(reached.residents, registered, _("registered people aged 6 and over")),
        _source(_("each counted once, from attendance"), registered),
    )


def _older(counts: Counts) -> Figure:
    residents, registered = counts.reached.older_residents, counts.older
    return Figure(
        _shown(residents),
        pgettext("unit", "people"),
        _("of those who live here are 60 and over"),
        residents,
        registered.number if registered else None,
        _share_said(residents, registered, _("registered people aged 60 and over")),
        _source(_("each counted once, from attendance"), registered),
    )


def _free(counts: Counts) -> Figure:
    held = counts.held
    of = _("of %(all)s activities held") % {"all": f"{held.activities:,}"}
    waivable = ngettext(
        "%(n)s more can be had with the fee waived",
        "%(n)s more can be had with the fee waived",
        held.waivable,
    ) % {"n": held.waivable}
    return Figure(
        held.free,
        pgettext("unit", "activities"),
        _("cost nothing"),
        held.free,
        held.activities,
        f"{of} · {waivable}" if held.waivable else of,
        _("from the activities published"),
    )


def _hours(counts: Counts) -> Figure:
    reached, held = counts.reached, counts.held
    said = _("people came %(times)s times to %(sessions)s sessions") % {
        "times": f"{reached.times:,}",
        "sessions": f"{held.sessions:,}",
    }
    return Figure(
        reached.hours,
        pgettext("unit", "hours"),
        _("learnt by all together"),
        None,
        None,
        said,
        _("from attendance"),
    )


def _shown(people: int) -> int | None:
    return people if people >= FEWEST else None


def _share_said(part: int, whole: People | None, among: str) -> str:
    """How many in a hundred, and of how many; where that is not known, so it says."""
    if whole is None:
        return _("how many people are registered here has not been brought in yet")
    if part < FEWEST:
        return _("of %(whole)s %(among)s") % {"whole": f"{whole.number:,}", "among": among}
    return _("%(part)s live here: %(share)s in 100 of %(whole)s %(among)s") % {
        "part": f"{part:,}",
        "share": f"{100 * part / whole.number:.1f}",
        "whole": f"{whole.number:,}",
        "among": among,
    }


def _source(ours: str, registered: People | None) -> str:
    if registered is None:
        return ours
    return f"{ours} · {registered.source}"
