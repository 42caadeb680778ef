"""The one way an offer to teach goes from state to state, and what whoever made it is told."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Activity, TeachingOffer
from learningcity.city.catalogue.rules.offers import offer_after
from learningcity.city.people.models import User
from learningcity.city.people.queries import ways_to
from learningcity.city.people.rules.reaching import called
from learningcity.core import audit, outbox
from learningcity.core.errors import Refused

TOLD = {
    "send": "teaching_received",
    "return": "teaching_returned",
    "accept": "teaching_accepted",
    "open": "teaching_opened",
    "decline": "teaching_declined",
}
"""The message (a template of `post/`) that each act sends to whoever offered."""


def locked(offer: TeachingOffer) -> TeachingOffer:
    """The offer as it is now, held until the transaction ends."""
    rows = TeachingOffer.everywhere.select_related("city", "person", "topic").select_for_update(of=("self",))
    found: TeachingOffer = rows.get(pk=offer.pk)
    return found


def overtaken(*, offer: TeachingOffer) -> Refused:
    """The refusal of an act that somebody else was faster with."""
    sentence = _("Someone has dealt with this already: the offer is now “%(state)s”.")
    return Refused("not-now", sentence % {"state": offer.get_state_display()})


def refuse_stale(*, offer: TeachingOffer, version: int | None) -> None:
    """Refuse an act on an offer that is no longer as the page showed it."""
    if version is not None and version != offer.version:
        raise Refused("stale", _("This offer was changed while you were reading; look at it once more."))


@transaction.atomic
def move(
    *, offer: TeachingOffer, act: str, by: User | None, version: int | None = None, **also: Any
) -> TeachingOffer:
    """Do one act of the table to an offer, with its trace and its message."""
    row = locked(offer)
    state = offer_after(act, row.state)
    if state is None:
        raise overtaken(offer=row)
    refuse_stale(offer=row, version=version)
    row.state, row.version = state, row.version + 1
    for name, value in also.items():
        setattr(row, name, value)
    row.save()
    audit.record(f"{act}_offer_to_teach", row, by=by, city=row.city.code)
    _tell(row, act)
    return row


def _tell(offer: TeachingOffer, act: str) -> None:
    if act not in TOLD or offer.person is None:
        return
    to, ways = ways_to([offer.person])[offer.person.pk]
    outbox.queue(
        template=TOLD[act],
        to=to,
        key=f"{TOLD[act]}:{offer.uuid}:{offer.version}",
        context={
            "city": offer.city.code,
            "title_th": offer.title_th,
            "title_en": offer.title_en,
            "name": called(offer.name),
        },
        ways=ways,
        about=offer.person.uuid,
    )


def open_offer_of(*, activity: Activity, by: User | None) -> None:
    """Tell whoever offered to teach an activity that it is open to everyone now, the first time it is."""
    offer = TeachingOffer.everywhere.filter(activity=activity).first()
    if offer and offer_after("open", offer.state):
        move(offer=offer, act="open", by=by)
