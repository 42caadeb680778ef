"""What the city says of itself: for whom its pages work, and what becomes of one's data."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.rules.rights import DAYS_TO_ANSWER
from learningcity.core.personal import STAYS, Basis, Erasure, Holder, holders
from learningcity.web.door import CityRequest, public

GROUNDS: dict[Basis, str | Promise] = {
    Basis.CONSENT: _("you agreed"),
    Basis.EXPLICIT_CONSENT: _("you agreed expressly"),
    Basis.CONTRACT: _("you asked us for it"),
    Basis.LEGAL_DUTY: _("the law asks for it"),
    Basis.PUBLIC_TASK: _("it is the city's task"),
    Basis.LEGITIMATE_INTEREST: _("it is needed and does you no harm"),
}


class Kept(NamedTuple):
    """One kind of thing that is kept, in words."""

    label: str | Promise
    reasons: list[tuple[str, str]]
    fields: str
    months: int | None
    stays: bool


@public
def accessibility(request: CityRequest) -> HttpResponse:
    """For whom these pages work, how that was tested, what is known not to, and where to complain."""
    return render(request, "public/people/accessibility.html", {"days": DAYS_TO_ANSWER})


@public
def privacy(request: CityRequest) -> HttpResponse:
    """What is kept about people, why, for how long, and what one can ask; drawn from the declarations."""
    shown: dict[str, Any] = {
        "kept": [_kept(holder) for holder in reversed(list(holders()))],
        "years": settings.QUIET_YEARS,
        "erasure_days": settings.ERASURE_DAYS,
        "answer_days": DAYS_TO_ANSWER,
    }
    return render(request, "public/people/privacy.html", shown)


def _kept(holder: Holder) -> Kept:
    shown = {name: held for name, held in holder.held.fields.items() if held.shown}
    reasons = {(str(held.purpose), str(GROUNDS[held.basis])) for held in shown.values()}
    fields = ", ".join(str(holder.label_of(name)) for name in shown)
    rests = (
        any(held.erased is STAYS for held in shown.values()) and holder.held.on_erase is not Erasure.DELETE
    )
    return Kept(holder.label, sorted(reasons), fields, holder.held.months, rests)
