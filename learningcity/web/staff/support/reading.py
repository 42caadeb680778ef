"""Requests within one's reach, and that each reading of somebody's need is noted for them to see."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404

from learningcity.city.enrolment.models import Accommodation, AccommodationQuerySet
from learningcity.city.people.access import Powers
from learningcity.city.people.permissions import Permission
from learningcity.core import audit
from learningcity.web.door import CityRequest
from learningcity.web.staff.reach import of_organisations

WITH = (
    "city",
    "enrolment__person",
    "enrolment__session__activity",
    "enrolment__session__venue",
    "enrolment__session__city",
    "responsible",
    "decided_by",
)


def within(powers: Powers) -> AccommodationQuerySet:
    """The requests at the sessions that the permission to fulfil them reaches."""
    rows: AccommodationQuerySet = Accommodation.objects.in_city(powers.city)
    path = "enrolment__session__activity__organisation"
    return rows.filter(of_organisations(powers, Permission.SUPPORT_FULFIL, path)).select_related(*WITH)


def one_within(request: CityRequest, uuid: UUID) -> Accommodation:
    """One request within reach; otherwise it is not found."""
    found = within(request.powers).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


def note_read(request: CityRequest, rows: Iterable[Accommodation]) -> None:
    """Note once for each person on the page that this account read what they need."""
    people = {row.enrolment.person_id: row.enrolment.person for row in rows}
    for person in people.values():
        audit.record("read_support", person, by=request.account, city=request.city.code)
