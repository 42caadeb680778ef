"""Records that may be one person, and who acts for a person, at the desk."""

import pytest
from django.test import Client

from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import CareLink, Merge, Person, TwoPeople, User
from learningcity.city.people.services import ask_to_help
from learningcity.city.places.models import City
from tests.factories import make_account, make_activity, make_city, make_learner, make_person, make_session
from tests.web.staff.people.conftest import ROOM

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(city: City) -> tuple[Person, Person]:
    return (
        make_person("สมชาย ใจดี", city=city, birth_year=1950),
        make_person("นายสมชาย ใจดี", city=city, birth_year=1950, phone="+66812345678"),
    )


def test_probable_pairs_are_listed(administrator: Client, two: tuple[Person, Person]) -> None:
    page = administrator.get(f"{ROOM}/twins").content.decode()
    assert f"{ROOM}/twins/{two[0].uuid}/{two[1].uuid}" in page


def test_two_are_compared_and_merged(administrator: Client, two: tuple[Person, Person]) -> None:
    address = f"{ROOM}/twins/{two[0].uuid}/{two[1].uuid}"
    assert "… 5678" in administrator.get(address).content.decode()
    administrator.post(address)
    assert Person.objects.get(pk=two[1].pk).merged_into == two[0]


def test_a_merge_is_taken_apart_again(administrator: Client, two: tuple[Person, Person]) -> None:
    administrator.post(f"{ROOM}/twins/{two[0].uuid}/{two[1].uuid}")
    administrator.post(f"{ROOM}/merges/{Merge.objects.get().uuid}/undo")
    assert Person.objects.standing().count() >= 2
    assert Person.objects.get(pk=two[1].pk).merged_into is None


def test_a_double_seat_is_shown_before_and_given_up(
    administrator: Client, city: City, two: tuple[Person, Person]
) -> None:
    session = make_session(make_activity(city, title_th="ร้อยมาลัย"))
    for person in two:
        book_seat(session=session, person=person, by=None)
    address = f"{ROOM}/twins/{two[0].uuid}/{two[1].uuid}"
    assert "ร้อยมาลัย" in administrator.get(address).content.decode()
    administrator.post(address)
    assert Enrolment.everywhere.get(state=State.BOOKED).person == two[0]
    assert session.pools.get().taken == 1


def test_two_people_are_not_proposed_again(administrator: Client, two: tuple[Person, Person]) -> None:
    administrator.post(f"{ROOM}/twins/{two[1].uuid}/{two[0].uuid}/two")
    assert TwoPeople.objects.get().one == two[0]
    assert str(two[0].uuid) not in administrator.get(f"{ROOM}/twins").content.decode()


def test_someone_of_another_city_cannot_be_merged(administrator: Client, two: tuple[Person, Person]) -> None:
    stranger = make_person("สมชาย ใจดี", city=make_city("yala", name_th="ยะลา"), birth_year=1950)
    assert administrator.post(f"{ROOM}/twins/{two[0].uuid}/{stranger.uuid}").status_code == 404


def test_a_leader_does_not_merge(leader: Client, two: tuple[Person, Person]) -> None:
    assert leader.get(f"{ROOM}/twins").status_code == 403


def agreement(account: User) -> dict[str, str]:
    return {"name": account.name, "contact": account.email or "", "witness": "พิมพ์ใจ", "agreed": "yes"}


def test_an_agreement_said_at_the_desk_is_noted_with_who_heard_it(administrator: Client, city: City) -> None:
    auntie, helper = make_person("ป้าแดง", city=city, birth_year=1950), make_account(name="หลาน")
    administrator.post(f"{ROOM}/{auntie.uuid}/helpers", agreement(helper))
    link = CareLink.objects.get()
    assert (link.carer, link.kind, link.witness) == (helper, "helper", "พิมพ์ใจ")
    assert link.noted_by


def test_an_agreement_must_be_ticked(administrator: Client, city: City) -> None:
    auntie = make_person(city=city, birth_year=1950)
    administrator.post(f"{ROOM}/{auntie.uuid}/helpers", agreement(make_account(name="หลาน")) | {"agreed": ""})
    assert not CareLink.objects.exists()


def test_a_question_to_someone_known_by_phone_only_is_answered_at_the_desk(
    administrator: Client, city: City
) -> None:
    auntie = make_person("ป้าแดง", city=city, birth_year=1950, phone="+66812345678")
    helper = make_account(name="หลาน")
    asked = ask_to_help(by=helper, city=city, called="ป้า", contact="+66812345678")
    page = administrator.get(f"{ROOM}/{auntie.uuid}/helpers?asked={asked.uuid}").content.decode()
    assert str(helper.email) in page
    administrator.post(f"{ROOM}/{auntie.uuid}/helpers", agreement(helper))
    asked.refresh_from_db()
    assert asked.state == "agreed"


def test_for_a_child_the_desk_notes_a_guardian(administrator: Client, city: City) -> None:
    child = make_person("มะลิ", city=city, birth_year=2019)
    administrator.post(f"{ROOM}/{child.uuid}/helpers", agreement(make_account(name="แม่")))
    assert CareLink.objects.get().kind == "guardian"


def test_the_desk_ends_what_someone_no_longer_wants(administrator: Client, city: City) -> None:
    auntie = make_learner(city=city, birth_year=1950)
    link = CareLink.objects.create(carer=make_account(), person=auntie, kind="helper")
    administrator.post(f"{ROOM}/{auntie.uuid}/helpers/{link.pk}/end")
    link.refresh_from_db()
    assert link.ended_at
