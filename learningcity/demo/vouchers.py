"""Invents what learning costs: waivers, a scheme of vouchers a city, payments, and things to look at."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from learningcity.city.enrolment.models import (
    Enrolment,
    LedgerEntry,
    MisuseSign,
    Payee,
    Payment,
    Scheme,
    State,
    Voucher,
    VoucherRound,
    WaiverRule,
)
from learningcity.city.enrolment.rules.vouchers import FIRST_NUMBER, MOVEMENTS, NUMBERS
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City
from learningcity.core.groups import Group
from learningcity.core.thai_time import day_of
from learningcity.demo.joining import Taking
from learningcity.demo.world import World

WORTH, LASTS = 30_000, 120
_PRINTED, _MOST_PEOPLE = 16, 120
_ENDED_SEATS = (State.CANCELLED, State.CALLED_OFF, State.LAPSED)


class Text(NamedTuple):
    """A city's invented scheme: what it is called, whose money it is, and who gives vouchers out."""

    name_th: str
    name_en: str
    source: str
    clerk: str
    coordinator: str
    learner: str


TEXTS = {
    "phra-nakhon": Text(
        "คูปองเรียนรู้พระนคร",
        "Phra Nakhon learning vouchers",
        "งบสมมติเพื่อการสาธิต ไม่ใช่งบจริงของเขต",
        "pim@demo.example",
        "thana@demo.example",
        "malee@demo.example",
    ),
    "phayao": Text(
        "คูปองเรียนรู้พะเยา",
        "Phayao learning vouchers",
        "งบสมมติเพื่อการสาธิต ไม่ใช่งบจริงของเทศบาล",
        "siwan@demo.example",
        "kaew@demo.example",
        "buakham@demo.example",
    ),
    "yala": Text(
        "คูปองเรียนรู้ยะลา",
        "Yala learning vouchers",
        "งบสมมติเพื่อการสาธิต ไม่ใช่งบจริงของเทศบาล",
        "hasan@demo.example",
        "fatimoh@demo.example",
        "aminoh@demo.example",
    ),
}


@dataclass
class Books:
    """One city's vouchers and payments while they are invented; each movement has its entry."""

    world: World
    scheme: Scheme
    clerk: User
    coordinator: User
    chance: random.Random
    vouchers: dict[int, Voucher] = field(default_factory=dict)
    payments: list[Payment] = field(default_factory=list)
    entries: list[LedgerEntry] = field(default_factory=list)
    rounds: list[VoucherRound] = field(default_factory=list)

    def enter(
        self,
        act: str,
        satang: int,
        at: datetime,
        voucher: Voucher | None = None,
        enrolment: Enrolment | None = None,
    ) -> None:
        """Note a movement, and let scheme and voucher say the same."""
        movement = MOVEMENTS[act]
        self.scheme.left_satang += satang * ((movement.target == "budget") - (movement.source == "budget"))
        if voucher is not None:
            voucher.left_satang += satang * ((movement.target == "issued") - (movement.source == "issued"))
        self.entries.append(
            LedgerEntry(
                scheme=self.scheme,
                voucher=voucher,
                enrolment=enrolment,
                act=act,
                source=movement.source.value,
                target=movement.target.value,
                satang=satang,
                at=at,
                by=enrolment.enrolled_by if enrolment else None if act == "expire" else self.clerk,
            )
        )

    def give(self, person: Person | None, at: datetime, batch: UUID | None = None) -> Voucher:
        """A voucher for a person, or on paper."""
        in_round = next(each for each in self.rounds if day_of(at) <= each.ends_on)
        voucher = Voucher(
            city=self.scheme.city,
            uuid=self.world.uuid(),
            scheme=self.scheme,
            round=in_round,
            person=person,
            number=FIRST_NUMBER + self.chance.randrange(NUMBERS),
            batch=batch,
            satang=WORTH,
            left_satang=0,
            issued_at=at,
            issued_by=self.clerk,
            expires_at=at + timedelta(days=LASTS),
        )
        in_round.issued += 1
        self.enter("issue", WORTH, at, voucher)
        return voucher


