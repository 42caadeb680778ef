"""The sessions whose attendance someone takes: today's, those still to be marked, those to come."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from learningcity.city.catalogue.models import Session, SessionQuerySet
from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach

A_PAGE = 30
UNMARKED_SINCE = timedelta(days=60)


@requires(Permission.ROSTER_READ)
def listing(request: CityRequest) -> HttpResponse:
    """One tab a question: what is today, what was not marked, what comes, what is behind."""
    rows = (
        reach.sessions(request.powers, Permission.ROSTER_READ).scheduled().filter(activity__state="published")
    )
    groups = _groups(request.city, rows)
    when = request.GET.get("when", "today")
    chosen = groups.get(when, groups["today"])
    found = chosen.select_related("activity", "venue").annotate(
        seats=Sum("pools__seats"), taken=Sum("pools__taken")
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    lines = _people(request.city, page.object_list)
    listed = [(row, *lines.get(row.pk, (0, 0))) for row in page.object_list]
    labels = {"today": _("Today"), "unmarked": _("Not marked yet"), "next": _("To come"), "past": _("Behind")}
    tabs = [
        {
            "url": f"?when={code}",
            "label": label,
            "count": groups[code].count(),
            "current": groups[code] is chosen,
        }
        for code, label in labels.items()
    ]
    return render(
        request, "staff/enrolment/sessions.html", {"page": page, "rows": listed, "tabs": tabs, "when": when}
    )


def _groups(city: City, rows: SessionQuerySet) -> dict[str, SessionQuerySet]:
    now = thai_time.now()
    start = now.replace(hour=0, minute=0, second=0, microsecond=0)
    end = start + timedelta(days=1)
    marked = Attendance.objects.filter(enrolment__session=OuterRef("pk"))
    someone = Enrolment.objects.in_city(city).filter(session=OuterRef("pk")).seated()
    past = rows.filter(starts_at__lt=start).order_by("-starts_at", "pk")
    return {
        "today": rows.between(start, end).order_by("starts_at", "pk"),
        "unmarked": past.filter(Exists(someone), ~Exists(marked), starts_at__gte=start - UNMARKED_SINCE),
        "next": rows.filter(starts_at__gte=end).order_by("starts_at", "pk"),
        "past": past,
    }


def _people(city: City, rows: Iterable[Session]) -> dict[int, tuple[int, int]]:
    """How many came and how many wait, by session."""
    counted = (
        Enrolment.objects.in_city(city)
        .filter(session__in=[row.pk for row in rows])
        .values("session")
        .annotate(
            came=Count("id", filter=Q(attendance__present=True), distinct=True),
            waiting=Count("id", filter=Q(state=State.WAITING), distinct=True),
        )
    )
    return {row["session"]: (row["came"], row["waiting"]) for row in counted}
