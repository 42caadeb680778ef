"""The square code on the wall of a room, and the tablet by its door: each opens one session on one day."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.core import signing

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.rules.hours import meeting_days, time_a_day
from learningcity.city.people.models import User
from learningcity.core import thai_time

ROOM, TABLET = "learningcity.room", "learningcity.tablet"
AROUND = timedelta(hours=1)
"""So long before the beginning and after the end people may check in."""


class Door(NamedTuple):
    """What a token opens; `clerk` is who set the tablet up."""

    session: Session
    on: date
    clerk: User | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether one may check in now: on the day, around the session's time."""
        start = thai_time.at(self.on, thai_time.local(self.session.starts_at).time())
        end = start + time_a_day(self.session.starts_at, self.session.ends_at)
        return start - AROUND <= now <= end + AROUND


def room_token(session: Session, on: date) -> str:
    """What stands in the code on the wall; another one every day."""
    return signing.Signer(salt=ROOM, sep="~").sign(f"{session.pk}~{on:%y%m%d}")


def tablet_token(session: Session, on: date, by: User) -> str:
    """What a tablet by the door is locked to; another one every day and for each clerk."""
    return signing.Signer(salt=TABLET, sep="~").sign(f"{session.pk}~{on:%y%m%d}~{by.pk}")


def door_of(city_id: int, token: str, kind: str) -> Door | None:
    """What a token opens in a city, or nothing when it is not ours or not for a day of the session."""
    try:
        number, day, *clerk = signing.Signer(salt=kind, sep="~").unsign(token).split("~")
    except signing.BadSignature:
        return None
    on = date.fromisoformat(f"20{day}")
    rows = Session.everywhere.filter(city=city_id, pk=number).select_related("activity", "venue", "city")
    session = rows.first()
    if session is None or on not in meeting_days(session.starts_at, session.ends_at):
        return None
    return Door(session, on, User.objects.filter(pk=clerk[0]).first() if clerk else None)
