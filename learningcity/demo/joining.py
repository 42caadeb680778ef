"""Invents who joins which session: seats, waiting lists, offers and who came; every count holds exactly."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

from learningcity.city.catalogue.models import ActivityState, SeatPool, SessionState
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.rules import fee
from learningcity.city.people.models import Person, User
from learningcity.demo.crowd import Crowd
from learningcity.demo.rounds import SHOWN, Round
from learningcity.demo.texts.paths import BEGUN, PATHS
from learningcity.demo.world import World

RELEASED_BEFORE = timedelta(days=2)
_OPENED_BEFORE_DAYS = 30
_OFFER_LASTS = timedelta(hours=24)
_CROWDED_SHARE = 0.16
_SHOWN_SHARES = (0.8, 1.4, 0.5)
STEPS_BEGUN = 3


@dataclass
class Taking:
    """The enrolments of one session while people join, in the order in which they joined."""

    round: Round
    pools: dict[str, SeatPool]
    enrolments: list[Enrolment] = field(default_factory=list)

    def seat_for(self, groups: set[str], now: datetime) -> SeatPool | None:
        """A free seat held for one of the person's groups, else an open one; released seats are open."""
        usable = [p for p in self.pools.values() if _open(p, now) or p.group in groups]
        usable.sort(key=lambda pool: _open(pool, now))
        return next((pool for pool in usable if pool.free > 0), None)

    @property
    def waiting(self) -> list[Enrolment]:
        return [each for each in self.enrolments if each.state == State.WAITING]


def _open(pool: SeatPool, now: datetime) -> bool:
    return not pool.group or pool.releases_at is None or pool.releases_at <= now


@dataclass
class Joiners:
    """People of one city with how readily they join, added up, to be drawn from by chance."""

    people: list[Person]
    upto: list[float]

    def draw(self, world: World, fits: Callable[[Person], bool], wanted: int) -> list[Person]:
        """Up to so many different people who fit."""
        found = dict[int, Person]()
        for _try in range(wanted * 12):
            if len(found) >= wanted:
                break
            person = self.people[bisect_left(self.upto, world.chance.random() * self.upto[-1])]
            if person.pk not in found and fits(person):
                found[person.pk] = person
        return list(found.values())


def fill_rounds(world: World, crowd: Crowd, rounds: list[Round]) -> list[Taking]:
    """Fill the sessions of published activities; nothing is written yet."""
    joiners = {city: _joiners(world, people) for city, people in crowd.people.items()}
    takings = [_fill(world, crowd, joiners, each) for each in rounds]
    for city, people in crowd.people.items():
        _give_signed_in_learner_a_life(world, crowd, city, people, takings)
    return takings


def save_enrolments(takings: list[Taking]) -> None:
    """Write the seats, and the enrolments in the order in which they were made."""
    SeatPool.objects.bulk_create([pool for each in takings for pool in each.pools.values()], batch_size=1000)
    everyone = [enrolment for each in takings for enrolment in each.enrolments]
    everyone.sort(key=lambda enrolment: (enrolment.created_at, str(enrolment.uuid)))
    Enrolment.everywhere.bulk_create(everyone, batch_size=1000)


def _joiners(world: World, people: list[Person]) -> Joiners:
    return Joiners(people, list(accumulate(min(world.chance.paretovariate(1.3), 9.0) for _person in people)))


def _pools(each: Round) -> dict[str, SeatPool]:
    text, session = each.offered.text, each.session
    pools = {"": SeatPool(session=session, seats=max(text.seats - sum(text.held.values()), 1))}
    releases_at = session.starts_at - RELEASED_BEFORE
    for group, seats in text.held.items():
        pools[group] = SeatPool(session=session, group=group, seats=seats, releases_at=releases_at)
    return pools


def _fill(world: World, crowd: Crowd, joiners: dict[str, Joiners], each: Round) -> Taking:
    taking = Taking(each, _pools(each))
    if each.offered.activity.state != ActivityState.PUBLISHED:
        return taking
    city = each.session.city.code
    people = joiners[city].draw(world, _fits(each), _demand(world, each))
    for person, at in zip(people, _moments(world, each, len(people)), strict=True):
        join(world, crowd, taking, person, at)
    _settle(world, taking)
    return taking


