"""Opening an account, signing in, and what the account page offers."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from allauth.account.views import LoginView
from allauth.decorators import rate_limit
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from learningcity.city.people.access import cities_looked_at, cities_of
from learningcity.city.people.models import User
from learningcity.city.people.queries import city_of
from learningcity.city.people.services import change_phone
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, public, signed_in
from learningcity.web.public.people.demonstration import demo_groups, enter_demo
from learningcity.web.public.people.line_sign_in import line_signs_in
from learningcity.web.public.people.sign_in_forms import AccountFields, SignInPhoneForm
from learningcity.web.public.people.way_back import stay_in_city, way_back


@public
def sign_in(request: CityRequest) -> HttpResponseBase:
    """Sign in by phone number or e-mail and password, with the other ways in beside it."""
    stay_in_city(request)
    more: dict[str, Any] = {
        "next": way_back(request),
        "demo_groups": demo_groups(request.city) if settings.DEMO else [],
        "line_signs_in": line_signs_in(),
    }
    return LoginView.as_view(extra_context=more)(request)  # type: ignore[no-any-return]


@never_cache
@sensitive_post_parameters("password1")
@rate_limit(action="signup")  # type: ignore[untyped-decorator]
@public
def sign_up(request: CityRequest) -> HttpResponse:
    """Open an account with a phone number or an e-mail and a password."""
    stay_in_city(request)
    if request.user.is_authenticated:
        return redirect(way_back(request) or "/")
    form = AccountFields(request.POST or None)
    if request.method == "POST" and form.is_valid() and (account := form.open()):
        return enter_new(request, account, way_back(request) or None)
    return render(request, "account/signup.html", {"form": form, "next": way_back(request)})


def enter_new(request: HttpRequest, account: User, back: str | None) -> HttpResponse:
    """Sign in whoever has just opened an account; their e-mail address gets a message to confirm it."""
    setup_user_email(request, account, [])
    response: HttpResponse = complete_signup(request, user=account, redirect_url=back)
    return response


@require_POST
@public
def demo_sign_in(request: CityRequest) -> HttpResponse:
    """Become one of the demonstration's invented people; nowhere but in a demonstration."""
    response = enter_demo(request, request.POST.get("uuid", "")) if settings.DEMO else None
    if response is None:
        raise Http404
    return response


@never_cache
@signed_in
def account(request: CityRequest) -> HttpResponse:
    """Show how one signs in, on which devices, and the ways to change it."""
    stay_in_city(request)
    request.city = request.city or city_of(request.account)  # type: ignore[assignment]
    address = EmailAddress.objects.get_primary(request.account)
    found = {
        "address": address,
        "two_steps": is_mfa_enabled(request.account),
        "devices": UserSession.objects.filter(user=request.account).count(),
        "workspaces": cities_of(request.account),
        "looks_on": bool(cities_looked_at(request.account)),
    }
    return render(request, "account/overview.html", found)


@never_cache
@signed_in
@reauthentication_required  # type: ignore[untyped-decorator]
def sign_in_phone(request: CityRequest) -> HttpResponse:
    """Change the telephone number that opens the account, after the password was asked again."""
    form = SignInPhoneForm(request.POST or None, initial={"phone": request.account.phone})
    if request.method == "POST" and form.is_valid():
        try:
            change_phone(account=request.account, phone=form.cleaned_data["phone"] or "")
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("The number you sign in with has been changed."))
            return redirect("account")
    return render(request, "account/sign_in_phone.html", {"form": form})
