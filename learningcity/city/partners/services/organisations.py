"""Changes to the organisations of a city's partner network."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Venue
from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.versions import take_turn


@transaction.atomic
def create_organisation(*, city: City, by: Any, venues: Iterable[Venue] = (), **fields: Any) -> Organisation:
    """Add an organisation; its code must be new in the city."""
    if Organisation.objects.in_city(city).filter(code=fields.get("code")).exists():
        raise Refused("code_taken", _("Another organisation of this city has that code."), field="code")
    organisation = Organisation.objects.create(city=city, **fields)
    organisation.venues.set(venues)
    _noted("organisation.created", organisation, by)
    return organisation


@transaction.atomic
def edit_organisation(
    *, organisation: Organisation, version: int, by: Any, venues: Iterable[Venue] | None = None, **fields: Any
) -> Organisation:
    """Change an organisation that nobody changed meanwhile."""
    take_turn(organisation, version=version, changes=fields)
    if venues is not None:
        organisation.venues.set(venues)
    _noted("organisation.edited", organisation, by, fields=sorted(fields))
    return organisation


def _noted(act: str, organisation: Organisation, by: Any, **details: Any) -> None:
    audit.record(act, organisation, by=by, city=organisation.city.code, **details)
    changes.record("organisation", organisation.pk)
