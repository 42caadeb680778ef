"""How we reach you: the choice, for oneself and one's child, and the code that proves a number."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from learningcity.city.people.models import CareLink, PhoneCode, Reach, User
from learningcity.city.people.services import change_phone, confirm_phone, send_phone_code
from learningcity.city.people.services.channels import CODES_A_DAY
from learningcity.city.places.models import City
from learningcity.core import outbox
from learningcity.core.errors import Refused
from learningcity.core.models import Message
from learningcity.core.thai_time import at, today
from tests.factories import make_account, make_care_link, make_learner, make_person
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
PAGE = "/phra-nakhon/mine/reach"


@pytest.fixture(autouse=True)
def every_channel(settings: Settings) -> None:
    settings.DEMO = True


def test_one_chooses_by_what_one_is_told(city: City) -> None:
    learner = make_learner("a@demo.example")
    client = client_of(learner.account)
    assert "a@demo.example" in client.get(PAGE).content.decode()
    client.post(PAGE, {"channel": "print"})
    assert Reach.objects.get(person=learner).channel == "print"


def test_a_way_that_one_has_not_is_refused_and_nothing_is_kept(city: City) -> None:
    learner = make_learner("a@demo.example")
    answer = client_of(learner.account).post(PAGE, {"channel": "line"})
    assert answer.status_code == 200
    assert not Reach.objects.exists()


def test_a_guardian_chooses_for_a_child(city: City) -> None:
    guardian, child = make_account("a@demo.example"), make_person(birth_year=timezone.now().year - 8)
    make_care_link(guardian, child, CareLink.Kind.GUARDIAN)
    client_of(guardian).post(PAGE, {"channel": "carer", "who": child.uuid})
    assert Reach.objects.get(person=child).channel == "carer"


def test_nobody_chooses_for_a_stranger(city: City) -> None:
    stranger = make_person()
    answer = client_of(make_account()).post(PAGE, {"channel": "print", "who": stranger.uuid})
    assert answer.status_code == 404
    assert Client().get(PAGE).status_code == 302


# -- the code ----------------------------------------------------------------------------------------------

NOW = at(today(), time(14))


@pytest.fixture
def account() -> User:
    return make_account(phone="+66812345678")


def code_of(account: User) -> str:
    return str(Message.objects.filter(template="phone_code").latest("pk").context["secret_code"])


def test_the_code_proves_the_number(account: User) -> None:
    client = client_of(account)
    client.post("/accounts/phone/confirm/")
    answer = client.post("/accounts/phone/confirm/", {"code": code_of(account)})
    assert answer.status_code == 302
    account.refresh_from_db()
    assert account.phone_verified


def test_thai_digits_will_do(account: User) -> None:
    send_phone_code(account=account, now=NOW)
    thai = code_of(account).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    confirm_phone(account=account, code=thai, now=NOW)


def test_a_wrong_code_is_one_sentence_and_five_are_the_end(account: User) -> None:
    send_phone_code(account=account, now=NOW)
    code = code_of(account)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    page = client_of(account).post("/accounts/phone/confirm/", {"code": wrong})
    assert wrong in page.content.decode()
    for _try in range(4):
        with pytest.raises(Refused):
            confirm_phone(account=account, code=wrong, now=NOW)
    with pytest.raises(Refused):
        confirm_phone(account=account, code=code, now=NOW)


def test_a_code_is_soon_too_old(account: User) -> None:
    send_phone_code(account=account, now=NOW)
    with pytest.raises(Refused):
        confirm_phone(account=account, code=code_of(account), now=NOW + timedelta(minutes=11))


def test_a_code_is_good_once(account: User) -> None:
    send_phone_code(account=account, now=NOW)
    confirm_phone(account=account, code=code_of(account), now=NOW)
    with pytest.raises(Refused):
        confirm_phone(account=account, code=code_of(account), now=NOW)


def test_nobodys_telephone_is_flooded(account: User) -> None:
    send_phone_code(account=account, now=NOW)
    with pytest.raises(Refused):
        send_phone_code(account=account, now=NOW + timedelta(seconds=30))
    for number in range(1, CODES_A_DAY):
        send_phone_code(account=account, now=NOW + timedelta(hours=number))
    with pytest.raises(Refused):
        send_phone_code(account=account, now=NOW + timedelta(hours=8))
    assert PhoneCode.objects.count() == CODES_A_DAY


def test_a_code_is_for_the_number_it_was_sent_to(account: User) -> None:
    send_phone_code(account=account, now=NOW)
    code = code_of(account)
    change_phone(account=account, phone="0898765432")
    with pytest.raises(Refused):
        confirm_phone(account=account, code=code, now=NOW)


def test_another_number_must_be_proven_anew(account: User) -> None:
    User.objects.update(phone_verified=True)
    account.refresh_from_db()
    change_phone(account=account, phone="0898765432")
    account.refresh_from_db()
    assert not account.phone_verified


def test_the_code_is_kept_nowhere_once_it_left(account: User) -> None:
    send_phone_code(account=account, now=NOW)
    code = code_of(account)
    outbox.send_due()
    message = Message.objects.get()
    assert message.state == Message.State.SENT
    assert code not in str(message.context)
    assert code != PhoneCode.objects.get().code_key
