"""Which accounts there are, and what they are called."""

from collections.abc import Iterable

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.places.models import City

DEMO_ADDRESSES = "@demo.example"
"""The invented accounts of the demonstration have e-mail addresses that end so."""


def account_known(*, email: str = "", phone: str = "") -> bool:
    """Whether an account is opened by this e-mail address or by this number (E.164)."""
    if email and User.objects.filter(email__iexact=email).exists():
        return True
    return bool(phone) and User.objects.with_phone(phone) is not None


def accounts_with(city: City, permission: Permission) -> list[User]:
    """The accounts whose role in this city carries a permission, the operator aside, who may everything."""
    may = [role for role in Role if role != Role.OPERATOR and permission in ROLES[role].permissions]
    held = RoleGrant.objects.current().filter(city=city, role__in=may)
    return list(User.objects.filter(pk__in=held.values("account"), is_active=True).order_by("pk"))


def demo_accounts() -> list[tuple[User, list[RoleGrant]]]:
    """The demonstration's invented accounts that one may sign in as, with their roles; learners last."""
    accounts = list(User.objects.filter(email__endswith=DEMO_ADDRESSES, is_active=True).order_by("pk")[:60])
    roles = _roles_by_account(accounts)
    return sorted(
        ((account, roles.get(account.pk, [])) for account in accounts),
        key=lambda pair: (not pair[1], pair[0].pk),
    )


def _roles_by_account(accounts: Iterable[User]) -> dict[int, list[RoleGrant]]:
    grants: dict[int, list[RoleGrant]] = {}
    current = RoleGrant.objects.current().filter(account__in=list(accounts), role__in=list(ROLES))
    for grant in current.select_related("city", "organisation").order_by("pk"):
        grants.setdefault(grant.account_id, []).append(grant)
    return grants


def role_name(grant: RoleGrant) -> object:
    """A granted role as it is called in the reader's language."""
    return ROLES[Role(grant.role)].name