def _demand(world: World, each: Round) -> int:
    """How many want to come: most sessions fill a third to three quarters, some far more than they hold."""
    ahead = each.session.starts_at - world.now
    if each.offered.text.code == SHOWN and ahead > timedelta():
        return round(each.offered.text.seats * _SHOWN_SHARES[ahead.days // 14 % len(_SHOWN_SHARES)])
    share = world.chance.uniform(0.3, 0.72)
    if world.happens(_CROWDED_SHARE):
        share = world.chance.uniform(1.1, 1.45)
    if ahead > timedelta(days=21):
        share *= 0.55
    return round(each.offered.text.seats * share)


def _fits(each: Round) -> Callable[[Person], bool]:
    text, on = each.offered.text, each.session.starts_at.date()
    low, high = text.min_age or 0, text.max_age or 200
    return lambda person: low <= (person.age(on) or 0) <= high


def _moments(world: World, each: Round, count: int) -> list[datetime]:
    """Rising moments between the opening of the session and its start, or now."""
    start = each.session.starts_at
    last = min(start - timedelta(hours=3), world.now - timedelta(minutes=20))
    first = min(start - timedelta(days=_OPENED_BEFORE_DAYS), last - timedelta(days=3))
    spans = sorted(world.chance.random() for _each in range(count))
    return [first + (last - first) * span for span in spans]


def join(world: World, crowd: Crowd, taking: Taking, person: Person, at: datetime) -> Enrolment | None:
    """Seat a person, or put them in line; nobody waits for a session that is over."""
    session = taking.round.session
    groups = person.groups_on(session.starts_at.date())
    pool = taking.seat_for(groups, world.now)
    if pool is None and session.starts_at < world.now:
        return None
    via, by = _how(world, crowd, person)
    if via == Enrolment.Via.CLERK and session.starts_at < world.now and world.happens(0.3):
        via, at = Enrolment.Via.WALK_IN, session.starts_at - timedelta(minutes=10)
    enrolment = Enrolment(
        city=session.city,
        uuid=world.uuid(),
        session=session,
        person=person,
        pool=pool,
        groups=sorted(groups & set(taking.pools)),
        state=State.BOOKED if pool else State.WAITING,
        via=via,
        enrolled_by=by,
        price_satang=_price(taking, groups),
        created_at=at,
        changed_at=at,
    )
    if pool:
        pool.taken += 1
    taking.enrolments.append(enrolment)
    return enrolment


def _how(world: World, crowd: Crowd, person: Person) -> tuple[str, User | None]:
    if person.account:
        return Enrolment.Via.SELF, person.account
    if person.pk in crowd.carer_of:
        return Enrolment.Via.HELPER, crowd.carer_of[person.pk]
    return Enrolment.Via.CLERK, world.accounts["pim@demo.example"]


def _price(taking: Taking, groups: set[str]) -> int:
    offered = taking.round.offered
    return fee(offered.activity.price_satang, offered.prices, groups)


def _settle(world: World, taking: Taking) -> None:
    """Some give their seat up, and offers follow; a session called off ends every enrolment."""
    if taking.round.session.state == SessionState.CANCELLED:
        for each in taking.enrolments:
            _leave(taking, each, State.CALLED_OFF, _before(world, taking, each, days=1))
        return
    if taking.waiting:
        _offer(world, taking)
        return
    for each in taking.enrolments:
        if world.happens(0.07):
            _leave(taking, each, State.CANCELLED, _before(world, taking, each, hours=6))


def _before(world: World, taking: Taking, enrolment: Enrolment, **span: int) -> datetime:
    """A moment after the enrolment, before the session and not after now."""
    limit = min(taking.round.session.starts_at - timedelta(**span), world.now - timedelta(minutes=5))
    return max(enrolment.created_at + timedelta(minutes=10), limit)


def _leave(taking: Taking, enrolment: Enrolment, state: State, at: datetime) -> None:
    if enrolment.pool:
        enrolment.pool.taken -= 1
    enrolment.state, enrolment.pool, enrolment.changed_at = state, None, at


def _offer(world: World, taking: Taking) -> None:
    """One open seat comes free and is offered to the first in line, where the session is far enough off."""
    if taking.round.session.starts_at - world.now < timedelta(days=3) or not world.happens(0.5):
        return
    leaver = next(
        (e for e in taking.enrolments if e.state == State.BOOKED and e.pool and not e.pool.group), None
    )
    first = taking.waiting[0]
    if leaver is None or first.groups:
        return
    at = world.now - timedelta(hours=world.chance.randint(1, 8))
    pool = leaver.pool
    _leave(taking, leaver, State.CANCELLED, at)
    first.state, first.pool, first.changed_at = State.OFFERED, pool, at
    first.offer_expires_at = at + _OFFER_LASTS
    taking.pools[""].taken += 1


def _give_signed_in_learner_a_life(
    world: World, crowd: Crowd, city: str, people: list[Person], takings: list[Taking]
) -> None:
    """The learner one can sign in as has been here before, has seats ahead and waits for one."""
    learner = next(person for person in people if person.email in BEGUN)
    ours = [t for t in takings if t.round.session.city.code == city and _open_to(t, learner)]
    past = [t for t in ours if t.round.ended(world.now) and t.pools[""].free]
    ahead = [t for t in ours if t.round.session.starts_at > world.now + timedelta(days=1)]
    full = [t for t in ahead if t.waiting and not t.seat_for(learner.groups_on(world.now.date()), world.now)]
    free = [t for t in ahead if t.pools[""].free and not t.waiting]
    begun = _begun(learner, past)
    some = [each for each in past[:: max(len(past) // 7, 1)][:7] if each not in begun]
    for taking in [*begun, *some, *free[:2], *full[:1]]:
        last = taking.enrolments[-1].created_at if taking.enrolments else world.now - timedelta(days=3)
        at = min(
            max(last, world.now - timedelta(days=9)), taking.round.session.starts_at - timedelta(hours=4)
        )
        join(world, crowd, taking, learner, at + timedelta(seconds=30))


def _begun(learner: Person, past: list[Taking]) -> list[Taking]:
    """The latest session of each of the first steps of the paths the learner has begun."""
    paths = [path for path in PATHS if path.code in BEGUN[learner.email]]
    steps = [step.text for path in paths for step in path.steps if not step.is_optional]
    latest = {each.round.offered.text.code: each for each in past}
    return [latest[text] for text in steps if text in latest][:STEPS_BEGUN]


def _open_to(taking: Taking, person: Person) -> bool:
    round_ = taking.round
    live = (
        round_.session.state == SessionState.SCHEDULED
        and round_.offered.activity.state == ActivityState.PUBLISHED
    )
    return live and _fits(round_)(person) and all(each.person.pk != person.pk for each in taking.enrolments)
