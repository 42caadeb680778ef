"""The hours in which nobody's telephone should ring, by city."""

from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.models import QuietHours
from learningcity.core.thai_time import at, local


class Quiet(NamedTuple):
    """From this time of the evening (included) to that of the morning (not included), Thai time."""

    starts: time
    ends: time

    def morning(self, now: datetime) -> datetime | None:
        """When the quiet hours in which a moment lies will end; nothing when it lies in none."""
        here = local(now)
        over_night = self.starts > self.ends
        late, early = here.time() >= self.starts, here.time() < self.ends
        if not ((late or early) if over_night else (late and early)):
            return None
        return at(here.date() + timedelta(days=int(over_night and late)), self.ends)


USUAL = Quiet(time(21), time(7))


def hours_of(city: str) -> Quiet:
    """A city's quiet hours, as it set them."""
    row = QuietHours.objects.filter(city=city).first()
    return Quiet(row.starts, row.ends) if row else USUAL


@transaction.atomic
def set_quiet_hours(*, city: Any, starts: time, ends: time, by: Any) -> None:
    """Set the hours in which messages that can wait do not leave."""
    if starts == ends:
        raise Refused("quiet-all-day", _("Choose two different times."), field="ends")
    QuietHours.objects.update_or_create(city=city.code, defaults={"starts": starts, "ends": ends})
    audit.record(
        "set_quiet_hours", city, by=by, city=city.code, starts=f"{starts:%H:%M}", ends=f"{ends:%H:%M}"
    )
