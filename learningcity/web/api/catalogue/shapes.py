"""Rows of the database in the shapes of the API."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from learningcity.city.catalogue.models import Activity, Session
from learningcity.city.catalogue.queries import Pool
from learningcity.city.places.models import Venue
from learningcity.core.thai_time import local
from learningcity.web.api.catalogue import schemas
from learningcity.web.ui.uuids import uuid_of


def text(row: object, name: str) -> schemas.Text:
    """Both languages of one text."""
    return schemas.Text(th=getattr(row, f"{name}_th", ""), en=getattr(row, f"{name}_en", ""))


def point(row: Any) -> schemas.Point | None:
    """Where a row is, if it says so."""
    return None if row.lat is None or row.lon is None else schemas.Point(lat=row.lat, lon=row.lon)


def page(request: HttpRequest, name: str, *args: str) -> str:
    """The address of the page that people read."""
    return request.build_absolute_uri(reverse(f"public:{name}", args=args))


def identifier(text: str) -> UUID:
    """The identifier of a path; a text that cannot be one names nothing."""
    found = uuid_of(text)
    if found is None:
        raise Http404(text)
    return found


def named(row: Any) -> schemas.Named | None:
    """A row by its code and name."""
    return schemas.Named(code=row.code, name=text(row, "name")) if row else None


def seats(pools: Iterable[Pool]) -> schemas.SeatsOut:
    """The seats of a session this moment; seats whose time to be held is over are free."""
    now, rows = timezone.now(), list(pools)
    held = {pool.group: pool.free for pool in rows if pool.is_held(now)}
    return schemas.SeatsOut(
        total=sum(pool.seats for pool in rows),
        taken=sum(pool.taken for pool in rows),
        free=sum(pool.free for pool in rows if not pool.is_held(now)),
        held=held,
    )


def session(row: Session, pools: Iterable[Pool], venue: Venue | None) -> schemas.SessionOut:
    """One session."""
    return schemas.SessionOut(
        uuid=str(row.uuid),
        starts_at=local(row.starts_at),
        ends_at=local(row.ends_at),
        state=row.state,
        cancel_reason=row.cancel_reason,
        venue=named(row.venue or venue),
        services=row.services,
        seats=seats(pools),
    )


def facts(request: HttpRequest, city: str, row: Activity) -> dict[str, Any]:
    """What lists and pages say alike of an activity."""
    return {
        "uuid": str(row.uuid),
        "title": text(row, "title"),
        "summary": text(row, "summary"),
        "topic": row.topic.code,
        "page": page(request, "activity", city, row.code),
    } | {name: getattr(row, name) for name in _SAME}


_SAME = (
    *("code", "learning_type", "mode", "languages", "min_age", "max_age", "audience"),
    *("price_satang", "waiver", "leads_to_work", "is_invented"),
)
