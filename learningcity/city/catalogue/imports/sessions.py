"""The sessions a row tells of: one at a time of day, or one on each day of a few."""

import re
import uuid
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from learningcity.city.catalogue.imports.stores import session_key
from learningcity.core.imports.cells import Cells, filled
from learningcity.core.imports.drafts import Ref, Thing
from learningcity.core.imports.stores import plain
from learningcity.core.thai_clock import at
from learningcity.core.thai_reading import read_date, read_time, read_time_range
from learningcity.core.thai_text import read_int

MOST_DAYS = 31
MOST_SEATS = 20_000
_WHOLE_DAY = (time(0, 0), time(23, 59))
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def session_things(cells: Cells, activity: str, venue: Thing | None) -> tuple[Thing, ...]:
    """Seats and session, in pairs, of each day the row tells of; none where it tells of no day."""
    first = cells.read("start", read_date)
    last = cells.read("end", read_date) or first
    times = _times(cells)
    seats = cells.read("seats", read_int, low=0, high=MOST_SEATS)
    if first is None or last is None or times is None:
        return ()
    if not _in_order(cells, first, last):
        return ()
    note = cells.line("note_th") or ("" if _tells_time(cells) else "ไม่ได้ระบุเวลา")
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    pairs = (_pair(cells, activity, venue, seats, note, at(day, times[0]), at(day, times[1])) for day in days)
    return tuple(thing for pair in pairs for thing in pair)


def _in_order(cells: Cells, first: date, last: date) -> bool:
    if last < first:
        cells.refuse("ends-before-start", _("The last day is before the first."), "end")
    elif (last - first).days >= MOST_DAYS:
        sentence = _("A row may span %(days)s days at most; write longer ones as several rows.")
        cells.refuse("too-many-days", sentence % {"days": MOST_DAYS}, "end")
    return not cells.refusals


def _tells_time(cells: Cells) -> bool:
    return any(cells.text(field) for field in ("time", "time_start"))


def _times(cells: Cells) -> tuple[time, time] | None:
    """From when to when; the whole day where no time is told."""
    if cells.text("time"):
        return cells.read("time", read_time_range)
    if not _tells_time(cells):
        return _WHOLE_DAY
    start = cells.read("time_start", read_time)
    cells.needed("time_end", _("The time of the end"))
    end = cells.read("time_end", read_time)
    if start and end and end <= start:
        cells.refuse("ends-before-start", _("The session ends before it starts."), "time_end")
        return None
    return (start, end) if start and end else None


def _pair(
    cells: Cells,
    activity: str,
    venue: Thing | None,
    seats: int | None,
    note: str,
    starts_at: datetime,
    ends_at: datetime,
) -> tuple[Thing, Thing]:
    given = cells.line("session").lower()
    key = f"uuid:{given}" if _UUID.fullmatch(given) else session_key(activity, starts_at)
    values = filled(
        starts_at=plain(starts_at),
        ends_at=plain(ends_at),
        venue_id=Ref("venue", venue.key) if venue else None,
        note_th=note,
    )
    known_as = {"uuid": given} if key.startswith("uuid:") else {"uuid": str(uuid.uuid4())}
    session = Thing("session", key, values, {"activity_id": Ref("activity", activity), **known_as})
    counted = {} if seats is None else {"seats": seats}
    pool = Thing(
        "seatpool", key, counted, {"session_id": Ref("session", key)} | ({} if counted else {"seats": 0})
    )
    return pool, session
