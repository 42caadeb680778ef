"""Lessons narrowed by topic, by whom they were done with, and by city; each choice is a link."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from learningcity.city.lessons.models import Lesson
from learningcity.core.groups import Group
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.marks import TOPICS

NAMES = ("topic", "for", "city")
A_PAGE = 20


def narrowed(request: HttpRequest, lessons: QuerySet[Lesson]) -> tuple[list[Lesson], list[dict[str, Any]]]:
    """The lessons that were asked for, and the choices by kind with how many lessons each has."""
    rows = list(lessons)
    asked = {name: request.GET.get(name, "") for name in NAMES}
    marks = {row.pk: _marks(row) for row in rows}
    known = {
        "topic": (_("About"), {t.code: th_en_text(t, "name") for row in rows for t in row.topics.all()}),
        "for": (_("Done with"), {str(group): str(group.label) for group in Group}),
        "city": (_("Learnt in"), {row.city.code: th_en_text(row.city, "name") for row in rows}),
    }
    found = [
        row for row in rows if all(not code or code in marks[row.pk][name] for name, code in asked.items())
    ]
    groups = [
        {"label": label, "chips": _chips(name, asked, labels, (marks[row.pk][name] for row in rows))}
        for name, (label, labels) in known.items()
    ]
    return found, [group for group in groups if group["chips"]]


def _marks(row: Lesson) -> dict[str, set[str]]:
    return {
        "topic": {topic.code for topic in row.topics.all()},
        "for": set(row.groups),
        "city": {row.city.code},
    }


def _chips(
    name: str, asked: dict[str, str], labels: dict[str, str], marks: Iterable[set[str]]
) -> list[dict[str, Any]]:
    counts = Counter(code for codes in marks for code in codes)
    return [
        {
            "url": _address(asked | {name: "" if asked[name] == code else code}),
            "label": labels[code],
            "count": number,
            "current": asked[name] == code,
            "icon": code if name == "topic" and code in TOPICS else "",
        }
        for code, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if code in labels
    ]


def _address(asked: dict[str, str]) -> str:
    return "?" + urlencode({name: code for name, code in asked.items() if code})
