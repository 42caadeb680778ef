"""What the tables of the libraries that sign people in hold about them."""

from django.utils.translation import gettext_lazy as _

from learningcity.core.personal import STAYS, Basis, Erasure, Held, Personal

SIGN_IN = _("to let you sign in")
SAFE = _("to show you where you are signed in")

HELD: dict[str, Personal] = {
    "account.EmailAddress": Personal(
        person="user__person",
        label=_("e-mail addresses you sign in with"),
        fields={
            "email": Held(SIGN_IN, Basis.CONTRACT, label=_("e-mail")),
            "verified": Held(SIGN_IN, Basis.CONTRACT, STAYS, _("proven to be yours")),
        },
        on_erase=Erasure.DELETE,
    ),
    "mfa.Authenticator": Personal(
        person="user__person",
        label=_("passkeys and codes you sign in with"),
        fields={
            "type": Held(SIGN_IN, Basis.CONTRACT, label=_("kind")),
            "created_at": Held(SIGN_IN, Basis.CONTRACT, STAYS, _("since")),
        },
        on_erase=Erasure.DELETE,
    ),
    "usersessions.UserSession": Personal(
        person="user__person",
        label=_("devices you are signed in on"),
        fields={
            "ip": Held(SAFE, Basis.LEGITIMATE_INTEREST, label=_("network address")),
            "user_agent": Held(SAFE, Basis.LEGITIMATE_INTEREST, label=_("browser")),
            "last_seen_at": Held(SAFE, Basis.LEGITIMATE_INTEREST, STAYS, _("last used")),
        },
        on_erase=Erasure.DELETE,
        since="last_seen_at",
        months=3,
    ),
}
"""By `app.Model`; `apps.py` declares them."""
