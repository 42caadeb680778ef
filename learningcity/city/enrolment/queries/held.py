"""Whose slip or line on the roster a mark is about, for thousands of marks at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.rules import read_slip_code, slip_code

_CHUNK = 1_000


class Held(NamedTuple):
    """An enrolment as far as attendance needs it."""

    id: int
    uuid: UUID
    session: int
    person: int
    state: str

    @property
    def code(self) -> str:
        return slip_code(self.id)


class HeldSeats:
    """The enrolments of some sessions, and others of the same city that marks name."""

    def __init__(self, sessions: Iterable[int], city: int) -> None:
        self._city = city
        self._by_uuid: dict[UUID, Held] = {}
        self._by_id: dict[int, Held] = {}
        self._add(session__in=list(sessions))

    def find(self, uuid: UUID | None, code: str) -> Held | None:
        """The enrolment of an identifier or of a slip code."""
        if uuid is not None:
            return self._by_uuid.get(uuid)
        return self._by_id.get(read_slip_code(code) or 0)

    def look_further(self, uuids: Iterable[UUID], codes: Iterable[str]) -> None:
        """Find those that are not of these sessions."""
        strange = [uuid for uuid in uuids if uuid not in self._by_uuid]
        for chunk in _chunks(strange):
            self._add(uuid__in=chunk)
        numbers = {number for code in codes if (number := read_slip_code(code))}
        for chunk in _chunks(numbers - self._by_id.keys()):
            self._add(pk__in=chunk)

    def _add(self, **which: Any) -> None:
        rows = Enrolment.everywhere.filter(city=self._city, **which)
        for row in rows.values_list("id", "uuid", "session_id", "person_id", "state"):
            held = Held(*row)
            self._by_uuid[held.uuid] = self._by_id[held.id] = held


def _chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
