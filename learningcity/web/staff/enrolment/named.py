"""The lines of a list: whom each means, and what would become of them."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.queries import Fate, Foretold, foretell
from learningcity.city.enrolment.rules import No
from learningcity.city.people.models import Person, PersonQuerySet
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import Likeness, Wanted, alike_each
from learningcity.city.people.roles import ROLES, Scope
from learningcity.city.people.rules.likeness import bare
from learningcity.city.people.rules.lines import MOST_LINES, Line, read_list
from learningcity.city.places.models import Neighbourhood
from learningcity.core import thai_time
from learningcity.web.door import CityRequest
from learningcity.web.staff.people import within
from learningcity.web.ui.templatetags.ui import be_year

NEW, APART, LEAVE = "new", "apart", "leave"
"""What a line may be besides someone known: someone new, also beside an earlier line like it, or left out."""

FAULTS = {
    "no-name": gettext_lazy("There is no name in this line."),
    "left-over": gettext_lazy("Besides name, year and phone there is a number that says nothing."),
    "birth-year": gettext_lazy("Nobody alive was born in that year."),
}


def neighbourhood_of(request: CityRequest) -> Neighbourhood | None:
    """The neighbourhood beyond which a leader enrols nobody; nothing for who may enrol the whole city."""
    if request.powers.may_citywide(Permission.ENROLMENT_BY_PROXY):
        return None
    own = (
        grant.neighbourhood
        for grant in request.powers.grants
        if ROLES[grant.role].scope is Scope.AREA and grant.neighbourhood  # type: ignore[index]
    )
    return next(own, None)


def _known(request: CityRequest) -> PersonQuerySet:
    """Among whom the names are looked for: a leader's neighbours, else those one may see."""
    home = neighbourhood_of(request)
    if home is None:
        return within.people(request)
    return Person.objects.known_in(request.city).filter(home_neighbourhood=home)


class Choice(NamedTuple):
    """What a line may be taken for."""

    value: str
    label: object
    chosen: bool


@dataclass
class Row:
    """A line with whom it may mean and what would become of them."""

    number: int
    line: Line
    likes: list[Likeness]
    said: str
    guardian_present: bool
    foretold: Foretold | None = None
    twin: "Row | None" = None
    """The earlier line that reads as the same person."""
    lent_phone: str = ""
    """The telephone that a later line gives of this person."""

    @property
    def chosen(self) -> Person | None:
        return next((like.person for like in self.likes if str(like.person.uuid) == self.said), None)

    @property
    def is_new(self) -> bool:
        return self.said in (NEW, APART)

    @property
    def twice(self) -> bool:
        """Whether an earlier line stands for this person already."""
        return self.twin is not None and self.said != APART

    @cached_property
    def bare_name(self) -> str:
        return bare(self.line.name)

    @property
    def phone(self) -> str:
        return self.line.phone or self.lent_phone

    @property
    def asks(self) -> bool:
        """Whether it must still be said who is meant."""
        return not self.line.fault and not self.said

    @property
    def person(self) -> Person:
        """Whom to foretell for: someone known, or as they would be noted down."""
        return self.chosen or Person(name=self.line.name, birth_year=self.line.birth_year)

    @property
    def asks_guardian(self) -> bool:
        """Whether all that is missing, or was said already, is that a guardian stands by."""
        why = self.foretold.why if self.foretold else None
        return self.guardian_present or (why is not None and why.code == No.GUARDIAN_MUST_BE_PRESENT)

    @property
    def choices(self) -> list[Choice]:
        if self.twin and not self.likes:
            same = _("The same person as in line %(number)s") % {"number": self.twin.number}
            return [Choice(NEW, same, self.twice), Choice(APART, _("Two different people"), not self.twice)]
        known = [
            Choice(str(like.person.uuid), _described(like), str(like.person.uuid) == self.said)
            for like in self.likes
        ]
        return [
            *known,
            Choice(NEW, _("Someone new"), self.said == NEW),
            *self._apart(),
            Choice(LEAVE, _("Leave out"), self.said == LEAVE),
        ]

    def _apart(self) -> list[Choice]:
        if self.twin is None or not self.is_new:
            return []
        label = _("Someone new, and not the person of line %(number)s") % {"number": self.twin.number}
        return [Choice(APART, label, self.said == APART)]

    @property
    def why(self) -> str:
        """Why this line comes to nothing, if so."""
        if self.line.fault:
            return str(FAULTS.get(self.line.fault.code) or self.line.fault)
        if self.twin and self.twice:
            return _("Same as line %(number)s; once is enough.") % {"number": self.twin.number}
        if self.foretold and self.foretold.fate is Fate.ALREADY:
            return _("They have a seat or wait for one already.")
        return str(self.foretold.why) if self.foretold and self.foretold.why else ""

    @property
    def counts(self) -> bool:
        """Whether this line is enrolled by the act."""
        fates = (Fate.SEAT, Fate.LINE)
        return bool(not self.why and self.foretold and self.foretold.fate in fates)


