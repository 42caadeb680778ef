"""A series changed as a whole: one time, place and number of seats for all its sessions ahead."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment import services as enrolment
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.catalogue.rooms import warn_of_sharing
from learningcity.web.staff.catalogue.scheduling import say_told, session_or_404
from learningcity.web.staff.catalogue.session_forms import SeatsForm, initial_of
from learningcity.web.ui.bilingual import reader_language, th_en_text
from learningcity.web.ui.forms import Hinted, TimeField
from learningcity.web.ui.refusals import tell


class WholeSeriesForm(SeatsForm):
    """What all ticked sessions of a series are to be; a session is named with the version that was seen."""

    sessions = forms.MultipleChoiceField(
        label=gettext_lazy("Sessions to come"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Tick at least one session."),
            "invalid_choice": gettext_lazy(
                "Someone changed one of these sessions meanwhile. Look once more at which are ticked."
            ),
        },
    )
    starts_time = TimeField(label=gettext_lazy("From what time"))
    ends_time = TimeField(label=gettext_lazy("Until what time"))

    def __init__(self, *args: Any, ahead: list[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("services", "note_th", "note_en"):
            del self.fields[name]
        self.ahead = {_seen(each): each for each in ahead}
        choices = [(seen, Hinted(_day(each), _as_it_is(each))) for seen, each in self.ahead.items()]
        self.fields["sessions"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> list[Session]:
        return [self.ahead[seen] for seen in self.cleaned_data["sessions"]]


def _seen(session: Session) -> str:
    return f"{session.uuid}:{session.version}"


def _day(session: Session) -> str:
    return thai_time.be_date(session.starts_at, reader_language())


def _as_it_is(session: Session) -> str:
    """Time, place and seats of a session as they are, and whether it was changed on its own."""
    place = th_en_text(session.venue, "name") if session.venue else _("online")
    seats = sum(pool.seats for pool in session.pools.all())
    said = ngettext("%(count)s seat", "%(count)s seats", seats) % {"count": seats}
    parts = [thai_time.time_range(session.starts_at, session.ends_at, reader_language()), place, said]
    return " · ".join([*parts, _("changed on its own")] if session.is_apart else parts)


@requires(Permission.ACTIVITY_EDIT)
def change(request: CityRequest, session: UUID) -> HttpResponse:
    """Change the sessions ahead of a series at once; those enrolled in one that moves are told."""
    row = session_or_404(request, session)
    ahead = _ahead(request, row)
    if not ahead:
        raise Http404
    usual = next((each for each in ahead if not each.is_apart), row)
    beginning = initial_of(usual) | {"sessions": [_seen(each) for each in ahead if not each.is_apart]}
    form = WholeSeriesForm(
        request.POST or None, city=request.city, mode=row.activity.mode, ahead=ahead, initial=beginning
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, row, form)
        except Refused as refused:
            tell(form, refused)
    context = {"form": form, "session": row, "activity": row.activity}
    return render(request, "staff/catalogue/series_edit.html", context)


def _ahead(request: CityRequest, row: Session) -> list[Session]:
    """The sessions of the same series that are still to come."""
    rows = Session.objects.in_city(request.city).scheduled()
    rows = rows.filter(series=row.series_id, series__isnull=False, starts_at__gt=timezone.now())
    return list(rows.select_related("venue").prefetch_related("pools").order_by("starts_at"))


def _saved(request: CityRequest, row: Session, form: WholeSeriesForm) -> HttpResponse:
    changed, told = _save(request, row, form)
    done = ngettext("%(count)s session is changed.", "%(count)s sessions are changed.", len(form.chosen()))
    messages.success(request, done % {"count": len(form.chosen())})
    if told:
        say_told(request, told)
    warn_of_sharing(request, changed)
    return redirect("staff:activity", city=request.city.code, activity=row.activity.uuid)


@transaction.atomic
def _save(request: CityRequest, row: Session, form: WholeSeriesForm) -> tuple[list[Session], int]:
    """Seats through enrolment, the rest through the catalogue; which sessions moved, how many are told."""
    assert row.series is not None  # noqa: S101  a page without sessions of a series is not found
    for session in form.chosen():
        _change_seats(request, session, form)
    moved = services.edit_series(
        series=row.series, sessions=form.chosen(), starts_time=form.cleaned_data["starts_time"],
        ends_time=form.cleaned_data["ends_time"], venue=form.cleaned_data["venue"],
        release_before=form.release_before(), by=request.account,
    )  # fmt: skip
    return moved, sum(enrolment.announce_change(session=each, by=request.account) for each in moved)


def _change_seats(request: CityRequest, session: Session, form: WholeSeriesForm) -> None:
    """Give a session the seats of all where it has others; a refusal says of which day it speaks."""
    kept = {pool.group: pool.seats for pool in session.pools.all()}
    wanted = dict.fromkeys(kept, 0) | form.pools()
    if wanted == kept:
        return
    try:
        enrolment.change_seats(session=session, pools=wanted, by=request.account)
    except Refused as refused:
        raise Refused(refused.code, f"{_day(session)}: {refused}", field=refused.field) from refused
