"""Sessions of an activity: one more, a series, changes, and calling one off."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity, Session
from learningcity.city.catalogue.rules import SeriesDay
from learningcity.city.enrolment import services as enrolment
from learningcity.city.enrolment.models import LIVE, Enrolment
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach
from learningcity.web.staff.catalogue.activity_form import differences
from learningcity.web.staff.catalogue.rooms import sharing_room, warn_of_sharing
from learningcity.web.staff.catalogue.session_forms import (
    SeriesForm,
    SessionForm,
    initial_for,
    initial_of,
)
from learningcity.web.staff.catalogue.writing import activity_or_404
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.refusals import tell


class ReasonForm(forms.Form):
    """Why a session is called off."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Everyone who has a seat or waits reads this."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@requires(Permission.ACTIVITY_EDIT)
def add(request: CityRequest, activity: UUID) -> HttpResponse:
    """Add one session."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_EDIT)
    form = SessionForm(
        request.POST or None, city=request.city, mode=row.mode, initial=initial_for(row, _latest(row))
    )
    if request.method == "POST" and form.is_valid():
        start, end = form.moments()
        try:
            made = services.add_session(
                activity=row, venue=form.cleaned_data["venue"], starts_at=start, ends_at=end,
                pools=form.pools(), releases_at=form.releases_at(), by=request.account, **form.kept(),
            )  # fmt: skip
        except Refused as refused:
            tell(form, refused)
        else:
            day = thai_time.be_date(start, reader_language())
            messages.success(request, _("The session on %(day)s is added.") % {"day": day})
            warn_of_sharing(request, [made])
            return redirect("staff:activity", city=request.city.code, activity=row.uuid)
    return render(request, "staff/catalogue/session_form.html", {"form": form, "activity": row})


def _latest(row: Activity) -> Session | None:
    latest: Session | None = row.sessions.order_by("-starts_at").first()
    return latest


@requires(Permission.ACTIVITY_EDIT)
def add_many(request: CityRequest, activity: UUID) -> HttpResponse:
    """Add a series: first its days are shown, holidays named, then those ticked are added."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_EDIT)
    beginning = {"repeats": "1w"} | initial_for(row, _latest(row))
    form = SeriesForm(request.POST or None, city=request.city, mode=row.mode, initial=beginning)
    days: list[SeriesDay] = []
    if request.method == "POST" and form.is_valid():
        try:
            days = _days(request, form)
            if "add" in request.POST:
                return _added(request, row, form, days)
        except Refused as refused:
            tell(form, refused)
    context = {"form": form, "activity": row, "days": days, "count": sum(not day.skipped for day in days)}
    return render(request, "staff/catalogue/series_form.html", context)


def _days(request: CityRequest, form: SeriesForm) -> list[SeriesDay]:
    """The days of the rule; those ticked when they were shown before, else all but the holidays."""
    planned = [
        day._replace(holiday=thai_time.holiday_name(day.on, reader_language()))
        for day in services.plan_series(rule=form.rule(), starts_on=form.cleaned_data["starts_on"])
    ]
    if "shown" not in request.POST or "again" in request.POST:
        return planned
    ticked = set(request.POST.getlist("day"))
    return [
        day._replace(skipped=day.on.isoformat() not in ticked, left_out=day.on.isoformat() not in ticked)
        for day in planned
    ]


def _added(request: CityRequest, row: Activity, form: SeriesForm, days: list[SeriesDay]) -> HttpResponse:
    holds_holidays = any(day.holiday and not day.skipped for day in days)
    left_out: list[date] = [day.on for day in days if day.skipped and (holds_holidays or not day.holiday)]
    made = services.add_series(
        activity=row, rule=form.rule(), left_out=left_out, skips_holidays=not holds_holidays,
        starts_on=form.cleaned_data["starts_on"], starts_time=form.cleaned_data["starts_time"],
        ends_time=form.cleaned_data["ends_time"], venue=form.cleaned_data["venue"], pools=form.pools(),
        release_before=form.release_before(), by=request.account, **form.kept(),
    )  # fmt: skip
    done = ngettext("%(count)s session is added.", "%(count)s sessions are added.", len(made))
    messages.success(request, done % {"count": len(made)})
    warn_of_sharing(request, made)
    return redirect("staff:activity", city=request.city.code, activity=row.uuid)


