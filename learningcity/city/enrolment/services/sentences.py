"""The sentences in which a seat is refused."""

from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import State
from learningcity.core.errors import Refused

_ALREADY = {
    State.BOOKED: _("This person already has a seat in this session."),
    State.OFFERED: _("A seat is already kept for this person: answer the offer."),
    State.WAITING: _("This person is already on the waiting list."),
}


def already(*, state: str) -> Refused:
    """The refusal of a second enrolment beside a live one."""
    kept = State(state)
    return Refused(
        "already-enrolled", _ALREADY.get(kept, _("This person has already taken part in this session."))
    )


def full() -> Refused:
    return Refused("full", _("No seat that this person may use is left."))


def overtaken() -> Refused:
    """The refusal of an act on an enrolment that is no longer as the page showed it."""
    return Refused("no-longer", _("This has changed in the meantime. Look again at how it stands now."))
