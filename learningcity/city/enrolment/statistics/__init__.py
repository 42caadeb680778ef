"""De-identified counts: no name, no row of a person leaves this package."""

from learningcity.city.enrolment.statistics.affordable import Helped, helped_between
from learningcity.city.enrolment.statistics.follow_up import Wave, waves
from learningcity.city.enrolment.statistics.reach import OLDER_FROM, Reached, reached_between, waiting_in
from learningcity.city.enrolment.statistics.shared import Said, joined_between, said_by_activity

__all__ = [
    "OLDER_FROM",
    "Helped",
    "Reached",
    "Said",
    "Wave",
    "helped_between",
    "joined_between",
    "reached_between",
    "said_by_activity",
    "waiting_in",
    "waves",
]
