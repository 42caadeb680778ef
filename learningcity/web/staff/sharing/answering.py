"""The coach's notes as the city's coordinators read and answer them."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.people.models import CoachNote
from learningcity.city.people.permissions import Permission
from learningcity.city.people.services import reply_to_note
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.sharing.forms import NoteReplyForm
from learningcity.web.staff.sharing.tabs import tabs
from learningcity.web.ui.acts import done


@requires(Permission.COACHING_ANSWER)
def listing(request: CityRequest) -> HttpResponse:
    """All notes that were sent, those that wait for a reply first."""
    rows = CoachNote.objects.in_city(request.city).sent().select_related("author")
    found = sorted(rows.order_by("-sent_at", "-pk"), key=lambda row: not row.waits)
    return render(request, "staff/sharing/notes.html", {"tabs": tabs(request, "coach_notes"), "notes": found})


@requires(Permission.COACHING_ANSWER)
def page(request: CityRequest, note: UUID) -> HttpResponse:
    """One note and what the city answers."""
    return _page(request, _sent_or_404(request, note), NoteReplyForm(city=request.city))


@require_POST
@requires(Permission.COACHING_ANSWER)
def reply(request: CityRequest, note: UUID) -> HttpResponse:
    """Say what the city does with it."""
    row, form = _sent_or_404(request, note), NoteReplyForm(request.POST, city=request.city)
    if done(
        request,
        form,
        lambda **given: reply_to_note(note=row, by=request.account, **given),
        _("Answered. The coach reads it."),
    ):
        return redirect("staff:coach_note", request.city.code, row.uuid)
    return _page(request, row, form)


def _page(request: CityRequest, row: CoachNote, form: NoteReplyForm) -> HttpResponse:
    return render(request, "staff/sharing/coach_note.html", {"note": row, "form": form})


def _sent_or_404(request: CityRequest, uuid: UUID) -> CoachNote:
    rows = CoachNote.objects.in_city(request.city).sent().select_related("author", "city", "task")
    return get_object_or_404(rows, uuid=uuid)
