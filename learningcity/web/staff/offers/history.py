"""What happened to an offer to teach, as whoever answers it reads it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import TeachingOffer
from learningcity.city.people.models import User
from learningcity.core.models import AuditEntry
from learningcity.web.staff.catalogue.looking import Event

ACTS: Mapping[str, str | Promise] = {
    "write_offer_to_teach": _("wrote it"),
    "edit_offer_to_teach": _("changed it"),
    "send_offer_to_teach": _("sent it to the city"),
    "return_offer_to_teach": _("asked for something more"),
    "accept_offer_to_teach": _("accepted it"),
    "decline_offer_to_teach": _("declined it"),
    "open_offer_to_teach": _("opened it for people to join"),
    "withdraw_offer_to_teach": _("took it back"),
}
HISTORY = 12


def history_of(offer: TeachingOffer) -> list[Event]:
    """The latest acts on an offer, newest first, as sentences."""
    rows = AuditEntry.objects.filter(about_kind="teachingoffer", about=str(offer.uuid), act__in=ACTS)
    entries = list(rows.order_by("-pk")[:HISTORY])
    actors = {entry.actor for entry in entries if entry.actor}
    names = {str(user.uuid): str(user) for user in User.objects.filter(uuid__in=actors)}
    return [
        Event(entry.at, names.get(entry.actor, str(_("the system"))), ACTS[entry.act]) for entry in entries
    ]
