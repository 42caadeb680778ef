"""De-identified counts: no name, no row of a person leaves this package."""

from learningcity.city.enrolment.statistics.affordable import Helped, helped_between
from learningcity.city.enrolment.statistics.follow_up import Wave, waves
from learningcity.city.enrolment.statistics.reach import OLDER_FROM, Reached, reached_between, waiting_in

__all__ = [
    "OLDER_FROM",
    "Helped",
    "Reached",
    "Wave",
    "helped_between",
    "reached_between",
    "waiting_in",
    "waves",
]
