"""Advice with how it stands on a day, and the link under which an adviser may answer without an account."""

from datetime import date, timedelta
from typing import NamedTuple

from django.core import signing

from learningcity.city.partners.models import Advice, Contact
from learningcity.city.partners.rules.advice import AdviceState
from learningcity.city.places.models import City

SALT = "learningcity.advice"
OPEN_FOR = timedelta(days=60)
"""How long the link in a message opens the adviser's page; each new message carries a new one."""

ORDER = (
    AdviceState.UNANSWERED,
    AdviceState.NOT_GIVEN,
    AdviceState.GIVEN,
    AdviceState.ASKED,
    AdviceState.ADOPTED,
    AdviceState.ADAPTED,
    AdviceState.DECLINED,
    AdviceState.TAKEN_BACK,
)
"""What needs somebody stands first."""

WAITING = ORDER[:4]


class Advised(NamedTuple):
    """A piece of advice with how it stands."""

    row: Advice
    state: AdviceState


def advice(city: City, today: date, *, public: bool = True) -> list[Advised]:
    """The advice of a city, what needs somebody first; for everyone only what was answered and agreed to."""
    rows = Advice.objects.in_city(city).whole()
    rows = rows.shown() if public else rows
    found = [Advised(row, row.state(today)) for row in rows]
    if public:
        return sorted(found, key=lambda each: (each.row.replied_on or date.min, each.row.pk), reverse=True)
    return sorted(found, key=lambda each: (ORDER.index(each.state), each.row.due_on, each.row.pk))


def advice_token(adviser: Contact) -> str:
    """The name under which who holds the message may advise for this contact."""
    return signing.dumps(adviser.pk, salt=SALT, compress=True)


def adviser_of(city: City, token: str) -> Contact | None:
    """The adviser of a token in a city, or nothing when it is not ours, too old, or the adviser has left."""
    try:
        number = signing.loads(token, salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        return None
    rows = Contact.objects.in_city(city).active().filter(pk=number, advises=True)
    return rows.select_related("organisation", "city").first()
