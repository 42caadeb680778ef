"""Answering afterwards, from a link in a message or from one's own page: three taps, no sign-in asked."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from learningcity.city.enrolment.models import Enrolment, Feedback, FollowUp
from learningcity.city.enrolment.queries import enrolment_of, open_follow_ups, say_token, without_feedback
from learningcity.city.enrolment.services import (
    answer_follow_up,
    decline_follow_up,
    give_feedback,
    may_say,
)
from learningcity.city.people.models import Person, User
from learningcity.core.errors import Refused
from learningcity.core.thai_time import now
from learningcity.web.door import CityRequest, public
from learningcity.web.ui.refusals import tell
from learningcity.web.ui.saying import FeedbackForm, FollowUpForm


@never_cache
@public
def say(request: CityRequest, token: str) -> HttpResponse:
    """Ask whoever holds the link what waits for an answer: how it was, or what changed since."""
    found = enrolment_of(request.city.pk, token)
    wave = (
        next((each for each in open_follow_ups(found.person) if each.enrolment_id == found.pk), None)
        if found
        else None
    )
    if found and wave:
        return _follow_up(request, found, wave)
    if found and may_say(found, now()):
        return _feedback(request, found)
    return render(request, "public/enrolment/said.html", {"session": found.session if found else None})


def to_answer(person: Person, behind: list[Enrolment], at: datetime) -> list[dict[str, Any]]:
    """What waits for a person's answer: waves that are open, and sessions just over, not yet said of."""
    waves: list[dict[str, Any]] = [
        {"enrolment": wave.enrolment, "months": wave.months} for wave in open_follow_ups(person)
    ]
    new: list[dict[str, Any]] = [
        {"enrolment": row} for row in without_feedback(row for row in behind if may_say(row, at))
    ]
    return [each | {"token": say_token(each["enrolment"])} for each in [*waves, *new]]


def _by(request: CityRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _feedback(request: CityRequest, found: Enrolment) -> HttpResponse:
    before = Feedback.objects.in_city(request.city).filter(enrolment=found).first()
    held = {name: getattr(before, name) for name in FeedbackForm.base_fields} if before else None
    form = FeedbackForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            give_feedback(enrolment=found, by=_by(request), **form.cleaned_data)
        except Refused as refused:
            tell(form, refused)
        else:
            return _thanked(request)
    return _page(request, found, form, before=before)


def _follow_up(request: CityRequest, found: Enrolment, wave: FollowUp) -> HttpResponse:
    form = FollowUpForm(request.POST or None)
    if request.method == "POST" and "decline" in request.POST:
        decline_follow_up(follow_up=wave, by=_by(request))
        return _thanked(request)
    if request.method == "POST" and form.is_valid():
        try:
            answer_follow_up(follow_up=wave, by=_by(request), **form.cleaned_data)
        except Refused as refused:
            tell(form, refused)
        else:
            return _thanked(request)
    return _page(request, found, form, wave=wave)


def _page(request: CityRequest, found: Enrolment, form: forms.Form, **more: Any) -> HttpResponse:
    return render(request, "public/enrolment/say.html", {"session": found.session, "form": form, **more})


def _thanked(request: CityRequest) -> HttpResponse:
    messages.success(request, _("Thank you. Your answer is kept."))
    return redirect("public:home", request.city.code)
