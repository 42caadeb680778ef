"""What the sign-in library must know about this house: phones, where people go next, who is locked out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.access import cities_looked_at, cities_of
from learningcity.city.people.models import User
from learningcity.city.people.queries import city_of
from learningcity.core.errors import Refused
from learningcity.core.fields import look_up
from learningcity.core.thai_text import read_phone
from learningcity.web.ui.forms import PhoneField


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts here are opened by an e-mail address or a Thai telephone number."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail or the password does not fit. Check both and try again."),
        "phone_password_mismatch": _("The number or the password does not fit. Check both and try again."),
        "username_password_mismatch": _("The number or the password does not fit. Check both and try again."),
        "rate_limited": _("Too many attempts. Wait a quarter of an hour, then try again."),
        "too_many_login_attempts": _("Too many attempts. Wait a quarter of an hour, then try again."),
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave wrong passwords to axes; what the library counts as failed here are codes."""

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**({"label": _("Phone number")} | kwargs))

    def get_user_by_phone(self, phone: str) -> User | None:
        try:
            return User.objects.with_phone(read_phone(phone))
        except Refused:
            return None

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:  # noqa: FBT001  the library's form
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_key", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)  # noqa: FBT003

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        """Send nothing: numbers are not verified by message yet (ACCOUNT_PHONE_VERIFICATION_ENABLED)."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Take staff to their workspace, onlookers to what is shared, learners to their own page."""
        account = request.user
        if not isinstance(account, User):
            return settings.LOGIN_REDIRECT_URL
        if cities := cities_of(account):
            return f"/staff/{cities[0].code}/"
        if cities_looked_at(account):
            return "/staff/shared/"
        city = city_of(account)
        return reverse("public:mine", args=[city.code]) if city else settings.LOGIN_REDIRECT_URL

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")


def attempt_key(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Name an account in the list of failed attempts without writing down its address or number."""
    given = credentials or {}
    tried = next((given[name] for name in ("email", "phone", "username", "login") if given.get(name)), "")
    return look_up(str(tried or request.POST.get("login", "")).strip().lower())


def answer_locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]
) -> HttpResponse:
    """Answer with the sign-in page as it is: its form already says in a sentence how long to wait."""
    response.status_code = 429
    return response
