"""One learner: who they are, who stands by them, what they take part in here; each reading is noted."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.models import LIVE, Enrolment, State
from learningcity.city.enrolment.queries.learnt import hours_of
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import give_up_seat
from learningcity.city.people.models import CareLink, Person
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import consents
from learningcity.city.people.services import correct_person
from learningcity.core import audit, thai_time
from learningcity.core.errors import Refused
from learningcity.core.groups import Group
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people import within
from learningcity.web.staff.people.forms import CorrectForm
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.ui.acts import acted

LEAVABLE = (State.BOOKED, State.OFFERED, State.WAITING)
STATE_TAGS = {
    State.BOOKED: ("ok", "check"),
    State.COMPLETED: ("ok", "star"),
    State.OFFERED: ("warn", "clock"),
    State.WAITING: ("warn", "clock"),
}
"""The tag of an enrolment's state where it is not the quiet one: its kind and its icon."""


@never_cache
@requires(Permission.ENROLMENT_BY_PROXY)
def page(request: CityRequest, person: str) -> HttpResponse:
    """What the city holds about a person and what they did here; telephone and e-mail stay covered."""
    row = within.person_within(request, person)
    note_reading(request, row, "read_learner")
    return _shown(request, row, uncovered=False)


@never_cache
@requires(Permission.LEARNER_READ)
@require_POST
def contact(request: CityRequest, person: str) -> HttpResponse:
    """The same page with telephone and e-mail uncovered, which is noted each time."""
    row = within.person_within(request, person)
    audit.record("read_contact", row, by=request.account, city=request.city.code)
    return _shown(request, row, uncovered=True)


@never_cache
@requires(Permission.LEARNER_READ)
def correct(request: CityRequest, person: str) -> HttpResponse:
    """Put right what is held about a person."""
    row = within.person_within(request, person)
    note_reading(request, row, "read_learner")
    form = CorrectForm(request.POST or None, person=row, city=request.city)
    if request.method == "POST" and form.is_valid():
        try:
            correct_person(person=row, by=request.account, city=request.city, **form.columns())
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("What is held about %(name)s is corrected.") % {"name": row})
            return redirect("staff:learner", city=request.city.code, person=row.uuid)
    return render(request, "staff/people/correct.html", {"form": form, "person": row})


@requires(Permission.ENROLMENT_BY_PROXY)
@require_POST
def leave(request: CityRequest, person: str, enrolment: str) -> HttpResponse:
    """Give a seat or a place in line back for someone who asked for it."""
    row = within.person_within(request, person)
    held = get_object_or_404(within.enrolments(request), person=row, uuid=enrolment)
    acted(
        request,
        lambda: give_up_seat(enrolment=held, by=request.account),
        _("The seat is given back; the next person waiting gets it."),
    )
    return redirect("staff:learner", city=request.city.code, person=row.uuid)


def _shown(request: CityRequest, person: Person, *, uncovered: bool) -> HttpResponse:
    ahead, behind = _taking_part(request, person)
    learnt = hours_of(line["enrolment"] for line in (*ahead, *behind))
    context = {
        "person": person,
        "age": person.age(thai_time.today()),
        "groups": [Group(code).label for code in person.groups if code in Group.values],
        "uncovered": uncovered,
        "may_handle": request.powers.may_citywide(Permission.RIGHTS_HANDLE),
        "may_read": within.sees_everyone(request.powers),
        "carers": _carers(person),
        "consents": [(purpose.label, consent) for purpose, consent in consents(person).items()],
        "ahead": ahead,
        "behind": behind,
        "hours": round(sum(learnt.values(), timedelta()) / timedelta(hours=1), 1),
    }
    return render(request, "staff/people/learner.html", context)


def _carers(person: Person) -> list[CareLink]:
    links = CareLink.objects.filter(person=person, ended_at=None).select_related("carer")
    return list(links.order_by("agreed_at"))


def _taking_part(request: CityRequest, person: Person) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What lies ahead of a person in this city and what lies behind, in two statements."""
    rows = (
        within.enrolments(request)
        .filter(person=person)
        .select_related("session__activity", "session__venue", "enrolled_by")
        .prefetch_related("attendance")
        .order_by("session__starts_at", "pk")
    )
    now = thai_time.now()
    lines = [(row, row.state in LIVE and row.session.ends_at > now) for row in rows]
    ahead = [_line(row) for row, is_ahead in lines if is_ahead]
    return ahead, [_line(row) for row, is_ahead in reversed(lines) if not is_ahead]


def _line(enrolment: Enrolment) -> dict[str, Any]:
    kind, icon = STATE_TAGS.get(State(enrolment.state), ("mute", ""))
    marks = sorted(enrolment.attendance.all(), key=lambda mark: mark.on)
    return {
        "enrolment": enrolment,
        "session": enrolment.session,
        "code": slip_code(enrolment.pk),
        "kind": kind,
        "icon": icon,
        "marks": marks,
        "leavable": enrolment.state in LEAVABLE and enrolment.session.starts_at > thai_time.now(),
        "has_slip": enrolment.state == State.BOOKED,
    }
