"""The sessions of today in order of time, as a timeline."""

from typing import NamedTuple

from learningcity.core import thai_time
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Desk
from learningcity.web.staff.today.watching import Watched

SHOWN = 7


class Slot(NamedTuple):
    """One session of today: `state` is empty when over, else now or later."""

    row: Watched
    state: str
    url: str


class Timetable(NamedTuple):
    """The sessions of today that go on or are next, and how many more there are before and after."""

    slots: list[Slot]
    over: int
    later: int


def timetable(desk: Desk, sessions: list[Watched]) -> Timetable | None:
    """Today's sessions around now; nothing on a day without any."""
    today = thai_time.day_of(desk.now)
    slots = [_slot(row, desk) for row in sessions if thai_time.day_of(row.session.starts_at) == today]
    if not slots:
        return None
    over = sum(not slot.state for slot in slots)
    first = max(0, min(over - 1, len(slots) - SHOWN))
    shown = slots[first : first + SHOWN]
    return Timetable(shown, first, len(slots) - first - len(shown))


def _slot(row: Watched, desk: Desk) -> Slot:
    return Slot(row, _state(row, desk), room_url("roster", desk.powers.city.code, row.session.uuid))


def _state(row: Watched, desk: Desk) -> str:
    if row.session.ends_at < desk.now:
        return ""
    return "now" if row.session.starts_at <= desk.now else "todo-later"
