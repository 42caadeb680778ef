"""Statements that are put together once, for the few places where thousands run a minute.

The ORM stays the source of what a statement says; only the putting together is spared.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

GIVEN = -7_350_417_001
"""Stands for the value given each time a question is asked; no key is ever this."""


class Question:
    """A query by one whole number, compiled at first need and asked with other numbers ever after."""

    def __init__(self, build: Callable[[int], models.QuerySet[Any, Any]]) -> None:
        self._build = build
        self._compiled: dict[str, tuple[str, list[Any], list[tuple[int, list[Any], Any]]]] = {}

    def ask(self, number: int) -> list[tuple[Any, ...]]:
        """The rows of the query, their columns as the model's fields read them."""
        _sql, _params, converters = self._statement()
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(*self.statement(number))
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return [_converted(row, converters) for row in rows] if converters else rows

    def statement(self, number: int) -> tuple[str, list[Any]]:
        """The query for a number as SQL and its parameters."""
        sql, params, _converters = self._statement()
        return sql, [number if param == GIVEN else param for param in params]

    def _statement(self) -> tuple[str, list[Any], list[tuple[int, list[Any], Any]]]:
        if connection.vendor not in self._compiled:
            compiler = self._build(GIVEN).query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            columns = [column for column, _sql, _alias in compiler.select]
            converters = [(at, *found) for at, found in compiler.get_converters(columns).items()]
            self._compiled[connection.vendor] = sql, list(params), converters
        return self._compiled[connection.vendor]


def _converted(row: tuple[Any, ...], converters: list[tuple[int, list[Any], Any]]) -> tuple[Any, ...]:
    values = list(row)
    for at, convert_all, column in converters:
        for convert in convert_all:
            values[at] = convert(values[at], column, connection)
    return tuple(values)


def insert(row: models.Model, *, once: bool = False, where: tuple[str, list[Any]] = ("", [])) -> bool:
    """Write a new row and give it its key; answers False, and writes nothing, where that may not be.

    With `once` it may not be where there is such a row already; nor where the query `where` has no answer.
    Values pass through the model's own fields, so it is the row that `save` writes; no signal is sent.
    """
    condition, given = where
    sql, fields = _insertion(type(row), condition, once=once)
    database = connections[DEFAULT_DB_ALIAS]  # the connection itself, for its stand-in looks it up each time
    values = [field.get_db_prep_save(field.pre_save(row, add=True), database) for field in fields]
    with database.cursor() as cursor:
        cursor.execute(sql, [*values, *given])
        kept = cursor.fetchone()
    if kept:
        row.pk = kept[0]
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return kept is not None


@lru_cache(maxsize=64)
def _insertion(
    model: type[models.Model], condition: str, *, once: bool
) -> tuple[str, tuple[models.Field[Any, Any], ...]]:
    """The insert of a model, with its conditions, and the fields that it fills."""
    fields = tuple(field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField))
    names = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    values = f"SELECT {marks} WHERE EXISTS ({condition})" if condition else f"VALUES ({marks})"
    unless = " ON CONFLICT DO NOTHING" if once else ""
    table, key = model._meta.db_table, model._meta.pk.column
    return f'INSERT INTO "{table}" ({names}) {values}{unless} RETURNING "{key}"', fields
