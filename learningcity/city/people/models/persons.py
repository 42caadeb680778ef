"""Learners, and the cities that know them."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedJSONField

from learningcity.city.people.models.accounts import User
from learningcity.city.people.rules.likeness import bare
from learningcity.city.places.models import Area, City, Neighbourhood
from learningcity.core.fields import SecretText, look_up, outside_id
from learningcity.core.groups import AGE_GROUPS
from learningcity.core.personal import STAYS, Basis, Held, Personal

NAMELESS = "–"
"""What stands on old rosters where an erased person's name was; it reads the same in every language."""

KNOW = _("to know who comes and to call you by your name")
REACH = _("to reach you about what you joined")
COUNT = _("to count who the city's learning reaches, without a name")


class NameKey(models.CharField):  # type: ignore[type-arg]
    """The bare name, written whenever the row is, however it is written."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001  so Django calls it
        key = bare(str(getattr(model_instance, "name", "")))
        setattr(model_instance, self.attname, key)
        return key


class PersonQuerySet(models.QuerySet["Person"]):
    def standing(self) -> Self:
        """People whose record was neither merged into another nor erased."""
        return self.filter(merged_into=None, erased_at=None)

    def known_in(self, city: City) -> Self:
        """People who live, enrol or are helped in a city: the only ones its staff may see."""
        return self.standing().filter(known__city=city)

    def with_phone(self, phone: str) -> Self:
        return self.filter(phone_key=look_up(phone))


class Person(models.Model):
    """A learner, one across the installation, with or without an account, a phone or a paper."""

    class Sex(models.TextChoices):
        FEMALE = "female", _("female")
        MALE = "male", _("male")
        OTHER = "other", _("other")
        UNSAID = "", _("rather not say")

    uuid = outside_id()
    account = models.OneToOneField(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    name = models.CharField(max_length=120)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="CE")
    sex = models.CharField(max_length=6, choices=Sex.choices, blank=True)
    phone = SecretText(max_length=20)
    phone_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    email = models.EmailField(blank=True)
    groups = EncryptedJSONField(default=list, blank=True, help_text="codes of Group the person stated")
    home_area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    home_neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name_key = NameKey(max_length=120, blank=True, editable=False, db_index=True, help_text="without title")
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        help_text="the record of the same person that stands for this one",
    )
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    asked_to_stay_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    personal = Personal(
        person="",
        label=_("about you"),
        fields={
            "name": Held(KNOW, Basis.PUBLIC_TASK, NAMELESS, _("name")),
            "name_key": Held(_("to find you among the learners"), Basis.PUBLIC_TASK, shown=False),
            "birth_year": Held(COUNT, Basis.PUBLIC_TASK, STAYS, _("year of birth")),
            "sex": Held(COUNT, Basis.PUBLIC_TASK, STAYS, _("sex")),
            "phone": Held(REACH, Basis.CONTRACT, "", _("telephone")),
            "phone_key": Held(
                _("to find you by a telephone number that is kept locked"), Basis.CONTRACT, shown=False
            ),
            "email": Held(REACH, Basis.CONTRACT, "", _("e-mail")),
            "groups": Held(
                _("to let you use the seats and prices held for you"),
                Basis.EXPLICIT_CONSENT,
                [],
                _("what fits you"),
            ),
            "home_area": Held(COUNT, Basis.PUBLIC_TASK, STAYS, _("home area")),
            "home_neighbourhood": Held(COUNT, Basis.PUBLIC_TASK, STAYS, _("home neighbourhood")),
            "account": Held(_("to let you sign in"), Basis.CONTRACT, None, shown=False),
            "created_at": Held(KNOW, Basis.PUBLIC_TASK, STAYS, _("since")),
        },
    )

    class Meta:
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.phone_key = look_up(self.phone) if self.phone else ""
        super().save(*args, **kwargs)

    def age(self, on: date) -> int | None:
        """Completed years at the end of the year of a date: only the year of birth is asked."""
        return None if self.birth_year is None else on.year - self.birth_year

    def groups_on(self, on: date) -> set[str]:
        """The groups the person belongs to on a date: those stated and those that follow from age."""
        age = self.age(on)
        by_age = {
            group.value for group, (low, high) in AGE_GROUPS.items() if age is not None and low <= age <= high
        }
        return by_age | set(self.groups)


class KnownIn(models.Model):
    """That a person lives, enrols or is helped in a city, and since when its staff may see them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="known")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    personal = Personal(
        person="person",
        label=_("cities that know you"),
        fields={
            "city": Held(KNOW, Basis.PUBLIC_TASK, STAYS, _("city")),
            "since": Held(KNOW, Basis.PUBLIC_TASK, STAYS, _("since")),
        },
    )

    class Meta:
        verbose_name_plural = "known in"
        constraints = [models.UniqueConstraint(fields=["person", "city"], name="known_once_in_city")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.city_id}"
