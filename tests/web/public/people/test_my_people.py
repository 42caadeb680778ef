import pytest
from django.test import Client

from learningcity.city.people.models import CareLink, Person, User
from learningcity.city.people.queries import someone
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_account, make_care_link, make_person

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PEOPLE = "/phra-nakhon/mine/people"
GRANDMOTHER = {"name": "ยายศรี", "kind": "helper", "birth_year": "2495", "agreed": "on"}


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


def test_someone_who_asked_for_help_is_added(client: Client, wipa: User, city: City) -> None:
    client.post(PEOPLE, GRANDMOTHER)
    link = CareLink.objects.get()
    assert (link.carer, link.kind, link.person.name) == (wipa, "helper", "ยายศรี")
    assert "ยายศรี" in client.get(PEOPLE).content.decode()


def test_an_adult_s_agreement_is_not_skipped(client: Client, wipa: User, city: City) -> None:
    client.post(PEOPLE, GRANDMOTHER | {"agreed": ""})
    assert not Person.objects.filter(name="ยายศรี").exists()


@pytest.mark.parametrize(
    ("kind", "birth_year", "sentence"),
    [
        ("guardian", "2495", "is 20 or over and decides alone"),
        ("helper", str(today().year - 12), "is under 20: only a parent or guardian"),
        ("guardian", "", "We need a child&#x27;s year of birth."),
    ],
)
def test_a_bond_that_age_forbids_registers_nobody(
    client: Client, wipa: User, city: City, kind: str, birth_year: str, sentence: str
) -> None:
    sent = GRANDMOTHER | {"kind": kind, "birth_year": birth_year}
    assert sentence in client.post(f"{PEOPLE}?lang=en", sent).content.decode()
    assert not Person.objects.filter(name="ยายศรี").exists()


def test_acting_for_someone_can_be_ended(client: Client, wipa: User, city: City) -> None:
    person = make_person("ยายศรี")
    make_care_link(wipa, person)
    client.post(f"{PEOPLE}/{person.uuid}/end")
    assert someone(wipa, person.uuid) is None


def test_nobody_ends_another_s_bond(client: Client, wipa: User, city: City) -> None:
    person, other = make_person("ยายศรี"), make_account()
    make_care_link(other, person)
    assert client.post(f"{PEOPLE}/{person.uuid}/end").status_code == 404
    assert someone(other, person.uuid) is not None


def test_a_bond_is_not_ended_by_a_link(client: Client, wipa: User, city: City) -> None:
    person = make_person("ยายศรี")
    make_care_link(wipa, person)
    assert client.get(f"{PEOPLE}/{person.uuid}/end").status_code == 405


def test_a_child_that_has_grown_up_is_said_to_have(client: Client, wipa: User, city: City) -> None:
    make_care_link(wipa, make_person("ปิ่น", birth_year=today().year - 21), kind="guardian")
    assert "No longer in force" in client.get(f"{PEOPLE}?lang=en").content.decode()
