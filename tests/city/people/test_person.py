from uuid import uuid4

import pytest

from learningcity.city.people.models import Person
from learningcity.city.people.services import care_for, correct_person, person_of, register_person
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.factories import make_account, make_neighbourhood, make_person

pytestmark = pytest.mark.django_db


def test_a_nickname_is_enough(city: City) -> None:
    person = register_person(by=make_account(), name="  ยายศรี ", city=city)
    assert (person.name, person.birth_year, person.phone) == ("ยายศรี", None, "")
    assert person.known.get().city == city


def test_a_phone_is_kept_in_one_form_whatever_digits_it_was_written_in(city: City) -> None:
    person = register_person(by=None, name="ศรี", phone="๐๘๑ ๒๓๔ ๕๖๗๘", city=city)
    assert person.phone == "+66812345678"
    assert list(Person.objects.with_phone("+66812345678")) == [person]


@pytest.mark.parametrize(
    ("name", "code"), [("", "name-missing"), ("   ", "name-missing"), ("ก" * 121, "name-too-long")]
)
def test_a_person_has_a_name_of_reasonable_length(city: City, name: str, code: str) -> None:
    with pytest.raises(Refused) as no:
        register_person(by=None, name=name, city=city)
    assert (no.value.code, no.value.field) == (code, "name")


def test_nobody_is_born_next_year(city: City) -> None:
    with pytest.raises(Refused) as no:
        register_person(by=None, name="ศรี", birth_year=today().year + 1, city=city)
    assert no.value.field == "birth_year"


def test_the_same_form_sent_twice_registers_one_person(city: City) -> None:
    twice = uuid4()
    first = register_person(by=None, name="ศรี", city=city, uuid=twice)
    assert register_person(by=None, name="ศรี", city=city, uuid=twice) == first
    assert Person.objects.count() == 1


def test_an_account_has_one_person_made_on_first_need() -> None:
    account = make_account(phone="+66812345678", name="วิภา")
    person = person_of(account=account)
    assert (person.name, person.phone) == ("วิภา", "+66812345678")
    assert person_of(account=account) == person


def test_a_correction_is_audited_by_field_without_what_stood_there(city: City) -> None:
    account = make_account()
    person = make_person("วิภา", account=account)
    home = make_neighbourhood(city)
    correct_person(person=person, by=account, name="วิภาดา", birth_year=1990, home_neighbourhood=home)
    person.refresh_from_db()
    assert (person.name, person.birth_year, person.home_neighbourhood) == ("วิภาดา", 1990, home)
    entry = AuditEntry.objects.get(act="correct_person")
    assert entry.details == {"fields": ["birth_year", "home_neighbourhood", "name"]}
    assert person.account.name == "วิภาดา"


def test_a_correction_that_changes_nothing_leaves_no_trace() -> None:
    person = make_person("วิภา")
    correct_person(person=person, by=None, name="วิภา")
    assert not AuditEntry.objects.exists()


def test_a_corrected_birth_year_ends_a_bond_it_makes_impossible() -> None:
    carer, child = make_account(), make_person("ปิ่น", birth_year=today().year - 9)
    link = care_for(carer=carer, person=child, kind="guardian")
    correct_person(person=child, by=carer, birth_year=today().year - 30)
    link.refresh_from_db()
    assert link.ended_at is not None
