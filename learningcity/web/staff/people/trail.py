"""The audit trail of a city as sentences: who did what to whom and when, and whether the chain holds."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from learningcity.city.catalogue.models import Activity, Instructor, Path, Session, TeachingOffer
from learningcity.city.enrolment.models import Enrolment, MisuseSign, Payee, Scheme, Voucher, WaiverRule
from learningcity.city.goals.models import Programme
from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.partners.models import (
    ActionItem,
    Advice,
    Agreement,
    Commitment,
    Contact,
    InKindRate,
    Meeting,
    Organisation,
    WorkingGroup,
)
from learningcity.city.people.models import CoachNote, Person, RoleGrant, Share, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.places.models import Asset, City, Neighbourhood, Venue
from learningcity.city.projects.models import Brief, Need, PriorityRound, Project
from learningcity.core import audit, thai_time
from learningcity.core.errors import Refused
from learningcity.core.fields import in_language
from learningcity.core.models import AuditEntry, ImportRun
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people.acts import ACTS, GROUPS
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.ui.bilingual import reader_language

A_PAGE = 50
UUID_SHAPE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SYSTEM = "system"
"""What the filter by actor says for what nobody did: offers that end, seats passed on, reminders."""


@dataclass(frozen=True)
class Line:
    """One entry as it is read."""

    at: datetime
    who: str
    did: str
    more: str
    sealed: bool


@never_cache
@requires(Permission.AUDIT_READ)
def page(request: CityRequest) -> HttpResponse:
    """What was done in this city, latest first, narrowed by act, actor and day."""
    note_reading(request, request.city, "read_trail")
    asked = {name: request.GET.get(name, "").strip() for name in ("act", "by", "on")}
    rows, fault = _narrowed(AuditEntry.objects.filter(city=request.city.code), asked)
    found = Paginator(rows.order_by("-pk"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": found,
        "lines": told(request.city, list(found)),
        "asked": asked,
        "fault": fault,
        "acts": _choices(),
        "officers": _officers(request.city),
        "chain": _chain() if "check" in request.GET else None,
    }
    return render(request, "staff/people/trail.html", context)


def _narrowed(rows: QuerySet[AuditEntry], asked: dict[str, str]) -> tuple[QuerySet[AuditEntry], str]:
    """The entries asked for, and what was wrong with the day that was asked for, if anything."""
    group = GROUPS.get(asked["act"])
    if group or asked["act"] in ACTS:
        rows = rows.filter(act__in=group[1] if group else [asked["act"]])
    if asked["by"]:
        rows = rows.filter(actor="" if asked["by"] == SYSTEM else asked["by"])
    if not asked["on"]:
        return rows, ""
    try:
        start = thai_time.at(thai_time.read_date(asked["on"]), datetime.min.time())
    except Refused as refused:
        return rows, str(refused)
    return rows.filter(at__gte=start, at__lt=start + timedelta(days=1)), ""


def _choices() -> list[dict[str, Any]]:
    """The acts to choose from, by what they are about; a whole group may be chosen too."""
    return [
        {
            "code": code,
            "label": label,
            "acts": [(act, str(sentence) % {"about": "…"}) for act, sentence in acts.items()],
        }
        for code, (label, acts) in GROUPS.items()
    ]


def _officers(city: City) -> list[User]:
    """Those who hold or held a role here."""
    held = RoleGrant.objects.filter(city=city).values("account")
    return list(User.objects.filter(pk__in=held).order_by("name"))


@dataclass(frozen=True)
class Chain:
    """Whether the chain of all entries holds: how many are sealed, and the first that does not fit."""

    sealed: int
    broken_at: int | None


def _chain() -> Chain:
    return Chain(AuditEntry.objects.exclude(sequence=None).count(), audit.first_break())


# -- sentences ---------------------------------------------------------------------------------------------


def told(city: City, entries: list[AuditEntry]) -> list[Line]:
    """Entries as sentences; names are read once for each kind of row, however many entries there are."""
    who = _actors(entries)
    about = _names(city, entries)
    return [
        Line(
            entry.at,
            who.get(entry.actor, _("the system")) if entry.actor else _("the system"),
            _sentence(entry.act, about.get((entry.about_kind, entry.about), _("something no longer held"))),
            _more(entry.details),
            entry.sequence is not None,
        )
        for entry in entries
    ]


def _sentence(act: str, about: str) -> str:
    return str(ACTS[act]) % {"about": about} if act in ACTS else f"{act}: {about}"


def _more(details: dict[str, Any]) -> str:
    """What the details add that a reader understands: the role, the reason."""
    role = details.get("role")
    return str(ROLES[Role(role)].name) if role in set(Role) else str(details.get("reason", ""))


def _actors(entries: list[AuditEntry]) -> dict[str, str]:
    uuids = [entry.actor for entry in entries if UUID_SHAPE.fullmatch(entry.actor)]
    return {str(user.uuid): str(user) for user in User.objects.filter(uuid__in=uuids)}


def _names(city: City, entries: list[AuditEntry]) -> dict[tuple[str, str], str]:
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        wanted.setdefault(entry.about_kind, set()).add(entry.about)
    return {
        (kind, known_as): name
        for kind, keys in wanted.items()
        if kind in NAMES
        for known_as, name in NAMES[kind](city, keys)
    }


Named = Iterable[tuple[str, str]]


def _people(city: City, uuids: set[str]) -> Named:
    return ((str(row.uuid), row.name) for row in Person.objects.known_in(city).filter(uuid__in=uuids))


def _accounts(city: City, uuids: set[str]) -> Named:
    return ((str(row.uuid), str(row)) for row in User.objects.filter(uuid__in=uuids))


def _enrolments(city: City, uuids: set[str]) -> Named:
    rows = Enrolment.objects.in_city(city).filter(uuid__in=uuids)
    return (
        (str(row.uuid), f"{row.person.name} · {_session_name(row.session)}")
        for row in rows.select_related("person", "session__activity")
    )


def _sessions(city: City, uuids: set[str]) -> Named:
    rows = Session.objects.in_city(city).filter(uuid__in=uuids).select_related("activity")
    return ((str(row.uuid), _session_name(row)) for row in rows)


def _session_name(session: Session) -> str:
    day = thai_time.be_date(session.starts_at, reader_language(), "day_month")
    return f"{in_language(session.activity, 'title')} {day}"


def _activities(city: City, uuids: set[str]) -> Named:
    rows = Activity.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "title")) for row in rows)


def _paths(city: City, uuids: set[str]) -> Named:
    rows = Path.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "title")) for row in rows)


def _venues(city: City, uuids: set[str]) -> Named:
    rows = Venue.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "name")) for row in rows)


def _organisations(city: City, uuids: set[str]) -> Named:
    rows = Organisation.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "name")) for row in rows)


def _neighbourhoods(city: City, uuids: set[str]) -> Named:
    rows = Neighbourhood.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "name")) for row in rows)


def _needs(city: City, uuids: set[str]) -> Named:
    rows = Need.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), row.title) for row in rows)


def _offers(city: City, uuids: set[str]) -> Named:
    rows = TeachingOffer.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "title")) for row in rows)


def _instructors(city: City, uuids: set[str]) -> Named:
    rows = Instructor.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "name")) for row in rows)


def _files(city: City, uuids: set[str]) -> Named:
    return (
        (str(row.uuid), row.file_name) for row in ImportRun.objects.filter(city=city.code, uuid__in=uuids)
    )


def _schemes(city: City, uuids: set[str]) -> Named:
    rows = Scheme.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "name")) for row in rows)


def _vouchers(city: City, uuids: set[str]) -> Named:
    rows = Voucher.objects.in_city(city).filter(uuid__in=uuids).select_related("person")
    return ((str(row.uuid), f"{row.person.name} · {row.code}" if row.person else row.code) for row in rows)


def _signs(city: City, uuids: set[str]) -> Named:
    rows = MisuseSign.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), row.get_kind_display()) for row in rows)


def _waivers(city: City, uuids: set[str]) -> Named:
    rows = WaiverRule.objects.in_city(city).filter(uuid__in=uuids)
    return ((str(row.uuid), in_language(row, "name")) for row in rows)


def _assets(city: City, uuids: set[str]) -> Named:
    return ((str(row.uuid), str(row)) for row in Asset.objects.in_city(city).filter(uuid__in=uuids))


def _payees(city: City, keys: set[str]) -> Named:
    return ((str(row.pk), row.name) for row in Payee.objects.in_city(city).filter(pk__in=keys))


def _adoptions(city: City, uuids: set[str]) -> Named:
    rows = Adoption.objects.in_city(city).filter(uuid__in=uuids).select_related("lesson")
    return ((str(row.uuid), in_language(row.lesson, "title")) for row in rows)


def _in_words(model: Any, field: str) -> Callable[[City, set[str]], Named]:
    """The names of rows that are known by a bilingual field."""

    def names(city: City, uuids: set[str]) -> Named:
        rows = model.objects.in_city(city).filter(uuid__in=uuids)
        return ((str(row.uuid), in_language(row, field)) for row in rows)

    return names


def _shares(city: City, keys: set[str]) -> Named:
    return ((str(row.pk), str(row)) for row in Share.objects.in_city(city).filter(pk__in=keys))


def _coach_notes(city: City, uuids: set[str]) -> Named:
    rows = CoachNote.objects.in_city(city).sent().filter(uuid__in=uuids)
    return ((str(row.uuid), row.title) for row in rows)


NAMES: dict[str, Callable[[City, set[str]], Named]] = {
    "person": _people,
    "user": _accounts,
    "enrolment": _enrolments,
    "session": _sessions,
    "activity": _activities,
    "path": _paths,
    "venue": _venues,
    "organisation": _organisations,
    "neighbourhood": _neighbourhoods,
    "importrun": _files,
    "instructor": _instructors,
    "need": _needs,
    "teachingoffer": _offers,
    "adoption": _adoptions,
    "asset": _assets,
    "advice": _in_words(Advice, "title"),
    "lesson": _in_words(Lesson, "title"),
    "programme": _in_words(Programme, "title"),
    "brief": _in_words(Brief, "title"),
    "priorityround": _in_words(PriorityRound, "title"),
    "project": _in_words(Project, "title"),
    "agreement": _in_words(Agreement, "title"),
    "commitment": _in_words(Commitment, "title"),
    "contact": _in_words(Contact, "name"),
    "inkindrate": _in_words(InKindRate, "name"),
    "meeting": _in_words(Meeting, "title"),
    "actionitem": _in_words(ActionItem, "title"),
    "workinggroup": _in_words(WorkingGroup, "name"),
    "misusesign": _signs,
    "payee": _payees,
    "scheme": _schemes,
    "voucher": _vouchers,
    "waiverrule": _waivers,
    "share": _shares,
    "coachnote": _coach_notes,
    "city": lambda city, _keys: [(str(city.pk), in_language(city, "name"))],
}
"""For each kind of row an entry can be about, the names of those in this city."""
