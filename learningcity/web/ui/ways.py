"""A learning path as it is drawn: its steps on a line, what each is to the reader, and what it leads to."""

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


def drawn(city: City, path: Path, where: Standing | None = None) -> dict[str, Any]:
    """What the part `way.html` and the head of a path want."""
    return {
        "path": path,
        "icon": ICONS[LeadsTo(path.leads_to)],
        "made_for": made_for(path),
        "legs": legs_of(city, path, where),
    }


def made_for(path: Path) -> tuple[str, ...]:
    """For whom a path is, in words; nothing when it is for everyone."""
    ages = [LifeStage(code).label for code in path.stages if code in LifeStage.values]
    groups = [Group(code).label for code in path.audience if code in Group.values]
    return tuple(str(label) for label in (*ages, *groups))


def legs_of(city: City, path: Path, where: Standing | None = None) -> list[Leg]:
    """The steps of a path, marked where one's standing is known, each with its next session."""
    steps = list(path.steps.all())
    marks = (where or standing(queries.steps_of(path), ())).marks
    listed = queries.listed(city, [step.activity_id for step in steps], now=timezone.now())
    known = {each.activity.pk: each for each in listed}
    pools = queries.pools_of(each.session.pk for each in listed if each.session)
    return [
        _leg(city, number, step, _told(mark, is_known=where is not None), known.get(step.activity_id), pools)
        for number, (step, mark) in enumerate(zip(steps, marks, strict=True), 1)
    ]


def _told(mark: Mark, *, is_known: bool) -> Mark:
    """What a step is to the reader; to someone unknown it only may be one to leave out."""
    return mark if is_known or mark is Mark.OPTIONAL else Mark.LATER


def _leg(
    city: City, number: int, step: Step, mark: Mark, found: Listed | None, pools: dict[int, list[Pool]]
) -> Leg:
    leg = Leg(number, step, mark.value, SAID[mark])
    if found is None:
        return leg
    url = reverse("public:activity", args=[city.code, found.activity.code])
    if found.session is None:
        return leg._replace(url=url)
    seats = tuple(pools.get(found.session.pk, ()))
    return leg._replace(url=url, session=found.session, venue=found.venue, pools=seats)