def _described(like: Likeness) -> str:
    person = like.person
    year = str(be_year(person.birth_year)) if person.birth_year else ""
    phone = f"…{person.phone[-4:]}" if person.phone else ""
    return " · ".join(filter(None, [person.name, year, phone, _("same phone") if like.by_phone else ""]))


def read_rows(request: CityRequest, session: Session, text: str) -> list[Row]:
    """The lines with whom they mean and what would become of each; few statements, however many lines."""
    lines = read_list(text, thai_time.today().year)[: MOST_LINES + 1]
    wanted = [Wanted(line.name, line.birth_year, line.phone) for line in lines]
    likely = alike_each(_known(request), wanted)
    said = request.POST if request.POST.get("of") == digest(text) else {}
    rows = [
        Row(number, line, likes, _said(said, number, line, likes), f"guardian-{number}" in said)
        for number, (line, likes) in enumerate(zip(lines, likely, strict=True), 1)
    ]
    _mark_twice(rows)
    _foretell(session, rows)
    return rows


def digest(text: str) -> str:
    """What tells one list from another, so that answers about one are never taken for another's."""
    lines = "\n".join(filter(None, (line.strip() for line in text.splitlines())))
    return sha256(lines.encode()).hexdigest()[:16]


def _said(said: Any, number: int, line: Line, likes: list[Likeness]) -> str:
    """Who a line is: as was answered, else the one person it fits wholly, else nobody yet."""
    if line.fault:
        return LEAVE
    answered = str(said.get(f"who-{number}", ""))
    if answered in {NEW, APART, LEAVE, *(str(like.person.uuid) for like in likes)}:
        return answered
    if not likes:
        return NEW
    same = [like.person for like in likes if _is_same(line, like)]
    return str(same[0].uuid) if len(same) == 1 else ""


def _is_same(line: Line, like: Likeness) -> bool:
    """Whether name, year and telephone leave no doubt; what one of the two does not say is no doubt."""
    person = like.person
    same_year = line.birth_year == person.birth_year or None in (line.birth_year, person.birth_year)
    same_phone = line.phone == person.phone or "" in (line.phone, person.phone)
    return bare(line.name) == bare(person.name) and same_year and same_phone


def _mark_twice(rows: list[Row]) -> None:
    """Find of each line the earlier one that reads as the same person, and let it have the telephone."""
    before: list[Row] = []
    for row in rows:
        if row.line.fault or row.said == LEAVE:
            continue
        row.twin = next((each for each in before if _are_one(each, row)), None)
        if row.twin and row.twice:
            row.twin.lent_phone = row.twin.lent_phone or row.line.phone
        else:
            before.append(row)


def _are_one(first: Row, second: Row) -> bool:
    """Whether two lines are one person by name and year; without a year, two telephones are two people."""
    if first.chosen or second.chosen:
        return first.chosen == second.chosen
    one, other = first.line, second.line
    if (first.bare_name, one.birth_year) != (second.bare_name, other.birth_year):
        return False
    return bool(one.birth_year) or first.phone == other.phone or not (first.phone and other.phone)


def _foretell(session: Session, rows: list[Row]) -> None:
    counted = [row for row in rows if row.said not in ("", LEAVE) and not row.twice]
    everyone = [(row.person, row.guardian_present) for row in counted]
    for row, foretold in zip(counted, foretell(session, everyone, thai_time.now()), strict=True):
        row.foretold = foretold
