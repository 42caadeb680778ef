"""Goals with how they stand, and the reviews of them, as they are shared."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.goals import queries
from learningcity.city.goals.models import Programme
from learningcity.city.goals.queries import GoalStanding, Standing
from learningcity.city.goals.rules import REVIEW_MONTHS, Status
from learningcity.city.places.models import City
from learningcity.web.staff.sharing.subjects.sheet import (
    Cell,
    Column,
    Few,
    Row,
    Sheet,
    Tag,
    Told,
    count,
    number,
)
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.goals import STATUSES, plain

PRESSING = {Status.BEHIND, Status.MISSED}


def told(city: City, today: date) -> Told:
    """The key results of the programme of now, and its reviews."""
    programme = queries.current_programme(city, today, public=False)
    results = _results(city, programme, today)
    reviews = _reviews(city, today)
    figures = [
        count(str(known.label), status, results, pressing=status in PRESSING)
        for status, known in STATUSES.items()
    ]
    due = count(lambda n: ngettext("review due", "reviews due", n), "review_due", reviews, pressing=True)
    return Told((results, reviews), (*figures, due), programme.source if programme else "")


def _results(city: City, programme: Programme | None, today: date) -> Sheet:
    columns = (
        Column(_("What is to be there")), Column(_("Goal")), Column(_("How it stands")),
        number(_("Figure now")), number(_("Target")), Column(_("By when")),
    )  # fmt: skip
    found = queries.standing(programme, today) if programme else []
    url = reverse("public:goals", args=[city.code]) if programme and programme.is_public else ""
    rows = tuple(_result(goal, each, url) for goal in found for each in goal.results)
    return Sheet("results", _("Key results"), columns, rows)


def _result(goal: GoalStanding, each: Standing, url: str) -> Row:
    row, status = each.row, STATUSES[each.status]
    actual: Cell = Few() if each.actual.too_few else plain(each.actual.value)
    unit = th_en_text(row, "unit")
    cells: tuple[Cell, ...] = (
        th_en_text(row, "title"), f"{goal.row.number}. {th_en_text(goal.row, 'title')}",
        Tag(status.kind, status.icon, status.label), actual, f"{plain(row.target)} {unit}".strip(),
        row.due_on,
    )  # fmt: skip
    return Row(cells, frozenset({each.status}), url, row.is_invented)


def _reviews(city: City, today: date) -> Sheet:
    columns = (Column(_("Review")), Column(_("Can be held from")), Column(_("Held on")))
    due = {(programme.pk, month) for programme, month in queries.reviews_to_hold(city, today)}
    rows = tuple(
        _review(city, programme, month, is_due=(programme.pk, month) in due)
        for programme in queries.programmes(city, public=False)
        for month in REVIEW_MONTHS
    )
    return Sheet("reviews", _("Reviews"), columns, rows)


def _review(city: City, programme: Programme, month: int, *, is_due: bool) -> Row:
    held = next((each for each in programme.reviews.all() if each.month == month), None)
    url = reverse("public:goal_review", args=[city.code, held.uuid]) if held and programme.is_public else ""
    title = _("Month %(month)s") % {"month": month} + " · " + th_en_text(programme, "title")
    marks = frozenset({"review_due"} if is_due else ())
    return Row(
        (title, programme.review_on(month), held.held_on if held else None), marks, url, programme.is_invented
    )
