"""The coach's own notes: begun in private, changed, sent, thrown away."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people import services
from learningcity.city.people.access import Powers
from learningcity.city.people.models import CoachNote, Subject, User
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.web.door import CityRequest, requires, signed_in
from learningcity.web.staff.sharing.closing import closed, said_when_closed
from learningcity.web.staff.sharing.forms import CoachNoteForm
from learningcity.web.ui.acts import acted, done


def own_notes(powers: Powers) -> list[CoachNote]:
    """The notes one wrote about what the city still shares, those not sent first, then the latest."""
    rows = notes_of(powers.account, powers.city)
    found = [row for row in rows if powers.may_coach(row.subject)]
    return sorted(found, key=lambda row: row.sent_at is not None)


def notes_of(account: User, city: City | None = None) -> list[CoachNote]:
    """The notes an account wrote, the latest first: about one city, or about any."""
    rows = account.coach_notes.filter(city=city) if city else account.coach_notes.all()
    return list(rows.select_related("task", "city").order_by("-written_at", "-pk"))


def _open_subjects(powers: Powers) -> list[Subject]:
    return [subject for subject in Subject if powers.may_coach(subject)]


@said_when_closed
@requires(Permission.COACHING_WRITE)
def write(request: CityRequest) -> HttpResponse:
    """Begin a note; it is kept for oneself, or sent at once."""
    if lost := _lost(request):
        return lost
    form = CoachNoteForm(
        request.POST or None,
        subjects=_open_subjects(request.powers),
        initial={"subject": request.GET.get("subject", "")},
    )
    return _written(request, form, None)


@said_when_closed
@requires(Permission.COACHING_WRITE)
def edit(request: CityRequest, note: UUID) -> HttpResponse:
    """Change a note that was not sent."""
    if lost := _lost(request):
        return lost
    row = _own_or_404(request, note)
    if row.sent_at:
        return redirect("staff:note", request.city.code, row.uuid)
    kept = {name: getattr(row, name) for name in ("subject", "kind", "title", "text", "version")}
    form = CoachNoteForm(request.POST or None, subjects=_open_subjects(request.powers), initial=kept)
    return _written(request, form, row)


def _lost(request: CityRequest) -> HttpResponse | None:
    """The answer to words about something that is shared no longer, though other things are."""
    about = request.POST.get("subject", "")
    return closed(request, about) if about in Subject and not request.powers.may_coach(about) else None


def _written(request: CityRequest, form: CoachNoteForm, row: CoachNote | None) -> HttpResponse:
    made: list[CoachNote] = []
    at_once = request.POST.get("then") == "send"

    @transaction.atomic
    def keep(version: int | None, **given: Any) -> None:
        made.append(_kept(request, row, version, given))
        if at_once:
            services.send_note(note=made[0], by=request.account)

    said = _("Sent to the coordinators of the city.") if at_once else _("Kept; nobody else reads it.")
    if request.method == "POST" and done(request, form, keep, said):
        return redirect("staff:note", request.city.code, made[0].uuid)
    return render(request, "staff/sharing/note_form.html", {"form": form, "note": row})


def _kept(request: CityRequest, row: CoachNote | None, version: int | None, given: Any) -> CoachNote:
    if row is None:
        return services.draft_note(city=request.city, by=request.account, **given)
    services.edit_note(note=row, by=request.account, version=version or 0, **given)
    return row


@said_when_closed
@requires(Permission.COACHING_WRITE)
def page(request: CityRequest, note: UUID) -> HttpResponse:
    """One of one's own notes, with what the city answered."""
    return render(request, "staff/sharing/note.html", {"note": _own_or_404(request, note)})


@said_when_closed
@require_POST
@requires(Permission.COACHING_WRITE)
def send(request: CityRequest, note: UUID) -> HttpResponse:
    """Send it to the coordinators of the city."""
    row = _own_or_404(request, note)
    said = _("Sent to the coordinators of the city.")
    acted(request, lambda: services.send_note(note=row, by=request.account), said)
    return redirect("staff:note", request.city.code, row.uuid)


@said_when_closed
@require_POST
@requires(Permission.COACHING_WRITE)
def discard(request: CityRequest, note: UUID) -> HttpResponse:
    """Throw it away."""
    row = _own_or_404(request, note)
    if _discarded(request, row):
        return redirect("staff:shared_city", request.city.code)
    return redirect("staff:note", request.city.code, row.uuid)


@require_POST
@signed_in
def discard_draft(request: CityRequest, note: UUID) -> HttpResponse:
    """Throw away a draft of one's own, whether or not the city still shares what it is about."""
    _discarded(request, get_object_or_404(request.account.coach_notes.filter(sent_at=None), uuid=note))
    return redirect("staff:shared_cities")


def _discarded(request: CityRequest, row: CoachNote) -> bool:
    return acted(request, lambda: services.discard_note(note=row, by=request.account), _("Thrown away."))


def _own_or_404(request: CityRequest, uuid: UUID) -> CoachNote:
    """A note of one's own, while the city shares what it is about."""
    rows = CoachNote.objects.in_city(request.city).filter(author=request.account)
    row = get_object_or_404(rows.select_related("city", "task"), uuid=uuid)
    if not request.powers.may_coach(row.subject):
        raise PermissionDenied
    return row
