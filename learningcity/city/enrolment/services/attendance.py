"""Who came, and who finished."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session, SessionState
from learningcity.city.enrolment.models import Attendance, Enrolment, How, Mark, State
from learningcity.city.enrolment.rules import MOVES
from learningcity.city.enrolment.rules.hours import meeting_days
from learningcity.city.enrolment.services.marks import lock_marks, merge_marks, write_marks
from learningcity.city.people.models import User
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today

SEATED = (State.BOOKED, State.COMPLETED, State.ABSENT)


@transaction.atomic
def mark_attendance(
    *, enrolment: Enrolment, on: date, present: bool, by: User | None, how: str = How.LIST
) -> Attendance:
    """Note that an enrolled person came, or did not, on a day of the session.

    Who marks here sees how it stands, so the mark answers all earlier ones, also those that contradict.
    """
    session = enrolment.session
    if enrolment.state not in SEATED:
        raise Refused("no-seat", _("This person has no seat in this session."))
    if session.state != SessionState.SCHEDULED:
        raise Refused("called-off", _("This session has been cancelled."))
    if on not in meeting_days(session.starts_at, session.ends_at):
        raise Refused("not-that-day", _("The session is not held on that day."), field="on")
    if on > today():
        raise Refused("not-yet", _("Attendance is taken on the day, not before."), field="on")
    lock_marks(sessions=[session.pk])
    write_marks(marks=[_mark_made_here(enrolment, on, present=present, by=by, how=how)])
    pair = (enrolment.pk, on)
    merged = merge_marks(pairs={pair})[pair]
    city = session.city.code
    audit.record("mark_attendance", enrolment, by=by, city=city, on=on.isoformat(), present=present)
    return merged


def _mark_made_here(enrolment: Enrolment, on: date, *, present: bool, by: User | None, how: str) -> Mark:
    now = timezone.now()
    seen: list[UUID] = list(Mark.objects.filter(enrolment=enrolment, on=on).values_list("uuid", flat=True))
    return Mark(
        session_id=enrolment.session_id,
        enrolment=enrolment,
        person_id=enrolment.person_id,
        on=on,
        present=present,
        how=how,
        by=by,
        scanned_at=now,
        corrected_at=now,
        received_at=now,
        saw=[str(uuid) for uuid in seen],
    )


@transaction.atomic
def mark_completion(*, session: Session, completed: set[int], by: User | None) -> int:
    """Say which enrolments (by id) finished; the others with a seat did not. Answers how many did."""
    now = timezone.now()
    if session.starts_at > now:
        raise Refused("not-yet", _("The session has not started yet."))
    rows = Enrolment.everywhere.filter(session=session, state__in=SEATED)
    seated = list(rows.select_for_update(no_key=True))
    if strangers := completed - {enrolment.pk for enrolment in seated}:
        raise Refused("not-enrolled", _("%(count)s of them have no seat here.") % {"count": len(strangers)})
    for enrolment in seated:
        enrolment.state = MOVES["complete" if enrolment.pk in completed else "miss"].after
        enrolment.changed_at = now
    Enrolment.everywhere.bulk_update(seated, ["state", "changed_at"], batch_size=200)
    audit.record(
        "mark_completion",
        session,
        by=by,
        city=session.city.code,
        completed=len(completed),
        seated=len(seated),
    )
    return len(completed)
