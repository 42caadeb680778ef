"""Over whom and what a permission reaches in the room of learners: a city's people, or those one enrolled."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404

from learningcity.city.catalogue.models import ActivityState, Session, SessionQuerySet
from learningcity.city.enrolment.models import Enrolment, EnrolmentQuerySet
from learningcity.city.people.access import Powers
from learningcity.city.people.models import Person, PersonQuerySet
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Scope
from learningcity.core import thai_time
from learningcity.web.door import CityRequest
from learningcity.web.staff import reach

JUST_NOTED = "people-just-noted"
"""Where the visit keeps whom one registered and has not enrolled yet, for those who see only their own."""


def sees_everyone(powers: Powers) -> bool:
    """Whether all people of the city may be looked up, not only those one enrolled."""
    return powers.may_citywide(Permission.LEARNER_READ)


def people(request: CityRequest) -> PersonQuerySet:
    """The people of this city whom the account may see."""
    known: PersonQuerySet = Person.objects.known_in(request.city)
    if sees_everyone(request.powers):
        return known
    mine = Enrolment.objects.in_city(request.city).filter(enrolled_by=request.account)
    return known.filter(Q(pk__in=mine.values("person")) | Q(uuid__in=request.session.get(JUST_NOTED, [])))


def remember_noted(request: CityRequest, person: Person) -> None:
    """Let who registered a person enrol them next, also when they see only those they enrolled."""
    request.session[JUST_NOTED] = [*request.session.get(JUST_NOTED, []), str(person.uuid)]


def person_within(request: CityRequest, uuid: UUID | str) -> Person:
    """One person, if the account may see them; otherwise they are not found."""
    rows = people(request).select_related("account", "home_area", "home_neighbourhood")
    try:
        return rows.get(uuid=uuid)
    except Person.DoesNotExist as missing:
        raise Http404 from missing


def enrolments(request: CityRequest) -> EnrolmentQuerySet:
    """The enrolments in this city that the account may see: all, or those it made."""
    rows: EnrolmentQuerySet = Enrolment.objects.in_city(request.city)
    return rows if sees_everyone(request.powers) else rows.filter(enrolled_by=request.account)


def sessions(request: CityRequest) -> SessionQuerySet:
    """The coming sessions into which the account may enrol someone; a neighbourhood's leader into any."""
    powers, permission = request.powers, Permission.ENROLMENT_BY_PROXY
    coming = {"activity__state": ActivityState.PUBLISHED, "starts_at__gt": thai_time.now()}
    over_area = any(
        permission in ROLES[role].permissions and ROLES[role].scope is Scope.AREA for role in powers.roles
    )
    if over_area:
        everywhere_here: SessionQuerySet = Session.objects.in_city(request.city)
        return everywhere_here.scheduled().filter(**coming)
    return reach.sessions(powers, permission).scheduled().filter(**coming)
