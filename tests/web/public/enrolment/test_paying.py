"""What a learner sees of money: a voucher chosen beforehand, the price in words, a code until settled."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, Payment, Voucher
from learningcity.city.people.models import Person, User
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from tests.factories import make_activity, make_care_link, make_person, make_scheme, make_session
from tests.thai_on_pages import unsaid
from tests.web.public.enrolment.test_join import BACKEND, make_account, say_yes, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


@pytest.fixture
def priced(city: City) -> Session:
    return make_session(make_activity(city, price_satang=12_000))


@pytest.fixture
def voucher(city: City, wipa: User) -> Voucher:
    return services.issue_voucher(scheme=make_scheme(city), person=person_of(account=wipa), by=None)


def last_step(client: Client, session: Session, **who: Any) -> Any:
    client.post(step(session), {"who": "me"} | who)
    return client.get(step(session, "/confirm"))


def payment() -> Payment:
    return Payment.everywhere.get(enrolment=Enrolment.everywhere.get())


def test_one_s_own_voucher_is_chosen_beforehand_and_said_in_words(
    client: Client, priced: Session, voucher: Voucher
) -> None:
    page = last_step(client, priced)
    text = page.content.decode()
    assert "Use my voucher (฿300 left)" in text
    assert "Nothing to pay" in text
    assert "Your voucher pays −฿120" in text
    say_yes(client, priced, pay_with=str(voucher.uuid))
    assert (payment().voucher, payment().state) == (voucher, "settled")


def test_no_voucher_is_used_against_one_s_will(client: Client, priced: Session, voucher: Voucher) -> None:
    last_step(client, priced)
    say_yes(client, priced, pay_with="none")
    assert (payment().voucher, payment().due_satang) == (None, 12_000)


def test_a_code_from_paper_is_typed(client: Client, wipa: User, priced: Session, city: City) -> None:
    services.print_vouchers(scheme=make_scheme(city), number=1, by=None)
    printed = Voucher.everywhere.get()
    last_step(client, priced)
    wrong = say_yes(client, priced, pay_with="code", voucher_code="กขคง 0001")
    assert wrong.status_code == 200
    assert "กขคง 0001" in wrong.content.decode()
    assert not Enrolment.everywhere.exists()
    say_yes(client, priced, pay_with="code", voucher_code=printed.code)
    assert payment().voucher == printed


@pytest.mark.slow
def test_guessing_codes_is_stopped(client: Client, wipa: User, priced: Session) -> None:
    last_step(client, priced)
    for number in range(21):
        answer = say_yes(client, priced, pay_with="code", voucher_code=f"กขคง {number:04d}")
    assert "Too many codes" in answer.content.decode()


def test_a_helper_does_not_see_the_vouchers_of_whom_they_help(
    client: Client, wipa: User, priced: Session, city: City
) -> None:
    person: Person = make_person("ยายมา")
    make_care_link(wipa, person)
    services.issue_voucher(scheme=make_scheme(city), person=person, by=None)
    assert "Use my voucher" not in last_step(client, priced, who=str(person.uuid)).content.decode()


def test_where_nothing_is_to_pay_nobody_is_asked_about_vouchers(
    client: Client, city: City, voucher: Voucher
) -> None:
    assert "pay_with" not in last_step(client, make_session(make_activity(city))).content.decode()


def test_a_waiver_is_told_by_its_name(client: Client, wipa: User, priced: Session, city: City) -> None:
    services.save_waiver(
        city=city, rule=None, by=None, name_th="ลดครึ่ง", name_en="Half for all", source="มติ", percent=50
    )
    text = last_step(client, priced).content.decode()
    assert "Half for all −฿60" in text


def test_the_square_code_stands_on_the_ticket_until_it_is_settled(
    client: Client, wipa: User, priced: Session, city: City
) -> None:
    services.save_payee(city=city, organisation=None, account="0812345678", name="เทศบาล", by=None)
    last_step(client, priced)
    say_yes(client, priced)
    address = f"/phra-nakhon/enrolments/{Enrolment.everywhere.get().uuid}?lang=en"
    for page in (address, "/phra-nakhon/mine/?lang=en"):
        text = client.get(page).content.decode()
        assert "฿120 to pay" in text
        assert "PromptPay to เทศบาล" in unsaid(text)
    services.settle_payment(payment=payment(), satang=12_000, how="promptpay", by=None)
    for page in (address, "/phra-nakhon/mine/?lang=en"):
        assert "฿120 to pay" not in client.get(page).content.decode()


def test_without_an_account_that_receives_one_pays_in_cash(
    client: Client, wipa: User, priced: Session
) -> None:
    last_step(client, priced)
    say_yes(client, priced)
    text = client.get(f"/phra-nakhon/enrolments/{Enrolment.everywhere.get().uuid}?lang=en").content.decode()
    assert "Pay in cash at the door" in text


def test_one_s_vouchers_stand_on_one_s_own_page(client: Client, voucher: Voucher) -> None:
    text = client.get("/phra-nakhon/mine/?lang=en").content.decode()
    assert voucher.code in text
    assert "฿300 left of ฿300" in text
