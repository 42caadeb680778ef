"""How many people waivers and vouchers reached, by group; counts too small to hide a person are left out."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from learningcity.city.enrolment.models import SEATED, Payment, PaymentQuerySet
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.core.few import FEWEST
from learningcity.core.groups import Group


class Helped(NamedTuple):
    """People of one group whose fee a waiver or a voucher bore, wholly or in part."""

    group: str
    waived: int
    with_voucher: int


def helped_between(city: City, first: date, last: date) -> list[Helped]:
    """The reach of waivers and vouchers by group, for sessions from one day to another, both included."""
    rows = Payment.everywhere.filter(city=city, enrolment__state__in=SEATED)
    within = rows.filter(enrolment__session__starts_at__date__range=(first, last))
    waived = _by_group(_people(within.filter(waived_satang__gt=0)), last)
    vouchers = _by_group(_people(within.filter(voucher_satang__gt=0)), last)
    told = (Helped(group, _told(waived[group]), _told(vouchers[group])) for group in Group.values)
    return [each for each in told if each.waived or each.with_voucher]


def _people(rows: PaymentQuerySet) -> set[int]:
    return set(rows.values_list("enrolment__person", flat=True))


def _by_group(people: set[int], on: date) -> Counter[str]:
    """Groups people stated are kept encrypted, so they are counted here and not by the database."""
    found = Person.objects.filter(pk__in=people).iterator()
    return Counter(group for person in found for group in person.groups_on(on))


def _told(number: int) -> int:
    return number if number >= FEWEST else 0
