import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.factories import make_activity, make_city, make_person, make_session
from tests.web.staff.people.conftest import ROOM


def listed(client: Client, **asked: str) -> str:
    answer = client.get(f"{ROOM}/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_people_known_in_this_city_are_listed(administrator: Client, city: City) -> None:
    make_person("อยู่ที่นี่", city=city)
    make_person("อยู่ยะลา", city=make_city("yala", name_th="ยะลา"))
    page = listed(administrator)
    assert "อยู่ที่นี่" in page
    assert "อยู่ยะลา" not in page


@pytest.mark.parametrize(
    "asked", ["สมศรี", "ใจดี สมศรี", "081 234 5678", "๐๘๑๒๓๔๕๖๗๘", "5678", "๕๖๗๘", "สมศรี 5678"]
)
def test_someone_is_found_by_name_whole_phone_or_last_digits(
    administrator: Client, city: City, asked: str
) -> None:
    make_person("สมศรี ใจดี", city=city, phone="+66812345678")
    make_person("บุญชู แซ่ลิ้ม", city=city, phone="+66899999999")
    page = listed(administrator, q=asked)
    assert "สมศรี ใจดี" in page
    assert "บุญชู" not in page


def test_someone_is_found_by_the_code_on_their_slip(administrator: Client, city: City) -> None:
    make_person("บุญชู แซ่ลิ้ม", city=city)
    session = make_session(make_activity(city))
    enrolment = book_seat(session=session, person=make_person("สมศรี ใจดี"), by=None)
    page = listed(administrator, q=slip_code(enrolment.pk))
    assert "สมศรี ใจดี" in page
    assert "บุญชู" not in page


def test_a_slip_of_another_city_finds_nobody(administrator: Client) -> None:
    elsewhere = make_session(make_activity(make_city("yala", name_th="ยะลา")))
    enrolment = book_seat(session=elsewhere, person=make_person("อยู่ยะลา"), by=None)
    assert "อยู่ยะลา" not in listed(administrator, q=slip_code(enrolment.pk))


@pytest.mark.parametrize(("kind", "name"), [("older", "ยาย"), ("child", "หลาน"), ("no_phone", "หลาน")])
def test_the_list_is_narrowed_to_a_kind(administrator: Client, city: City, kind: str, name: str) -> None:
    make_person("ยาย", city=city, birth_year=today().year - 60, phone="+66812345678")
    make_person("หลาน", city=city, birth_year=today().year - 12)
    make_person("แม่", city=city, birth_year=today().year - 40, phone="+66899999999")
    page = listed(administrator, kind=kind)
    assert [each for each in ("ยาย", "หลาน", "แม่") if f">{each}<" in page] == [name]


def test_a_leader_sees_only_whom_they_enrolled(leader: Client, leader_account: User, city: City) -> None:
    make_person("คนอื่น", city=city)
    mine = make_person("เพื่อนบ้าน", city=city)
    book_seat(session=make_session(make_activity(city)), person=mine, by=leader_account, via="clerk")
    page = listed(leader)
    assert "เพื่อนบ้าน" in page
    assert "คนอื่น" not in page


def test_looking_at_the_list_is_noted_once_a_day(administrator: Client) -> None:
    listed(administrator)
    listed(administrator)
    assert AuditEntry.objects.filter(act="read_learners").count() == 1


def test_the_list_asks_as_many_questions_for_thirty_people_as_for_one(
    administrator: Client, city: City
) -> None:
    def questions(people: int) -> int:
        for number in range(people):
            person = make_person(f"คนที่ {number}", city=city)
            book_seat(session=session, person=person, by=None)
        with CaptureQueriesContext(connection) as asked:
            listed(administrator)
        return len(asked)

    session = make_session(make_activity(city), seats=100)
    questions(1)
    assert questions(1) == questions(29)
