"""Vouchers: given out, used, given back, run out; money is never made nor lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from learningcity.city.catalogue.models import Price
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, LedgerEntry, Payment, Scheme, State, Voucher
from learningcity.city.enrolment.queries.vouchers import books
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_area, make_learner, make_scheme

PRICED = {"price_satang": 12_000}
Stands = Payment.State


@pytest.fixture
def scheme(city: City) -> Scheme:
    return make_scheme(city)


@pytest.fixture
def learner(city: City) -> Person:
    return make_learner()


@pytest.fixture
def voucher(scheme: Scheme, learner: Person) -> Voucher:
    return services.issue_voucher(scheme=scheme, person=learner, by=None)


def left(voucher: Voucher) -> int:
    return int(Voucher.everywhere.values_list("left_satang", flat=True).get(pk=voucher.pk))


def stands(scheme: Scheme) -> tuple[int, int, int]:
    """Budget, issued and redeemed by the ledger, once it agrees with the rows."""
    found = books(scheme)
    assert found.agrees
    return found.budget, found.issued, found.redeemed


def paid(enrolment: Enrolment) -> Payment:
    return Payment.everywhere.get(enrolment=enrolment)


def code_of_refusal(act: Any) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


# -- giving out --------------------------------------------------------------------------------------------


def test_a_voucher_takes_its_money_out_of_the_budget(scheme: Scheme, voucher: Voucher) -> None:
    assert stands(scheme) == (2_970_000, 30_000, 0)


def test_nobody_gets_more_than_the_scheme_allows(scheme: Scheme, voucher: Voucher, learner: Person) -> None:
    again = lambda: services.issue_voucher(scheme=scheme, person=learner, by=None)  # noqa: E731
    assert code_of_refusal(again) == "has-enough"
    assert stands(scheme) == (2_970_000, 30_000, 0)


def test_nothing_is_given_out_beyond_the_budget(city: City) -> None:
    scheme = make_scheme(city, budget_satang=50_000)
    services.issue_voucher(scheme=scheme, person=make_learner(), by=None)
    more = lambda: services.issue_voucher(scheme=scheme, person=make_learner(), by=None)  # noqa: E731
    assert code_of_refusal(more) == "budget-spent"
    assert stands(scheme) == (20_000, 30_000, 0)


def test_only_people_of_the_groups_and_areas_get_one(city: City) -> None:
    here = make_area()
    scheme = make_scheme(city, groups=["older"], areas=[here])
    old = make_learner(birth_year=1950, home_area=here)
    young = make_learner(birth_year=2000, home_area=here)
    elsewhere = make_learner(birth_year=1950, home_area=make_area("100102"))
    done = services.issue_to_many(scheme=scheme, people=[old, young, elsewhere], by=None)
    assert [each.person for each in done.given] == [old]
    assert [each.person for each in done.refused] == [young, elsewhere]


def test_a_round_gives_out_its_quota_and_what_it_left_is_carried_on(scheme: Scheme) -> None:
    now = today()
    past = services.add_round(scheme=scheme, starts_on=scheme.starts_on, ends_on=now, vouchers=3, by=None)
    later = services.add_round(
        scheme=scheme, starts_on=now + timedelta(days=1), ends_on=now + timedelta(days=9), vouchers=2, by=None
    )
    services.issue_voucher(scheme=scheme, person=make_learner(), by=None)
    too_soon = lambda: services.carry_on(ended=past, into=later, by=None)  # noqa: E731
    assert code_of_refusal(too_soon) == "nothing-left"
    type(past).objects.filter(pk=past.pk).update(ends_on=scheme.starts_on)
    assert services.carry_on(ended=past, into=later, by=None) == 2
    later.refresh_from_db()
    assert (later.vouchers, later.carried_in) == (4, 2)
    outside = lambda: services.issue_voucher(scheme=scheme, person=make_learner(), by=None)  # noqa: E731
    assert code_of_refusal(outside) == "no-round"
    type(later).objects.filter(pk=later.pk).update(starts_on=now)
    services.print_vouchers(scheme=scheme, number=4, by=None)
    assert code_of_refusal(outside) == "round-spent"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"budget_satang": 0}, "no-amount"),
        ({"voucher_satang": -100}, "no-amount"),
        ({"voucher_satang": 10**11}, "too-much"),
        ({"budget_satang": 10**13}, "too-much"),
        ({"budget_satang": 100}, "voucher-over-budget"),
        ({"groups": ["martians"]}, "unknown-group"),
        ({"lasts_days": 0}, "lasts"),
    ],
)
def test_a_scheme_that_makes_no_sense_is_refused(city: City, given: dict[str, Any], code: str) -> None:
    assert code_of_refusal(lambda: make_scheme(city, **given)) == code


def test_a_budget_shrinks_no_further_than_what_is_out(scheme: Scheme, voucher: Voucher) -> None:
    less = lambda: services.edit_scheme(scheme=scheme, by=None, budget_satang=29_000, voucher_satang=29_000)  # noqa: E731
    assert code_of_refusal(less) == "budget-out"
    services.edit_scheme(scheme=scheme, by=None, budget_satang=30_000)
    assert stands(scheme) == (0, 30_000, 0)
    services.edit_scheme(scheme=scheme, by=None, budget_satang=90_000)
    assert stands(scheme) == (60_000, 30_000, 0)


# -- using -------------------------------------------------------------------------------------------------


def test_a_voucher_pays_and_the_rest_stays_on_it(
    new_session: NewSession, scheme: Scheme, voucher: Voucher, learner: Person
) -> None:
    enrolment = join(new_session(activity=PRICED), learner, voucher=voucher)
    payment = paid(enrolment)
    assert (payment.voucher_satang, payment.due_satang, payment.state) == (12_000, 0, Stands.SETTLED)
    assert (left(voucher), stands(scheme)) == (18_000, (2_970_000, 18_000, 12_000))


def test_what_a_voucher_cannot_pay_is_due(new_session: NewSession, voucher: Voucher, learner: Person) -> None:
    payment = paid(join(new_session(activity={"price_satang": 50_000}), learner, voucher=voucher))
    assert (payment.voucher_satang, payment.due_satang, payment.state) == (30_000, 20_000, Stands.DUE)


def test_fee_then_waiver_then_voucher(
    new_session: NewSession, city: City, voucher: Voucher, learner: Person
) -> None:
    services.save_waiver(
        city=city, rule=None, by=None, name_th="ลดครึ่ง", source="มติ", groups=["older"], percent=50
    )
    session = new_session(activity={"price_satang": 50_000})
    Price.objects.create(activity=session.activity, group="older", satang=40_000)
    Person.objects.filter(pk=learner.pk).update(birth_year=1950)
    learner.refresh_from_db()
    payment = paid(join(session, learner, voucher=voucher))
    assert (payment.price_satang, payment.waived_satang, payment.voucher_satang) == (40_000, 20_000, 20_000)
    assert left(voucher) == 10_000


def test_a_free_session_uses_no_voucher(new_session: NewSession, voucher: Voucher, learner: Person) -> None:
    enrolment = join(new_session(), learner, voucher=voucher)
    assert not Payment.everywhere.filter(enrolment=enrolment).exists()
    assert left(voucher) == 30_000


def test_nobody_uses_the_voucher_of_another(new_session: NewSession, voucher: Voucher) -> None:
    session = new_session(activity=PRICED)
    assert code_of_refusal(lambda: join(session, voucher=voucher)) == "not-theirs"
    assert not Enrolment.everywhere.filter(session=session).exists()


def test_a_printed_voucher_belongs_to_whoever_uses_it_first(
    new_session: NewSession, scheme: Scheme, learner: Person
) -> None:
    services.print_vouchers(scheme=scheme, number=1, by=None)
    printed = Voucher.everywhere.get()
    join(new_session(activity=PRICED), learner, voucher=printed)
    assert Voucher.everywhere.get().person == learner
    stale = Voucher.everywhere.get()
    stale.person = None
    stale.person_id = None
    assert code_of_refusal(lambda: join(new_session(activity=PRICED), voucher=stale)) == "not-theirs"


def test_a_printed_voucher_is_only_for_those_of_its_scheme(new_session: NewSession, city: City) -> None:
    scheme = make_scheme(city, groups=["older"])
    services.print_vouchers(scheme=scheme, number=1, by=None)
    session, young = new_session(activity=PRICED), make_learner(birth_year=2005)
    refused = lambda: join(session, young, voucher=Voucher.everywhere.get())  # noqa: E731
    assert code_of_refusal(refused) == "not-in-groups"
    assert Voucher.everywhere.get().person is None
    assert session.pools.get().taken == 0


def test_a_voucher_spent_meanwhile_is_refused_and_the_seat_stays_free(
    new_session: NewSession, voucher: Voucher, learner: Person
) -> None:
    session = new_session(activity=PRICED)
    Voucher.everywhere.filter(pk=voucher.pk).update(left_satang=100)
    assert code_of_refusal(lambda: join(session, learner, voucher=voucher)) == "voucher-spent"
    assert session.pools.get().taken == 0


def test_who_waits_uses_no_voucher_before_the_seat_is_theirs(
    new_session: NewSession, scheme: Scheme, voucher: Voucher, learner: Person
) -> None:
    session = new_session(activity=PRICED, seats=1)
    first = join(session)
    waiting = join(session, learner, voucher=voucher)
    assert (waiting.state, left(voucher)) == (State.WAITING, 30_000)
    services.give_up_seat(enrolment=first, by=None)
    waiting.refresh_from_db()
    assert (waiting.state, left(voucher)) == (State.OFFERED, 30_000)
    services.accept_offer(enrolment=waiting, by=None)
    assert (left(voucher), paid(waiting).state) == (18_000, Stands.SETTLED)
    assert stands(scheme)[2] == 12_000


def test_one_promoted_without_being_asked_pays_with_the_voucher(
    new_session: NewSession, voucher: Voucher, learner: Person
) -> None:
    session = new_session(activity=PRICED, seats=1, starts_at=timezone.now() + timedelta(minutes=90))
    first, waiting = join(session), join(session, learner, voucher=voucher)
    services.give_up_seat(enrolment=first, by=None)
    waiting.refresh_from_db()
    assert (waiting.state, paid(waiting).voucher_satang) == (State.BOOKED, 12_000)


def test_a_voucher_emptied_while_waiting_leaves_the_price_to_pay(
    new_session: NewSession, voucher: Voucher, learner: Person
) -> None:
    session = new_session(activity=PRICED, seats=1)
    first, waiting = join(session), join(session, learner, voucher=voucher)
    services.cancel_voucher(voucher=voucher, reason="ออกผิดคน", by=None)
    services.give_up_seat(enrolment=first, by=None)
    waiting.refresh_from_db()
    services.accept_offer(enrolment=waiting, by=None)
    assert (paid(waiting).state, paid(waiting).due_satang) == (Stands.DUE, 12_000)


# -- giving back -------------------------------------------------------------------------------------------


def give_up(enrolment: Enrolment) -> None:
    services.give_up_seat(enrolment=enrolment, by=None)


def call_off(enrolment: Enrolment) -> None:
    services.call_off_session(session=enrolment.session, reason="ฝนตก", by=None)


@pytest.mark.parametrize("end", [give_up, call_off])
def test_however_a_seat_ends_the_voucher_gets_its_money_back(
    new_session: NewSession, scheme: Scheme, voucher: Voucher, learner: Person, end: Any
) -> None:
    enrolment = join(new_session(activity=PRICED), learner, voucher=voucher)
    end(enrolment)
    assert (left(voucher), stands(scheme)) == (30_000, (2_970_000, 30_000, 0))
    assert paid(enrolment).state == Stands.VOID


def test_money_comes_back_into_the_budget_when_the_voucher_has_ended_meanwhile(
    new_session: NewSession, scheme: Scheme, voucher: Voucher, learner: Person
) -> None:
    enrolment = join(new_session(activity=PRICED), learner, voucher=voucher)
    services.cancel_voucher(voucher=voucher, reason="สูญหาย", by=None)
    assert stands(scheme) == (2_988_000, 0, 12_000)
    give_up(enrolment)
    assert stands(scheme) == (3_000_000, 0, 0)


def test_a_voucher_that_ran_out_returns_to_the_budget_once(
    scheme: Scheme, voucher: Voucher, new_session: NewSession, learner: Person
) -> None:
    join(new_session(activity=PRICED), learner, voucher=voucher)
    later = voucher.expires_at + timedelta(seconds=1)
    assert (services.expire_vouchers(now=later), services.expire_vouchers(now=later)) == (1, 0)
    assert stands(scheme) == (2_988_000, 0, 12_000)


def test_a_voucher_that_has_run_out_pays_nothing(
    new_session: NewSession, voucher: Voucher, learner: Person
) -> None:
    voucher.expires_at = timezone.now()
    voucher.save()
    session = new_session(activity=PRICED)
    assert code_of_refusal(lambda: join(session, learner, voucher=voucher)) == "voucher-expired"


def test_the_vouchers_of_someone_no_longer_held_return(
    scheme: Scheme, voucher: Voucher, learner: Person
) -> None:
    assert services.end_vouchers_of(person=learner, by=None) == 1
    assert stands(scheme) == (3_000_000, 0, 0)


def test_a_cancelled_voucher_needs_a_reason_and_frees_its_place(
    scheme: Scheme, voucher: Voucher, learner: Person
) -> None:
    silent = lambda: services.cancel_voucher(voucher=voucher, reason=" ", by=None)  # noqa: E731
    assert code_of_refusal(silent) == "no-reason"
    services.cancel_voucher(voucher=voucher, reason="พิมพ์เสีย", by=None)
    services.issue_voucher(scheme=scheme, person=learner, by=None)
    assert stands(scheme) == (2_970_000, 30_000, 0)


# -- the books ---------------------------------------------------------------------------------------------


def test_the_ledger_is_only_ever_added_to(voucher: Voucher) -> None:
    entry = LedgerEntry.objects.filter(voucher=voucher).get()
    for change in (entry.save, entry.delete, LedgerEntry.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        LedgerEntry.objects.update(satang=1)


@pytest.mark.parametrize("wrong", [{"satang": 0}, {"source": "issued", "target": "budget"}, {"act": "gift"}])
def test_an_entry_that_moves_money_otherwise_is_no_row(scheme: Scheme, wrong: dict[str, Any]) -> None:
    kept = {"act": "issue", "source": "budget", "target": "issued", "satang": 5, "at": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.create(scheme=scheme, **(kept | wrong))


@pytest.mark.parametrize("wrong", [{"left_satang": -1}, {"left_satang": 30_001}, {"ended": "expired"}])
def test_no_row_holds_more_than_it_was_given_or_less_than_nothing(
    voucher: Voucher, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.everywhere.filter(pk=voucher.pk).update(**wrong)


def test_books_that_do_not_agree_say_so(scheme: Scheme, voucher: Voucher) -> None:
    Voucher.everywhere.filter(pk=voucher.pk).update(left_satang=1)
    assert not books(scheme).agrees
