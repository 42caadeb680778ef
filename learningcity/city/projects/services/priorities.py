"""Rounds of priorities: set up by the city, decided by the points residents give."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City
from learningcity.city.projects.models import Ballot, Candidate, Need, PriorityRound, Table
from learningcity.city.projects.rules.needs import SUPPORTABLE
from learningcity.city.projects.rules.priorities import Stage, fault_of, fault_of_table
from learningcity.city.projects.rules.priorities import Table as Laid
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.core.versions import take_turn

MOST_SATANG = 10**14
WRONG = {
    "none": _("Give at least one point."),
    "too-many": _("That is more points than you have."),
    "negative": _("Points cannot be less than nothing."),
    "unknown": _("Choose from the list."),
    "people": _("Write how many people were there, from 1 to 500."),
}

WRONG_AT_TABLE = {"too-many": _("That is more points than so many people have.")}


@transaction.atomic
def save_round(
    *, city: City, by: User | None, round_: PriorityRound | None = None, version: int = 0, **fields: Any
) -> PriorityRound:
    """Set up a round, or change one; once points were given only its texts and its last day may change."""
    if fields["closes_on"] < fields["opens_on"]:
        raise Refused("days", _("The last day is before the first."), field="closes_on")
    if round_ is None:
        round_ = PriorityRound.everywhere.create(city=city, **fields)
    else:
        _refuse_unfair(round_, fields)
        take_turn(round_, version=version, changes=fields)
    audit.record("save_round", round_, by=by, city=city.code)
    return round_


def _refuse_unfair(row: PriorityRound, fields: dict[str, Any]) -> None:
    fixed = ("points", "budget_satang", "opens_on")
    changed = [name for name in fixed if name in fields and fields[name] != getattr(row, name)]
    if changed and row.participants:
        raise Refused("begun", _("Points have been given: this can no longer change."), field=changed[0])


@transaction.atomic
def set_candidate(*, round_: PriorityRound, need: Need, cost_satang: int, by: User | None) -> Candidate:
    """Put a need into a round with what it would cost, or change the cost, before anybody gave points."""
    _refuse_begun(round_)
    if need.city_id != round_.city_id or need.state not in SUPPORTABLE:
        raise Refused("need-closed", _("This wish is no longer open."), field="need")
    if not 0 < cost_satang <= MOST_SATANG:
        raise Refused("amount", _("Write a believable amount above zero."), field="cost_satang")
    row, _new = Candidate.objects.update_or_create(
        round=round_, need=need, defaults={"cost_satang": cost_satang}
    )
    audit.record("set_candidate", round_, by=by, city=round_.city.code)
    return row


@transaction.atomic
def remove_candidate(*, candidate: Candidate, by: User | None) -> None:
    """Take a need out of a round, before anybody gave points."""
    _refuse_begun(candidate.round)
    audit.record("remove_candidate", candidate.round, by=by, city=candidate.round.city.code)
    candidate.delete()


def _refuse_begun(round_: PriorityRound) -> None:
    PriorityRound.everywhere.select_for_update(of=("self",)).get(pk=round_.pk)
    if round_.participants:
        raise Refused("begun", _("Points have been given: this can no longer change."))


@transaction.atomic
def give_points(*, round_: PriorityRound, person: Person, points: Mapping[int, int], by: User) -> Ballot:
    """Keep how a person lays out their points; while the round is open they may lay them out anew."""
    _refuse_unless_open(round_)
    given = {key: value for key, value in points.items() if value}
    keys = round_.candidates.values_list("pk", flat=True)
    if wrong := fault_of(given, points=round_.points, candidates=keys):
        raise Refused(wrong, WRONG[wrong])
    ballot, _new = Ballot.objects.update_or_create(
        round=round_,
        person=person,
        defaults={"points": {str(key): value for key, value in given.items()}, "given_at": timezone.now()},
    )
    audit.record("give_points", round_, by=by, city=round_.city.code)
    return ballot


@transaction.atomic
def count_table(
    *, round_: PriorityRound, place: str, people: int, points: Mapping[int, int], by: User
) -> Table:
    """Keep what people laid out together at a meeting; nobody's name, and who gave what, is kept."""
    _refuse_unless_open(round_)
    given = {key: value for key, value in points.items() if value}
    keys = list(round_.candidates.values_list("pk", flat=True))
    if wrong := fault_of_table(Laid(people, given), points=round_.points, candidates=keys):
        raise Refused(wrong, WRONG_AT_TABLE.get(wrong, WRONG[wrong]), field="people")
    table = Table.objects.create(
        round=round_,
        place=place,
        people=people,
        points={str(key): value for key, value in given.items()},
        keyed_by=by,
    )
    audit.record("count_table", round_, by=by, city=round_.city.code, place=place, people=people)
    return table


@transaction.atomic
def take_back_table(*, table: Table, by: User) -> None:
    """Take a table out of the count, when it was keyed in by mistake."""
    _refuse_unless_open(table.round)
    audit.record("take_back_table", table.round, by=by, city=table.round.city.code, place=table.place)
    table.delete()


def _refuse_unless_open(round_: PriorityRound) -> None:
    """Holds the round, so that no need leaves it while points are given; many give at once."""
    held = PriorityRound.everywhere.select_for_update(of=("self",), no_key=True).get(pk=round_.pk)
    if held.stage(today()) != Stage.OPEN:
        raise Refused("not-open", _("Points can be given while the round is open."))
