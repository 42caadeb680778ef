"""Paper slips of support, keyed in by a neighbourhood leader or an officer."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import User
from learningcity.city.projects.models import Need, Support
from learningcity.city.projects.services.needs import standing_need
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.fields import look_up

MOST_AT_ONCE = 500


class Slip(NamedTuple):
    """A line of the table: which need, whose number if it stands on the slip, or how many unsigned ones."""

    need: Need
    phone: str = ""
    number: int = 1


class Keyed(NamedTuple):
    """How many supports were added, and how many were counted already."""

    added: int
    known: int


@transaction.atomic
def key_in_slips(*, slips: Iterable[Slip], by: User) -> Keyed:
    """Count slips of support; a number that supports a need already is not counted twice.

    A telephone number (E.164) is kept only as its HMAC, to know it again; no name is kept.
    """
    added = known = 0
    touched: dict[int, Need] = {}
    for slip in map(_checked, slips):
        new = _signed(slip, by) if slip.phone else _unsigned(slip, by)
        added, known = added + new, known + (not new)
        touched[slip.need.pk] = slip.need
    for need in touched.values():
        audit.record("key_in_slips", need, by=by, city=need.city.code)
    return Keyed(added, known)


def _checked(slip: Slip) -> Slip:
    """A slip for the need that stands now, refused when it cannot be."""
    if not 1 <= slip.number <= MOST_AT_ONCE or (slip.phone and slip.number != 1):
        raise Refused(
            "number", _("One telephone number is one slip; without a number, 1 to 500."), field="number"
        )
    return slip._replace(need=standing_need(slip.need))


def _unsigned(slip: Slip, by: User) -> int:
    Support.objects.create(need=slip.need, number=slip.number, way=Support.Way.SLIP, keyed_by=by)
    return slip.number


def _signed(slip: Slip, by: User) -> int:
    key = look_up(slip.phone)
    same = Support.objects.filter(Q(need=slip.need) | Q(need__merged_into=slip.need))
    if same.filter(Q(phone_key=key) | Q(person__phone_key=key)).exists():
        return 0
    _row, new = Support.objects.get_or_create(
        need=slip.need, phone_key=key, defaults={"way": Support.Way.SLIP, "keyed_by": by}
    )
    return int(new)
