"""The people through whom the city speaks with its partners; they need no account."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models.organisations import Organisation
from learningcity.core.fields import SecretText, in_language, outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class ContactQuerySet(CityQuerySet["Contact"]):
    def active(self) -> Self:
        """Those who are still there, in an organisation that is still there."""
        return self.filter(left_on=None, organisation__left_on=None)


class Contact(CityScoped):
    """A person who answers for a partner: signs, sits in a group, owns a task."""

    uuid = outside_id()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contacts")
    name_th = models.CharField(max_length=120, blank=True)
    name_en = models.CharField(max_length=120, blank=True)
    position_th = models.CharField(max_length=120, blank=True)
    position_en = models.CharField(max_length=120, blank=True)
    email = SecretText(max_length=254)
    phone = SecretText(max_length=40)
    language = models.CharField(max_length=2, default="th", choices=[("th", "ไทย"), ("en", "English")])
    advises = models.BooleanField(default=False)
    person_uuid = models.UUIDField(null=True, blank=True, db_index=True)
    left_on = models.DateField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = ContactQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(ContactQuerySet)()

    personal = Personal(
        person="person_uuid",
        known_by="uuid",
        label=_("how you are reached for an organisation"),
        fields={
            "name_th": Held(_("to know who answers for a partner"), Basis.PUBLIC_TASK, label=_("name")),
            "name_en": Held(
                _("to know who answers for a partner"), Basis.PUBLIC_TASK, label=_("name in English")
            ),
            "position_th": Held(
                _("to know who answers for a partner"), Basis.PUBLIC_TASK, label=_("position")
            ),
            "position_en": Held(
                _("to know who answers for a partner"), Basis.PUBLIC_TASK, label=_("position in English")
            ),
            "email": Held(_("to remind of what was promised"), Basis.PUBLIC_TASK, label=_("e-mail")),
            "phone": Held(_("to remind of what was promised"), Basis.PUBLIC_TASK, label=_("phone")),
            "organisation": Held(
                _("to know who answers for a partner"), Basis.PUBLIC_TASK, STAYS, _("organisation")
            ),
        },
    )

    class Meta:
        default_manager_name = "everywhere"
        indexes = [models.Index(fields=["city", "left_on"], name="contact_in_city")]

    def __str__(self) -> str:
        return in_language(self, "name") or str(_("someone whose name was erased"))

    @property
    def is_there(self) -> bool:
        """Whether they can still answer for something."""
        return (
            self.left_on is None and self.organisation.left_on is None and bool(self.name_th or self.name_en)
        )
