"""Figures for a page of many cities: counted now and then and when a share begins, read at once."""

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


def count(city: City, subject: str) -> None:
    """Count the figures of a subject that a city shares, and keep them in each language."""
    said: dict[str, Any] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = shown(city, subject, TELLERS[Subject(subject)](city, today()).figures)
    keep_figures(city=city, subject=subject, figures=said)


def count_all() -> int:
    """Count whatever any city shares today; answers how many subjects."""
    shared = shared_today()
    for city, subject in shared:
        count(city, subject)
    return len(shared)


def kept(cities: Sequence[City]) -> dict[tuple[int, str], Kept]:
    """What was last counted of each subject of each city (by key), in the reader's language."""
    language = reader_language()
    return {
        (row.city_id, row.subject): Kept(row.figures.get(language, []), row.counted_at)
        for row in figures_of(cities)
    }
