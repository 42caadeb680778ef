"""What changed for those who completed, over how many, and how many did not answer and why."""

from collections import Counter
from dataclasses import dataclass

from learningcity.city.enrolment.models import FollowUp, Income, Study, Work
from learningcity.city.enrolment.rules.feedback import WAVES, Outcome
from learningcity.city.places.models import City
from learningcity.core.few import FEWEST

BETTER = (Work.NEW_JOB, Work.BETTER_JOB, Work.OWN_BUSINESS)


@dataclass(frozen=True)
class Wave:
    """One wave of a city: everyone due, split by how it ended; changes are over those who answered only."""

    months: int
    outcomes: dict[str, int]
    work: dict[str, int]
    studies: int
    income_up: int
    income_known: int

    @property
    def due(self) -> int:
        """People whose wave fell due, asked or not."""
        return sum(self.outcomes.values())

    @property
    def answered(self) -> int:
        return self.outcomes.get(Outcome.ANSWERED, 0)

    @property
    def open(self) -> int:
        return self.outcomes.get(Outcome.ASKED, 0)

    @property
    def not_answered(self) -> int:
        """Non-response of every kind: asked in vain, declined, not agreed, not reached."""
        return self.due - self.answered - self.open

    @property
    def better_work(self) -> int:
        return sum(self.work.get(each, 0) for each in BETTER)

    @property
    def is_shown(self) -> bool:
        """Whether enough answered for the changes to be shown."""
        return self.answered >= FEWEST


def waves(city: City) -> list[Wave]:
    """The waves of a city at 3, 6 and 12 months."""
    rows = FollowUp.objects.in_city(city).only(
        "months", "outcome", "work", "study", "income", "income_before"
    )
    by_wave: dict[int, list[FollowUp]] = {months: [] for months in WAVES}
    for row in rows:
        by_wave[row.months].append(row)
    return [_wave(months, of_wave) for months, of_wave in by_wave.items()]


def _wave(months: int, rows: list[FollowUp]) -> Wave:
    answered = [row for row in rows if row.outcome == Outcome.ANSWERED]
    both = [row for row in answered if row.income and row.income_before]
    return Wave(
        months=months,
        outcomes=Counter(row.outcome for row in rows),
        work=Counter(row.work for row in answered),
        studies=sum(row.study in (Study.FORMAL, Study.COURSE) for row in answered),
        income_up=sum(_band(row.income) > _band(row.income_before) for row in both),
        income_known=len(both),
    )


def _band(income: str) -> int:
    return Income.values.index(income)
