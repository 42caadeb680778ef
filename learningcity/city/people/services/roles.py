"""Giving roles and taking them back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Organisation
from learningcity.city.people.access import Powers
from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role, Scope
from learningcity.city.places.models import Area, City, Neighbourhood
from learningcity.core import audit
from learningcity.core.errors import Refused


@transaction.atomic
def grant_role(
    *,
    account: User,
    role: str,
    by: User | None,
    city: City | None = None,
    organisation: Organisation | None = None,
    area: Area | None = None,
    neighbourhood: Neighbourhood | None = None,
) -> RoleGrant:
    """Give an account a role where it is to hold; only the operator (no `by`) grants beyond a city."""
    where = {"city": city, "organisation": organisation, "area": area, "neighbourhood": neighbourhood}
    _may_grant(Role(role), by, city, organisation)
    grant, new = RoleGrant.objects.current().get_or_create(
        account=account, role=role, **where, defaults={"granted_by": by}
    )
    if new:
        audit.record("grant_role", account, by=by, city=city.code if city else "", role=role)
    return grant


def _may_grant(role: Role, by: User | None, city: City | None, organisation: Organisation | None) -> None:
    scope = ROLES[role].scope
    if scope in (Scope.SELF, Scope.EVERYWHERE):
        raise Refused("role-not-granted", _("This role is not given by hand."), field="role")
    if city is None or (scope is Scope.ORGANISATION and organisation is None):
        raise Refused("role-nowhere", _("Say where the role is to hold."), field="role")
    if organisation is not None and organisation.city_id != city.pk:
        raise Refused("role-elsewhere", _("That organisation belongs to another city."), field="role")
    if by is not None and not Powers(by, city).may_citywide(Permission.ROLE_GRANT):
        raise Refused("may-not-grant", _("You may not give roles in this city."))


@transaction.atomic
def end_role(*, grant: RoleGrant, by: User | None) -> None:
    """Take a role back; the record that it was held stays."""
    if by is not None and not (grant.city and Powers(by, grant.city).may_citywide(Permission.ROLE_GRANT)):
        raise Refused("may-not-grant", _("You may not take roles back in this city."))
    if RoleGrant.objects.current().filter(pk=grant.pk).update(ended_at=timezone.now()):
        audit.record(
            "end_role", grant.account, by=by, city=grant.city.code if grant.city else "", role=grant.role
        )
