"""That personal data was read is itself noted: once a day for each reader and what they read."""

from collections.abc import Iterable
from typing import Any

from learningcity.city.people.models import Person
from learningcity.core import audit, thai_time
from learningcity.core.models import AuditEntry
from learningcity.web.door import CityRequest


def note_reading(request: CityRequest, about: Any, act: str) -> None:
    """Write once a day that an account read personal data of a row."""
    if not _noted(request, [about], act):
        audit.record(act, about, by=request.account, city=request.city.code)


def note_reading_of(request: CityRequest, people: Iterable[Person | None], act: str) -> None:
    """The same of each of the people on a page that shows something delicate about them."""
    shown = {person.uuid: person for person in people if person}
    noted = _noted(request, shown.values(), act)
    for person in shown.values():
        if str(person.uuid) not in noted:
            audit.record(act, person, by=request.account, city=request.city.code)


def _noted(request: CityRequest, rows: Iterable[Any], act: str) -> set[str]:
    """Of which of some rows it is noted already today."""
    start_of_day = thai_time.now().replace(hour=0, minute=0, second=0, microsecond=0)
    known_as = {str(getattr(row, "uuid", None) or row.pk): row._meta.model_name for row in rows}
    noted = AuditEntry.objects.filter(
        act=act,
        about_kind__in=set(known_as.values()),
        about__in=known_as,
        actor=str(request.account.uuid),
        at__gte=start_of_day,
    )
    return set(noted.values_list("about", flat=True))
