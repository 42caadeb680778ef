"""An offer to teach in the reader's words, for whoever made it and for the city that reads it."""

from typing import Any

from django.utils.translation import gettext as _

from learningcity.city.catalogue.models import Asks, OfferState, Suits, TeachingOffer
from learningcity.core.groups import Group
from learningcity.core.money import baht
from learningcity.web.ui.ages import ages_said
from learningcity.web.ui.bilingual import reader_language

LOOKS = {
    OfferState.DRAFT: ("mute", "edit"),
    OfferState.SENT: ("warn", "clock"),
    OfferState.RETURNED: ("warn", "undo"),
    OfferState.ACCEPTED: ("ok", "check"),
    OfferState.OPENED: ("ok", "check"),
    OfferState.DECLINED: ("mute", "x"),
    OfferState.WITHDRAWN: ("mute", "undo"),
}
"""The kind of tag and the icon of each state."""


def told_of(offer: TeachingOffer) -> dict[str, Any]:
    """What an offer says, as `ui/parts/offer.html` and its tag want it."""
    kind, icon = LOOKS[OfferState(offer.state)]
    return {
        "kind": kind,
        "icon": icon,
        "label": offer.get_state_display(),
        "audience": [str(Group(code).label) for code in offer.audience if code in Group.values],
        "ages": ages_said(offer.min_age, offer.max_age),
        "suits": [str(Suits(code).label) for code in offer.suits if code in Suits.values],
        "asks": _asks(offer),
    }


def _asks(offer: TeachingOffer) -> str:
    if offer.asks != Asks.FEE:
        return str(offer.get_asks_display())
    return _("%(price)s from each person") % {"price": baht(offer.price_satang, reader_language())}