def build_vouchers(world: World, takings: list[Taking]) -> None:
    """For each city a scheme and what became of its vouchers, and what every priced seat came to."""
    for code, city in world.cities.items():
        if code in TEXTS:
            _build_city(world, city, TEXTS[code], takings)


def _build_city(world: World, city: City, text: Text, takings: list[Taking]) -> None:
    books = _opened(world, city, text)
    rule = _waiver(world, city)
    Payee.everywhere.create(city=city, organisation=None, account="0812345678", name="บัญชีสมมติเพื่อการสาธิต")
    priced = [e for t in takings if t.round.session.city == city for e in t.enrolments if e.price_satang]
    priced.sort(key=lambda enrolment: (enrolment.created_at, enrolment.pk))
    people = list(dict.fromkeys(e.person for e in priced if e.person.email == text.learner))
    people += [p for p in dict.fromkeys(e.person for e in priced) if p not in people][:_MOST_PEOPLE]
    first = world.now - timedelta(days=200)
    for number, person in enumerate(people):
        books.vouchers[person.pk] = books.give(person, first + timedelta(days=number))
    learner = _learner(books, text)

    batch = world.uuid()
    paper = [books.give(None, world.now - timedelta(days=2), batch) for _each in range(_PRINTED)]
    for enrolment in priced:
        _charge(books, enrolment, rule)
    _write(books, [*books.vouchers.values(), *learner, *paper])
    _signs(books, list(books.vouchers.values()))


def _learner(books: Books, text: Text) -> list[Voucher]:
    """The learner one signs in as has a voucher that still holds something."""
    account = books.world.accounts[text.learner]
    person = Person.objects.get(account=account)
    if person.pk in books.vouchers:
        books.vouchers[person.pk].issued_at = books.world.now - timedelta(days=30)
        books.vouchers[person.pk].expires_at = books.world.now + timedelta(days=90)
        return []
    return [books.give(person, books.world.now - timedelta(days=30))]


def _opened(world: World, city: City, text: Text) -> Books:
    today = day_of(world.now)
    scheme = Scheme.everywhere.create(
        city=city,
        uuid=world.uuid(),
        name_th=text.name_th,
        name_en=text.name_en,
        source=text.source,
        budget_satang=20_000_000,
        left_satang=0,
        voucher_satang=WORTH,
        groups=[Group.OLDER, Group.LOW_INCOME, Group.DISABLED, Group.CHILD, Group.YOUTH],
        starts_on=today - timedelta(days=210),
        ends_on=today + timedelta(days=155),
        lasts_days=LASTS,
        most_each=2,
        is_invented=True,
        created_at=world.now - timedelta(days=210),
    )
    books = Books(
        world,
        scheme,
        world.accounts[text.clerk],
        world.accounts[text.coordinator],
        random.Random(f"{world.seed} {city.code}"),
    )
    books.enter("fund", scheme.budget_satang, scheme.created_at)
    half = today - timedelta(days=60)
    spans = ((scheme.starts_on, half, 160), (half + timedelta(days=1), scheme.ends_on, 320))
    books.rounds = [
        VoucherRound.objects.create(scheme=scheme, starts_on=first, ends_on=last, vouchers=number)
        for first, last, number in spans
    ]
    return books


def _waiver(world: World, city: City) -> WaiverRule:
    rule: WaiverRule = WaiverRule.everywhere.create(
        city=city,
        uuid=world.uuid(),
        name_th="ผู้มีรายได้น้อยเรียนฟรี",
        name_en="People on a low income learn free",
        source="กติกาสมมติเพื่อการสาธิต",
        groups=[Group.LOW_INCOME],
        percent=100,
        is_invented=True,
    )
    return rule


