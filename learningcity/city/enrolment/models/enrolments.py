"""Enrolments, and the waiting list they form."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.people.models import Person, User
from learningcity.core.fields import outside_id
from learningcity.core.personal import STAYS, Basis, Held, Personal
from learningcity.core.scope import CityQuerySet, CityScoped, Everywhere


class State(models.TextChoices):
    """The states of an enrolment; `rules.MOVES` says which may follow which."""

    BOOKED = "booked", _("has a seat")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("offered a seat")
    CANCELLED = "cancelled", _("gave the seat up")
    LAPSED = "lapsed", _("did not answer the offer")
    CALLED_OFF = "called_off", _("session cancelled")
    COMPLETED = "completed", _("completed")
    ABSENT = "absent", _("did not complete")


SEATED = (State.BOOKED, State.OFFERED, State.COMPLETED, State.ABSENT)
"""States that use up a seat of `pool`."""


LIVE = (*SEATED, State.WAITING)
"""States of which a person has at most one a session."""


class EnrolmentQuerySet(CityQuerySet["Enrolment"]):
    def seated(self) -> Self:
        return self.filter(state__in=SEATED)

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def in_line(self) -> Self:
        """Those waiting, first come first; ids rise in the order in which the session's lock was held."""
        return self.filter(state=State.WAITING).order_by("id")


class Enrolment(CityScoped):
    """One person in one session: with a seat of a pool, or in line for one."""

    class Via(models.TextChoices):
        SELF = "self", _("by themself")
        HELPER = "helper", _("by a helper or guardian")
        CLERK = "clerk", _("at the desk")
        WALK_IN = "walk_in", _("walked in")
        IMPORTED = "imported", _("from a file")

    id = models.BigAutoField(primary_key=True)
    uuid = outside_id()
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enrolments")
    pool = models.ForeignKey(SeatPool, on_delete=models.PROTECT, null=True, related_name="enrolments")
    groups = models.JSONField(default=list, help_text="pools' groups the person could use when enrolled")
    state = models.CharField(max_length=10, choices=State.choices)
    via = models.CharField(max_length=8, choices=Via.choices, default=Via.SELF)
    enrolled_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    price_satang = models.PositiveIntegerField(default=0)
    offer_expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    personal = Personal(
        person="person",
        label=_("what you joined"),
        fields={
            name: Held(_("to keep your seat and to count who learnt"), Basis.CONTRACT, STAYS, label)
            for name, label in {
                "session__activity": _("activity"),
                "session__starts_at": _("when"),
                "session__venue": _("where"),
                "state": _("how it stands"),
                "via": _("how you were enrolled"),
                "groups": _("seats held for"),
                "price_satang": _("price"),
                "created_at": _("enrolled"),
            }.items()
        },
    )

    objects = EnrolmentQuerySet.as_manager()
    everywhere = Everywhere.from_queryset(EnrolmentQuerySet)()

    class Meta:
        default_manager_name = "everywhere"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(state__in=LIVE), name="one_live_enrolment"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SEATED, pool__isnull=False) | (~Q(state__in=SEATED) & Q(pool=None)),
                name="seat_if_and_only_if_seated",
            ),
            models.CheckConstraint(
                condition=Q(state=State.OFFERED, offer_expires_at__isnull=False)
                | (~Q(state=State.OFFERED) & Q(offer_expires_at=None)),
                name="offer_has_an_end",
            ),
        ]
        indexes = [
            models.Index(fields=["session", "state", "id"], name="enrolment_line"),
            models.Index(fields=["person", "state"], name="enrolment_person"),
            models.Index(fields=["offer_expires_at"], name="offer_expiry", condition=Q(state=State.OFFERED)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.session_id}: {self.state}"
