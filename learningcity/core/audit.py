"""The audit trail: who did what to which row, in the act's own transaction, made tamper-evident by a chain.

An entry is written unsealed, so that two acts never wait for each other; `seal` numbers and chains what
is new, every few seconds. Changing, removing or reordering a sealed entry breaks the chain
there (`first_break`).
"""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from learningcity.core.models import AuditEntry
from learningcity.core.prepared import insert


def record(act: str, about: Any, *, by: Any = None, city: str = "", **details: Any) -> None:
    """Note an act about a row (known by its `uuid`, else its key); no personal field belongs in `details`."""
    known_as = getattr(about, "uuid", None) or about.pk
    insert(
        AuditEntry(
            at=timezone.now(),
            city=city,
            actor=str(getattr(by, "uuid", None) or by or ""),
            act=act,
            about_kind=about._meta.model_name,
            about=str(known_as),
            details=details,
        )
    )


def _digest(previous: str, entry: AuditEntry) -> str:
    said = [
        previous,
        entry.sequence,
        entry.pk,
        entry.at.isoformat(),
        entry.city,
        entry.actor,
        entry.act,
        entry.about_kind,
        entry.about,
        entry.details,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def seal(limit: int = 20_000) -> int:
    """Chain the entries that are new; answers how many. Safe to run twice at once: the sequence is unique."""
    last = AuditEntry.objects.exclude(sequence=None).order_by("-sequence").select_for_update().first()
    sequence, previous = (last.sequence or 0, last.seal) if last else (0, "")
    entries = list(AuditEntry.objects.filter(sequence=None).order_by("pk")[:limit])
    for entry in entries:
        sequence += 1
        entry.sequence = sequence
        entry.seal = previous = _digest(previous, entry)
    AuditEntry.objects.bulk_update(entries, ["sequence", "seal"], batch_size=500)
    return len(entries)


def first_break() -> int | None:
    """The sequence at which the chain does not hold, or nothing when it holds throughout."""
    previous, expected = "", 1
    for entry in AuditEntry.objects.exclude(sequence=None).order_by("sequence").iterator():
        if entry.sequence != expected or entry.seal != _digest(previous, entry):
            return expected
        previous, expected = entry.seal, expected + 1
    return None
