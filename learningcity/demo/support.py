"""Invents the help that people ask for in order to take part, and what became of it; all of it labelled."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from learningcity.city.catalogue.models import Mode
from learningcity.city.enrolment.models import (
    Accommodation,
    Enrolment,
    State,
    SupportNeed,
    SupportNotice,
    SupportState,
)
from learningcity.city.enrolment.rules.support import (
    NOTICE_DAYS,
    Kind,
    Offer,
    answer_due,
    sure_until,
    worth_asking,
)
from learningcity.city.people.models import Person, User
from learningcity.core.models import AuditEntry
from learningcity.demo.crowd import Crowd
from learningcity.demo.joining import Taking, join
from learningcity.demo.world import World

_ASK_SHARE = 0.03
_REMEMBER_SHARE = 0.4
_LATELY = timedelta(days=60)
_UNSAID = timedelta(days=3)
_LEARNER, _HELPER, _OFFICER = "malee@demo.example", "anong@demo.example", "pim@demo.example"
_WEIGHTS = {
    Kind.WHEELCHAIR: 5,
    Kind.LARGE_PRINT: 6,
    Kind.TRANSPORT: 6,
    Kind.COMPANION: 4,
    Kind.CHILDCARE: 4,
    Kind.SIGN_LANGUAGE: 2,
    Kind.LANGUAGE: 2,
    Kind.CANNOT_PAY: 4,
    Kind.OTHER: 2,
}
_WORDS = {
    Kind.WHEELCHAIR: "นั่งรถเข็น ขึ้นบันไดไม่ได้",
    Kind.TRANSPORT: "ขึ้นรถเมล์เองไม่ไหว มีใครไปทางเดียวกันไหม",
    Kind.CHILDCARE: "ลูกสองขวบ ไม่มีคนดูแลช่วงบ่าย",
    Kind.LARGE_PRINT: "ตาไม่ค่อยดี ขอตัวหนังสือใหญ่",
    Kind.OTHER: "ขอนั่งใกล้ประตู ต้องเข้าห้องน้ำบ่อย",
}
_REASONS = {
    Kind.SIGN_LANGUAGE: "หาล่ามในวันนั้นไม่ได้ รอบเดือนหน้ามีล่ามแล้ว",
    Kind.TRANSPORT: "ไม่มีรถรับส่งในวันนั้น มีเรือด่วนจอดหน้าทางเข้า",
}
_REASON = "จัดให้ไม่ทันในรอบนี้ ขออภัย โทรมาคุยกันได้"


def build_support(world: World, crowd: Crowd, takings: list[Taking]) -> None:
    """Requests in every state, needs remembered by consent, and a neighbour who asks for an older woman."""
    SupportNotice.everywhere.create(city=world.cities["phra-nakhon"], kind=Kind.SIGN_LANGUAGE.value, days=10)
    rows = [row for taking in takings for row in _asked(world, taking)]
    rows += [*_of_the_neighbour(world, crowd, takings), *_of_the_learner(world, takings)]
    Accommodation.everywhere.bulk_create(rows, batch_size=500)
    _remember(world, rows)
    _note_readings(world, rows)


def _asked(world: World, taking: Taking) -> Iterator[Accommodation]:
    kinds = worth_asking(_offer(taking))
    weights = [_WEIGHTS[kind] for kind in kinds]
    for enrolment in taking.enrolments:
        recent = taking.round.session.ends_at > world.now - _LATELY
        if recent and not _signs_in(enrolment.person) and world.happens(_ASK_SHARE):
            kind = world.chance.choices(kinds, weights=weights)[0]
            yield _row(world, enrolment, kind, _state(world, enrolment))


def _offer(taking: Taking) -> Offer:
    activity, session = taking.round.offered.activity, taking.round.session
    return Offer(
        services={*activity.services, *session.services},
        languages=activity.languages,
        price_satang=activity.price_satang,
        on_site=activity.mode != Mode.ONLINE,
    )


def _signs_in(person: Person) -> bool:
    return person.email == _LEARNER


def _state(world: World, enrolment: Enrolment) -> SupportState:
    """What may have become of a request by now."""
    if enrolment.state in (State.CANCELLED, State.LAPSED, State.CALLED_OFF):
        return SupportState.ENDED
    since = world.now - enrolment.session.ends_at
    if since > timedelta():
        unsaid = since < _UNSAID and world.happens(0.5)
        return SupportState.ACCEPTED if unsaid else _of(world, fulfilled=9, unfulfilled=1, declined=1)
    due_at = answer_due(enrolment.session.starts_at, 3, enrolment.created_at)
    if due_at < world.now and not world.happens(0.15):
        return _of(world, accepted=6, declined=1)
    return _of(world, requested=6, accepted=4, declined=1, withdrawn=1)


def _of(world: World, **weights: int) -> SupportState:
    return SupportState(world.chance.choices(list(weights), weights=list(weights.values()))[0])


def _row(world: World, enrolment: Enrolment, kind: Kind, state: SupportState) -> Accommodation:
    session, asked_at = enrolment.session, enrolment.created_at + timedelta(minutes=1)
    days = NOTICE_DAYS[kind]
    due_at = answer_due(session.starts_at, days, asked_at)
    return _decided(
        world,
        Accommodation(
            city=enrolment.city,
            uuid=world.uuid(),
            enrolment=enrolment,
            kind=kind.value,
            words=_WORDS.get(kind, ""),
            state=state,
            sure=asked_at <= sure_until(session.starts_at, days),
            due_at=due_at,
            requested_at=asked_at,
            requested_by=enrolment.enrolled_by,
            changed_at=asked_at,
        ).keyed(),
        min(asked_at + (due_at - asked_at) * 0.5, world.now - timedelta(minutes=3)),
    )


def _decided(world: World, row: Accommodation, at: datetime) -> Accommodation:
    """The request with the marks that its state leaves."""
    if row.state in (SupportState.REQUESTED, SupportState.WITHDRAWN, SupportState.ENDED):
        return row
    officer = world.accounts[_OFFICER]
    row.decided_at, row.decided_by, row.changed_at = at, officer, at
    if row.state == SupportState.DECLINED:
        row.reason = _REASONS.get(Kind(row.kind), _REASON)
        return row
    row.responsible = officer
    if row.state in (SupportState.FULFILLED, SupportState.UNFULFILLED):
        row.changed_at = min(row.enrolment.session.ends_at, world.now)
    if row.state == SupportState.FULFILLED:
        row.fulfilled_at = row.changed_at
    return row


def _of_the_neighbour(world: World, crowd: Crowd, takings: list[Taking]) -> Iterator[Accommodation]:
    """A woman of seventy without a phone, enrolled by her neighbour, asks for a way in for a wheelchair."""
    helper, people = world.accounts[_HELPER], crowd.people["phra-nakhon"]
    woman = next((each for each in people if crowd.carer_of.get(each.pk) == helper), None)
    taking = next((each for each in takings if woman and _has_seat_for(world, each, woman)), None)
    if woman is None or taking is None:
        return
    woman.birth_year, woman.sex, woman.phone, woman.phone_key = world.now.year - 70, "female", "", ""
    woman.save()
    enrolment = join(world, crowd, taking, woman, world.now - timedelta(hours=5))
    if enrolment is None or enrolment.pool is None:
        return
    Enrolment.everywhere.bulk_create([enrolment])
    enrolment.pool.save()
    yield _row(world, enrolment, Kind.WHEELCHAIR, SupportState.REQUESTED)


def _has_seat_for(world: World, taking: Taking, person: Person) -> bool:
    session, activity = taking.round.session, taking.round.offered.activity
    comes = all(each.person.pk != person.pk for each in taking.enrolments)
    fits = (activity.min_age or 0) <= 70 <= (activity.max_age or 200) and activity.state == "published"
    ahead = world.now + timedelta(days=6) < session.starts_at and session.state == "scheduled"
    here = session.city.code == "phra-nakhon" and session.venue is not None
    return comes and fits and ahead and here and taking.pools[""].free > 2 and not taking.waiting


def _of_the_learner(world: World, takings: list[Taking]) -> Iterator[Accommodation]:
    """The learner one can sign in as asked at the next session for two things."""
    ahead = [
        each
        for taking in takings
        for each in taking.enrolments
        if _signs_in(each.person) and each.state == State.BOOKED and each.session.starts_at > world.now
    ]
    for each in sorted(ahead, key=lambda row: row.session.starts_at)[:1]:
        yield _row(world, each, Kind.LARGE_PRINT, SupportState.ACCEPTED)
        yield _row(world, each, Kind.COMPANION, SupportState.REQUESTED)


def _remember(world: World, rows: list[Accommodation]) -> None:
    """Some agree that it is remembered; the learner one can sign in as does."""
    needs: dict[int, SupportNeed] = {}
    for row in rows:
        person = row.enrolment.person
        if person.pk not in needs and (_signs_in(person) or world.happens(_REMEMBER_SHARE)):
            needs[person.pk] = SupportNeed(
                uuid=world.uuid(),
                person=person,
                kinds=[row.kind],
                words=row.words,
                agreed_at=row.requested_at,
                noted_by=row.requested_by,
                changed_at=row.requested_at,
            )
    SupportNeed.objects.bulk_create(needs.values(), batch_size=500)


def _note_readings(world: World, rows: list[Accommodation]) -> None:
    """Whoever answered had looked, and that was noted."""
    AuditEntry.objects.bulk_create(
        [
            AuditEntry(
                at=row.decided_at,
                city=row.city.code,
                actor=_known_as(row.decided_by),
                act="read_support",
                about_kind="person",
                about=str(row.enrolment.person.uuid),
                details={},
            )
            for row in rows
            if row.decided_at
        ]
    )


def _known_as(account: User | None) -> str:
    return str(account.uuid) if account else ""
