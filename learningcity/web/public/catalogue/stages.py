"""A stage of life: what matters then first, the paths for it, and honestly what has no offer near here."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import LifeStage
from learningcity.city.catalogue.queries import paths_of, topics
from learningcity.city.catalogue.rules.stages import Stage
from learningcity.city.catalogue.search import FindQuery, Found, Near, Sort, search
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.places.queries import neighbourhoods
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.filters import address
from learningcity.web.public.catalogue.freshness import fresh, page
from learningcity.web.public.catalogue.paths import row_for
from learningcity.web.public.catalogue.rows import Row, written_rows
from learningcity.web.public.catalogue.shelf import kept, rows_of_each
from learningcity.web.ui.bilingual import in_language

AHEAD = timedelta(days=30)
WITHIN = 2_000
SHOWN = 3
FREE = (_("Costs nothing"), "free", FindQuery(costs=("free",)))
MORNINGS = (_("On weekday mornings"), "clock", FindQuery(when=("weekday_morning",)))
STEP_FREE = (_("Reached without a step"), "wheel", FindQuery(access=("step_free",)))
Matter = tuple[str | Promise, str, FindQuery]


class Told(NamedTuple):
    """A stage as its page tells it: an icon, a sentence, and what matters first, each a search of its own."""

    icon: str
    sentence: str | Promise
    matters: tuple[Matter, ...]


STAGES: dict[Stage, Told] = {
    Stage.EARLY: Told(
        "child",
        _("To play, listen and make things together with the grown-up who comes along."),
        (
            (_("Made for children, with a parent"), "family", FindQuery(groups=("child",))),
            MORNINGS,
            (
                _("Someone minds your child while you learn"),
                "users",
                FindQuery(ages=("working",), access=("childcare",)),
            ),
        ),
    ),
    Stage.SCHOOL: Told(
        "cap",
        _("Outside school hours, near home, and free first."),
        (
            (_("After school and at weekends"), "clock", FindQuery(when=("evening", "weekend"))),
            FREE,
            (_("Made for children and young people"), "child", FindQuery(groups=("child", "youth"))),
        ),
    ),
    Stage.WORKING: Told(
        "work",
        _("When you are free, and towards better work."),
        (
            (_("In the evening and at weekends"), "clock", FindQuery(when=("evening", "weekend"))),
            (_("Leads to work"), "work", FindQuery(flags=("work",))),
            FREE,
        ),
    ),
    Stage.OLDER: Told(
        "elder",
        _("Reached without a step, in the morning, and free first."),
        (
            STEP_FREE,
            MORNINGS,
            FREE,
            (_("Made for older people"), "elder", FindQuery(groups=("older",))),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Matters:
    """One thing that matters at a stage with the first of what fits it."""

    label: str | Promise
    icon: str
    rows: list[Row]
    total: int
    url: str

    @property
    def written(self) -> list[SafeString]:
        """The rows as they stand on the page."""
        return written_rows(self.rows)


class Missing(NamedTuple):
    """A subject without any offer, and where to wish for it."""

    topic: str
    wish_url: str


@public
@fresh
def stage(request: CityRequest, slug: str) -> HttpResponse:
    """Show what there is at a stage of life in the coming month, the nearest first."""
    if slug not in set(Stage):
        raise Http404(slug)
    city, stage_of = request.city, Stage(slug)
    hoods = kept(("neighbourhoods", city.pk), lambda: neighbourhoods(city))
    hood = _hood(request, hoods)
    asked = _asked(stage_of, hood, thai_time.today())
    matters = _matters(city, asked, STAGES[stage_of].matters)
    seats = [row.left for each in matters for row in each.rows]
    return page(
        request,
        "public/catalogue/stage.html",
        lambda: _context(city, stage_of, asked, matters) | {"hood": hood, "hoods": hoods},
        live=seats,
    )


def _context(city: City, stage_of: Stage, asked: FindQuery, matters: list[Matters]) -> dict[str, Any]:
    return {
        "stage": stage_of,
        "name": LifeStage(stage_of).label,
        "told": STAGES[stage_of],
        "stages": chips(city, current=stage_of),
        "matters": matters,
        "all": _all(city, asked),
        "missing": missing(city, asked),
        "paths": [row_for(city, each) for each in paths_of(city, stage=stage_of)],
    }


def chips(city: City, *, current: Stage | None = None) -> list[dict[str, Any]]:
    """The stages as chips."""
    return [
        {
            "code": each.value,
            "label": LifeStage(each).label,
            "icon": STAGES[each].icon,
            "url": reverse("public:stage", args=[city.code, each]),
            "current": each is current,
        }
        for each in Stage
    ]


def _hood(request: CityRequest, hoods: list[Neighbourhood]) -> Neighbourhood | None:
    """The neighbourhood chosen, else the one a signed-in person calls home."""
    code = request.GET.get("hood")
    if code is not None:
        return next((each for each in hoods if each.code == code), None)
    if not isinstance(request.user, User):
        return None
    home = Person.objects.filter(account=request.user).values_list("home_neighbourhood", flat=True).first()
    return next((each for each in hoods if each.pk == home), None)


def _asked(stage_of: Stage, hood: Neighbourhood | None, today: date) -> FindQuery:
    """Everything for a stage in the coming month, the nearest first where one said from where."""
    month = FindQuery(ages=(stage_of.value,), date_from=today, date_to=today + AHEAD)
    if hood is None:
        return month
    return replace(month, near=Near(round(hood.lat, 5), round(hood.lon, 5)), sort=Sort.NEAREST)


def _matters(city: City, asked: FindQuery, matters: tuple[Matter, ...]) -> list[Matters]:
    """What fits each thing that matters; none stands twice on the page while there is anything else."""
    shown: set[int] = set()
    queries: list[FindQuery] = []
    answers: list[Found] = []
    for _label, _icon, own in matters:
        query = replace(asked, **{name: value for name in _SAID if (value := getattr(own, name))})
        answer = search(query, city, size=SHOWN + len(shown), with_facets=False)
        chosen = {hit.id for hit in sorted(answer.hits, key=lambda hit: hit.id in shown)[:SHOWN]}
        shown |= chosen
        hits = [hit for hit in answer.hits if hit.id in chosen]
        queries.append(query)
        answers.append(replace(answer, hits=hits))
    seated = zip(matters, queries, answers, rows_of_each(city, answers, plain=True), strict=True)
    return [
        Matters(label, icon, rows, answer.total, address(city, query))
        for (label, icon, _own), query, answer, rows in seated
    ]


_SAID = ("ages", "groups", "costs", "access", "flags", "when")


def _all(city: City, asked: FindQuery) -> dict[str, Any]:
    return {"total": search(asked, city, size=1, with_facets=False).total, "url": address(city, asked)}


def missing(city: City, asked: FindQuery) -> list[Missing]:
    """The subjects with no offer in the coming month; within a walk, if one said from where."""
    near = replace(asked, within=WITHIN) if asked.near else asked
    offered = search(near, city, size=1).facets.get("topics", {})
    roots = [each for each in kept(("topics",), topics) if each.depth == 1]
    names = [in_language(each, "name")[0] for each in roots if not offered.get(each.code)]
    wish = reverse("public:wish", args=[city.code])
    return [Missing(name, f"{wish}?{urlencode({'q': name})}") for name in names]
