"""What a phone sends when it has a network again, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from learningcity.city.enrolment.rules.sync import Tick, clock_error, corrected


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who someone at the door said they are; known by an identifier that the phone made."""

    uuid: UUID
    name: str
    birth_year: int | None = None
    phone: str = ""
    guardian_present: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """One mark as a device sent it: about an enrolment, a slip code, or someone noted down at the door."""

    uuid: UUID
    session: UUID
    on: date
    present: bool
    scanned_at: datetime
    how: str
    enrolment: UUID | None = None
    code: str = ""
    person: Newcomer | None = None
    saw: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Batch:
    """What one device sends at once, with its own clock and ours at that moment."""

    device: str
    device_now: datetime
    received_at: datetime
    marks: Sequence[Sent]

    @property
    def clock_error(self) -> timedelta:
        """By how much the device's clock is behind."""
        return clock_error(self.device_now, self.received_at)

    def made_at(self, sent: Sent) -> datetime:
        """When a mark was really made."""
        return corrected(sent.scanned_at, self.clock_error, self.received_at)

    def tick(self, sent: Sent) -> Tick:
        """A mark as the rule of merging sees it."""
        return Tick(sent.uuid, self.made_at(sent), sent.present, saw=frozenset(sent.saw))
