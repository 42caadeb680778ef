"""What learners say, in figures, as it is shared: averages that many gave, and no word of anyone."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.catalogue.models import Activity
from learningcity.city.enrolment.rules.feedback import HIGHEST
from learningcity.city.enrolment.statistics import Said, said_by_activity
from learningcity.city.places.models import City
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

LOW = 2.0
"""An average below this says that most found it only partly so."""


def told(city: City, today: date) -> Told:
    """The averages of each published activity that enough learners answered about."""
    said = said_by_activity(city)
    rows = Activity.objects.in_city(city).published().filter(pk__in=said).order_by("title_th", "pk")
    found = list(rows.select_related("organisation"))
    answered, worth = _("Learners who answered"), _("Worth the time")
    sheet = Sheet(
        "feedback",
        _("What learners say"),
        (
            Column(_("Activity")), Column(_("Partner")), number(answered), number(worth),
            number(_("Clear")), number(_("Learnt something")),
        ),
        tuple(_row(city, row, said[row.pk]) for row in found),
    )  # fmt: skip
    figures = (
        count(
            lambda n: ngettext("activity with an average", "activities with an average", n), "shown", sheet
        ),
        count(_("with a low average"), "low", sheet, pressing=True),
        people(_("answers of learners"), {row.pk: said[row.pk].answers for row in found}),
    )
    return Told(
        (sheet,), figures, _("Averages go from 1 to %(highest)s and need 5 answers.") % {"highest": HIGHEST}
    )


def _row(city: City, row: Activity, said: Said) -> Row:
    averages = (said.worth, said.clear, said.learned)
    marks = {"shown"} if said.worth is not None else set()
    marks |= {"low"} if any(each is not None and each < LOW for each in averages) else set()
    cells: tuple[Cell, ...] = (
        th_en_text(row, "title"), th_en_text(row.organisation, "name"), people_cell(said.answers),
        *(None if each is None else f"{each:.1f}" for each in averages),
    )  # fmt: skip
    return Row(
        cells, frozenset(marks), reverse("public:activity", args=[city.code, row.code]), row.is_invented
    )
