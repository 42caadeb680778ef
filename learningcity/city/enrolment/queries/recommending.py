"""What to suggest to a person, and why: reads for `rules.recommending`, which alone decides."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef

from learningcity.city.catalogue.models import Activity, LearntNext, NotThis, Path, SeatPool, Session, Topic
from learningcity.city.catalogue.queries import next_steps, seat_counts
from learningcity.city.enrolment.models import LIVE, Enrolment, State
from learningcity.city.enrolment.rules import recommending as rules
from learningcity.city.enrolment.rules.recommending import Candidate, Finish, Others, Part, Suggestion
from learningcity.city.people.models import Consent, Person, Purpose
from learningcity.city.places.models import City
from learningcity.core.geo import metres_between
from learningcity.core.groups import AGE_GROUPS
from learningcity.core.thai_time import day_of

AHEAD = timedelta(days=30)


class Soon(NamedTuple):
    """An activity with a session soon that had a free seat: the candidate, its session, its place."""

    candidate: Candidate
    session: int
    point: tuple[float, float] | None


class Why(NamedTuple):
    """A suggestion with what its sentence says."""

    suggestion: Suggestion
    session: int
    free: int
    metres: float | None
    path: Path | None
    like: Activity | None
    """What the person finished last of the same topic."""
    topic: Topic | None
    """The topic of which others had finished something."""

    @property
    def activity(self) -> int:
        return self.suggestion.candidate.activity

    @property
    def points(self) -> dict[Part, int]:
        return self.suggestion.points


def soon(city: City, now: datetime) -> list[Soon]:
    """Published activities with an open seat in the coming days, each by its first such session."""
    free = SeatPool.objects.filter(session=OuterRef("pk"), group="", taken__lt=F("seats"))
    sessions = Session.objects.in_city(city).open(now).filter(Exists(free), starts_at__lt=now + AHEAD)
    rows = sessions.order_by("starts_at", "pk").values_list(
        "activity_id", "activity__topic_id", "starts_at", "activity__min_age", "activity__max_age",
        "activity__audience", "pk", "venue__lat", "venue__lon",
    )  # fmt: skip
    first: dict[int, Soon] = {}
    for activity, topic, at, low, high, audience, session, lat, lon in rows:
        if activity not in first:
            candidate = Candidate(activity, topic, at, low, high, _ages_meant(audience))
            first[activity] = Soon(candidate, session, _point(lat, lon))
    return list(first.values())


def _point(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    return None if lat is None or lon is None else (lat, lon)


def _ages_meant(audience: list[str]) -> tuple[tuple[int, int], ...]:
    """The ages of groups that follow from age; nothing where other people are meant as well."""
    ages = {group.value: span for group, span in AGE_GROUPS.items()}
    return tuple(ages[each] for each in audience) if all(each in ages for each in audience) else ()


def suggestions(
    person: Person,
    city: City,
    now: datetime,
    among: Iterable[Soon],
    *,
    most: int,
    without: Collection[int] = (),
) -> list[Why]:
    """The best few of `soon` for a person that have a seat this moment, each with what explains it."""
    near = {each.candidate.activity: each for each in among if each.candidate.activity not in without}
    finished, taken = _past(person, city)
    steps = next_steps(city, {row.pk for row in finished})
    topics = frozenset(row.topic_id for row in finished)
    seeker = rules.Person(topics, frozenset(steps), taken | _set_aside(person), person.age(day_of(now)))
    metres = _metres(person, near.values())
    found = rules.suggest(
        seeker,
        (each.candidate for each in near.values()),
        others=_others(city, topics),
        metres=metres,
        most=2 * most,
    )
    likes = {row.topic_id: row for row in finished}
    told = _with_seats(found, near, now)
    named = _topics(each.others.topic for each, _session, _free in told if each.others)
    return [
        Why(
            each,
            session,
            free,
            metres.get(each.candidate.activity),
            steps.get(each.candidate.activity),
            likes.get(each.candidate.topic),
            named.get(each.others.topic) if each.others else None,
        )
        for each, session, free in told[:most]
    ]


def _with_seats(
    found: Sequence[Suggestion], near: dict[int, Soon], now: datetime
) -> list[tuple[Suggestion, int, int]]:
    """Suggestions with the session of each and its free seats; those without any are left out."""
    at = [near[each.candidate.activity].session for each in found]
    seats = seat_counts(at, now=now)
    pairs = zip(found, at, strict=True)
    return [(each, key, seats[key].free) for each, key in pairs if key in seats and seats[key].free > 0]


def _past(person: Person, city: City) -> tuple[list[Activity], frozenset[int]]:
    """What a person finished in a city, each once and the latest last; and that with what they are in."""
    rows = Enrolment.objects.in_city(city).filter(person=person, state__in=(*LIVE, State.COMPLETED))
    met = list(rows.select_related("session__activity").order_by("session__ends_at"))
    done = [row.session.activity for row in met if row.state == State.COMPLETED]
    last_done = {activity.pk: activity for activity in reversed(done)}
    return list(reversed(last_done.values())), frozenset(row.session.activity_id for row in met)


def _set_aside(person: Person) -> frozenset[int]:
    return frozenset(NotThis.objects.filter(person=person).values_list("activity_id", flat=True))


def _metres(person: Person, among: Iterable[Soon]) -> dict[int, float]:
    """How far each is from the middle of the home neighbourhood; nothing when that is not known."""
    home = person.home_neighbourhood
    if home is None:
        return {}
    places = {each.point for each in among if each.point}
    far = {point: metres_between(home.lat, home.lon, *point) for point in places}
    return {each.candidate.activity: far[each.point] for each in among if each.point}


def _others(city: City, topics: frozenset[int]) -> dict[int, list[Others]]:
    """What those who learnt the same topics then finished, by activity."""
    found: dict[int, list[Others]] = defaultdict(list)
    rows = LearntNext.objects.in_city(city).filter(topic__in=topics)
    for activity, people, topic in rows.values_list("activity_id", "people", "topic_id"):
        found[activity].append(Others(people, topic))
    return found


def _topics(keys: Iterable[int]) -> dict[int, Topic]:
    return {topic.pk: topic for topic in Topic.objects.filter(pk__in=set(keys))}


def counts_of_learnt_next(city: City) -> dict[tuple[int, int], int]:
    """Counts by topic and activity over those who agree today to be counted; small ones are left out."""
    agreed = Consent.objects.filter(purpose=Purpose.STATISTICS, withdrawn_at=None).values("person")
    standing = Person.objects.standing().filter(pk__in=agreed).values("pk")
    rows = Enrolment.objects.in_city(city).filter(state=State.COMPLETED, person__in=standing)
    told = rows.order_by("person_id").values_list(
        "person_id", "session__ends_at", "session__activity__topic_id", "session__activity_id"
    )
    return rules.learnt_next(_lives(told.iterator(chunk_size=5_000)))


def _lives(rows: Iterable[tuple[int, datetime, int, int]]) -> Iterator[list[Finish]]:
    for _person, life in groupby(rows, key=itemgetter(0)):
        yield [Finish(at, topic, activity) for _key, at, topic, activity in life]
