"""What has been kept for its months is blanked or deleted, as each model declares it."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta
from django.db import models, transaction
from django.db.models import Q
from encrypted_fields.fields import EncryptedFieldMixin

from learningcity.core import audit
from learningcity.core.forgetting import blank_imported, wipe
from learningcity.core.models import ScheduledTask
from learningcity.core.personal import Erasure, Holder, holders

BATCH = 500
TASK = "clear-what-is-old"


class Overdue(NamedTuple):
    """A model with how many of its rows are past their months."""

    holder: Holder
    rows: int


def overdue(now: datetime) -> list[Overdue]:
    """What would be cleared, and how much of it; models with nothing to clear are left out."""
    counted = (Overdue(holder, past_its_months(holder, now).count()) for holder in _timed())
    return [each for each in counted if each.rows]


def _timed() -> Iterator[Holder]:
    return (each for each in holders() if each.held.months and each.held.on_erase is not Erasure.KEEP)


def past_its_months(holder: Holder, now: datetime) -> models.QuerySet[Any, Any]:
    """The rows of a model that were kept long enough and still hold something."""
    limit = now - relativedelta(months=holder.held.months or 0)
    rows = holder.rows.filter(**{f"{holder.held.since}__lt": limit})
    return rows if holder.held.on_erase is Erasure.DELETE else rows.filter(_still_holds(holder))


def _still_holds(holder: Holder) -> Q:
    """Whether any field that can be compared differs from what erasure leaves."""
    fields = ((holder.model._meta.get_field(name), erased) for name, erased in holder.erased.items())
    return reduce(or_, (_differs(field, erased) for field, erased in fields), Q())


def _differs(field: Any, erased: Any) -> Q:
    """Encrypted columns cannot be compared, but empty secret text is kept as NULL."""
    if isinstance(field, EncryptedFieldMixin):
        return Q(**{f"{field.name}__isnull": False}) if erased in ("", None) else Q()
    blank = Q(**{field.name: erased})
    return ~(blank | Q(**{f"{field.name}__isnull": True})) if field.null else ~blank


def clear(now: datetime) -> int:
    """Clear all that is past its months, in batches; noted in sum, never by name."""
    cleared = {each.holder.code: _clear(each.holder, now) for each in overdue(now)}
    if cleared:
        audit.record("clear_old", ScheduledTask(name=TASK), cleared=cleared)
    return sum(cleared.values())


def _clear(holder: Holder, now: datetime) -> int:
    keys = list(past_its_months(holder, now).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            blank_imported(holder.code, keys[start : start + BATCH])
            wipe(holder, keys[start : start + BATCH])
    return len(keys)
