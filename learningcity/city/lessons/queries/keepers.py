"""Who keeps the lessons of a city, and so is told when another takes one up."""

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.places.models import City


def keepers_of(city: City) -> list[User]:
    """The accounts whose role in this city lets them write its lessons."""
    may = [
        role for role in Role if role != Role.OPERATOR and Permission.LESSON_EDIT in ROLES[role].permissions
    ]
    held = RoleGrant.objects.current().filter(city=city, role__in=may)
    return list(User.objects.filter(pk__in=held.values("account"), is_active=True).order_by("pk"))
