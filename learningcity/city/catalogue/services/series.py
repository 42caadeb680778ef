"""Series changed as a whole: every session ahead that was chosen moves at once."""

from collections.abc import Sequence
from datetime import time, timedelta

from django.db import transaction

from learningcity.city.catalogue.models import Series, Session
from learningcity.city.catalogue.services.sessions import refuse_session_faults
from learningcity.city.catalogue.services.shared import note_series, stale
from learningcity.city.people.models import User
from learningcity.city.places.models import Venue
from learningcity.core.thai_time import at, day_of, now


@transaction.atomic
def edit_series(
    *,
    series: Series,
    sessions: Sequence[Session],
    starts_time: time,
    ends_time: time,
    venue: Venue | None,
    by: User | None,
    release_before: timedelta | None = None,
) -> list[Session]:
    """Move sessions of a series, still as the editor saw them, to one time and place; answers which moved.

    Each keeps its day and follows the series again; seats are `change_seats`'.
    """
    rows = _as_seen(series, sessions)
    for row in rows:
        row.starts_at = at(day_of(row.starts_at), starts_time)
        row.ends_at = at(day_of(row.ends_at), ends_time)
        row.venue = venue
    before = {session.pk: _where_and_when(session) for session in sessions}
    moved = [row for row in rows if _where_and_when(row) != before[row.pk]]
    _write(rows, moved, release_before)
    Series.objects.filter(pk=series.pk).update(starts_time=starts_time, ends_time=ends_time)
    note_series(series=series, by=by, sessions=len(rows), moved=len(moved))
    return moved


def _as_seen(series: Series, sessions: Sequence[Session]) -> list[Session]:
    """The rows, locked; refused when one was changed, called off or has begun since it was shown."""
    seen = {session.pk: session.version for session in sessions}
    ahead = Session.everywhere.scheduled().filter(series=series, pk__in=seen, starts_at__gt=now())
    rows = list(ahead.select_for_update(of=("self",)).select_related("activity").order_by("pk"))
    if {row.pk: row.version for row in rows} != seen:
        raise stale()
    return rows


def _where_and_when(session: Session) -> tuple[object, ...]:
    return session.starts_at, session.ends_at, session.venue_id


def _write(rows: list[Session], moved: list[Session], release_before: timedelta | None) -> None:
    for row in moved:
        refuse_session_faults(session=row)
        row.reminded_at = None
    for row in rows:
        row.version += 1
        row.is_apart = False
        row.pools.exclude(group="").update(
            releases_at=row.starts_at - release_before if release_before else None
        )
    Session.everywhere.bulk_update(
        rows, ["starts_at", "ends_at", "venue", "reminded_at", "version", "is_apart"]
    )
