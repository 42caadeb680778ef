"""What awaits someone in a session before they say yes: which seat, at what price, or which place in line."""

from dataclasses import dataclass
from datetime import datetime

from learningcity.city.catalogue.models import Price, Session
from learningcity.city.catalogue.queries import Pool
from learningcity.city.enrolment.queries import Seats, seats
from learningcity.city.enrolment.rules import fee
from learningcity.city.people.models import Person
from learningcity.core.groups import Group
from learningcity.core.thai_time import day_of


@dataclass(frozen=True)
class Outlook:
    """The seats of a session as one person meets them."""

    seats: Seats
    groups: set[str]
    price_satang: int

    @property
    def has_seat(self) -> bool:
        return self.seats.free_for(self.groups) > 0

    @property
    def place(self) -> int:
        """The place in line one would get."""
        return self.seats.waiting + 1

    @property
    def held_for_them(self) -> Pool | None:
        """A pool held for a group they belong to that still has a seat."""
        mine = (pool for group, pool in self.seats.held.items() if group in self.groups and pool.free > 0)
        return next(mine, None)

    @property
    def held_for_others(self) -> Pool | None:
        """A pool with free seats that they may not use yet."""
        others = (p for group, p in self.seats.held.items() if group not in self.groups and p.free > 0)
        return next(others, None)


def outlook(session: Session, person: Person, now: datetime) -> Outlook:
    """What a person would get in a session now."""
    groups = person.groups_on(day_of(session.starts_at))
    prices = dict(Price.objects.filter(activity_id=session.activity_id).values_list("group", "satang"))
    return Outlook(
        seats=seats([session.pk], now).get(session.pk) or Seats(now),
        groups=groups,
        price_satang=fee(session.activity.price_satang, prices, groups),
    )


def group_name(pool: Pool | None) -> str:
    """For whom a pool is held, as it is called in the reader's language."""
    return str(dict(Group.choices).get(pool.group, "")) if pool else ""
