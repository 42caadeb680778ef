"""A learning path as it is drawn: its steps on a line, what each is to the reader, and what it leads to."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue import queries
from learningcity.city.catalogue.models import LeadsTo, LifeStage, Path, Session, Step
from learningcity.city.catalogue.queries import Listed, Pool
from learningcity.city.catalogue.rules.paths import Mark, Standing, standing
from learningcity.city.places.models import City, Venue
from learningcity.core.groups import Group

ICONS = {
    LeadsTo.WORK: "work",
    LeadsTo.BUSINESS: "baht",
    LeadsTo.BADGE: "medal",
    LeadsTo.PROGRAMME: "cap",
    LeadsTo.STUDY: "cap",
    LeadsTo.HOBBY: "star",
}
SAID = {
    Mark.DONE: _("finished"),
    Mark.NEXT: _("next"),
    Mark.OPTIONAL: _("if you like"),
    Mark.LATER: "",
}


class Leg(NamedTuple):
    """A step as it is drawn, with its next session and the seats there; no address: it is not offered now."""

    number: int
    step: Step
    mark: str
    said: Any
    url: str = ""
    session: Session | None = None
    venue: Venue | None = None
    pools: tuple[Pool, ...] = ()


class On(NamedTuple):
    """What is on of some activities: each with its next session, and the seats there."""

    listed: dict[int, Listed]
    pools: dict[int, list[Pool]]


def drawn(
    city: City, path: Path, where: Standing | None = None, *, what_is_on: On | None = None
) -> dict[str, Any]:
    """What the part `way.html` and the head of a path want."""
    return {
        "path": path,
        "icon": ICONS[LeadsTo(path.leads_to)],
        "made_for": made_for(path),
        "legs": legs_of(city, path, where, what_is_on or on(listed_of(city, [path]))),
    }


def made_for(path: Path) -> str:
    """For whom a path is, in words; a group that follows from the ages is not said twice."""
    ages = [LifeStage(code).label for code in path.stages if code in LifeStage.values]
    said = {Group.OLDER} if LifeStage.OLDER in path.stages else set()
    groups = [Group(code).label for code in path.audience if code in set(Group) - said]
    return " · ".join(str(label) for label in (*ages, *groups))


def listed_of(city: City, paths: Iterable[Path]) -> list[Listed]:
    """The published activities of some paths, each with its next session."""
    keys = {step.activity_id for path in paths for step in path.steps.all()}
    return queries.listed(city, sorted(keys), now=timezone.now())


def on(listed: Iterable[Listed]) -> On:
    """What is on, with the seats there this moment."""
    rows = list(listed)
    pools = queries.pools_of(each.session.pk for each in rows if each.session)
    return On({each.activity.pk: each for each in rows}, pools)


def legs_of(city: City, path: Path, where: Standing | None, what_is_on: On) -> list[Leg]:
    """The steps of a path, marked where one's standing is known, each with its next session."""
    marks = (where or standing(queries.steps_of(path), ())).marks
    return [
        _leg(city, number, step, _told(mark, is_known=where is not None), what_is_on)
        for number, (step, mark) in enumerate(zip(path.steps.all(), marks, strict=True), 1)
    ]


def _told(mark: Mark, *, is_known: bool) -> Mark:
    """What a step is to the reader; to someone unknown it only may be one to leave out."""
    return mark if is_known or mark is Mark.OPTIONAL else Mark.LATER


def _leg(city: City, number: int, step: Step, mark: Mark, what_is_on: On) -> Leg:
    leg, found = Leg(number, step, mark.value, SAID[mark]), what_is_on.listed.get(step.activity_id)
    if found is None:
        return leg
    url = reverse("public:activity", args=[city.code, found.activity.code])
    if found.session is None:
        return leg._replace(url=url)
    seats = tuple(what_is_on.pools.get(found.session.pk, ()))
    return leg._replace(url=url, session=found.session, venue=found.venue, pools=seats)