def session_or_404(request: CityRequest, uuid: UUID) -> Session:
    """A session that this person may change, with its activity, series, place and seats."""
    rows = reach.sessions(request.powers, Permission.ACTIVITY_EDIT).select_related(
        "activity__city", "series__activity__city", "venue", "city"
    )
    found: Session = get_object_or_404(rows.prefetch_related("pools"), uuid=uuid)
    return found


@requires(Permission.ACTIVITY_EDIT)
def change(request: CityRequest, session: UUID) -> HttpResponse:
    """Change when and where a session is and its seats; those enrolled are told when it moves."""
    row = session_or_404(request, session)
    form = _session_form(request, row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            saved, told = _save(request, row, form)
        except Refused as refused:
            return _refused(request, row, form, refused)
        messages.success(request, _("Saved."))
        if told:
            say_told(request, told)
        warn_of_sharing(request, [saved])
        return redirect("staff:activity", city=request.city.code, activity=row.activity.uuid)
    return _change_page(request, row, form)


def _session_form(request: CityRequest, row: Session, data: Any) -> SessionForm:
    return SessionForm(data, city=request.city, mode=row.activity.mode, initial=initial_of(row))


@transaction.atomic
def _save(request: CityRequest, row: Session, form: SessionForm) -> tuple[Session, int]:
    """Seats through enrolment, the rest through the catalogue; answers how many people are told."""
    start, end = form.moments()
    wanted = {pool.group: 0 for pool in row.pools.all()} | form.pools()
    enrolment.change_seats(session=row, pools=wanted, by=request.account)
    saved = services.edit_session(
        session=row, version=form.cleaned_data["version"] or 0, by=request.account, starts_at=start,
        ends_at=end, venue=form.cleaned_data["venue"], releases_at=form.releases_at(), **form.kept(),
    )  # fmt: skip
    moved = (saved.starts_at, saved.ends_at, saved.venue_id) != (row.starts_at, row.ends_at, row.venue_id)
    return saved, enrolment.announce_change(session=saved, by=request.account) if moved else 0


def say_told(request: CityRequest, told: int) -> None:
    """Say how many people get a message about what was just saved."""
    text = ngettext("%(count)s person is told.", "%(count)s people are told.", told)
    messages.info(request, text % {"count": told})


def _refused(request: CityRequest, row: Session, form: SessionForm, refused: Refused) -> HttpResponse:
    if refused.code != "stale":
        tell(form, refused)
        return _change_page(request, row, form)
    row = session_or_404(request, row.uuid)
    found = differences(form, initial_of(row), [name for name in form.fields if name != "version"])
    written = request.POST.copy()
    written["version"] = str(row.version)
    again = _session_form(request, row, written)
    again.is_valid()
    tell(again, refused)
    return _change_page(request, row, again, differences=found)


def _change_page(request: CityRequest, row: Session, form: SessionForm, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "session": row,
        "activity": row.activity,
        "coming": _coming(request, row),
        "sharing": sharing_room(request.city, [row]).get(row.pk, []),
        **more,
    }
    return render(request, "staff/catalogue/session_form.html", context)


def _coming(request: CityRequest, row: Session) -> int:
    """How many people have a seat or wait."""
    return Enrolment.objects.in_city(request.city).filter(session=row, state__in=LIVE).count()


@requires(Permission.ACTIVITY_EDIT)
def call_off(request: CityRequest, session: UUID) -> HttpResponse:
    """Cancel a session, after saying how many people it concerns; they are told the reason."""
    row = session_or_404(request, session)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = enrolment.call_off_session(
                session=row, reason=form.cleaned_data["reason"], by=request.account
            )
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The session is cancelled."))
            say_told(request, told)
            return redirect("staff:activity", city=request.city.code, activity=row.activity.uuid)
    context = {"form": form, "session": row, "activity": row.activity, "coming": _coming(request, row)}
    return render(request, "staff/catalogue/session_call_off.html", context)
