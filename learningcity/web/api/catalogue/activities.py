"""Activities and their sessions."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.queries import Listed, Pool
from learningcity.city.catalogue.search import FindQuery, search
from learningcity.web.api.catalogue import schemas, shapes
from learningcity.web.door import city_named

router = Router(tags=["activities"])
WRONG: Any = {404: schemas.Problem, 422: schemas.Unreadable}


@router.get("/cities/{city_code}/activities", response={200: schemas.Found} | WRONG, by_alias=True)
def find_activities(request: HttpRequest, city_code: str, params: Query[schemas.FindParams]) -> Any:
    """Find activities: the same query, in the same words, as the find page."""
    city, query = city_named(city_code), FindQuery.parse(dict(request.GET.lists()))
    found = search(query, city, size=params.size)
    listed = queries.listed(city, [hit.id for hit in found.hits], now=timezone.now(), query=query)
    pools = queries.pools_of(each.session.pk for each in listed if each.session)
    return schemas.Found(
        total=found.total,
        page=query.page,
        pages=found.pages,
        text=found.text,
        items=[_row(request, city.code, each, pools) for each in listed],
        facets=found.facets,
    )


def _row(request: HttpRequest, city: str, each: Listed, pools: dict[int, list[Pool]]) -> schemas.ActivityRow:
    session = each.session
    return schemas.ActivityRow(
        **shapes.facts(request, city, each.activity),
        venue=shapes.named(each.venue),
        next_session=shapes.session(session, pools.get(session.pk, []), each.venue) if session else None,
        more_sessions=each.more,
    )


@router.get("/cities/{city_code}/activities/{code}", response={200: schemas.ActivityOut} | WRONG)
def read_activity(request: HttpRequest, city_code: str, code: str) -> Any:
    """One activity with its sessions that have not ended."""
    city = city_named(city_code)
    row = queries.activity_of(city, code)
    if row is None:
        raise Http404(code)
    sessions = queries.sessions_ahead(row, now=timezone.now())
    pools = queries.pools_of(session.pk for session in sessions)
    told = [shapes.session(session, pools.get(session.pk, []), row.venue) for session in sessions]
    ahead = [session for session in told if session.state == "scheduled"]
    return schemas.ActivityOut(
        **shapes.facts(request, city.code, row),
        venue=shapes.named(row.venue),
        next_session=ahead[0] if ahead else None,
        more_sessions=max(0, len(ahead) - 1),
        description=shapes.text(row, "description"),
        organisation=schemas.Named(code=row.organisation.code, name=shapes.text(row.organisation, "name")),
        prices={price.group: price.satang for price in row.prices.all()},
        services=row.services,
        bring=shapes.text(row, "bring"),
        outcome=shapes.text(row, "outcome"),
        sessions=told,
    )


@router.get("/cities/{city_code}/sessions/{uuid}", response={200: schemas.SessionOut} | WRONG)
def read_session(request: HttpRequest, city_code: str, uuid: str) -> Any:
    """One session with the seats it has this moment."""
    row = queries.session_of(city_named(city_code), shapes.identifier(uuid))
    if row is None:
        raise Http404(uuid)
    return shapes.session(row, queries.pools_of([row.pk]).get(row.pk, []), row.activity.venue)
