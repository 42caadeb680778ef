"""What is due: settled to the satang, let off with a reason, given back, found in a bank's list."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from learningcity.city.enrolment import services
from learningcity.city.enrolment.imports.payments import PaymentImporter
from learningcity.city.enrolment.models import Enrolment, Payment, State
from learningcity.city.enrolment.queries.payments import payee_of, quote_for
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import Fate, Source
from learningcity.core.imports.planning import plan_import
from learningcity.core.imports.taking_back import take_back
from learningcity.core.models import AuditEntry
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_account, make_learner, make_scheme, make_topic

PRICED = {"price_satang": 5_000}
Stands = Payment.State


@pytest.fixture
def clerk(db: None) -> User:
    return make_account()


@pytest.fixture
def enrolment(new_session: NewSession) -> Enrolment:
    return join(new_session(activity=PRICED))


def paid(enrolment: Enrolment) -> Payment:
    return Payment.everywhere.get(enrolment=enrolment)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as fault:
        act()
    return fault.value.code


def settle(enrolment: Enrolment, satang: int = 5_000, how: str = "cash") -> None:
    services.settle_payment(payment=paid(enrolment), satang=satang, how=how, by=None)


# -- at the desk -------------------------------------------------------------------------------------------


def test_a_seat_that_costs_is_due_until_it_is_paid(enrolment: Enrolment, clerk: User) -> None:
    assert (paid(enrolment).state, paid(enrolment).due_satang) == (Stands.DUE, 5_000)
    services.settle_payment(payment=paid(enrolment), satang=5_000, how="promptpay", by=clerk)
    settled = paid(enrolment)
    assert (settled.state, settled.paid_satang, settled.settled_by) == (Stands.SETTLED, 5_000, clerk)
    assert AuditEntry.objects.filter(act="settle_payment", about=str(enrolment.uuid)).exists()


@pytest.mark.parametrize(
    ("satang", "code"),
    [(0, "no-amount"), (-5_000, "no-amount"), (100_000_000_000, "too-much"), (4_999, "other-amount")],
)
def test_no_other_amount_is_taken(enrolment: Enrolment, satang: int, code: str) -> None:
    assert refused(lambda: settle(enrolment, satang)) == code
    assert paid(enrolment).state == Stands.DUE


def test_nothing_is_paid_twice(enrolment: Enrolment) -> None:
    settle(enrolment)
    assert refused(lambda: settle(enrolment)) == "no-longer"


def test_a_payment_noted_by_mistake_is_due_again(enrolment: Enrolment) -> None:
    settle(enrolment)
    services.reopen_payment(payment=paid(enrolment), by=None)
    assert (paid(enrolment).state, paid(enrolment).paid_satang) == (Stands.DUE, 0)


def test_who_paid_and_gives_the_seat_up_gets_the_money_back(enrolment: Enrolment) -> None:
    settle(enrolment)
    services.give_up_seat(enrolment=enrolment, by=None)
    assert paid(enrolment).state == Stands.TO_REFUND
    services.refund_payment(payment=paid(enrolment), by=None)
    assert paid(enrolment).state == Stands.REFUNDED


def test_who_has_not_paid_and_gives_the_seat_up_owes_nothing(enrolment: Enrolment) -> None:
    services.give_up_seat(enrolment=enrolment, by=None)
    assert paid(enrolment).state == Stands.VOID
    assert refused(lambda: settle(enrolment)) == "no-longer"


def test_who_waits_owes_nothing_yet(new_session: NewSession) -> None:
    session = new_session(activity=PRICED, seats=1)
    join(session)
    waiting = join(session)
    assert waiting.state == State.WAITING
    assert refused(lambda: settle(waiting)) == "no-longer"
    assert not Payment.everywhere.owed().filter(enrolment=waiting).exists()


def test_the_price_is_never_exceeded_by_what_bears_it(enrolment: Enrolment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.everywhere.filter(enrolment=enrolment).update(waived_satang=3_000, paid_satang=3_000)


def test_a_voucher_pays_at_the_desk(enrolment: Enrolment, city: City) -> None:
    scheme = make_scheme(city, voucher_satang=3_000)
    voucher = services.issue_voucher(scheme=scheme, person=enrolment.person, by=None)
    services.pay_by_voucher(payment=paid(enrolment), voucher=voucher, by=None)
    assert (paid(enrolment).state, paid(enrolment).due_satang) == (Stands.DUE, 2_000)
    voucher.refresh_from_db()
    again = lambda: services.pay_by_voucher(payment=paid(enrolment), voucher=voucher, by=None)  # noqa: E731
    assert refused(again) == "voucher-twice"


# -- waivers -----------------------------------------------------------------------------------------------


def test_one_person_is_let_off_with_a_reason_that_is_kept(enrolment: Enrolment, clerk: User) -> None:
    silent = lambda: services.waive_payment(payment=paid(enrolment), reason=" ", by=clerk)  # noqa: E731
    assert refused(silent) == "no-reason"
    services.waive_payment(payment=paid(enrolment), reason="บ้านไฟไหม้", by=clerk)
    waived = paid(enrolment)
    assert (waived.state, waived.waived_satang, waived.paid_satang) == (Stands.SETTLED, 5_000, 0)
    assert (waived.waive_reason, waived.waived_by) == ("บ้านไฟไหม้", clerk)


def test_a_rule_of_the_city_lets_a_group_learn_free(new_session: NewSession, city: City) -> None:
    services.save_waiver(city=city, rule=None, by=None, name_th="ฟรี", source="มติ", groups=["low_income"])
    session, poor = new_session(activity=PRICED), make_learner(groups=["low_income"])
    payment = paid(join(session, poor))
    assert (payment.state, payment.how, payment.waived_satang) == (Stands.SETTLED, "nothing", 5_000)
    assert paid(join(session)).due_satang == 5_000


def test_a_rule_holds_for_its_topics_and_while_in_force(new_session: NewSession, city: City) -> None:
    craft = make_topic("craft", name_th="งานมือ")
    rule = services.save_waiver(
        city=city, rule=None, by=None, name_th="งานมือฟรี", source="มติ", topics=["craft"], percent=40
    )
    of_topic, other = new_session(activity=PRICED | {"topic": craft}), new_session(activity=PRICED)
    person = make_learner()
    assert (quote_for(of_topic, person).due, quote_for(other, person).due) == (3_000, 5_000)
    services.save_waiver(city=city, rule=rule, by=None, is_active=False)
    assert quote_for(of_topic, person).due == 5_000


@pytest.mark.parametrize("wrong", [{"percent": 0}, {"percent": 101}, {"groups": ["x"]}, {"topics": ["x"]}])
def test_a_rule_that_makes_no_sense_is_refused(city: City, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused):
        services.save_waiver(city=city, rule=None, by=None, **({"name_th": "ก", "source": "ข"} | wrong))


# -- accounts ----------------------------------------------------------------------------------------------


def test_an_organisation_s_own_account_goes_before_the_city_s(enrolment: Enrolment, city: City) -> None:
    session = enrolment.session
    assert payee_of(session) is None
    services.save_payee(city=city, organisation=None, account="081-234-5678", name="เทศบาล", by=None)
    services.save_payee(
        city=city, organisation=session.activity.organisation, account="0898765432", name="หอสมุด", by=None
    )
    found = payee_of(session)
    assert found is not None
    assert (found.account, found.name) == ("0898765432", "หอสมุด")
    services.remove_payee(payee=found, by=None)
    left = payee_of(session)
    assert left is not None
    assert left.account == "0812345678"


def test_a_number_that_is_no_promptpay_number_is_refused(city: City) -> None:
    wrong = lambda: services.save_payee(city=city, organisation=None, account="12345", name="ก", by=None)  # noqa: E731
    assert refused(wrong) == "promptpay"


# -- the bank's list ---------------------------------------------------------------------------------------


def bank_list(*lines: str) -> Source:
    head = "วันที่,เวลา,เงินเข้า,รายละเอียด,บันทึกช่วยจำ"
    return Source("statement.csv", "\n".join([head, *lines]).encode())


def test_a_bank_s_list_settles_what_it_matches_and_says_why_not(
    city: City, new_session: NewSession, clerk: User
) -> None:
    session = new_session(activity=PRICED)
    first, second, third = join(session), join(session), join(new_session(activity={"price_satang": 7_500}))
    source = bank_list(
        f"21/11/2569,10.00,50.00,โอนพร้อมเพย์,{slip_code(first.pk)}",
        f"21/11/2569,10.05,49.00,โอนพร้อมเพย์,{slip_code(second.pk)}",
        "21/11/2569,10.10,75.00,โอนจากกรุงไทย,",
        "21/11/2569,10.15,50.00,โอนจากกสิกร,",
        "21/11/2569,10.20,999.00,โอน,",
        "21/11/2569,10.25,0.00,ค่าธรรมเนียม,",
    )
    importer = PaymentImporter(city)
    plan = plan_import(importer, source)
    assert [row.fate for row in plan.rows] == [
        Fate.CHANGED,
        Fate.REFUSED,
        Fate.CHANGED,
        Fate.REFUSED,
        Fate.REFUSED,
        Fate.REFUSED,
    ]
    _plan, run = apply_import(PaymentImporter(city), source, by=clerk, expected=plan.fingerprint)
    assert [(paid(each).state, paid(each).how) for each in (first, second, third)] == [
        ("settled", "bank"),
        ("due", ""),
        ("settled", "bank"),
    ]
    assert run is not None
    again = plan_import(PaymentImporter(city), source)
    assert [row.fate for row in again.rows][:3] == [Fate.SAME, Fate.REFUSED, Fate.SAME]


def test_a_bank_s_list_can_be_taken_back(city: City, enrolment: Enrolment) -> None:
    source = bank_list(f"21/11/2569,10.00,50.00,โอน,{slip_code(enrolment.pk)}")
    _plan, run = apply_import(PaymentImporter(city), source, by=None)
    assert run is not None
    assert paid(enrolment).state == Stands.SETTLED
    assert take_back(PaymentImporter(city), run, by=None).restored == 1
    after = paid(enrolment)
    assert (after.state, after.paid_satang, after.bank_line, after.settled_at) == (Stands.DUE, 0, "", None)


def test_two_lines_never_settle_the_same_payment(city: City, enrolment: Enrolment) -> None:
    code = slip_code(enrolment.pk)
    source = bank_list(f"21/11/2569,10.00,50.00,โอน,{code}", f"21/11/2569,11.00,50.00,โอน,{code}")
    fates = [row.fate for row in plan_import(PaymentImporter(city), source).rows]
    assert fates == [Fate.CHANGED, Fate.REFUSED]


def test_money_of_another_city_is_not_touched(city: City, enrolment: Enrolment) -> None:
    from tests.factories import make_city

    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    source = bank_list(f"21/11/2569,10.00,50.00,โอน,{slip_code(enrolment.pk)}")
    assert [row.fate for row in plan_import(PaymentImporter(elsewhere), source).rows] == [Fate.REFUSED]
