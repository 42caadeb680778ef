"""How far people are on learning paths: what they finished, and how long they were there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from learningcity.city.catalogue.models import Path
from learningcity.city.catalogue.queries import paths_of, steps_of
from learningcity.city.catalogue.rules.paths import Standing, standing
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.queries.learnt import hours_of
from learningcity.city.people.models import Person
from learningcity.city.places.models import City

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Progress:
    """A path as someone stands on it."""

    path: Path
    standing: Standing
    learnt: timedelta

    @property
    def hours(self) -> float:
        """Hours of all days on which they were there at its activities."""
        return round(self.learnt / HOUR, 1)


def progress_on(paths: Iterable[Path], person: Person, city: City) -> list[Progress]:
    """Where a person stands on each of some paths, in their order."""
    learnt = learnt_by_activity(person, city)
    return [_on(path, learnt) for path in paths]


def paths_begun(city: City, learnt: Mapping[int, timedelta]) -> list[Progress]:
    """The published paths on which a step that counts was learnt; unfinished ones first, then by how far."""
    if not learnt:
        return []
    every = [_on(path, learnt) for path in paths_of(city)]
    begun = [each for each in every if each.standing.is_begun]
    return sorted(begun, key=lambda each: (each.standing.is_finished, -each.standing.done / each.standing.of))


def learnt_by_activity(person: Person, city: City) -> dict[int, timedelta]:
    """How long a person was there at each activity they finished in a city."""
    done = Enrolment.objects.in_city(city).filter(person=person, state=State.COMPLETED)
    rows = list(done.select_related("session"))
    return by_activity(rows, hours_of(rows))


def by_activity(enrolments: Iterable[Enrolment], hours: Mapping[int, timedelta]) -> dict[int, timedelta]:
    """How long was learnt at each activity that some of these finished, from the hours of each."""
    found = dict[int, timedelta]()
    for row in enrolments:
        if row.state == State.COMPLETED:
            key = row.session.activity_id
            found[key] = found.get(key, timedelta()) + hours.get(row.pk, timedelta())
    return found


def _on(path: Path, learnt: Mapping[int, timedelta]) -> Progress:
    steps = steps_of(path)
    there = (learnt[step.activity] for step in steps if step.activity in learnt)
    return Progress(path, standing(steps, learnt), sum(there, timedelta()))
