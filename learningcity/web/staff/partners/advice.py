"""Advice: whose turn it is, what was said, what the city does with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import Advice, Contact
from learningcity.city.partners.rules.advice import GIVE_WITHIN, AdviceState
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.advice_forms import (
    AskForm,
    BackForm,
    KeyInForm,
    NoteForm,
    ReplyForm,
    WordsForm,
)
from learningcity.web.staff.partners.tabs import tabs
from learningcity.web.ui.acts import done


@requires(Permission.PARTNERSHIP_READ)
def listing(request: CityRequest) -> HttpResponse:
    """All advice, what needs somebody first."""
    found = queries.advice(request.city, today(), public=False)
    advisers = Contact.objects.in_city(request.city).active().filter(advises=True)
    context = {
        "tabs": tabs(request, "advice_list"),
        "found": found,
        "advisers": advisers.select_related("organisation").order_by("organisation__name_th", "pk"),
        "may_answer": request.powers.may(Permission.ADVICE_ANSWER),
    }
    return render(request, "staff/partners/advices.html", context)


@requires(Permission.ADVICE_ANSWER)
def ask(request: CityRequest) -> HttpResponse:
    """Ask an adviser something."""
    form = AskForm(request.POST or None, city=request.city, initial={"due_on": today() + GIVE_WITHIN})
    act: Callable[..., Any] = services.ask_adviser
    return _write(request, form, act, _("Ask an adviser"), _("Asked. The question leaves by e-mail."))


@requires(Permission.ADVICE_ANSWER)
def note(request: CityRequest) -> HttpResponse:
    """Note advice that came by another way."""
    form = NoteForm(request.POST or None, city=request.city, initial={"on": today(), "language": "en"})
    act: Callable[..., Any] = services.offer_advice
    return _write(request, form, act, _("Note advice that was offered"), _("Kept."))


def _write(
    request: CityRequest, form: forms.Form, act: Callable[..., Any], title: str, said: str
) -> HttpResponse:
    made: list[Advice] = []
    if request.method == "POST" and done(
        request, form, lambda **given: made.append(act(by=request.account, **given)), said
    ):
        return redirect("staff:advice", request.city.code, made[0].uuid)
    return render(request, "staff/partners/advice_form.html", {"form": form, "title": title})


@requires(Permission.PARTNERSHIP_READ)
def page(request: CityRequest, advice: UUID) -> HttpResponse:
    """One piece of advice with what the city made of it."""
    return _page(request, _advice_or_404(request, advice))


def _page(request: CityRequest, row: Advice, **bound: forms.BaseForm) -> HttpResponse:
    state = row.state(today())
    blank: dict[str, forms.BaseForm] = {
        "give": KeyInForm(prefix="give", initial={"on": today(), "language": "en"}),
        "words": WordsForm(prefix="words", instance=row),
        "reply": ReplyForm(prefix="reply", city=request.city),
        "back": BackForm(prefix="back"),
    }
    context = {
        "advice": row,
        "state": state,
        "waits_for_adviser": state in (AdviceState.ASKED, AdviceState.NOT_GIVEN),
        "waits_for_city": state in (AdviceState.GIVEN, AdviceState.UNANSWERED),
        "may_answer": request.powers.may(Permission.ADVICE_ANSWER),
        "forms": blank | bound,
    }
    return render(request, "staff/partners/advice.html", context)


@require_POST
@requires(Permission.ADVICE_ANSWER)
def give(request: CityRequest, advice: UUID) -> HttpResponse:
    """Key in the answer of an adviser."""
    row, form = _advice_or_404(request, advice), KeyInForm(request.POST, prefix="give")
    return _act(request, row, "give", form, lambda **given: _by(request, services.give_advice, row, given))


@require_POST
@requires(Permission.ADVICE_ANSWER)
def words(request: CityRequest, advice: UUID) -> HttpResponse:
    """Keep what the advice says in Thai and English."""
    form = WordsForm(request.POST, prefix="words", instance=_advice_or_404(request, advice))
    row = _advice_or_404(request, advice)

    def put(version: int | None, **given: Any) -> None:
        services.put_into_words(advice=row, version=version or 0, by=request.account, **given)

    return _act(request, row, "words", form, put)


@require_POST
@requires(Permission.ADVICE_ANSWER)
def reply(request: CityRequest, advice: UUID) -> HttpResponse:
    """Say what the city does with it."""
    row = _advice_or_404(request, advice)
    form = ReplyForm(request.POST, prefix="reply", city=request.city)
    return _act(
        request, row, "reply", form, lambda **given: _by(request, services.reply_to_advice, row, given)
    )


@require_POST
@requires(Permission.ADVICE_ANSWER)
def take_back(request: CityRequest, advice: UUID) -> HttpResponse:
    """Take a question back."""
    row, form = _advice_or_404(request, advice), BackForm(request.POST, prefix="back")
    return _act(
        request, row, "back", form, lambda **given: _by(request, services.take_question_back, row, given)
    )


@require_POST
@requires(Permission.ADVICE_ANSWER)
def invite(request: CityRequest, contact: UUID) -> HttpResponse:
    """Send an adviser the link under which they can offer advice."""
    rows = Contact.objects.in_city(request.city).active().filter(advises=True)
    row = get_object_or_404(rows.select_related("organisation", "city"), uuid=contact)
    if services.invite_adviser(adviser=row, by=request.account):
        messages.success(request, _("The link leaves by e-mail. It holds for 60 days."))
    else:
        messages.error(request, _("No e-mail is noted for them."))
    return redirect("staff:advice_list", request.city.code)


def _by(request: CityRequest, act: Callable[..., Any], row: Advice, given: dict[str, Any]) -> None:
    act(advice=row, by=request.account, **given)


def _act(
    request: CityRequest, row: Advice, name: str, form: forms.BaseForm, act: Callable[..., object]
) -> HttpResponse:
    if done(request, form, act, _("Kept.")):
        return redirect("staff:advice", request.city.code, row.uuid)
    return _page(request, row, **{name: form})


def _advice_or_404(request: CityRequest, uuid: UUID) -> Advice:
    rows = Advice.objects.in_city(request.city).whole().select_related("city", "adviser__city")
    return get_object_or_404(rows.select_related("adviser__organisation", "keeper", "task"), uuid=uuid)
