"""Activities and how many join, as they are shared."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.catalogue.models import Activity, SessionState
from learningcity.city.enrolment.statistics import joined_between
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.web.staff.sharing.subjects.sheet import (
    Cell,
    Column,
    Row,
    Sheet,
    Told,
    count,
    number,
    people,
    people_cell,
)
from learningcity.web.ui.bilingual import th_en_text

YEAR = timedelta(days=365)


def told(city: City, today: date) -> Told:
    """What is published, with the seats taken in a year back; who took them is never told."""
    joined = joined_between(city, today - YEAR, today)
    coming = Q(sessions__state=SessionState.SCHEDULED, sessions__starts_at__gt=thai_time.now())
    rows = Activity.objects.in_city(city).published().annotate(ahead=Count("sessions", filter=coming))
    found = list(rows.select_related("organisation", "topic").order_by("title_th", "pk"))
    sheet = Sheet(
        "activities",
        _("Activities"),
        (
            Column(_("Activity")), Column(_("Partner")), Column(_("Topic")),
            number(_("Sessions to come")), number(_("Seats taken in a year")),
        ),
        tuple(_activity(city, row, joined.get(row.pk, 0)) for row in found),
    )  # fmt: skip
    figures = (
        count(lambda n: ngettext("activity published", "activities published", n), "published", sheet),
        count(_("with sessions to come"), "ahead", sheet),
        people(_("seats taken in a year"), {row.pk: joined.get(row.pk, 0) for row in found}),
    )
    return Told((sheet,), figures)


def _activity(city: City, row: Activity, joined: int) -> Row:
    ahead: int = getattr(row, "ahead", 0)
    marks = {"published"} | ({"ahead"} if ahead else set())
    cells: tuple[Cell, ...] = (
        th_en_text(row, "title"), th_en_text(row.organisation, "name"), th_en_text(row.topic, "name"),
        ahead, people_cell(joined),
    )  # fmt: skip
    return Row(
        cells, frozenset(marks), reverse("public:activity", args=[city.code, row.code]), row.is_invented
    )
