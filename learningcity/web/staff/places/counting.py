"""What one asked to see of the gaps, and how their groups and sources are called."""

from datetime import timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import LifeStage
from learningcity.city.catalogue.rules.stages import Stage
from learningcity.city.enrolment.rules.gaps import REACHES
from learningcity.city.enrolment.statistics.gaps import GROUPS, Gaps, Period
from learningcity.city.places.queries import counted_by
from learningcity.city.places.statistics import Share
from learningcity.core import thai_time
from learningcity.core.groups import Group
from learningcity.web.door import CityRequest

PERIODS: dict[str, tuple[int, int, str | Promise]] = {
    "next90": (0, 90, gettext_lazy("the next 90 days")),
    "next30": (0, 30, gettext_lazy("the next 30 days")),
    "last90": (-90, 0, gettext_lazy("the last 90 days")),
    "last365": (-365, 0, gettext_lazy("the last year")),
}
USUAL_REACH = 800
LABELS: dict[str, str | Promise] = {**dict(Group.choices), **dict(LifeStage.choices)}


class Asked(NamedTuple):
    """The period and the reach one asked for, and the group shown on the map."""

    period: str
    reach: int
    whom: str

    @property
    def query(self) -> str:
        return f"days={self.period}&reach={self.reach}"

    @property
    def period_label(self) -> str:
        return str(PERIODS[self.period][2])


def asked_of(request: CityRequest) -> Asked:
    """What the address asks for; what it does not say is as usual."""
    period, reach = request.GET.get("days", ""), request.GET.get("reach", "")
    whom = request.GET.get("for", "")
    return Asked(
        period if period in PERIODS else "next90",
        int(reach) if reach in {str(each) for each in REACHES} else USUAL_REACH,
        whom if whom in GROUPS else str(Stage.OLDER),
    )


def gaps_of(request: CityRequest, asked: Asked) -> Gaps:
    """What is counted for the page."""
    first, last, _label = PERIODS[asked.period]
    now = thai_time.now()
    return Gaps(request.city, Period(now + timedelta(days=first), now + timedelta(days=last)), asked.reach)


def source_of(share: Share) -> str:
    """Who counted the people of an area, and in which year."""
    return counted_by(share.source, share.year_be)
