"""What was asked for, by the moment at which it must be answered or given; what is late stands out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from learningcity.city.enrolment.models import (
    Accommodation,
    AccommodationQuerySet,
    State,
    SupportKind,
    SupportState,
)
from learningcity.city.enrolment.rules.support import SUPPORT_MOVES, Timing, is_late
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.support.reading import note_read, within

A_PAGE = 20
ANSWER, ARRANGE, AFTER, CLOSED = "answer", "arrange", "after", "closed"
REQUESTED, ACCEPTED = SupportState.REQUESTED, SupportState.ACCEPTED


@dataclass(frozen=True)
class Asked:
    """One request as the page shows it: how pressing it is, and what may be done about it."""

    row: Accommodation
    now: datetime

    @property
    def over(self) -> bool:
        return self.row.enrolment.session.ends_at < self.now

    @property
    def late(self) -> bool:
        timing = Timing(self.row.state, self.row.due_at, self.row.enrolment.session.ends_at)
        return is_late(timing, self.now)

    @property
    def begun(self) -> bool:
        """Whether one can say by now that it was there, or was not."""
        return self.row.enrolment.session.starts_at <= self.now

    @property
    def waits_for_seat(self) -> bool:
        return self.row.enrolment.state == State.WAITING

    @property
    def acts(self) -> list[str]:
        """What may be done now: promises before the session, how it went once it has begun."""
        useful = ("fulfil", "fail") if self.begun else ("accept", "decline")
        return [act for act in useful if self.row.state in SUPPORT_MOVES[act].before]


@never_cache
@requires(Permission.SUPPORT_FULFIL)
def page(request: CityRequest) -> HttpResponse:
    """One tab a question: what is to be answered, arranged, said afterwards, and what is closed."""
    now, kind = thai_time.now(), request.GET.get("kind", "")
    rows = within(request.powers)
    if kind in SupportKind.values:
        rows = rows.of_kind(kind)
    groups = groups_of(rows, now)
    show = request.GET.get("show", "") if request.GET.get("show") in groups else ANSWER
    found = Paginator(groups[show], A_PAGE).get_page(request.GET.get("page"))
    note_read(request, found.object_list)
    context = {
        "page": found,
        "asked": [Asked(row, now) for row in found.object_list],
        "tabs": _tabs(groups, show, kind),
        "show": show,
        "kind": kind,
        "kinds": SupportKind.choices,
        "late": groups[ANSWER].filter(due_at__lt=now).count() + groups[AFTER].count(),
        "may_set_days": request.powers.may_citywide(Permission.CITY_EDIT),
    }
    return render(request, "staff/support/listing.html", context)


def groups_of(rows: AccommodationQuerySet, now: datetime) -> dict[str, AccommodationQuerySet]:
    """Requests by what they ask of whoever fulfils them, each in the order in which it presses."""
    ahead, over = {"enrolment__session__ends_at__gte": now}, {"enrolment__session__ends_at__lt": now}
    return {
        ANSWER: rows.filter(state=REQUESTED, **ahead).order_by("due_at", "id"),
        ARRANGE: rows.filter(state=ACCEPTED, **ahead).order_by("enrolment__session__starts_at", "id"),
        AFTER: rows.open().filter(**over).order_by("enrolment__session__ends_at", "id"),
        CLOSED: rows.exclude(state__in=(REQUESTED, ACCEPTED)).order_by("-changed_at", "-id"),
    }


def _tabs(groups: dict[str, AccommodationQuerySet], show: str, kind: str) -> list[dict[str, Any]]:
    labels = {
        ANSWER: _("To answer"),
        ARRANGE: _("To arrange"),
        AFTER: _("How did it go?"),
        CLOSED: _("Closed"),
    }
    return [
        {
            "url": "?" + urlencode({"show": code} | ({"kind": kind} if kind else {})),
            "label": label,
            "count": groups[code].count(),
            "current": code == show,
        }
        for code, label in labels.items()
    ]


@never_cache
@requires(Permission.SUPPORT_FULFIL)
def of_enrolment(request: CityRequest, enrolment: UUID) -> HttpResponse:
    """Everything one person asked for at one session, as the mark on a roster opens it."""
    rows = list(within(request.powers).filter(enrolment__uuid=enrolment).order_by("requested_at", "id"))
    if not rows:
        raise Http404
    note_read(request, rows)
    now = thai_time.now()
    context = {"enrolment": rows[0].enrolment, "asked": [Asked(row, now) for row in rows]}
    return render(request, "staff/support/of_enrolment.html", context)
