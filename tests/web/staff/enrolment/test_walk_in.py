from django.test import Client

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from tests.factories import make_person


def test_a_name_is_enough_for_a_seat_and_a_slip(provider: Client, session: Session, address: str) -> None:
    answer = provider.post(f"{address}/walk-in", {"name": "ป้าแดง"}, follow=True)
    enrolment = Enrolment.everywhere.get(session=session)
    assert enrolment.via == Enrolment.Via.WALK_IN
    assert enrolment.person.phone == ""
    assert Attendance.objects.get(enrolment=enrolment).present
    assert "ป้าแดง" in answer.content.decode()


def test_a_year_of_birth_is_read_in_either_era(provider: Client, session: Session, address: str) -> None:
    provider.post(f"{address}/walk-in", {"name": "ลุงหนึ่ง", "birth_year": "๒๔๙๕"})
    provider.post(f"{address}/walk-in", {"name": "ลุงสอง", "birth_year": "1952"})
    assert set(Person.objects.values_list("birth_year", flat=True)) == {1952}


def test_someone_known_is_offered_before_a_second_one_is_made(
    provider: Client, session: Session, address: str, city: City
) -> None:
    known = make_person("สมศรี ใจดี", city=city)
    page = provider.post(f"{address}/walk-in", {"name": "สมศรี"}).content.decode()
    assert str(known.uuid) in page
    assert not Enrolment.everywhere.exists()
    provider.post(f"{address}/walk-in", {"name": "สมศรี", "person": known.uuid})
    assert Enrolment.everywhere.get().person == known
    assert Person.objects.count() == 1


def test_a_namesake_is_added_when_one_says_so(
    provider: Client, address: str, city: City, session: Session
) -> None:
    make_person("สมศรี ใจดี", city=city)
    provider.post(f"{address}/walk-in", {"name": "สมศรี ใจดี", "as_new": "yes"})
    assert Person.objects.count() == 2


def test_a_full_session_says_so_and_notes_nobody(provider: Client, session: Session, address: str) -> None:
    session.pools.update(seats=1)
    provider.post(f"{address}/walk-in", {"name": "คนแรก"})
    answer = provider.post(f"{address}/walk-in", {"name": "คนที่สอง"})
    assert answer.status_code == 200
    assert "คนที่สอง" in answer.content.decode()
    assert Person.objects.count() == 1


def test_a_child_under_ten_needs_a_guardian_present(provider: Client, session: Session, address: str) -> None:
    child = {"name": "น้องปิ่น", "birth_year": str(session.starts_at.year - 8)}
    assert provider.post(f"{address}/walk-in", child).status_code == 200
    assert not Enrolment.everywhere.exists()
    assert provider.post(f"{address}/walk-in", child | {"guardian_present": "on"}).status_code == 302
