"""One policy that answers both questions: may they, and for which rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from learningcity.city.people.models import Audience, RoleGrant, Share, Subject, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role, Scope
from learningcity.city.places.models import City
from learningcity.core.thai_time import today

BY_LEAVE: Mapping[Role, Audience] = {
    Role.CITY_UNIT_COACH: Audience.COACH,
    Role.PROVINCE_VIEWER: Audience.VIEWER,
}
"""Roles whose permissions hold in a city only as far as it shares something with them."""


@dataclass(frozen=True)
class Powers:
    """What an account may do in one city, read once a request."""

    account: User
    city: City

    @cached_property
    def _every_grant(self) -> list[RoleGrant]:
        found = RoleGrant.objects.current().filter(account=self.account)
        return [row for row in found.select_related("organisation", "neighbourhood") if row.role in ROLES]

    @cached_property
    def grants(self) -> list[RoleGrant]:
        """The account's current roles that hold in this city."""
        return [grant for grant in self._every_grant if grant.city_id in (self.city.pk, None)]

    @cached_property
    def roles(self) -> list[Role]:
        roles = [Role(grant.role) for grant in self.grants if self._holds(grant)]
        return [Role.OPERATOR, *roles] if self.account.is_superuser else roles

    @property
    def is_operator(self) -> bool:
        """Whether the account runs the installation, and so opens cities."""
        return Role.OPERATOR in self.roles

    def may(self, permission: Permission) -> bool:
        """Whether any role here carries the permission, over whatever rows."""
        return any(self._carries(role, permission) for role in self.roles) or (
            permission is Permission.SHARED_READ and bool(self.shared)
        )

    def may_citywide(self, permission: Permission) -> bool:
        """Whether the permission covers the whole city, not one organisation of it."""
        wide = (Scope.CITY, Scope.EVERYWHERE)
        return any(self._carries(role, permission) and ROLES[role].scope in wide for role in self.roles)

    def organisations(self, permission: Permission) -> set[int]:
        """The organisations over whose rows the permission holds, where it does not hold citywide."""
        return {
            grant.organisation_id
            for grant in self.grants
            if grant.organisation_id and permission in ROLES[Role(grant.role)].permissions
        }

    def neighbourhoods(self, permission: Permission) -> set[int]:
        """The neighbourhoods over which the permission holds, where it does not hold citywide."""
        return {
            grant.neighbourhood_id
            for grant in self.grants
            if grant.neighbourhood_id and permission in ROLES[Role(grant.role)].permissions
        }

    def may_for(self, permission: Permission, organisation_id: int) -> bool:
        """Whether the permission holds for the rows of one organisation."""
        return self.may_citywide(permission) or organisation_id in self.organisations(permission)

    @cached_property
    def audiences(self) -> frozenset[Audience]:
        """As whom the account may see what this city shares; who edits the sharing sees it as all of them."""
        if any(Permission.SHARING_EDIT in ROLES[role].permissions for role in self.roles):
            return frozenset(Audience)
        asked = {BY_LEAVE[role] for role in self.roles if role in BY_LEAVE}
        return frozenset(asked | ({Audience.CITIES} if self._coordinates_elsewhere else set()))

    @cached_property
    def shared(self) -> frozenset[Subject]:
        """The subjects of this city that the account may see because the city shares them."""
        return frozenset().union(*(self._leave[audience] for audience in self.audiences))

    def may_coach(self, subject: str) -> bool:
        """Whether the account may write to the city about a subject: as its coach, while it is shared."""
        return self.may(Permission.COACHING_WRITE) and subject in self._leave[Audience.COACH]

    @cached_property
    def _leave(self) -> Mapping[Audience, frozenset[Subject]]:
        return leave_of(self.city)

    @property
    def _coordinates_elsewhere(self) -> bool:
        elsewhere = {grant.city_id for grant in self._every_grant if grant.role == Role.CITY_COORDINATOR} - {
            None
        }
        return bool(elsewhere - {self.city.pk})

    def _carries(self, role: Role, permission: Permission) -> bool:
        """Whether a role carries a permission here; one by leave does while the city shares something."""
        if permission not in ROLES[role].permissions:
            return False
        return role not in BY_LEAVE or bool(self._leave[BY_LEAVE[role]])

    def _holds(self, grant: RoleGrant) -> bool:
        """A role holds where its scope is filled; city roles without a city hold nowhere."""
        scope = ROLES[Role(grant.role)].scope
        needed = {
            Scope.CITY: grant.city_id,
            Scope.ORGANISATION: grant.organisation_id,
            Scope.AREA: grant.city_id,
        }
        return bool(needed.get(scope, True))


def powers_in(account: User, cities: Iterable[City]) -> list[Powers]:
    """What an account may do in each of several cities, read at once for all of them."""
    every = [Powers(account, city) for city in cities]
    leave: dict[int, dict[Audience, set[Subject]]] = defaultdict(lambda: defaultdict(set))
    rows = Share.everywhere.filter(city__in=[each.city.pk for each in every]).on(today())
    for city, audience, subject in rows.values_list("city", "audience", "subject"):
        leave[city][Audience(audience)].add(Subject(subject))
    for each in every:
        shared = leave[each.city.pk]
        vars(each)["_every_grant"] = every[0]._every_grant
        vars(each)["_leave"] = {audience: frozenset(shared[audience]) for audience in Audience}
    return every


def leave_of(city: City) -> Mapping[Audience, frozenset[Subject]]:
    """What a city shares with each audience today."""
    found: dict[Audience, set[Subject]] = defaultdict(set)
    rows = Share.objects.in_city(city).on(today()).values_list("audience", "subject")
    for audience, subject in rows:
        found[Audience(audience)].add(Subject(subject))
    return {audience: frozenset(found[audience]) for audience in Audience}


def cities_of(account: User) -> list[City]:
    """The cities whose workspace an account may enter; all of them for the operator."""
    cities = City.objects.order_by("pk")
    if account.is_superuser:
        return list(cities)
    entering = [role for role, held in ROLES.items() if Permission.WORKSPACE_ENTER in held.permissions]
    granted = RoleGrant.objects.current().filter(account=account, role__in=entering).exclude(city=None)
    return list(cities.filter(pk__in=granted.values("city")))


def cities_looked_at(account: User) -> list[City]:
    """The cities of which an account may ask to see what they share, whether or not they share anything."""
    return list(_looked_at(account).order_by("pk"))


def _looked_at(account: User) -> QuerySet[City]:
    grants = RoleGrant.objects.current().filter(account=account).exclude(city=None)
    by_leave = Q(pk__in=grants.filter(role__in=BY_LEAVE).values("city"))
    coordinated = set(grants.filter(role=Role.CITY_COORDINATOR).values_list("city", flat=True))
    if not coordinated:
        return City.objects.filter(by_leave)
    open_to_cities = Share.everywhere.on(today()).filter(audience=Audience.CITIES)
    return City.objects.filter(
        by_leave | Q(pk__in=open_to_cities.exclude(city__in=coordinated).values("city"))
    )


def was_shown(account: User, city: City) -> bool:
    """Whether an account has, or once had, a reason to be told that a city shares something no longer."""
    grants = RoleGrant.objects.filter(account=account)
    if grants.filter(city=city, role__in=BY_LEAVE).exists():
        return True
    shared = Share.objects.in_city(city).filter(audience=Audience.CITIES)
    return shared.exists() and grants.filter(role=Role.CITY_COORDINATOR).exclude(city=None).exists()
