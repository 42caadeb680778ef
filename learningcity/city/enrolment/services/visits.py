"""Those who were there but do not count, until someone decides what to make of it."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import Enrolment, How, Mark, Visit
from learningcity.city.enrolment.rules.sync import NotCounted
from learningcity.city.enrolment.services.attendance import mark_attendance
from learningcity.city.enrolment.services.booking import admit_walk_in
from learningcity.city.enrolment.services.marks import outcome_of
from learningcity.city.enrolment.services.newcomers import seat_of
from learningcity.city.people.models import User
from learningcity.core import audit
from learningcity.core.errors import Refused


class Unseated(NamedTuple):
    """Someone without a seat on a day of a session."""

    session: int
    on: date
    who: str


def unseated(*, mark: Mark) -> Unseated:
    """Whom a mark that does not count is about: an enrolment, else a person, else a code."""
    known = mark.enrolment_id or mark.person_id
    kind = "e" if mark.enrolment_id else "p" if mark.person_id else "c"
    return Unseated(mark.session_id, mark.on, f"{kind}{known or mark.code}")


def merge_visits(*, why: dict[Unseated, NotCounted]) -> None:
    """Bring the visits of these people to what all their marks come to; what was decided stays decided."""
    for key, marks in _marks_of(why).items():
        found = outcome_of(marks=marks)
        if found.holds.present:
            _keep(key, why[key], next(mark for mark in marks if mark.uuid == found.holds.uuid))
        else:
            session, on, who = key
            Visit.objects.filter(session=session, on=on, who=who, outcome=Visit.Outcome.OPEN).delete()


def _marks_of(wanted: dict[Unseated, NotCounted]) -> dict[Unseated, list[Mark]]:
    rows = Mark.objects.filter(session__in={key.session for key in wanted}, on__in={key.on for key in wanted})
    found: dict[Unseated, list[Mark]] = defaultdict(list)
    for mark in rows if wanted else ():
        if (key := unseated(mark=mark)) in wanted:
            found[key].append(mark)
    return found


def _keep(key: Unseated, why: NotCounted, mark: Mark) -> None:
    Visit.objects.get_or_create(
        session_id=key.session,
        on=key.on,
        who=key.who,
        defaults={
            "enrolment_id": mark.enrolment_id,
            "person_id": mark.person_id,
            "code": mark.code,
            "why": why,
            "at": mark.corrected_at,
            "marked_by_id": mark.by_id,
        },
    )


@transaction.atomic
def seat_visit(*, visit: Visit, by: User | None) -> Enrolment:
    """Give someone who was there a free seat after all, and count the day."""
    visit = _still_open(visit)
    if visit.person is None:
        raise Refused("nobody", _("Nobody is known by this code, so nobody can be given a seat."))
    enrolment = seat_of(person=visit.person, session=visit.session) or admit_walk_in(
        session=visit.session, person=visit.person, by=by, guardian_present=True, came_at=visit.at
    )
    mark_attendance(enrolment=enrolment, on=visit.on, present=True, by=by, how=How.DECIDED)
    _decide(visit, Visit.Outcome.SEATED, by)
    return enrolment


@transaction.atomic
def leave_visit(*, visit: Visit, by: User | None) -> None:
    """Leave it at that: they were there, and it does not count."""
    _decide(_still_open(visit), Visit.Outcome.LEFT, by)


def _still_open(visit: Visit) -> Visit:
    rows = Visit.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "session__city", "session__activity", "person"
    )
    row = rows.get(pk=visit.pk)
    if row.outcome:
        raise Refused("decided", _("Someone has already decided this."))
    return row


def _decide(visit: Visit, outcome: str, by: User | None) -> None:
    visit.outcome, visit.decided_at, visit.decided_by = outcome, timezone.now(), by
    visit.save(update_fields=["outcome", "decided_at", "decided_by"])
    audit.record("decide_visit", visit.session, by=by, city=visit.session.city.code, outcome=outcome)
