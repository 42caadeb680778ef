"""What people asked about their data and how it stands, and who looked at it."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.utils.functional import Promise

from learningcity.city.people.models import Person, RightsRequest, RoleGrant
from learningcity.city.people.roles import ROLES
from learningcity.city.places.models import City
from learningcity.core.forgetting import found_about
from learningcity.core.models import AuditEntry
from learningcity.core.personal import STAYS, Erasure, Holder


def open_erasure(person: Person) -> RightsRequest | None:
    """The erasure a person asked for and that has not happened yet."""
    found: RightsRequest | None = (
        RightsRequest.objects.open().filter(person=person, kind=RightsRequest.Kind.ERASE).first()
    )
    return found


class WhatGoes(NamedTuple):
    """What erasing does to the rows of one kind: the fields that go, and those that stay."""

    label: str | Promise
    rows: int
    goes: list[str | Promise]
    stays: list[str | Promise]


def erasure_plan(person: Person) -> list[WhatGoes]:
    """What would go and what would stay of all that is held about a person."""
    return [_what_goes(found.holder, len(found.keys)) for found in found_about(person)]


def _what_goes(holder: Holder, rows: int) -> WhatGoes:
    keeps, deletes = (holder.held.on_erase is each for each in (Erasure.KEEP, Erasure.DELETE))
    shown = [(name, held) for name, held in holder.held.fields.items() if held.shown]
    stays = [name for name, held in shown if keeps or (held.erased is STAYS and not deletes)]
    return WhatGoes(
        holder.label,
        rows,
        [holder.label_of(name) for name, _held in shown if name not in stays],
        [holder.label_of(name) for name in stays],
    )


class Look(NamedTuple):
    """One reading of what is held about a person: when, what, in which city and by whom in what office."""

    at: datetime
    act: str
    city: str
    grant: RoleGrant | None


def looks_at(person: Person, *, also: Iterable[UUID] = (), latest: int = 200) -> list[Look]:
    """Who read what is held about a person, latest first; `also` are rows through which they were seen."""
    merged = person.merged.values_list("uuid", flat=True)
    about = [str(uuid) for uuid in (person.uuid, *merged, *also)]
    entries = AuditEntry.objects.filter(act__startswith="read_", about__in=about)
    own = str(person.account.uuid) if person.account else ""
    rows = list(entries.exclude(actor__in=["", own]).order_by("-at", "-pk")[:latest])
    grants = _grants({row.actor for row in rows})
    return [Look(row.at, row.act, row.city, _held_then(grants.get(row.actor, []), row)) for row in rows]


def _grants(actors: set[str]) -> dict[str, list[RoleGrant]]:
    found: dict[str, list[RoleGrant]] = {}
    rows = RoleGrant.objects.filter(account__uuid__in=actors, role__in=list(ROLES)).order_by("pk")
    for grant in rows.select_related("account", "organisation", "city"):
        found.setdefault(str(grant.account.uuid), []).append(grant)
    return found


def _held_then(grants: list[RoleGrant], entry: AuditEntry) -> RoleGrant | None:
    """The role in which someone looked: one that held in that city at that moment."""
    here = [grant for grant in grants if grant.city is None or grant.city.code == entry.city]
    then = [g for g in here if g.granted_at <= entry.at and (g.ended_at is None or g.ended_at > entry.at)]
    return next(iter(then or here), None)


def requests_to_answer(city: City) -> list[RightsRequest]:
    """A city's open requests, the most pressing first."""
    rows = RightsRequest.objects.open().in_city(city).select_related("person")
    return list(rows.order_by("due_at", "pk"))
