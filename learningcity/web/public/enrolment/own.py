"""One's own enrolments, and those of the people one acts for: found, or not there at all."""

from uuid import UUID

from django.http import Http404

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.people.models import User
from learningcity.city.people.queries import Someone, someone
from learningcity.web.door import CityRequest


def may_see(account: User, enrolment: Enrolment) -> Someone | None:
    """The person of an enrolment as an account meets them; a helper sees only what went through them."""
    met = someone(account, enrolment.person.uuid)
    if met is None or (not met.sees_all and enrolment.enrolled_by_id != account.pk):
        return None
    return met


def own_enrolment(request: CityRequest, uuid: UUID) -> tuple[Enrolment, Someone]:
    """An enrolment of this city that the account may see, or a page not found."""
    rows = Enrolment.objects.in_city(request.city).select_related(
        "person", "pool", "city", "session__activity__topic", "session__venue", "session__city"
    )
    found = rows.filter(uuid=uuid).first()
    met = may_see(request.account, found) if found else None
    if found is None or met is None:
        raise Http404
    return found, met
