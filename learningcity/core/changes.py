"""The log of what changed, which caches of the database (the search index) follow."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from learningcity.core.models import Change

KEPT = timedelta(days=30)
"""How far behind a follower may be; one that was away longer finds its mark gone and builds itself anew."""


def record(kind: str, *object_ids: int) -> None:
    """Say, in the writing transaction, that rows of a kind (`activity`, `venue`, …) changed or went away."""
    record_all(kind, object_ids)


def record_all(kind: str, object_ids: Iterable[int]) -> None:
    """Like `record`, for many rows in one statement."""
    Change.objects.bulk_create([Change(kind=kind, object_id=key) for key in object_ids])


def prune(now: datetime | None = None) -> int:
    """Forget changes every follower has had time for; never the newest, the mark of those up to date."""
    newest = Change.objects.order_by("-id").values_list("id", flat=True).first()
    old = Change.objects.filter(id__lt=newest or 0, at__lt=(now or timezone.now()) - KEPT)
    return old.delete()[0]
