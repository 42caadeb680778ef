"""Children with a seat who have nobody to stand by them."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.people.models import CareLink
from learningcity.city.people.rules import CARE, Bond
from learningcity.core.thai_time import today

ALONE_FROM = next(row.start for row in CARE if Bond.SELF in row.bonds)
"""From this age a person may come alone."""


def small_children(enrolments: Iterable[Enrolment]) -> set[int]:
    """Keys of the enrolments whose person is so young that a guardian must be with them."""
    year = today().year
    return {
        row.pk
        for row in enrolments
        if row.person.birth_year is not None and year - row.person.birth_year < ALONE_FROM
    }


def without_guardian(session_ids: Iterable[int]) -> dict[int, list[Enrolment]]:
    """For each of some sessions the seats of small children who have no guardian any more."""
    guardians = CareLink.objects.filter(person=OuterRef("person"), kind=CareLink.Kind.GUARDIAN, ended_at=None)
    rows = Enrolment.everywhere.filter(
        ~Exists(guardians),
        session__in=list(session_ids),
        state__in=(State.BOOKED, State.OFFERED),
        person__birth_year__gt=today().year - ALONE_FROM,
    )
    found: dict[int, list[Enrolment]] = {}
    for row in rows.select_related("person").order_by("person__name", "pk"):
        found.setdefault(row.session_id, []).append(row)
    return found
