"""Erasing what is held about a person, everywhere at once, as each model declares it."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import Q

from learningcity.core.imports.stores import batches
from learningcity.core.models import ImportedRow, Message
from learningcity.core.personal import Erasure, Holder, holders


class Found(NamedTuple):
    """The rows of one model that are about a person."""

    holder: Holder
    keys: list[Any]


def found_about(person: models.Model) -> list[Found]:
    """What is held about a person, model by model; models that hold nothing are left out."""
    looked = (
        Found(holder, list(holder.rows_of(person).values_list("pk", flat=True))) for holder in holders()
    )
    return [found for found in looked if found.keys]


@transaction.atomic
def forget(person: models.Model, *, addresses: Iterable[str]) -> dict[str, int]:
    """Blank or delete all that is held about a person; answers how many rows of each kind were touched.

    All is looked up before anything changes, because later paths lead over earlier rows.
    """
    found = [each for each in found_about(person) if each.holder.held.on_erase is not Erasure.KEEP]
    drop_messages(person, found, addresses)
    for each in found:
        blank_imported(each.holder.code, each.keys)
        wipe(each.holder, each.keys)
    return {each.holder.code: len(each.keys) for each in found}


def wipe(holder: Holder, keys: list[Any]) -> None:
    """Blank or delete rows of one model as it declares; their files go once that is certain."""
    rows = holder.rows.filter(pk__in=keys)
    _drop_files(holder, rows)
    if holder.held.on_erase is Erasure.DELETE:
        rows.delete()
    elif holder.erased:
        rows.update(**holder.erased)


def _drop_files(holder: Holder, rows: models.QuerySet[Any, Any]) -> None:
    names = [f.name for f in holder.model._meta.fields if isinstance(f, models.FileField)]
    files = [getattr(row, name) for name in names if name in holder.held.fields for row in rows]
    for file in files:
        if file:
            transaction.on_commit(lambda file=file: file.storage.delete(file.name))  # type: ignore[misc]


def drop_messages(person: models.Model, found: Iterable[Found], addresses: Iterable[str]) -> None:
    """Let no waiting message about a person leave, and blank those that left, also those sent to a helper.

    A message's key ends in the row that it is about, and so is found by the person's rows.
    """
    _drop(Q(person_uuid=getattr(person, "uuid", None)) | Q(recipient__in=[a for a in addresses if a]))
    for batch in batches(list(_uuids(found))):
        _drop(reduce(or_, (Q(dedupe_key__contains=str(uuid)) for uuid in batch)))


def _uuids(found: Iterable[Found]) -> Iterator[Any]:
    for holder, keys in found:
        if any(field.name == "uuid" for field in holder.model._meta.fields):
            yield from holder.rows.filter(pk__in=keys).values_list("uuid", flat=True)


def _drop(about: Q) -> None:
    messages = Message.objects.filter(about)
    unsent = messages.filter(state__in=(Message.State.WAITING, Message.State.FAILED))
    unsent.update(state=Message.State.DROPPED)
    messages.update(recipient="", ways=[], context={}, last_error="")


def blank_imported(kind: str, keys: list[Any]) -> None:
    """Blank what a file that was brought in said of rows; that it was brought in stays known."""
    ImportedRow.objects.filter(object_kind=kind, object_id__in=keys).update(before={}, after={})
