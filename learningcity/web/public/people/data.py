"""What is held about a person: to see and put right, and what they agree to, purpose by purpose."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.services import take_back_consent
from learningcity.city.people.models import Purpose
from learningcity.city.people.queries import Someone, consents, open_erasure, people_of
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import (
    choose_language,
    correct_person,
    give_consent,
    person_of,
)
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.forms import DataForm, corrections
from learningcity.web.public.people.mine import chosen

WITHOUT: dict[str, str | Promise] = {
    Purpose.REMINDERS: gettext_lazy(
        "Without it: no reminder the day before, and no message when a seat comes free. "
        "You find both on your page."
    ),
    Purpose.FOLLOW_UP: gettext_lazy(
        "Without it: nobody asks you how it was, nor later what changed; questions under way end."
    ),
    Purpose.STATISTICS: gettext_lazy(
        "Without it: nothing you joined is lost. That a seat was taken is counted either way, without a name."
    ),
    Purpose.SHARING: gettext_lazy(
        "Without it: the organisation that teaches sees your name on its list, and nothing more."
    ),
}
"""What ends when a consent is not given or taken back; nothing one joins is lost."""


def whose(request: CityRequest) -> Someone:
    """The person whose data it is about: oneself or a child one is guardian of; others are not found."""
    person_of(account=request.account)
    who = request.POST.get("who") or request.GET.get("who", "")
    met = chosen(people_of(request.account), who)
    if met is None or not met.sees_all:
        raise Http404
    return met


def address(request: CityRequest, met: Someone, name: str = "my_data") -> str:
    """The address of a page about this person's data."""
    query = "" if met.bond is Bond.SELF else f"?who={met.person.uuid}"
    return reverse(f"public:{name}", args=[request.city.code]) + query


def about(request: CityRequest, met: Someone) -> dict[str, Any]:
    """What every page about a person's data shows."""
    pages = ("mine", "my_data", "correct_data", "take_away", "print_data", "who_looked", "erase_data")
    links = {name: address(request, met, name) for name in pages}
    return {"met": met, "own": met.bond is Bond.SELF, "links": links}


@never_cache
@signed_in
def my_data(request: CityRequest) -> HttpResponse:
    """Show what is held about oneself or one's child, and the ways to decide about it."""
    met = whose(request)
    shown = about(request, met) | {"consents": _purposes(met), "erasure": open_erasure(met.person)}
    return render(request, "public/people/my_data.html", shown)


def _purposes(met: Someone) -> list[dict[str, Any]]:
    return [
        {"code": purpose.value, "label": purpose.label, "given": given, "without": WITHOUT.get(purpose, "")}
        for purpose, given in consents(met.person).items()
    ]


@never_cache
@signed_in
def correct(request: CityRequest) -> HttpResponse:
    """Put right what is held about oneself or one's child."""
    met = whose(request)
    form = DataForm(request.POST or None, someone=met, city=request.city)
    if request.method == "POST" and form.is_valid():
        try:
            correct_person(person=met.person, by=request.account, **corrections(form))
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            if met.bond is Bond.SELF:
                choose_language(account=request.account, language=form.cleaned_data["language"])
            messages.success(request, _("Saved."))
            return redirect(address(request, met))
    return render(request, "public/people/correct_data.html", about(request, met) | {"form": form})


@require_POST
@signed_in
def change_consent(request: CityRequest) -> HttpResponse:
    """Give or take back the consent to one purpose."""
    met, purpose = whose(request), request.POST.get("purpose", "")
    if purpose not in Purpose.values:
        raise Http404
    if request.POST.get("answer") == "yes":
        give_consent(person=met.person, purpose=purpose, by=request.account)
        messages.success(request, _("Agreed. You can take it back here at any time."))
    else:
        take_back_consent(person=met.person, purpose=purpose, by=request.account)
        messages.success(request, _("Taken back. What rested on it has ended."))
    return redirect(address(request, met) + "#consents")
