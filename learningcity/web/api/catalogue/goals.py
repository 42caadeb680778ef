"""What a city wants to reach, how far it has come, and how it stood at its reviews."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from learningcity.city.goals.models import Programme, Review
from learningcity.city.goals.queries import current_programme, pictured, programmes
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from learningcity.web.api.catalogue import goal_schemas as out
from learningcity.web.api.catalogue import schemas, shapes
from learningcity.web.api.catalogue.places import WRONG
from learningcity.web.door import city_named

router = Router(tags=["goals"])


@router.get("/cities/{city_code}/goals", response={200: list[out.GoalOut]} | WRONG)
def list_goals(request: HttpRequest, city_code: str) -> Any:
    """The goals of the programme of now with their key results, each worked out this moment."""
    programme = current_programme(city_named(city_code), today())
    return _goals(pictured(programme, today())["goals"]) if programme else []


@router.get("/cities/{city_code}/programmes", response={200: list[out.ProgrammeRow]} | WRONG)
def list_programmes(request: HttpRequest, city_code: str) -> Any:
    """The programmes that everyone may see, the latest first, with the reviews that were held."""
    city = city_named(city_code)
    return [_programme(request, city, each) for each in programmes(city)]


@router.get("/cities/{city_code}/programmes/{uuid}", response={200: out.ProgrammeOut} | WRONG)
def read_programme(request: HttpRequest, city_code: str, uuid: str) -> Any:
    """One programme with its goals and key results; one that is over as it stood at its last day."""
    city = city_named(city_code)
    rows = Programme.objects.in_city(city).shown().prefetch_related("reviews")
    found = rows.filter(uuid=shapes.identifier(uuid)).first()
    if found is None:
        raise Http404(uuid)
    return _programme(request, city, found) | {"goals": _goals(pictured(found, today())["goals"])}


@router.get("/cities/{city_code}/reviews/{uuid}", response={200: out.ReviewOut} | WRONG)
def read_review(request: HttpRequest, city_code: str, uuid: str) -> Any:
    """A review with every figure as it was frozen that day."""
    city = city_named(city_code)
    rows = Review.objects.filter(programme__city=city, programme__is_public=True)
    found = rows.filter(uuid=shapes.identifier(uuid)).first()
    if found is None:
        raise Http404(uuid)
    said = [{"by": _text(each, "by"), "text": _text(each, "text")} for each in found.said]
    return _review(request, city, found) | {"goals": _goals(found.snapshot["goals"]), "said": said}


def _programme(request: HttpRequest, city: City, row: Programme) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid),
        "title": shapes.text(row, "title"),
        "summary": shapes.text(row, "summary"),
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "source": row.source,
        "source_url": row.source_url,
        "source_year": row.source_year,
        "reviews": [_review(request, city, each) for each in row.reviews.all()],
        "is_invented": row.is_invented,
        "page": shapes.page(request, "programme", city.code, str(row.uuid)),
    }


def _review(request: HttpRequest, city: City, row: Review) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid),
        "month": row.month,
        "held_on": row.held_on,
        "is_invented": row.is_invented,
        "page": shapes.page(request, "goal_review", city.code, str(row.uuid)),
    }


def _goals(goals: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Goals as they were pictured, live or frozen, with both languages of a text together."""
    return [
        {
            "number": goal["number"],
            "title": _text(goal, "title"),
            "status": goal["status"],
            "results": [_result(each) for each in goal["results"]],
        }
        for goal in goals
    ]


def _result(each: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: each[name] for name in out.SAME},
        "title": _text(each, "title"),
        "unit": _text(each, "unit"),
        "how": each["how"],
    }


def _text(given: Mapping[str, Any], name: str) -> schemas.Text:
    return schemas.Text(th=given.get(f"{name}_th", ""), en=given.get(f"{name}_en", ""))
