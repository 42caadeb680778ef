"""Taking in what a phone marked without a network: any order, any repetition, nothing lost or oversold."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session, SessionState
from learningcity.city.enrolment.models import Mark
from learningcity.city.enrolment.queries.held import HeldSeats
from learningcity.city.enrolment.rules.batch import Batch, Sent
from learningcity.city.enrolment.rules.hours import meeting_days
from learningcity.city.enrolment.rules.sync import NotCounted, day_meant, outcome, why_not_counted
from learningcity.city.enrolment.services.marks import Pair, lock_marks, merge_marks, write_marks
from learningcity.city.enrolment.services.newcomers import Admitted, admit_newcomer, known_newcomer
from learningcity.city.enrolment.services.visits import Unseated, merge_visits, unseated
from learningcity.city.people.models import User
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import day_of

_CHUNK = 1_000
_MILLISECOND = timedelta(milliseconds=1)
Newcomers = dict[tuple[UUID, UUID], Admitted]


class Taken(NamedTuple):
    """What became of a batch: what is kept, what of it does not count, what was refused, who is contested."""

    kept: set[UUID]
    not_counted: dict[UUID, NotCounted]
    refused: dict[UUID, Refused]
    contested: set[Pair]


@dataclass
class _Work:
    """A batch while it is taken in; `sessions` are those whose attendance this person takes."""

    batch: Batch
    sessions: Mapping[UUID, Session]
    by: User | None
    refused: dict[UUID, Refused] = field(default_factory=dict)
    not_counted: dict[UUID, NotCounted] = field(default_factory=dict)

    def fresh(self) -> list[Sent]:
        """Each mark not in the log yet, once, in the order in which they were made."""
        known = _known([sent.uuid for sent in self.batch.marks])
        once = {sent.uuid: sent for sent in reversed(self.batch.marks)}
        new = [sent for key, sent in once.items() if key not in known and key not in self.refused]
        return sorted(new, key=lambda sent: (self.batch.made_at(sent), sent.uuid))


def take_in_marks(*, batch: Batch, sessions: Mapping[UUID, Session], by: User | None) -> Taken:
    """Keep the marks of a batch in the log, and bring attendance and visits to what they come to."""
    work = _Work(batch, sessions, by)
    _refuse_strange(work)
    newcomers = _admit_newcomers(work)
    with transaction.atomic():
        lock_marks(sessions=[session.pk for session in sessions.values()])
        contested = _write(work, newcomers)
    kept = {sent.uuid for sent in batch.marks} - work.refused.keys()
    return Taken(kept, work.not_counted, work.refused, contested)


def _known(uuids: list[UUID]) -> set[UUID]:
    known = set[UUID]()
    for start in range(0, len(uuids), _CHUNK):
        rows = Mark.objects.filter(uuid__in=uuids[start : start + _CHUNK])
        known.update(rows.values_list("uuid", flat=True))
    return known


def _refuse_strange(work: _Work) -> None:
    for sent in work.batch.marks:
        if sent.session not in work.sessions:
            sentence = _("You do not take attendance for this session.")
            work.refused[sent.uuid] = Refused("not-yours", sentence)


# -- someone who walked in ---------------------------------------------------------------------------------


def _admit_newcomers(work: _Work) -> Newcomers:
    """Seat those who walked in and whom no later mark sent away, in the order in which they came.

    Each is a transaction of its own: a seat's lock is held as briefly as at the desk.
    """
    if not any(sent.person for sent in work.batch.marks):
        return {}
    groups: dict[tuple[UUID, UUID], list[Sent]] = defaultdict(list)
    for sent in work.fresh():
        if sent.person:
            groups[sent.session, sent.person.uuid].append(sent)
    found = {key: _admit(work, group) for key, group in groups.items()}
    return {key: admitted for key, admitted in found.items() if admitted}


def _admit(work: _Work, group: list[Sent]) -> Admitted | None:
    first, session = group[0], work.sessions[group[0].session]
    found = outcome(map(work.batch.tick, group))
    if first.person is None or found is None:
        return None
    came_at = work.batch.made_at(first)
    try:
        if not found.holds.present:
            return known_newcomer(newcomer=first.person, session=session)
        return admit_newcomer(newcomer=first.person, session=session, came_at=came_at, by=work.by)
    except Refused as refused:
        work.refused |= dict.fromkeys((sent.uuid for sent in group), refused)
        return None


# -- the log and what it comes to --------------------------------------------------------------------------


def _write(work: _Work, newcomers: Newcomers) -> set[Pair]:
    fresh = work.fresh()
    seats = _seats(work, fresh)
    marks: list[Mark] = []
    counted: set[Pair] = set()
    unseen: dict[Unseated, NotCounted] = {}
    for sent in fresh:
        mark = _blank_mark(work, sent)
        why = _about(work, mark, sent, newcomers) if sent.person else _about_seat(work, mark, sent, seats)
        marks.append(mark)
        if why is not None:
            work.not_counted[sent.uuid] = why
            unseen[unseated(mark=mark)] = why
        elif mark.enrolment_id:
            counted.add((mark.enrolment_id, mark.on))
    write_marks(marks=marks)
    merged = merge_marks(pairs=counted)
    merge_visits(why=unseen)
    _note(work, marks)
    return {pair for pair, attendance in merged.items() if attendance.contested}


def _seats(work: _Work, fresh: list[Sent]) -> HeldSeats:
    """The enrolments that the marks are about."""
    sessions = list(work.sessions.values())
    seats = HeldSeats([session.pk for session in sessions], sessions[0].city_id if sessions else 0)
    seats.look_further([s.enrolment for s in fresh if s.enrolment], [s.code for s in fresh if s.code])
    return seats


def _blank_mark(work: _Work, sent: Sent) -> Mark:
    session, made_at, received = work.sessions[sent.session], work.batch.made_at(sent), work.batch.received_at
    days = meeting_days(session.starts_at, session.ends_at)
    return Mark(
        uuid=sent.uuid,
        session_id=session.pk,
        on=day_meant(sent.on, day_of(made_at), day_of(received), days),
        present=sent.present,
        how=sent.how,
        by=work.by,
        device=work.batch.device,
        scanned_at=sent.scanned_at,
        clock_error_ms=work.batch.clock_error // _MILLISECOND,
        corrected_at=made_at,
        received_at=received,
        saw=[str(uuid) for uuid in sent.saw],
    )


def _about_seat(work: _Work, mark: Mark, sent: Sent, seats: HeldSeats) -> NotCounted | None:
    """Say in the mark whose it is, and why it does not count, if so."""
    held = seats.find(sent.enrolment, sent.code)
    if held is None:
        mark.code = sent.code[:20]
        return NotCounted.UNKNOWN
    mark.person_id = held.person
    if held.session != mark.session_id:
        mark.code = held.code
        return NotCounted.ELSEWHERE
    mark.enrolment_id = held.id
    return _why_not(work.sessions[sent.session], held.state, mark)


def _about(work: _Work, mark: Mark, sent: Sent, newcomers: Newcomers) -> NotCounted | None:
    admitted = newcomers.get((sent.session, sent.person.uuid)) if sent.person else None
    if admitted is None:  # noted down and sent away again before anyone heard of them
        return None
    mark.person, mark.enrolment = admitted.person, admitted.enrolment
    if admitted.enrolment is None:
        return admitted.why
    return _why_not(work.sessions[sent.session], admitted.enrolment.state, mark)


def _why_not(session: Session, state: str, mark: Mark) -> NotCounted | None:
    scheduled = session.state == SessionState.SCHEDULED
    days = meeting_days(session.starts_at, session.ends_at)
    return why_not_counted(state, scheduled=scheduled, on=mark.on, days=days)


def _note(work: _Work, marks: list[Mark]) -> None:
    numbers = Counter(mark.session_id for mark in marks)
    for session in work.sessions.values():
        if number := numbers[session.pk]:
            audit.record("sync_attendance", session, by=work.by, city=session.city.code, marks=number)
