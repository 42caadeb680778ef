"""Finding out, before anything is written, what a file would do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from learningcity.core.errors import Refused
from learningcity.core.imports.drafts import (
    Action,
    Draft,
    Fate,
    FieldChange,
    Importer,
    ImportPlan,
    PlannedRow,
    Problem,
    Ref,
    Source,
    Store,
    Thing,
)


def plan_import(importer: Importer, source: Source) -> ImportPlan:
    """Each row's fate, compared with what is there now; a file that is no such table at all is refused."""
    reading = importer.drafts(source)
    drafts = list(reading.drafts)
    if not drafts:
        raise _no_rows()
    planner = _Planner(importer, drafts)
    return ImportPlan(importer.kind, [planner.row(draft) for draft in drafts], reading.ignored)


def check_readable(importer: Importer, source: Source) -> None:
    """Refuse a file that is no such table at all, without looking at its rows."""
    if next(iter(importer.drafts(source).drafts), None) is None:
        raise _no_rows()


def _no_rows() -> Refused:
    return Refused("no-rows", _("The file has headings but no rows."), field="file")


class _Said(NamedTuple):
    row: int
    thing: Thing


class _Planner:
    """What is known while going down the rows: what exists, and what earlier rows said."""

    def __init__(self, importer: Importer, drafts: Iterable[Draft]) -> None:
        self.stores: dict[str, Store] = {store.kind: store for store in importer.stores}
        self.said: dict[tuple[str, str], _Said] = {}
        keys: dict[str, set[str]] = defaultdict(set)
        for kind, key in _mentioned(drafts):
            keys[kind].add(key)
        self.found = {kind: self.stores[kind].find(wanted) for kind, wanted in keys.items()}

    def row(self, draft: Draft) -> PlannedRow:
        problems = draft.problems or tuple(self._clashes(draft))
        actions = () if problems else tuple(filter(None, map(self._action, draft.things)))
        problems = problems or tuple(self._unfit(draft.number, actions))
        if problems:
            return PlannedRow(draft.number, draft.title, Fate.REFUSED, problems=problems)
        self.said |= {(thing.kind, thing.key): _Said(draft.number, thing) for thing in draft.things}
        changes = tuple(change for action in actions for change in self._changes(action))
        fate, brings = _fate(draft, actions), tuple(_brought(draft, actions))
        twin = draft.twin if fate is Fate.NEW else ""
        return PlannedRow(draft.number, draft.title, fate, actions, changes, brings=brings, twin=twin)

    def _clashes(self, draft: Draft) -> Iterator[Problem]:
        for thing in draft.things:
            said = self.said.get((thing.kind, thing.key))
            if said and not thing.shared:
                sentence = _("This row repeats row %(row)s.") % {"row": said.row}
                yield Problem(draft.number, "", sentence)
                return  # its other things repeat with it
            elif said and (field := _contradicted(said.thing.values, thing.values)):
                sentence = _("Row %(row)s says something else about the same thing.") % {"row": said.row}
                yield Problem(draft.number, field, sentence)

    def _action(self, thing: Thing) -> Action | None:
        if (thing.kind, thing.key) in self.said:
            return None
        found = self.found[thing.kind].get(thing.key)
        if found is None:
            return Action(thing, None, {**thing.when_new, **thing.values})
        changed = {
            column: value for column, value in thing.values.items() if self._differs(thing, found, column)
        }
        return Action(thing, found, changed) if changed else None

    def _differs(self, thing: Thing, found: Any, column: str) -> bool:
        now = self.stores[thing.kind].plain(found, column)
        return bool(now != self._resolved(thing.values[column]))

    def _resolved(self, value: Any) -> Any:
        """The id a reference points to, if what it points to is there already."""
        if not isinstance(value, Ref):
            return value
        target = self.found[value.kind].get(value.key)
        return target.pk if target is not None else value

    def _unfit(self, number: int, actions: Iterable[Action]) -> Iterator[Problem]:
        for action in actions:
            try:
                self.stores[action.thing.kind].check(action.found, action.values)
            except Refused as refusal:
                yield Problem(number, refusal.field, str(refusal.message))

    def _changes(self, action: Action) -> Iterator[FieldChange]:
        if action.found is None:
            return
        store = self.stores[action.thing.kind]
        for column, value in action.values.items():
            old = store.shown(column, store.plain(action.found, column))
            resolved = self._resolved(value)
            new = resolved.key if isinstance(resolved, Ref) else store.shown(column, resolved)
            yield FieldChange(column.removesuffix("_id"), old, new)


def _contradicted(said: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """The first column on which two rows differ about one thing; what only one of them says is no clash."""
    return next((column for column, value in values.items() if said.get(column, value) != value), "")


def _mentioned(drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
    for draft in drafts:
        for thing in draft.things:
            yield thing.kind, thing.key
            yield from references({**thing.when_new, **thing.values})


def references(values: Mapping[str, Any]) -> Iterator[Ref]:
    """The references among a thing's values."""
    return (value for value in values.values() if isinstance(value, Ref))


def _brought(draft: Draft, actions: tuple[Action, ...]) -> Iterator[str]:
    """Names of other things the row makes on its way: an organiser, a place."""
    for action in actions:
        name = action.values.get("name_th")
        if action.found is None and name and action.thing is not draft.things[-1]:
            yield str(name)


def _fate(draft: Draft, actions: tuple[Action, ...]) -> Fate:
    if not actions:
        return Fate.SAME
    new = {action.thing.key for action in actions if action.found is None}
    return Fate.NEW if draft.things[-1].key in new else Fate.CHANGED
