"""Writing what was planned: all of it in one transaction, with a record from which it can be taken back."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.imports.drafts import Action, Importer, ImportPlan, Ref, Source, Store
from learningcity.core.imports.planning import plan_import
from learningcity.core.imports.stores import batches
from learningcity.core.models import ImportedRow, ImportRun


@transaction.atomic
def apply_import(
    importer: Importer, source: Source, *, by: Any, expected: str = ""
) -> tuple[ImportPlan, ImportRun | None]:
    """Plan once more under the lock and write; with `expected`, only if it is still what was shown.

    Refused rows are left out. Where nothing is new or changed, nothing is written and no run is kept.
    """
    importer.lock()
    plan = plan_import(importer, source)
    if expected and plan.fingerprint != expected:
        sentence = _("Something changed since this was shown. Look at it again before you confirm.")
        raise Refused("stale-preview", sentence)
    if not any(row.actions for row in plan.rows):
        return plan, None
    run = ImportRun.objects.create(
        city=importer.city_code,
        kind=importer.kind,
        file_name=source.name[-200:],
        by=str(getattr(by, "uuid", None) or by or ""),
        counts=plan.counts,
    )
    _Writer(importer, run).write(plan)
    audit.record("import:apply", run, by=by, city=importer.city_code, kind=importer.kind, **plan.counts)
    return plan, run


class _Writer:
    """Keeps the ids of what has been written, so that later things can point to it."""

    def __init__(self, importer: Importer, run: ImportRun) -> None:
        self.importer, self.run = importer, run
        self.ids: dict[Ref, int] = {}
        self.records: list[ImportedRow] = []

    def write(self, plan: ImportPlan) -> None:
        by_kind: dict[str, list[tuple[int, Action]]] = defaultdict(list)
        for row, action in plan.actions:
            by_kind[action.thing.kind].append((row.number, action))
        for store in self.importer.stores:
            self._write_kind(store, by_kind[store.kind])
        for batch in batches(self.records):
            ImportedRow.objects.bulk_create(batch)

    def _write_kind(self, store: Store, numbered: list[tuple[int, Action]]) -> None:
        self._look_up(store, numbered)
        new = [(number, action) for number, action in numbered if action.found is None]
        old = [(number, action) for number, action in numbered if action.found is not None]
        made = store.create({action.thing.key: self._settled(action.values) for _number, action in new})
        for number, action in new:
            row = made[action.thing.key]
            self.ids[Ref(store.kind, action.thing.key)] = row.pk
            self._note(number, "new", store, row.pk, {}, self._settled(action.values))
        for number, action in old:
            before = {column: store.plain(action.found, column) for column in action.values}
            self._note(number, "changed", store, action.found.pk, before, self._settled(action.values))
        store.update([(action.found, self._settled(action.values)) for _number, action in old])
        touched = [record.object_id for record in self.records if record.object_kind == store.kind]
        for kind, ids in store.touched([key for key in touched if key is not None]).items():
            changes.record_all(kind, ids)

    def _look_up(self, store: Store, numbered: list[tuple[int, Action]]) -> None:
        """Ids of rows that were there before and are pointed to."""
        wanted = {
            v for _n, a in numbered for v in a.values.values() if isinstance(v, Ref) and v not in self.ids
        }
        for other in self.importer.stores:
            keys = [ref.key for ref in wanted if ref.kind == other.kind]
            self.ids |= {Ref(other.kind, key): row.pk for key, row in other.find(keys).items()}

    def _settled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {c: self.ids[value] if isinstance(value, Ref) else value for c, value in values.items()}

    def _note(
        self,
        number: int,
        fate: str,
        store: Store,
        key: int,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
    ) -> None:
        self.records.append(
            ImportedRow(
                run=self.run,
                number=number,
                fate=fate,
                object_kind=store.kind,
                object_id=key,
                before=dict(before),
                after=dict(after),
            )
        )
