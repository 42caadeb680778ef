"""One meeting: agenda and minutes, who was there, what was decided, who does what; the minutes as PDF."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import AgendaItem, Meeting
from learningcity.city.partners.rules.meetings import quorum_reached
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.meeting_forms import (
    GuestForm,
    MatterForm,
    MeetingForm,
    PresenceForm,
)
from learningcity.web.ui.acts import done
from learningcity.web.ui.minutes import minutes_pdf, told


@requires(Permission.PARTNERSHIP_READ)
def page(request: CityRequest, meeting: UUID) -> HttpResponse:
    """A meeting with its minutes."""
    return _page(request, meeting_or_404(request, meeting))


def _page(request: CityRequest, row: Meeting, **bound: forms.BaseForm) -> HttpResponse:
    may_edit = request.powers.may(Permission.MEETING_EDIT) and row.adopted_on is None
    blank: dict[str, forms.BaseForm] = {
        "matter": MatterForm(prefix="matter"),
        "presence": PresenceForm(prefix="presence", meeting=row),
        "guest": GuestForm(prefix="guest", city=request.city),
    }
    filled = services.seats_filled(meeting=row)
    quorum = row.group.quorum if row.group else None
    context = {
        "meeting": row,
        "told": told(row, today()),
        "filled": filled,
        "quorum": quorum,
        "reached": quorum_reached(filled, quorum),
        "held": row.held_on <= today(),
        "forms": (blank | bound) if may_edit else {},
        "may_edit": may_edit,
    }
    return render(request, "staff/partners/meeting.html", context)


@requires(Permission.MEETING_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Call a meeting, or note one that was held."""
    form = MeetingForm(
        request.POST or None, city=request.city, initial={"group": request.GET.get("group", "")}
    )
    kept: list[Meeting] = []

    def call(version: int | None, **given: Any) -> None:
        kept.append(services.call_meeting(city=request.city, by=request.account, **given))

    if request.method == "POST" and done(
        request, form, call, _("The meeting is kept. Add what is on the table.")
    ):
        return _back(request, kept[0])
    return render(request, "staff/partners/meeting_form.html", {"form": form, "meeting": None})


@requires(Permission.MEETING_EDIT)
def edit(request: CityRequest, meeting: UUID) -> HttpResponse:
    """Change when and where."""
    row = meeting_or_404(request, meeting)
    form = MeetingForm(request.POST or None, instance=row, city=request.city)
    if request.method == "POST" and done(
        request,
        form,
        lambda version, **given: services.edit_meeting(
            meeting=meeting_or_404(request, meeting), version=version or 0, by=request.account, **given
        ),
        _("Saved."),
    ):
        return _back(request, row)
    return render(request, "staff/partners/meeting_form.html", {"form": form, "meeting": row})


@require_POST
@requires(Permission.MEETING_EDIT)
def add_matter(request: CityRequest, meeting: UUID) -> HttpResponse:
    """Put a matter on the agenda."""
    row, form = meeting_or_404(request, meeting), MatterForm(request.POST, prefix="matter")
    if done(
        request,
        form,
        lambda **given: services.add_matter(meeting=row, by=request.account, **given),
        _("Added to the agenda."),
    ):
        return _back(request, row)
    return _page(request, row, matter=form)


@require_POST
@requires(Permission.MEETING_EDIT)
def presence(request: CityRequest, meeting: UUID) -> HttpResponse:
    """Note which seats were filled."""
    row = meeting_or_404(request, meeting)
    form = PresenceForm(request.POST, prefix="presence", meeting=row)

    def note(**_given: Any) -> None:
        services.note_presence(meeting=row, kinds=form.kinds(), by=request.account)

    if done(request, form, note, _("Noted who was there.")):
        return _back(request, row)
    return _page(request, row, presence=form)


@require_POST
@requires(Permission.MEETING_EDIT)
def guest(request: CityRequest, meeting: UUID) -> HttpResponse:
    """Note somebody without a seat."""
    row, form = meeting_or_404(request, meeting), GuestForm(request.POST, prefix="guest", city=request.city)
    if done(
        request,
        form,
        lambda **given: services.note_guest(meeting=row, by=request.account, **given),
        _("Noted who was there."),
    ):
        return _back(request, row)
    return _page(request, row, guest=form)


@require_POST
@requires(Permission.MEETING_EDIT)
def adopt(request: CityRequest, meeting: UUID) -> HttpResponse:
    """Close the minutes."""
    row, form = meeting_or_404(request, meeting), forms.Form(request.POST)
    if done(
        request,
        form,
        lambda: services.adopt_minutes(meeting=row, on=today(), by=request.account),
        _("The minutes are adopted and stand as they are."),
    ):
        return _back(request, row)
    return _page(request, row, adopt=form)


@requires(Permission.PARTNERSHIP_READ)
def as_pdf(request: CityRequest, meeting: UUID) -> HttpResponse:
    """The minutes as a PDF, in Thai whatever the page's language."""
    return minutes_pdf(meeting_or_404(request, meeting))


def meeting_or_404(request: CityRequest, uuid: UUID) -> Meeting:
    """A meeting of the city with all that belongs to it."""
    return get_object_or_404(queries.whole_meetings(request.city), uuid=uuid)


def matter_or_404(request: CityRequest, meeting: UUID, number: int) -> AgendaItem:
    """A matter of a meeting by its number on the agenda."""
    row = meeting_or_404(request, meeting)
    return get_object_or_404(
        AgendaItem.objects.filter(meeting=row).select_related("meeting__city"), number=number
    )


def _back(request: CityRequest, row: Meeting) -> HttpResponse:
    return redirect("staff:meeting", request.city.code, row.uuid)
