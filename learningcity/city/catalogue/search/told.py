"""Kinds found by what they say of themselves: learning paths, projects, and what rooms above teach search."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from learningcity.city.catalogue.models import Path
from learningcity.city.projects.models import Project


@dataclass(frozen=True, slots=True)
class Told:
    """Where rows of a kind are, which of them people may see, and the texts they are found by."""

    model: Any
    shown: Callable[[], Any]
    texts: tuple[str, ...]
    code: str = "code"
    of_every_city: bool = False
    """Whether one city's rows are found in every other."""

    @property
    def columns(self) -> tuple[str, ...]:
        texts = (f"{text}_{language}" for text in self.texts for language in ("th", "en"))
        return ("id", self.code, "city__code", "title_th", "title_en", *texts)


TOLD = {
    "path": Told(Path, Path.everywhere.published, ("summary", "leads")),
    "project": Told(Project, Project.everywhere.shown, ("objective",)),
}


def teach(kind: str, told: Told) -> None:
    """Have a kind (of `entries.KINDS`) of a room above found; said as that room starts."""
    TOLD[kind] = told
