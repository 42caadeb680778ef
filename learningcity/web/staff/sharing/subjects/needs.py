"""What residents wish, as it is shared: wishes that were read, and how many have them."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, NeedState
from learningcity.city.projects.queries import Wished, wished
from learningcity.core.thai_time import day_of
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

ANSWERED = (NeedState.ANSWERED, NeedState.DECLINED)


def told(city: City, today: date) -> Told:
    """The needs that everyone may see; who wishes them is never told, and a few are not counted out."""
    found = wished(city, Need.objects.in_city(city).shown())
    sheet = Sheet(
        "needs",
        _("What residents wish"),
        (
            Column(_("Wish")), Column(_("Neighbourhood")), Column(_("How it stands")),
            number(_("People")), Column(_("Since")),
        ),
        tuple(_need(city, each) for each in found),
    )  # fmt: skip
    figures = (
        count(lambda n: ngettext("open wish", "open wishes", n), "open", sheet),
        count(_("taken up"), "taken_up", sheet),
        count(_("answered"), "answered", sheet),
        people(_("voices behind them"), {each.need.pk: each.number for each in found}),
    )
    return Told((sheet,), figures)


def _need(city: City, each: Wished) -> Row:
    row = each.need
    mark = "answered" if row.state in ANSWERED else str(row.state)
    where = th_en_text(row.neighbourhood, "name") if row.neighbourhood else None
    cells: tuple[Cell, ...] = (
        row.title, where, str(row.get_state_display()), people_cell(each.number), day_of(row.created_at),
    )  # fmt: skip
    return Row(
        cells,
        frozenset({mark}),
        reverse("public:wish_page", args=[city.code, row.uuid]),
        row.is_invented,
    )
