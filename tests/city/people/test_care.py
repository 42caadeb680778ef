import pytest

from learningcity.city.people.queries import people_of, someone
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import care_for, end_care, person_of
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from tests.factories import make_account, make_care_link, make_person

pytestmark = pytest.mark.django_db


def test_an_account_may_act_for_itself_and_those_it_cares_for() -> None:
    account = make_account(name="วิภา")
    own = person_of(account=account)
    old, child = make_person(birth_year=1952), make_person("ปิ่น", birth_year=today().year - 9)
    care_for(carer=account, person=old, kind="helper")
    care_for(carer=account, person=child, kind="guardian")
    assert [(each.person, each.bond) for each in people_of(account)] == [
        (own, Bond.SELF),
        (old, Bond.HELPER),
        (child, Bond.GUARDIAN),
    ]


def test_a_helper_may_not_act_for_a_child() -> None:
    with pytest.raises(Refused) as no:
        care_for(carer=make_account(), person=make_person(birth_year=today().year - 15), kind="helper")
    assert no.value.code == "wrong-bond"


def test_nobody_is_guardian_of_a_grown_up() -> None:
    with pytest.raises(Refused):
        care_for(carer=make_account(), person=make_person(birth_year=1960), kind="guardian")


def test_nobody_needs_to_care_for_themself() -> None:
    account = make_account(name="วิภา")
    with pytest.raises(Refused):
        care_for(carer=account, person=person_of(account=account), kind="helper")


def test_caring_twice_is_one_link() -> None:
    carer, person = make_account(), make_person()
    assert care_for(carer=carer, person=person, kind="helper") == care_for(
        carer=carer, person=person, kind="helper"
    )


def test_an_ended_link_ends_what_the_account_may_see() -> None:
    carer, person = make_account(), make_person()
    link = care_for(carer=carer, person=person, kind="helper")
    end_care(link=link, by=carer)
    assert someone(carer, person.uuid) is None


def test_another_account_meets_nobody() -> None:
    carer, stranger, person = make_account(), make_account(), make_person()
    care_for(carer=carer, person=person, kind="helper")
    assert someone(stranger, person.uuid) is None
    assert someone(carer, person.uuid) is not None


def test_a_guardian_acts_no_longer_once_the_child_has_grown_up() -> None:
    carer, grown = make_account(), make_person(birth_year=today().year - 20)
    make_care_link(carer, grown, kind="guardian")
    assert people_of(carer) == []
