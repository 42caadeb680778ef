"""The seats of one session under its lock, and passing free ones on to those in line.

Whoever changes who is in line, or gives a seat back, holds the lock of all the session's pools. Taking a
free seat needs no more than its own pool's row, because nobody in line could use it: it would be theirs.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.utils import timezone

from learningcity.city.catalogue.models import SeatPool, Session, SessionState
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules import InLine, Pool, next_in_line, offer_ends, usable
from learningcity.city.enrolment.services import news
from learningcity.city.enrolment.services.paying import pay_by_promised_voucher
from learningcity.core import audit, changes


def as_pool(*, row: SeatPool) -> Pool:
    """A row of seats as the rules see it."""
    return Pool(row.pk, row.group, row.seats, row.taken, row.releases_at)


class LockedSeats:
    """A session's seats, which nobody else changes until the transaction ends; `write` keeps the changes."""

    def __init__(self, session_id: int, now: datetime | None = None) -> None:
        rows = SeatPool.objects.filter(session_id=session_id).order_by("id").select_for_update(no_key=True)
        self.pools = [as_pool(row=row) for row in rows]
        # Read after locking: while this waited, seats may have been released.
        self.now = max(timezone.now(), now or timezone.now())
        self._session_id = session_id
        self._stood = {pool.id: (pool.seats, pool.taken) for pool in self.pools}

    @cached_property
    def session(self) -> Session:
        """The session as it is now that its seats are locked."""
        found: Session = Session.everywhere.select_related("activity", "city", "venue").get(
            pk=self._session_id
        )
        return found

    def add(self, pool: Pool) -> None:
        """Take in a pool that was just made."""
        self.pools.append(pool)
        self._stood[pool.id] = (pool.seats, pool.taken)

    def free_for(self, groups: Collection[str]) -> Pool | None:
        """The pool in which someone of these groups gets a seat, if any."""
        return next((pool for pool in usable(self.pools, groups, self.now) if pool.free > 0), None)

    def give_back(self, pool_id: int | None) -> None:
        """Free one seat of a pool; somebody in line gets it by `pass_on`."""
        for pool in self.pools:
            pool.taken -= pool.id == pool_id

    def pass_on(self) -> int:
        """Offer every free seat to the first in line who may use it; answers how many were."""
        if not any(pool.free > 0 for pool in self.pools) or not self._line_is_open():
            return 0
        given = list(next_in_line(self._line(), self.pools, self.now))
        for enrolment_id, pool in given:
            self._give(enrolment_id, pool)
        return len(given)

    def write(self) -> None:
        """Keep the pools that changed; a pool that became full or free again is a change the search shows."""
        turned = False
        for pool in self.pools:
            seats, taken = self._stood[pool.id]
            if (pool.seats, pool.taken) != (seats, taken):
                SeatPool.objects.filter(pk=pool.id).update(seats=pool.seats, taken=pool.taken)
                turned = turned or (seats > taken) != (pool.free > 0)
        if turned:
            changes.record("activity", self.session.activity_id)

    def _line_is_open(self) -> bool:
        return self.session.state == SessionState.SCHEDULED and self.session.starts_at > self.now

    def _line(self) -> Iterator[InLine]:
        rows = Enrolment.everywhere.filter(session_id=self._session_id).in_line().values_list("id", "groups")
        last = 0
        while chunk := list(rows.filter(id__gt=last)[:100]):
            yield from (InLine(number, groups) for number, groups in chunk)
            last = chunk[-1][0]

    def _give(self, enrolment_id: int, pool: Pool) -> None:
        until = offer_ends(self.now, self.session.starts_at, settings.OFFER_HOURS)
        rows = Enrolment.everywhere.select_related("person__account", "enrolled_by")
        enrolment: Enrolment = rows.get(pk=enrolment_id)
        enrolment.session = self.session
        enrolment.state = State.OFFERED if until else State.BOOKED
        enrolment.pool_id, enrolment.offer_expires_at, enrolment.changed_at = pool.id, until, self.now
        enrolment.save(update_fields=["state", "pool", "offer_expires_at", "changed_at"])
        if not until:
            pay_by_promised_voucher(enrolment=enrolment, by=None, at=self.now)
        audit.record("offer_seat" if until else "promote", enrolment, city=self.session.city.code)
        news.tell(enrolment=enrolment, what="offer" if until else "booked")
