"""Over which rows a person's permission reaches in the workspace: the whole city, or organisations of it."""

from django.db.models import Q

from learningcity.city.catalogue.models import (
    Activity,
    ActivityQuerySet,
    ActivityState,
    Session,
    SessionQuerySet,
)
from learningcity.city.partners.models import Organisation, OrganisationQuerySet
from learningcity.city.people.access import Powers
from learningcity.city.people.permissions import Permission


def of_organisations(powers: Powers, permission: Permission, path: str = "organisation") -> Q:
    """The condition that rows belong to an organisation the permission covers; none when it covers all."""
    if powers.may_citywide(permission):
        return Q()
    return Q(**{f"{path}__in": powers.organisations(permission)})


def activities(powers: Powers, permission: Permission) -> ActivityQuerySet:
    """The activities a permission reaches; who has it over an area only reads what is published."""
    rows: ActivityQuerySet = Activity.objects.in_city(powers.city)
    if not powers.may_citywide(permission) and not powers.organisations(permission):
        return rows.filter(state=ActivityState.PUBLISHED) if powers.may(permission) else rows.none()
    return rows.filter(of_organisations(powers, permission))


def sessions(powers: Powers, permission: Permission) -> SessionQuerySet:
    """The sessions of the activities that a permission reaches."""
    rows: SessionQuerySet = Session.objects.in_city(powers.city)
    return rows.filter(of_organisations(powers, permission, "activity__organisation"))


def organisations(powers: Powers, permission: Permission) -> OrganisationQuerySet:
    """The organisations in whose name a permission lets one act."""
    rows: OrganisationQuerySet = Organisation.objects.in_city(powers.city).active()
    if not powers.may_citywide(permission):
        rows = rows.filter(pk__in=powers.organisations(permission))
    return rows.order_by("name_th")