def _charge(books: Books, enrolment: Enrolment, rule: WaiverRule) -> None:
    """What one priced seat came to: waived, paid by voucher, paid in money, or still due."""
    session, at = enrolment.session, enrolment.created_at
    waived = Group.LOW_INCOME in enrolment.person.groups
    payment = Payment(
        city=books.scheme.city,
        enrolment=enrolment,
        price_satang=enrolment.price_satang,
        waived_satang=enrolment.price_satang if waived else 0,
        waiver=rule if waived else None,
        created_at=at,
    )
    books.payments.append(payment)
    ended, over = enrolment.state in _ENDED_SEATS, session.ends_at < books.world.now
    if waived:
        payment.how, payment.settled_at = Payment.How.NOTHING_LEFT, at
        payment.state = Payment.State.VOID if ended else Payment.State.SETTLED
        return
    if enrolment.state in (State.WAITING, State.OFFERED):
        return
    _by_voucher(books, enrolment, payment, ended=ended)
    if ended:
        payment.state = Payment.State.VOID
    elif not payment.due_satang:
        payment.state, payment.how, payment.settled_at = Payment.State.SETTLED, Payment.How.NOTHING_LEFT, at
    elif over or books.chance.random() < 0.45:
        _paid(books, payment, min(session.starts_at, books.world.now - timedelta(minutes=30)))


def _by_voucher(books: Books, enrolment: Enrolment, payment: Payment, *, ended: bool) -> None:
    voucher, at = books.vouchers.get(enrolment.person_id), enrolment.created_at
    if voucher is None or not voucher.issued_at < at < voucher.expires_at or not voucher.left_satang:
        return
    part = min(voucher.left_satang, enrolment.price_satang)
    payment.voucher = voucher
    books.enter("redeem", part, at, voucher, enrolment)
    if ended:
        books.enter("give_back", part, max(at, enrolment.changed_at), voucher, enrolment)
    else:
        payment.voucher_satang = part


def _paid(books: Books, payment: Payment, at: datetime) -> None:
    payment.paid_satang, payment.state = payment.due_satang, Payment.State.SETTLED
    payment.how = books.chance.choice((Payment.How.CASH, Payment.How.CASH, Payment.How.PROMPTPAY))
    payment.settled_at, payment.settled_by = at, books.clerk


def _write(books: Books, vouchers: list[Voucher]) -> None:
    """Vouchers that have run out end; then everything is written, in the order of time."""
    for voucher in vouchers:
        if voucher.expires_at <= books.world.now:
            if voucher.left_satang:
                books.enter("expire", voucher.left_satang, voucher.expires_at, voucher)
            voucher.ended, voucher.ended_at = Voucher.Ended.EXPIRED, voucher.expires_at
    Voucher.everywhere.bulk_create(vouchers, batch_size=500)
    Payment.everywhere.bulk_create(books.payments, batch_size=500)
    books.entries.sort(key=lambda entry: entry.at)
    LedgerEntry.objects.bulk_create(books.entries, batch_size=500)
    books.scheme.save(update_fields=["left_satang"])
    VoucherRound.objects.bulk_update(books.rounds, ["issued"])


def _signs(books: Books, vouchers: list[Voucher]) -> None:
    MisuseSign.everywhere.bulk_create(_invented_signs(books, vouchers))


def _invented_signs(books: Books, vouchers: list[Voucher]) -> Iterator[MisuseSign]:
    kinds = (MisuseSign.Kind.ONE_PHONE, MisuseSign.Kind.NEVER_CAME, MisuseSign.Kind.GIVEN_BACK)
    for kind, voucher in zip(kinds, vouchers[1:31:9], strict=False):
        yield MisuseSign(
            city=books.scheme.city,
            uuid=books.world.uuid(),
            scheme=books.scheme,
            kind=kind,
            person=voucher.person,
            times=books.chance.randint(4, 6),
            raised_at=books.world.now - timedelta(days=2),
        )
    yield MisuseSign(
        city=books.scheme.city,
        uuid=books.world.uuid(),
        scheme=books.scheme,
        kind=MisuseSign.Kind.SAME_HAND,
        clerk=books.clerk,
        times=6,
        raised_at=books.world.now - timedelta(days=20),
        resolved_at=books.world.now - timedelta(days=18),
        resolved_by=books.coordinator,
        note="ออกบูทในชุมชน รับสมัครและใช้คูปองที่โต๊ะเดียวกัน (เหตุการณ์สมมติ)",
    )
