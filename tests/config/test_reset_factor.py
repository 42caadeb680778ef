"""A lost phone: the operator takes the second factor off, and its holder is told."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import CommandError, call_command
from django.test import Client

from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry, Message
from tests.factories import make_account, make_officer

SECRET = "ดอกมะลิหอมตอนเช้า"
pytestmark = pytest.mark.django_db


@pytest.fixture
def wipa(city: City) -> User:
    account = make_officer(Role.CITY_COORDINATOR, city)
    account.email, account.phone = "wipa@example.org", "+66812345678"
    account.set_password(SECRET)
    account.save()
    TOTP.activate(account, generate_totp_secret())
    return account


def reset(*words: str) -> str:
    out = StringIO()
    call_command("reset_factor", *words, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("known_by", ["Wipa@example.org", "081 234 5678"])
def test_the_second_step_is_taken_off(wipa: User, known_by: str) -> None:
    reset(known_by)
    assert not Authenticator.objects.exists()


def test_its_holder_is_signed_out_and_told_and_the_trail_says_who_did_it(client: Client, wipa: User) -> None:
    Authenticator.objects.all().delete()
    client.post("/accounts/login/", {"login": "wipa@example.org", "password": SECRET})
    TOTP.activate(wipa, generate_totp_secret())
    assert client.get("/accounts/").status_code == 200
    operator = make_account("operator@example.org")
    reset("wipa@example.org", "--by", "operator@example.org")
    assert client.get("/accounts/").status_code == 302
    message = Message.objects.get()
    assert (message.template, message.recipient, message.urgent) == ("second_step_reset", wipa.email, True)
    noted = AuditEntry.objects.get(act="reset_factor")
    assert (noted.about, noted.actor, noted.city) == (str(wipa.uuid), str(operator.uuid), "phra-nakhon")


@pytest.mark.parametrize("known_by", ["nobody@example.org", "0899999999", "nonsense"])
def test_an_unknown_account_is_said_to_be_so(wipa: User, known_by: str) -> None:
    with pytest.raises(CommandError, match="No account has"):
        reset(known_by)


def test_an_account_without_one_is_said_to_have_none(wipa: User) -> None:
    Authenticator.objects.all().delete()
    with pytest.raises(CommandError, match="no second step"):
        reset("wipa@example.org")
