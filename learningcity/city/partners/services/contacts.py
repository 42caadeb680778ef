"""The people of partner organisations: noted, corrected, gone."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Contact, Organisation
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.versions import take_turn


@transaction.atomic
def add_contact(*, organisation: Organisation, by: Any, **fields: Any) -> Contact:
    """Note who answers for a partner."""
    _refuse_nameless(fields)
    contact = Contact.objects.create(city=organisation.city, organisation=organisation, **fields)
    audit.record("add_contact", contact, by=by, city=organisation.city.code)
    return contact


@transaction.atomic
def edit_contact(*, contact: Contact, version: int, by: Any, **fields: Any) -> Contact:
    """Correct what is held about somebody."""
    _refuse_nameless(fields)
    take_turn(contact, version=version, changes=fields)
    audit.record("edit_contact", contact, by=by, city=contact.city.code, fields=sorted(fields))
    return contact


@transaction.atomic
def note_contact_left(*, contact: Contact, on: date, by: Any) -> None:
    """Note that somebody no longer works there; what they own then needs a new owner."""
    if contact.left_on:
        raise Refused("left-already", _("It is noted already that they left."))
    contact.left_on = on
    contact.save(update_fields=["left_on"])
    contact.seats.filter(until=None).update(contact=None)
    audit.record("contact_left", contact, by=by, city=contact.city.code)


def _refuse_nameless(fields: dict[str, Any]) -> None:
    if not (fields.get("name_th") or fields.get("name_en")):
        raise Refused("name-missing", _("Write the name in Thai or in English."), field="name_th")
