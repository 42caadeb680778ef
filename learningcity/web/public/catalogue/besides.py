"""What words find besides activities: places, organisations, learning paths, projects, lessons."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.search import KINDS, FindQuery, named, search
from learningcity.city.places.models import City

MOST = 6

SAID = {
    "venue": _("Place"),
    "organisation": _("Organisation"),
    "neighbourhood": _("Neighbourhood"),
    "path": _("Learning path"),
    "project": _("Project"),
    "lesson": _("Lesson"),
}


def besides(city: City, query: FindQuery) -> list[dict[str, Any]]:
    """The best of what is no activity and has all the words, beside the first page of activities."""
    if not query.text or query.page > 1:
        return []
    kinds = tuple(kind for kind in KINDS if kind in SAID)
    found = search(FindQuery(text=query.text, kinds=kinds), city, size=MOST, with_facets=False)
    return [
        {"row": row, "kind": SAID[row.kind], "url": reverse(f"public:{row.kind}", args=[row.city, row.code])}
        for row in ([] if found.relaxed else named(found.hits))
    ]
