"""What cities learnt, what shows it, and what other cities made of it."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.lessons.queries import adoptions_everywhere, published_lesson, published_lessons
from learningcity.core.groups import Group
from learningcity.web.api.catalogue import schemas, shapes
from learningcity.web.api.catalogue.places import WRONG
from learningcity.web.door import city_named
from learningcity.web.ui.lessons import Shows, shown_adoption, shown_lesson

router = Router(tags=["lessons"])


@router.get("/lessons", response={200: list[schemas.LessonRow]} | WRONG)
def list_all_lessons(request: HttpRequest, topic: str = "", group: Group | None = None) -> Any:
    """The lessons that all cities here show, the latest first, of one topic or done with one group."""
    rows = published_lessons()
    rows = rows.filter(topics__code=topic) if topic else rows
    return [_row(request, row) for row in rows if group is None or group in row.groups]


@router.get("/cities/{city_code}/lessons", response={200: list[schemas.LessonRow]} | WRONG)
def list_lessons(request: HttpRequest, city_code: str) -> Any:
    """The lessons that one city shows, the latest first."""
    rows = published_lessons().filter(city=city_named(city_code))
    return [_row(request, row) for row in rows]


@router.get("/cities/{city_code}/lessons/{uuid}", response={200: schemas.LessonOut} | WRONG)
def read_lesson(request: HttpRequest, city_code: str, uuid: str) -> Any:
    """One lesson whole, with what shows it and the reports of the cities that took it up."""
    row = published_lesson(shapes.identifier(uuid))
    if row is None or row.city_id != city_named(city_code).pk:
        raise Http404(uuid)
    texts: dict[str, Any] = {name: shapes.text(row, name) for name in _TEXTS}
    return schemas.LessonOut(
        **_facts(request, row),
        **texts,
        evidence=[_shown(request, each) for each in shown_lesson(row)],
        adoptions=[_adoption(request, each) for each in adoptions_everywhere(row)],
    )


_TEXTS = ("context", "problem", "done", "gave", "failed", "repeat", "cost_note")


def _row(request: HttpRequest, row: Lesson) -> schemas.LessonRow:
    return schemas.LessonRow(**_facts(request, row))


def _facts(request: HttpRequest, row: Lesson) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid),
        "city": row.city.code,
        "title": shapes.text(row, "title"),
        "summary": shapes.text(row, "summary"),
        "topics": [topic.code for topic in row.topics.all()],
        "groups": row.groups,
        "cost_satang": row.cost_satang,
        "cost_hours": row.cost_hours,
        "published_on": row.published_on,
        "source": row.source,
        "is_invented": row.is_invented,
        "page": shapes.page(request, "lesson", row.city.code, str(row.uuid)),
    }


def _adoption(request: HttpRequest, row: Adoption) -> schemas.AdoptionOut:
    return schemas.AdoptionOut(
        city=row.city.code,
        lead=shapes.text(row.lead, "name"),
        state=row.state,
        adapted=shapes.text(row, "adapted"),
        due_on=row.due_on,
        reported_on=row.reported_on,
        given_up_because=shapes.text(row, "given_up_because"),
        **_reported(request, row),
        is_invented=row.is_invented,
        page=shapes.page(request, "adopted", row.city.code, str(row.uuid)),
    )


def _reported(request: HttpRequest, row: Adoption) -> dict[str, Any]:
    """What came of it; nothing of a report that was taken down to be mended."""
    if row.reported_on is None:
        return {"result": schemas.Text(th="", en=""), "figure": None, "evidence": []}
    return {
        "result": shapes.text(row, "result"),
        "figure": None if row.figure is None else _figure(row),
        "evidence": [_shown(request, each) for each in shown_adoption(row)],
    }


def _figure(row: Adoption) -> schemas.FigureOut:
    unit, note = shapes.text(row, "unit"), shapes.text(row, "figure_note")
    return schemas.FigureOut(value=float(row.figure or 0), unit=unit, note=note)


def _shown(request: HttpRequest, each: Shows) -> schemas.EvidenceOut:
    row = each.row
    return schemas.EvidenceOut(
        kind=row.kind,
        title=shapes.text(row, "title"),
        url=request.build_absolute_uri(each.url) if each.url else None,
        on=row.on,
        frozen=row.frozen,
    )
