import pytest
from django.test import Client

from learningcity.city.people.models import CareLink, Person, User
from learningcity.city.people.queries import alike
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_account, make_city, make_person
from tests.web.staff.people.conftest import ROOM

SOMEONE = {"name": "ป้าแดง บางลำพู", "agreed": "on"}
CHILD = {"name": "น้องปิ่น", "birth_year": str(today().year - 8), "agreed": "on"}


def test_a_name_and_their_agreement_are_enough(administrator: Client, city: City) -> None:
    answer = administrator.post(f"{ROOM}/new", SOMEONE)
    person = Person.objects.known_in(city).get()
    assert answer["Location"] == f"{ROOM}/{person.uuid}/enrol"
    assert person.name == "ป้าแดง บางลำพู"


def test_nobody_is_noted_down_without_their_agreement(administrator: Client) -> None:
    assert administrator.post(f"{ROOM}/new", {"name": "ป้าแดง"}).status_code == 200
    assert not Person.objects.exists()


def test_someone_like_a_person_known_here_is_asked_about_first(administrator: Client, city: City) -> None:
    known = make_person("นางแดง บางลำภู", city=city)
    page = administrator.post(f"{ROOM}/new", SOMEONE | {"name": "แดง บางลำพู"}).content.decode()
    assert f"{ROOM}/{known.uuid}/enrol" in page
    assert Person.objects.count() == 1
    administrator.post(f"{ROOM}/new", SOMEONE | {"name": "แดง บางลำพู", "as_new": "yes"})
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "year", "phone", "found"),
    [
        ("สมศรี ใจดี", None, "", True),
        ("คุณสมศรี ใจดี", 1952, "", True),
        ("สมสี ใจดี", 1953, "", True),
        ("สมศรี ใจดี", 1980, "", False),
        ("ใครก็ไม่รู้", None, "+66812345678", True),
        ("บุญชู แซ่ลิ้ม", None, "", False),
    ],
)
def test_alike_are_a_like_name_with_a_fitting_year_or_the_same_phone(
    city: City, name: str, year: int | None, phone: str, found: bool
) -> None:
    make_person("สมศรี ใจดี", city=city, birth_year=1952, phone="+66812345678")
    assert bool(alike(Person.objects.known_in(city), name=name, birth_year=year, phone=phone)) is found


def test_people_of_another_city_are_not_offered(administrator: Client) -> None:
    make_person(SOMEONE["name"], city=make_city("yala", name_th="ยะลา"))
    assert administrator.post(f"{ROOM}/new", SOMEONE).status_code == 302


def test_a_small_child_needs_a_guardian_named(administrator: Client) -> None:
    assert administrator.post(f"{ROOM}/new", CHILD).status_code == 200
    assert not Person.objects.exists()
    named = CHILD | {"guardian_name": "แม่ปุ้ย", "guardian_contact": "081 234 5678"}
    assert administrator.post(f"{ROOM}/new", named).status_code == 302
    link = CareLink.objects.get(person__name="น้องปิ่น")
    assert (link.kind, link.carer.phone, link.carer.name) == ("guardian", "+66812345678", "แม่ปุ้ย")


def test_a_guardian_with_no_phone_comes_along(administrator: Client) -> None:
    named = CHILD | {"guardian_name": "แม่ปุ้ย"}
    assert administrator.post(f"{ROOM}/new", named).status_code == 200
    assert administrator.post(f"{ROOM}/new", named | {"guardian_comes": "on"}).status_code == 302
    assert not CareLink.objects.exists()


def test_a_number_of_someone_of_another_name_does_not_become_the_guardian(administrator: Client) -> None:
    make_account(phone="+66812345678", name="ประสิทธิ์ วงศ์ดี")
    named = CHILD | {"guardian_name": "แม่ปุ้ย", "guardian_contact": "081 234 5678"}
    assert administrator.post(f"{ROOM}/new", named).status_code == 200
    assert not Person.objects.exists()
    assert User.objects.with_phone("+66812345678") is not None


def test_a_leader_goes_on_to_enrol_whom_they_just_noted_down(leader: Client) -> None:
    answer = leader.post(f"{ROOM}/new", SOMEONE)
    assert leader.get(answer["Location"]).status_code == 200


def test_a_leader_is_not_shown_people_others_noted_down(leader: Client, city: City) -> None:
    make_person(SOMEONE["name"], city=city)
    assert leader.post(f"{ROOM}/new", SOMEONE).status_code == 302
