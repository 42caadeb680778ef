"""Invents the sessions of the activities over a year around now, leaving public holidays out."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from learningcity.city.catalogue.models import ActivityState, Series, Session, SessionState
from learningcity.core import thai_time
from learningcity.demo.offer import Offered
from learningcity.demo.texts.shapes import Both
from learningcity.demo.world import World

_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SESSIONS = (3, 4, 5, 6, 7, 8, 9, 10, 12)
_REASONS = (
    "ผู้สอนไม่สบาย ขออภัยที่แจ้งกระชั้น",
    "ฝนตกหนัก น้ำท่วมทางเข้า",
    "ห้องปิดซ่อมไฟฟ้า ย้ายไปรอบหน้า",
    "มีงานพิธีของสถานที่ในวันเดียวกัน",
)
CANCELLED_SHARE = 0.025
SHOWN = "safe-phone"
"""The activity one is shown first: every other week, one session nearly full, one full, one half empty."""


@dataclass(frozen=True)
class Round:
    """A session with what was offered and the days on which it meets."""

    session: Session
    offered: Offered
    days: tuple[date, ...]

    def ended(self, now: datetime) -> bool:
        """Whether its last meeting is over."""
        last = thai_time.at(self.days[-1], thai_time.local(self.session.ends_at).time())
        return last < now


def build_rounds(world: World, offered: list[Offered]) -> list[Round]:
    """The series and sessions of every activity."""
    dated = [(each, *_dates(world, each)) for each in offered]
    series = Series.objects.bulk_create([_series(each, dates, out) for each, dates, out in dated])
    rounds = [
        _round(world, each, day, rule)
        for (each, dates, _out), rule in zip(dated, series, strict=True)
        for day in dates
    ]
    Session.everywhere.bulk_create([each.session for each in rounds], batch_size=500)
    return rounds


def _dates(world: World, each: Offered) -> tuple[list[date], list[date]]:
    """The days on which sessions begin, and the holidays left out; unfinished activities lie ahead only."""
    if each.on:
        return [each.on], []
    chance, today = world.chance, world.now.date()
    weeks = max(chance.choice((2, 2, 3, 3, 4)), each.text.meetings)
    ahead = chance.randint(6, 60) if world.happens(0.84) else -chance.randint(10, 120)
    count = chance.choice(_SESSIONS)
    if each.text.code == SHOWN:
        weeks, ahead, count = 2, 37, 12
    if each.activity.state != ActivityState.PUBLISHED:
        ahead, count = chance.randint(45, 70), 2
    last = today + timedelta(days=ahead)
    last += timedelta(days=(each.weekday - last.weekday()) % 7)
    wanted = [last - timedelta(weeks=weeks * number) for number in reversed(range(count))]
    return [d for d in wanted if not _left_out(d)], [d for d in wanted if _left_out(d)]


def _left_out(day: date) -> bool:
    return bool(thai_time.holiday_name(day))


def _series(each: Offered, dates: list[date], left_out: list[date]) -> Series:
    ordered = sorted([*dates, *left_out])
    weeks = (ordered[1] - ordered[0]).days // 7 if len(ordered) > 1 else 1
    return Series(
        activity=each.activity,
        rule=f"FREQ=WEEKLY;INTERVAL={weeks};BYDAY={_BYDAY[each.weekday]};COUNT={len(ordered)}",
        starts_on=ordered[0],
        starts_time=each.starts,
        ends_time=_end(each),
        left_out=[day.isoformat() for day in left_out],
    )


def _end(each: Offered) -> time:
    return (datetime.combine(date.min, each.starts) + timedelta(minutes=each.text.minutes)).time()


def _round(world: World, each: Offered, day: date, series: Series) -> Round:
    cancelled = (
        each.activity.state == ActivityState.PUBLISHED
        and world.happens(CANCELLED_SHARE)
        and each.text.code != SHOWN
        and not each.on
    )
    note = _note(each.text.meetings)
    session = Session(
        city=each.activity.city,
        uuid=world.uuid(),
        activity=each.activity,
        series=series,
        venue=each.activity.venue,
        starts_at=thai_time.at(day, each.starts),
        ends_at=thai_time.at(day, _end(each)),
        state=SessionState.CANCELLED if cancelled else SessionState.SCHEDULED,
        cancel_reason=world.chance.choice(_REASONS) if cancelled else "",
        services=["sign_language"] if world.happens(0.06) else [],
        note_th=note.th,
        note_en=note.en,
    )
    session.reminded_at = session.starts_at - timedelta(days=1) if session.starts_at < world.now else None
    return Round(session, each, tuple(day + timedelta(weeks=week) for week in range(each.text.meetings)))


def _note(meetings: int) -> Both:
    if meetings == 1:
        return Both("", "")
    return Both(
        f"เรียน {meetings} ครั้ง สัปดาห์ละครั้ง เวลาเดิม", f"{meetings} meetings, one a week at the same time"
    )
