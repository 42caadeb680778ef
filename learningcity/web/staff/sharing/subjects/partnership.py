"""Agreements and promises as they are shared: organisations, never who answers for them."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.partners.queries import agreements, promises
from learningcity.city.partners.queries.agreements import Held
from learningcity.city.partners.queries.promises import Promised
from learningcity.city.partners.rules.agreements import Standing
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.city.places.models import City
from learningcity.web.staff.sharing.subjects.sheet import Cell, Column, Row, Sheet, Tag, Told, count
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.promises import STANDINGS, STATES, amount

KEPT = (PromiseState.KEPT, PromiseState.KEPT_LATE)
OVERDUE = (PromiseState.LATE, PromiseState.BROKEN)


def told(city: City, today: date) -> Told:
    """What was agreed and promised, whether or not everyone may see it."""
    agreed = Sheet(
        "agreements",
        _("Agreements"),
        (Column(_("Agreement")), Column(_("Partners")), Column(_("How it stands")), Column(_("Ends on"))),
        tuple(_agreement(city, each) for each in agreements(city, today, public=False)),
    )
    promised = Sheet(
        "promises",
        _("Promises"),
        (
            Column(_("Promise")), Column(_("Partner")), Column(_("How it stands")), Column(_("Amount given")),
            Column(_("Amount promised")), Column(_("By when")),
        ),
        tuple(_promise(each) for each in promises(city, today, public=False)),
    )  # fmt: skip
    figures = (
        count(lambda n: ngettext("agreement in force", "agreements in force", n), "in_force", agreed),
        count(
            lambda n: ngettext("agreement that ends soon", "agreements that end soon", n),
            "ending",
            agreed,
            pressing=True,
        ),
        count(lambda n: ngettext("promise kept", "promises kept", n), "kept", promised),
        count(
            lambda n: ngettext("promise overdue", "promises overdue", n), "overdue", promised, pressing=True
        ),
    )
    return Told((agreed, promised), figures)


def _agreement(city: City, each: Held) -> Row:
    row, state = each.row, STANDINGS[each.standing]
    parties = dict.fromkeys(
        th_en_text(party.organisation, "name") for party in row.parties.all() if party.withdrawn_on is None
    )
    marks = {"in_force"} if each.standing in (Standing.IN_FORCE, Standing.ENDING) else set()
    marks |= {"ending"} if each.standing == Standing.ENDING else set()
    cells: tuple[Cell, ...] = (
        th_en_text(row, "title"), ", ".join(parties), Tag(state.kind, state.icon, state.label), each.ends_on,
    )  # fmt: skip
    url = reverse("public:agreement", args=[city.code, row.uuid]) if row.is_public else ""
    return Row(cells, frozenset(marks), url, row.is_invented)


def _promise(each: Promised) -> Row:
    row, state = each.row, STATES[each.state]
    marks = {"kept"} if each.state in KEPT else {"overdue"} if each.state in OVERDUE else set()
    cells: tuple[Cell, ...] = (
        th_en_text(row, "title"), th_en_text(row.organisation, "name"),
        Tag(state.kind, state.icon, state.label), amount(row.kind, each.progress.given),
        amount(row.kind, row.amount), row.due_on,
    )  # fmt: skip
    return Row(cells, frozenset(marks), invented=row.is_invented)
