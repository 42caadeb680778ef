"""The log of marks, and bringing attendance to what the marks come to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Mark
from learningcity.city.enrolment.rules.sync import Outcome, Tick, outcome

Pair = tuple[int, date]
"""An enrolment's key and a day."""

_BATCH = 1_000
_MERGED = ["present", "contested", "marked_at", "marked_by", "how", "heads"]


def lock_marks(*, sessions: Iterable[int]) -> None:
    """Nobody else merges marks of these sessions until the transaction ends; bookings go on."""
    rows = Session.everywhere.filter(pk__in=set(sessions)).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk"))


def write_marks(*, marks: list[Mark]) -> None:
    """Add marks to the log; one that is there already stays as it is."""
    Mark.objects.bulk_create(marks, batch_size=_BATCH, ignore_conflicts=True)


def merge_marks(*, pairs: set[Pair]) -> dict[Pair, Attendance]:
    """Bring the attendance of these enrolments and days to what all their marks come to."""
    rows = {pair: attendance_of(pair=pair, marks=marks) for pair, marks in _marks_of(pairs).items()}
    Attendance.objects.bulk_create(
        rows.values(),
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["enrolment", "on"],
        update_fields=_MERGED,
    )
    return rows


def _marks_of(pairs: set[Pair]) -> dict[Pair, dict[UUID, Mark]]:
    found: dict[Pair, dict[UUID, Mark]] = defaultdict(dict)
    keys = sorted({enrolment for enrolment, _on in pairs})
    for start in range(0, len(keys), _BATCH):
        rows = Mark.objects.filter(enrolment__in=keys[start : start + _BATCH])
        for mark in rows.only("uuid", "enrolment_id", "on", "present", "corrected_at", "by_id", "how", "saw"):
            if mark.enrolment_id and (pair := (mark.enrolment_id, mark.on)) in pairs:
                found[pair][mark.uuid] = mark
    return found


def tick_of(*, mark: Mark) -> Tick:
    """A mark as the rules see it."""
    return Tick(mark.uuid, mark.corrected_at, mark.present, mark.by_id, frozenset(map(UUID, mark.saw)))


def outcome_of(*, marks: Iterable[Mark]) -> Outcome:
    """What at least one mark comes to."""
    found = outcome(tick_of(mark=mark) for mark in marks)
    if found is None:
        raise AssertionError("no marks")
    return found


def attendance_of(*, pair: Pair, marks: dict[UUID, Mark]) -> Attendance:
    """The attendance that marks about one enrolment and day come to."""
    found = outcome_of(marks=marks.values())
    held = marks[found.holds.uuid]
    return Attendance(
        enrolment_id=pair[0],
        on=pair[1],
        present=held.present,
        contested=bool(found.rivals),
        marked_at=held.corrected_at,
        marked_by_id=held.by_id,
        how=held.how,
        heads=[str(tick.uuid) for tick in found.heads],
    )
