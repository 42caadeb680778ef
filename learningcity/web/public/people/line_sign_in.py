"""Signing in with LINE, by OpenID Connect, through the sign-in library."""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.conf import settings
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from learningcity.city.people.models import User
from learningcity.city.people.services import link_line, open_account, unlink_line
from learningcity.web.ui.bilingual import reader_language


class LineAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who comes by LINE is known by LINE's number for them and a name; nothing else is asked or kept."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> User:
        sociallogin.account.extra_data = {}
        account: User = sociallogin.user
        account.name = str(data.get("name") or "")[:120]
        return account

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        return True

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        line_user, name = sociallogin.account.uid, sociallogin.user.name or "LINE"
        sociallogin.user = open_account(name=name, line_user=line_user, language=reader_language())
        sociallogin.save(request)
        link_line(account=sociallogin.user, line_user=line_user, by=sociallogin.user, signs_in=True)
        return sociallogin.user  # type: ignore[no-any-return]

    def validate_disconnect(self, account: SocialAccount, accounts: Any) -> None:
        """Without an e-mail or a number, LINE is the only way in."""
        if not (account.user.email or account.user.phone):
            raise ValidationError(_("Without it you could not sign in any more."))
        super().validate_disconnect(account, accounts)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        return reverse("account")


@receiver(social_account_added)
def _bind(sociallogin: Any, **_more: Any) -> None:
    account = sociallogin.user
    link_line(account=account, line_user=sociallogin.account.uid, by=account, signs_in=True)


@receiver(social_account_removed)
def _part(socialaccount: SocialAccount, **_more: Any) -> None:
    unlink_line(account=socialaccount.user, by=socialaccount.user)


def line_signs_in() -> bool:
    """Whether signing in with LINE is set up here."""
    return bool(settings.LINE_LOGIN_ID)
