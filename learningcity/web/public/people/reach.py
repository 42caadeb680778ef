"""How we reach you: the ways to a person, which comes first, and confirming a telephone number."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from learningcity.city.people.models import Reach
from learningcity.city.people.queries import Someone
from learningcity.city.people.queries.reaching import person_addresses
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import choose_channel, confirm_phone, send_phone_code
from learningcity.core import channels, quiet
from learningcity.core.errors import Refused
from learningcity.core.thai_text import show_phone
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.data import whose
from learningcity.web.public.people.line_sign_in import line_signs_in
from learningcity.web.public.people.way_back import stay_in_city, way_back
from learningcity.web.ui.acts import acted
from learningcity.web.ui.forms import Hinted
from learningcity.web.ui.refusals import tell


class ReachForm(forms.Form):
    """Which way comes first."""

    channel = forms.ChoiceField(label=gettext_lazy("First by"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: list[tuple[str, Hinted]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = choices  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """The six digits that were sent."""

    code = forms.CharField(
        label=gettext_lazy("Code of six digits"),
        help_text=gettext_lazy("It came by SMS. Thai digits will do."),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@never_cache
@signed_in
def reach(request: CityRequest) -> HttpResponse:
    """Choose by what oneself, or one's child, is told."""
    met = whose(request)
    rows = list(Reach.objects.filter(person=met.person))
    first = next((row.channel for row in rows if row.chosen), "") or _first(met, rows)
    form = ReachForm(request.POST or None, choices=_choices(met, rows), initial={"channel": first})
    if request.method == "POST" and form.is_valid():
        choose_channel(person=met.person, channel=form.cleaned_data["channel"], by=request.account)
        messages.success(request, _("Saved."))
        return redirect(_here(request, met))
    shown = {"form": form, "met": met, "ways": _shown(met, rows), "quiet": quiet.hours_of(request.city.code)}
    return render(request, "public/people/reach.html", shown | {"here": _here(request, met)})


def _here(request: CityRequest, met: Someone) -> str:
    query = "" if met.bond is Bond.SELF else f"?who={met.person.uuid}"
    return reverse("public:reach", args=[request.city.code]) + query


def _first(met: Someone, rows: list[Reach]) -> str:
    """Which way is taken as long as none was chosen."""
    known = person_addresses(met.person, rows)
    first = next((code for code in ("line", "email", "sms") if known[code] and channels.is_set_up(code)), "")
    return first or ("print" if met.bond is Bond.SELF else "carer")


def _choices(met: Someone, rows: list[Reach]) -> list[tuple[str, Hinted]]:
    """The ways that work for this person today."""
    known = person_addresses(met.person, rows)
    hints = {"line": _("On your telephone, free"), "email": known["email"], "sms": _phone(known["sms"])}
    ways = [
        (code, Hinted(Reach.Channel(code).label, hints[code]))
        for code in ("line", "email", "sms")
        if known[code] and channels.is_set_up(code)
    ]
    if met.bond is not Bond.SELF:
        ways.insert(0, ("carer", Hinted(_("Through me"), _("As I am told myself"))))
    return [*ways, ("print", Hinted(_("A letter on paper"), _("Your neighbourhood leader brings it")))]


def _phone(number: str) -> str:
    return show_phone(number) if number else ""


def _shown(met: Someone, rows: list[Reach]) -> dict[str, Any]:
    """What the page says of LINE and of the number besides the choice."""
    account = met.person.account if met.bond is Bond.SELF else None
    line = next((row for row in rows if row.channel == Reach.Channel.LINE), None)
    number = account.phone if account else ""
    return {
        "own": account is not None,
        "line_here": channels.is_set_up("line"),
        "line": line,
        "line_signs_in": line_signs_in(),
        "add_friend": settings.LINE_ADD_FRIEND_URL,
        "sms_here": channels.is_set_up("sms"),
        "phone": _phone(number),
        "phone_proven": bool(account and account.phone_verified),
    }


@never_cache
@signed_in
def confirm_my_phone(request: CityRequest) -> HttpResponse:
    """Send a code to the number of one's account, and take it back."""
    stay_in_city(request)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST":
        done = _take(request, form) if form.is_bound else _send(request, form)
        if done is not None:
            return done
    shown = {"form": form, "phone": _phone(request.account.phone), "next": way_back(request)}
    return render(request, "account/confirm_phone.html", shown | {"works": channels.is_set_up("sms")})


def _send(request: CityRequest, form: CodeForm) -> HttpResponse | None:
    acted(
        request,
        lambda: send_phone_code(account=request.account, now=timezone.now()),
        _("A code is on its way by SMS. It is good for 10 minutes."),
    )
    return redirect(request.get_full_path())


def _take(request: CityRequest, form: CodeForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        confirm_phone(account=request.account, code=form.cleaned_data["code"], now=timezone.now())
    except Refused as refused:
        tell(form, refused)
        return None
    messages.success(request, _("Thank you, the number is confirmed."))
    return redirect(way_back(request) or "account")
