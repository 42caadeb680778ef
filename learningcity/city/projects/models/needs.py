"""What residents need, in their own words, who supports it, and which needs are one."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Person, User
from learningcity.city.places.models import Neighbourhood
from learningcity.city.projects.rules.needs import SEEN, SUPPORTABLE
from learningcity.core.fields import outside_id
from learningcity.core.groups import Group
from learningcity.core.personal import Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class NeedState(models.TextChoices):
    UNREAD = "unread", _("not read yet")
    OPEN = "open", _("open")
    HIDDEN = "hidden", _("kept, not shown")
    TAKEN_UP = "taken_up", _("taken up")
    ANSWERED = "answered", _("answered")
    DECLINED = "declined", _("not now")
    MERGED = "merged", _("one with another")


DECIDED = (NeedState.ANSWERED, NeedState.DECLINED)
"""States in which it is said to everyone what became of a need."""


class NeedQuerySet(CityQuerySet["Need"]):
    def to_read(self) -> Self:
        """Wishes that nobody has looked at yet, oldest first."""
        return self.filter(state=NeedState.UNREAD).order_by("created_at", "id")

    def shown(self) -> Self:
        """Needs that everyone may see."""
        return self.filter(state__in=SEEN)

    def supportable(self) -> Self:
        """Needs that one more person can support."""
        return self.filter(state__in=SUPPORTABLE)


class Need(CityScoped):
    """Something residents wish to learn or to have mended, in their own words."""

    class Origin(models.TextChoices):
        SEARCH = "search", _("a search that found nothing")
        RESIDENT = "resident", _("a resident")
        LEADER = "leader", _("a neighbourhood leader")
        PAPER = "paper", _("a paper slip")
        GAP = "gap", _("a gap in what is offered")

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
    answered_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
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
                condition=Q(state__in=DECIDED, answered_at__isnull=False)
                | (~Q(state__in=DECIDED) & Q(answered_at=None)),
                name="answered_need_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state=NeedState.MERGED, merged_into__isnull=False)
                | (~Q(state=NeedState.MERGED) & Q(merged_into=None)),
                name="merged_need_says_with_which",
            ),
        ]
        indexes = [models.Index(fields=["city", "state"], name="need_state")]

    def __str__(self) -> str:
        return self.title


class Support(models.Model):
    """That one more person needs the same; each person once, and each telephone number once.

    Where neither is known, `number` unsigned slips are counted as they were laid on the table.
    """

    class Way(models.TextChoices):
        OWN = "own", _("said it first")
        ONLINE = "online", _("online")
        SLIP = "slip", _("a paper slip")

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="supported_needs")
    phone_key = models.CharField(max_length=64, blank=True, editable=False)
    number = models.PositiveSmallIntegerField(default=1)
    way = models.CharField(max_length=6, choices=Way.choices, default=Way.ONLINE)
    keyed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        person="person",
        label=_("wishes you support"),
        fields={
            "phone_key": Held(
                _("to count a person once who gave a slip and supports online too"),
                Basis.CONSENT,
                shown=False,
            )
        },
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "person"], name="support_once_a_person"),
            models.UniqueConstraint(
                fields=["need", "phone_key"], condition=~Q(phone_key=""), name="support_once_a_number"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1, person=None, phone_key=""),
                name="one_known_person_is_one_support",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id or 'someone'} supports {self.need_id}"


class NeedMerge(models.Model):
    """That one need was found to say the same as another: by whom, and whether it was taken back."""

    uuid = outside_id()
    merged = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="mergers")
    kept = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="kept_by")
    followed = models.ManyToManyField(Need, related_name="+")
    state_before = models.CharField(max_length=8, choices=NeedState.choices)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at=None), name="need_merged_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"


class ToldApart(models.Model):
    """Two needs that look alike and that somebody found to be two."""

    one = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="told_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=models.F("other")), name="told_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
