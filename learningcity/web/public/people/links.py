"""Signing in, or opening an account, with a link sent by e-mail instead of a password."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification import verify_email_indirectly
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.models import EmailAddress, Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from sesame.utils import get_query_string, get_user

from learningcity.city.people.models import User
from learningcity.city.people.queries import DEMO_ADDRESSES
from learningcity.city.people.services import open_account
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, public
from learningcity.web.public.people.sign_in_forms import LinkForm
from learningcity.web.public.people.way_back import stay_in_city, way_back
from learningcity.web.ui.bilingual import reader_language

NEW_ACCOUNT = "people.new-account"
"""What the link of someone without an account is signed for."""


@never_cache
@public
def ask_for_link(request: CityRequest) -> HttpResponse:
    """Send a link; the answer is the same whether or not the address is known here."""
    stay_in_city(request)
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if ratelimit.consume(request, action="request_login_code", key=email):
            link = _send(request, email)
            return render(request, "account/link_sent.html", {"email": email, "link": link})
        form.add_error(None, _("Too many links were asked for. Wait a minute, then try again."))
    return render(request, "account/link.html", {"form": form, "next": way_back(request)})


def _send(request: HttpRequest, email: str) -> str:
    """Post the link; answers it too where a demonstration may show it on the page."""
    account = User.objects.filter(email__iexact=email, is_active=True).first()
    if account:
        query = get_query_string(account)
    else:
        query = "?" + urlencode({"new": signing.dumps(email, salt=NEW_ACCOUNT)})
    back = way_back(request)
    link = request.build_absolute_uri(
        reverse("account_link_use") + query + ("&" + urlencode({"next": back}) if back else "")
    )
    get_adapter().send_mail("account/email/sign_in_link", email, {"link": link, "new": account is None})
    invented = account is None or email.endswith(DEMO_ADDRESSES)
    return link if settings.DEMO and invented else ""


@never_cache
@public
def use_link(request: CityRequest) -> HttpResponse:
    """Ask once more before the link is used up, since mail programs open links by themselves."""
    stay_in_city(request)
    if request.method != "POST":
        return render(request, "account/link_use.html", {"next": way_back(request)})
    response = _open_new(request) if "new" in request.GET else _enter_known(request)
    if response is None:
        messages.error(request, _("This link was used or is over half an hour old. Ask for a new one."))
        return redirect(reverse("account_link") + _kept(request))
    return response


def _kept(request: HttpRequest) -> str:
    back = way_back(request)
    return "?" + urlencode({"next": back}) if back else ""


def _enter_known(request: HttpRequest) -> HttpResponse | None:
    account = get_user(request, update_last_login=False)
    if account is None:
        return None
    _make_sure_of_owner(request, account)
    record_authentication(request, account, method="code", email=account.email)
    login = Login(user=account, redirect_url=way_back(request) or None, email=account.email)
    response: HttpResponse = perform_login(request, login)
    return response


def _make_sure_of_owner(request: HttpRequest, account: User) -> None:
    """Who reads the mailbox owns the account: a password set before that was proven opens it no longer."""
    proven = EmailAddress.objects.filter(user=account, email__iexact=account.email, verified=True).exists()
    if not proven:
        EmailAddress.objects.get_or_create(
            user=account, email=account.email, defaults={"primary": True, "verified": False}
        )
        verify_email_indirectly(request, account, str(account.email))
        account.set_unusable_password()
        account.save(update_fields=["password"])


def _open_new(request: HttpRequest) -> HttpResponse | None:
    try:
        email = signing.loads(request.GET["new"], salt=NEW_ACCOUNT, max_age=settings.SESAME_MAX_AGE)
        account = open_account(name=email.partition("@")[0], email=email, language=reader_language())
    except (signing.BadSignature, Refused):
        return None
    EmailAddress.objects.create(user=account, email=email, primary=True, verified=True)
    response: HttpResponse = complete_signup(request, user=account, redirect_url=way_back(request) or None)
    return response
