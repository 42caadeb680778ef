"""Who works with sensitive data, and so must have a second factor: an app's codes or a passkey."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.roles import ROLES
from learningcity.city.places.models import City

REQUIRED = "required"
SEEING = [role.value for role, held in ROLES.items() if held.sees_sensitive]


def factors_of(account: User) -> QuerySet[Authenticator]:
    """What an account proves itself with besides a password; spare codes only stand in for these."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user=account)
    return rows.exclude(type=Authenticator.Type.RECOVERY_CODES)


def seeing_sensitive() -> QuerySet[User]:
    """The accounts with a role that sees sensitive data; the people of a demonstration are invented."""
    real = City.objects.filter(is_demo=False)
    held = RoleGrant.objects.current().filter(account=OuterRef("pk"), role__in=SEEING)
    works = Exists(held.filter(Q(city__in=real) | Q(city=None)))
    runs_it = Q(is_superuser=True) | Q(is_staff=True)
    return User.objects.filter(works | runs_it, Exists(real), is_active=True)


def without_factor() -> QuerySet[User]:
    """Those of them who sign in with nothing but a password, a link or LINE."""
    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    return seeing_sensitive().exclude(Exists(factors))


def must_have_factor(account: User) -> bool:
    """Whether the installation asks a second factor of this account."""
    return settings.SECOND_FACTOR == REQUIRED and seeing_sensitive().filter(pk=account.pk).exists()


def lacks_factor(account: User) -> bool:
    """Whether a second factor is asked of this account and it has none."""
    return settings.SECOND_FACTOR == REQUIRED and without_factor().filter(pk=account.pk).exists()
