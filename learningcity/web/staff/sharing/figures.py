"""Figures for a page of many cities: counted now and then and when a share begins, read at once."""

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from learningcity.city.people.models import Subject
from learningcity.city.people.queries.sharing import figures_of, shared_today
from learningcity.city.people.services import keep_figures
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from learningcity.web.staff.sharing.subjects import TELLERS
from learningcity.web.staff.sharing.subjects.sheet import Figure
from learningcity.web.ui.bilingual import reader_language

log = logging.getLogger(__name__)


class Kept(NamedTuple):
    """The figures of a subject, and when they were counted."""

    figures: list[dict[str, Any]]
    counted_at: datetime


def shown(city: City, subject: str, figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Figures as pages show them, each leading to its records."""
    url = reverse("staff:shared", args=[city.code, subject])
    return [
        {
            "label": figure.label,
            "text": figure.text,
            "pressing": figure.pressing,
            "url": f"{url}?only={figure.mark}" if figure.mark else url,
        }
        for figure in figures
    ]


def count(city: City, subject: str) -> bool:
    """Count the figures of a subject that a city shares, in each language; where that fails the last stay."""
    try:
        keep_figures(city=city, subject=subject, figures=_in_each_language(city, subject))
    except Exception:  # one subject that cannot be counted must not keep the others from it
        log.exception("not counted: %s of %s", subject, city.code)
        return False
    return True


def _in_each_language(city: City, subject: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = shown(city, subject, TELLERS[Subject(subject)](city, today()).figures)
    return said


def count_all() -> int:
    """Count whatever any city shares today; answers how many subjects were counted."""
    return sum(count(city, subject) for city, subject in shared_today())


def kept(cities: Sequence[City]) -> dict[tuple[int, str], Kept]:
    """What was last counted of each subject of each city (by key), in the reader's language."""
    language = reader_language()
    return {
        (row.city_id, row.subject): Kept(row.figures.get(language, []), row.counted_at)
        for row in figures_of(cities)
    }
