"""What residents wish to learn or to mend, and who wishes it with them."""

from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Person, User
from learningcity.city.places.models import Neighbourhood
from learningcity.core.fields import outside_id
from learningcity.core.groups import Group
from learningcity.core.personal import Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class NeedState(models.TextChoices):
    UNREAD = "unread", _("not read yet")
    OPEN = "open", _("open")
    HIDDEN = "hidden", _("kept, not shown")
    ANSWERED = "answered", _("answered")


class NeedQuerySet(CityQuerySet["Need"]):
    def to_read(self) -> Self:
        """Wishes that nobody has looked at yet, oldest first."""
        return self.filter(state=NeedState.UNREAD).order_by("created_at", "id")

    def shown(self) -> Self:
        """Wishes that everyone may see, with how many wish them, the most wished first."""
        seen = self.filter(state__in=(NeedState.OPEN, NeedState.ANSWERED))
        return seen.annotate(number=Count("supports") + 1).order_by("-number", "-created_at", "id")


class Need(CityScoped):
    """Something residents wish to learn or to have mended, in their own words."""

    class Origin(models.TextChoices):
        SEARCH = "search", _("a search that found nothing")
        RESIDENT = "resident", _("a resident")
        LEADER = "leader", _("a neighbourhood leader")
        PAPER = "paper", _("a paper slip")

    uuid = outside_id()
    title = models.CharField(max_length=160)
    details = models.TextField(max_length=600, blank=True)
    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.SET_NULL, null=True, blank=True, related_name="needs"
    )
    group = models.CharField(max_length=16, choices=Group.choices, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    wished_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="needs")
    state = models.CharField(max_length=8, choices=NeedState.choices, default=NeedState.UNREAD)
    hidden_because = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    is_invented = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = NeedQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(NeedQuerySet)()

    personal = Personal(
        person="wished_by",
        label=_("wishes you made"),
        fields={
            "wished_by": Held(
                _("to tell who wished it what became of it"),
                Basis.CONSENT,
                erased=None,
                label=_("that it was you"),
            )
        },
    )

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=NeedState.ANSWERED, answered_at__isnull=False)
                | (~Q(state=NeedState.ANSWERED) & Q(answered_at=None)),
                name="answered_need_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["city", "state"], name="need_state")]

    def __str__(self) -> str:
        return self.title


class Support(models.Model):
    """That one more person wishes the same; each person once."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="supported_needs")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "person"], name="support_once_a_person")]

    def __str__(self) -> str:
        return f"{self.person_id} supports {self.need_id}"
