"""De-identified counts of the help people asked for, and of what became of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, F, Q

from learningcity.city.enrolment.models import Accommodation, SupportKind, SupportState
from learningcity.city.places.models import City
from learningcity.core.fields import look_up

_PROMISED = (SupportState.ACCEPTED, SupportState.FULFILLED)


class Helped(NamedTuple):
    """How often one kind of help was asked for at a city's sessions of some days, and what became of it."""

    kind: str
    requested: int
    accepted: int
    declined: int
    fulfilled: int
    unfulfilled: int
    late: int


_NAMES = Helped._fields[1:]


def help_between(city: City, start: datetime, end: datetime, now: datetime) -> list[Helped]:
    """The counts of each kind of help ever asked for at sessions that start in a span of time."""
    rows = Accommodation.objects.in_city(city).filter(
        enrolment__session__starts_at__gte=start, enrolment__session__starts_at__lt=end
    )
    counted = rows.order_by().values("kind_key").annotate(**_counts(now)).values_list("kind_key", *_NAMES)
    return list(_by_kind({key: numbers for key, *numbers in counted}))


def _counts(now: datetime) -> dict[str, Count]:
    answered_late = Q(decided_at__gt=F("due_at"))
    unanswered = Q(state=SupportState.REQUESTED, due_at__lt=now)
    conditions = {
        "accepted": Q(state__in=_PROMISED) | Q(state=SupportState.UNFULFILLED, decided_at__isnull=False),
        "declined": Q(state=SupportState.DECLINED),
        "fulfilled": Q(state=SupportState.FULFILLED),
        "unfulfilled": Q(state=SupportState.UNFULFILLED),
        "late": answered_late | unanswered,
    }
    counts = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
    return {"requested": Count("pk"), **counts}


def _by_kind(counted: dict[str, list[int]]) -> Iterator[Helped]:
    for kind in SupportKind:
        if (numbers := counted.get(look_up(kind.value))) is not None:
            yield Helped(kind.value, *numbers)
