"""One policy that answers both questions: may they, and for which rows."""

from dataclasses import dataclass
from functools import cached_property

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role, Scope
from learningcity.city.places.models import City


@dataclass(frozen=True)
class Powers:
    """What an account may do in one city, read once a request."""

    account: User
    city: City

    @cached_property
    def grants(self) -> list[RoleGrant]:
        """The account's current roles that hold in this city."""
        found = (
            RoleGrant.objects.current()
            .filter(account=self.account)
            .select_related("organisation", "neighbourhood")
        )
        return [grant for grant in found if grant.city_id in (self.city.pk, None) and grant.role in ROLES]

    @cached_property
    def roles(self) -> list[Role]:
        roles = [Role(grant.role) for grant in self.grants if self._holds(grant)]
        return [Role.OPERATOR, *roles] if self.account.is_superuser else roles

    def may(self, permission: Permission) -> bool:
        """Whether any role here carries the permission, over whatever rows."""
        return any(permission in ROLES[role].permissions for role in self.roles)

    def may_citywide(self, permission: Permission) -> bool:
        """Whether the permission covers the whole city, not one organisation of it."""
        wide = (Scope.CITY, Scope.EVERYWHERE)
        return any(permission in ROLES[r].permissions and ROLES[r].scope in wide for r in self.roles)

    def organisations(self, permission: Permission) -> set[int]:
        """The organisations over whose rows the permission holds, where it does not hold citywide."""
        return {
            grant.organisation_id
            for grant in self.grants
            if grant.organisation_id and permission in ROLES[Role(grant.role)].permissions
        }

    def may_for(self, permission: Permission, organisation_id: int) -> bool:
        """Whether the permission holds for the rows of one organisation."""
        return self.may_citywide(permission) or organisation_id in self.organisations(permission)

    def _holds(self, grant: RoleGrant) -> bool:
        """A role holds where its scope is filled; city roles without a city hold nowhere."""
        scope = ROLES[Role(grant.role)].scope
        needed = {
            Scope.CITY: grant.city_id,
            Scope.ORGANISATION: grant.organisation_id,
            Scope.AREA: grant.city_id,
        }
        return bool(needed.get(scope, True))


def cities_of(account: User) -> list[City]:
    """The cities whose workspace an account may enter; all of them for the operator."""
    cities = City.objects.order_by("pk")
    if account.is_superuser:
        return list(cities)
    entering = [role for role, held in ROLES.items() if Permission.WORKSPACE_ENTER in held.permissions]
    granted = RoleGrant.objects.current().filter(account=account, role__in=entering).exclude(city=None)
    return list(cities.filter(pk__in=granted.values("city")))
