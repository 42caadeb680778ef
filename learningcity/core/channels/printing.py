"""Letters on paper, for people whom nothing else reaches: they wait until someone has printed them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from learningcity.core import audit
from learningcity.core.models import Message


def letters_waiting(city: str, now: datetime) -> QuerySet[Message]:
    """The letters of a city that are still of use and not printed, oldest first."""
    unprinted = Message.objects.filter(context__city=city, channel="print", state=Message.State.WAITING)
    return unprinted.filter(Q(useless_after=None) | Q(useless_after__gt=now)).order_by("pk")


@transaction.atomic
def mark_printed(*, city: str, uuids: Iterable[str], by: Any) -> int:
    """Note that letters were printed and given to who delivers them; answers how many."""
    now = timezone.now()
    ours = letters_waiting(city, now).filter(uuid__in=list(uuids))
    first = ours.first()
    printed = ours.update(state=Message.State.SENT, sent_at=now)
    if first is not None and printed:
        audit.record("print_letters", first, by=by, city=city, letters=printed)
    return printed
