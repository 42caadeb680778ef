"""Taking an import back: what it changed is as before, what it made is gone, later work is left alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.imports.drafts import Importer, Store
from learningcity.core.models import ImportedRow, ImportRun


@dataclass
class TakenBack:
    """How much was undone, and each thing that was left with the reason why."""

    removed: int = 0
    restored: int = 0
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def take_back(importer: Importer, run: ImportRun, *, by: Any) -> TakenBack:
    """Undo a run; values edited since and rows that something now depends on stay, and are named."""
    importer.lock()
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.taken_back_at:
        raise Refused("already-taken-back", _("This import has been taken back already."))
    result = TakenBack()
    for store in reversed(importer.stores):
        rows = list(run.rows.filter(object_kind=store.kind))
        _undo(store, rows, result)
    run.taken_back_at = timezone.now()
    run.taken_back_by = str(getattr(by, "uuid", None) or by or "")
    run.save(update_fields=["taken_back_at", "taken_back_by"])
    counts = {"removed": result.removed, "restored": result.restored, "kept": len(result.kept)}
    audit.record("import:take_back", run, by=by, city=importer.city_code, **counts)
    return result


def _undo(store: Store, rows: list[ImportedRow], result: TakenBack) -> None:
    found = store.get(row.object_id for row in rows if row.object_id is not None)
    by_fate: dict[str, list[tuple[ImportedRow, Any]]] = defaultdict(list)
    for row in rows:
        if row.object_id in found:
            by_fate[row.fate].append((row, found[row.object_id]))
    touched = store.touched(found)
    _restore(store, by_fate["changed"], result)
    _remove(store, by_fate["new"], result)
    for kind, ids in touched.items():
        changes.record_all(kind, ids)


def _restore(store: Store, rows: Iterable[tuple[ImportedRow, Any]], result: TakenBack) -> None:
    back = []
    for row, found in rows:
        mine = {c: old for c, old in row.before.items() if store.plain(found, c) == row.after.get(c)}
        if len(mine) < len(row.before):
            result.kept.append(_("%(name)s: edited since, so the newer text stays.") % {"name": found})
        if mine:
            back.append((found, mine))
    store.update(back)
    result.restored += len(back)


def _remove(store: Store, rows: list[tuple[ImportedRow, Any]], result: TakenBack) -> None:
    held = store.held_by([found.pk for _row, found in rows])
    gone = []
    for row, found in rows:
        if found.pk in held:
            name = {"name": found, "kind": _(held[found.pk])}
            result.kept.append(_("%(name)s: in use now (%(kind)s), so it stays.") % name)
        elif any(store.plain(found, column) != value for column, value in row.after.items()):
            result.kept.append(_("%(name)s: edited since, so it stays.") % {"name": found})
        else:
            gone.append(found.pk)
    store.remove(gone)
    result.removed += len(gone)
