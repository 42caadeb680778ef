"""Rows of one model as an import finds, compares, writes and removes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from learningcity.core.errors import Refused
from learningcity.core.imports.drafts import Ref

_BATCH = 500


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    """The items in lists short enough for one statement."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


class ModelStore:
    """Objects known by one column (`code`) among those with the fixed values (`city=…`)."""

    key_column = "code"

    def __init__(self, model: type[models.Model], **fixed: Any) -> None:
        self.model: Any = model
        self.kind = str(model._meta.model_name)
        self.fixed = fixed

    @property
    def rows(self) -> Any:
        """Every row this store may see."""
        return self.model._default_manager.filter(**self.fixed)

    def find(self, keys: Iterable[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for batch in batches(set(keys)):
            for row in self.rows.filter(**{f"{self.key_column}__in": batch}):
                found[getattr(row, self.key_column)] = row
        return found

    def get(self, ids: Iterable[int]) -> dict[int, Any]:
        return {row.pk: row for batch in batches(set(ids)) for row in self.rows.filter(pk__in=batch)}

    def plain(self, found: Any, column: str) -> Any:
        """A column's value as it would stand in JSON."""
        return plain(getattr(found, column))

    def shown(self, column: str, value: Any) -> str:
        """A value as people read it: a choice by its label, a row by its name, nothing as nothing."""
        field = self._field(column)
        if value in (None, "", [], {}):
            return ""
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if field.is_relation:
            return str(field.related_model._default_manager.filter(pk=value).first() or "")
        return str(value)

    def check(self, found: Any, values: Mapping[str, Any]) -> None:
        """Refuse values that the columns cannot hold: too long, no address of a page, no such choice."""
        for column, value in values.items():
            field = self._field(column)
            if value is not None and not field.is_relation and not isinstance(value, Ref | list | dict):
                _cleaned(field, value)

    def create(self, new: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Write new objects, several a statement; answers them by key."""
        made = {key: self._built(key, values) for key, values in new.items()}
        self.model._default_manager.bulk_create(list(made.values()), batch_size=_BATCH)
        return made

    def update(self, changed: Sequence[tuple[Any, Mapping[str, Any]]]) -> None:
        """Write changed fields, several objects a statement, and count their version up."""
        columns: set[str] = set()
        if not changed:
            return
        for row, values in changed:
            for column, value in values.items():
                setattr(row, column, self._field(column).to_python(value))
            columns.update(values)
            if hasattr(row, "version"):
                row.version += 1
                columns.add("version")
        names = [self._field(column).name for column in columns]
        rows = [row for row, _values in changed]
        self.model._default_manager.bulk_update(rows, names, batch_size=100)

    def held_by(self, ids: Iterable[int]) -> dict[int, str]:
        """Which of these objects others now point to, with the name of the first kind that does."""
        held: dict[int, str] = {}
        for relation in self._pointing():
            column, other = relation.field.attname, relation.related_model
            for batch in batches(ids):
                found = other._base_manager.filter(**{f"{column}__in": batch}).values_list(column, flat=True)
                held.update(dict.fromkeys(found, str(other._meta.verbose_name)))
        return held

    def remove(self, ids: Iterable[int]) -> None:
        for batch in batches(ids):
            self.rows.filter(pk__in=batch).delete()

    def touched(self, ids: Iterable[int]) -> dict[str, list[int]]:
        """What caches of the database must read again, by kind."""
        return {self.kind: list(ids)}

    def _built(self, key: str, values: Mapping[str, Any]) -> Any:
        given = {column: self._field(column).to_python(value) for column, value in values.items()}
        return self.model(**{self.key_column: key, **self.fixed, **given})

    def _field(self, column: str) -> Any:
        return self.model._meta.get_field(column.removesuffix("_id"))

    def _pointing(self) -> Iterator[Any]:
        """Relations from elsewhere to this model; its own many-to-many links do not hold it."""
        for relation in self.model._meta.get_fields(include_hidden=True):
            elsewhere = relation.auto_created and not relation.concrete and not relation.many_to_many
            if elsewhere and relation.related_model._meta.auto_created is not self.model:
                yield relation


def _cleaned(field: Any, value: Any) -> None:
    try:
        field.clean(value, None)
    except ValidationError as fault:
        raise Refused("unfit-value", " ".join(map(str, fault.messages)), field=field.name) from fault


def plain(value: Any) -> Any:
    """A value as JSON holds it: moments in UTC, days and times as ISO."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value
