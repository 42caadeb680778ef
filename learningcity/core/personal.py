"""What a row holds about a person: why, on what ground, for how long, and what is left of it once erased.

A model says so in a class attribute `personal`; for a model of a library the context that uses it calls
`declare`. The register of processing (PDPA B.E. 2562, section 39), the download of one's data, erasure and
retention all read it, so that none of them can forget a new table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.utils.functional import Promise


class Basis(StrEnum):
    """The grounds of the Personal Data Protection Act B.E. 2562, sections 24 and 26, that we rest on."""

    CONSENT = "consent"
    EXPLICIT_CONSENT = "explicit_consent"
    CONTRACT = "contract"
    LEGAL_DUTY = "legal_duty"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"


class Erasure(StrEnum):
    """What erasing a person does to a row that is about them."""

    BLANK = "blank"
    """The row stays for the counts; each field is set to its `erased` value."""
    DELETE = "delete"
    """Nothing of the row is needed for a count: it goes."""
    KEEP = "keep"
    """The row stays as it is, because the law asks for it; it names nobody once the person is erased."""


class _Stays:
    """Stands for a value that erasure leaves."""

    def __repr__(self) -> str:
        return "STAYS"


STAYS = _Stays()
"""The `erased` of a field that counts rest on and that tells nobody who it was."""


@dataclass(frozen=True)
class Held:
    """Why a field is kept, on what ground, what stands in it after erasure, and what to call it."""

    purpose: str | Promise
    basis: Basis
    erased: Any = ""
    label: str | Promise = ""
    shown: bool = True
    """Keys that only a machine can use are left out of what a person is shown."""


@dataclass(frozen=True)
class Personal:
    """What a model holds about a person.

    `person` is the path of fields from a row to its `Person` ("" on the person itself), or to the person's
    `known_by` where there is no foreign key. A field may be a path too, if it stays. The fields are kept
    `months` after the moment in the field named by `since`; without a number, while the person is known.
    """

    person: str
    fields: Mapping[str, Held]
    on_erase: Erasure = Erasure.BLANK
    since: str = ""
    months: int | None = None
    label: str | Promise = ""
    known_by: str = "pk"


class Holder(NamedTuple):
    """A model with what it declares."""

    model: type[models.Model]
    held: Personal

    @property
    def code(self) -> str:
        return str(self.model._meta.model_name)

    @property
    def label(self) -> str | Promise:
        return self.held.label or str(self.model._meta.verbose_name)

    @property
    def rows(self) -> models.QuerySet[Any, Any]:
        """All rows, whatever the city: what is one's own does not end at a city's border."""
        return models.QuerySet(self.model)

    def rows_of(self, person: models.Model) -> models.QuerySet[Any, Any]:
        return self.rows.filter(**{self.held.person or "pk": getattr(person, self.held.known_by)})

    def label_of(self, field: str) -> str | Promise:
        """What a field is called, in the reader's language where the declaration says it."""
        last = field.rpartition("__")[2]
        return self.held.fields[field].label or last.replace("_", " ")

    @property
    def erased(self) -> dict[str, Any]:
        """What erasure writes into a row."""
        return {name: held.erased for name, held in self.held.fields.items() if held.erased is not STAYS}


_of_libraries: dict[str, Personal] = {}


def declare(label: str, held: Personal) -> None:
    """Say what a library's model (`app.Model`) holds about a person."""
    _of_libraries[label] = held


def holders() -> Iterator[Holder]:
    """Every model that says what it holds about a person, by name; that of people itself last."""
    own = ((model, getattr(model, "personal", None)) for model in apps.get_models())
    found = [Holder(model, held) for model, held in own if held is not None]
    found += [Holder(apps.get_model(label), held) for label, held in _of_libraries.items()]
    yield from sorted(found, key=lambda holder: (not holder.held.person, holder.model._meta.label))
