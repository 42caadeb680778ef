"""A guardian ends while a child has a seat."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import CareLink
from learningcity.city.people.roles import Role
from learningcity.city.people.services import end_care
from learningcity.city.places.models import City
from tests.factories import make_account, make_activity, make_care_link, make_person, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def child_seat(city: City) -> Enrolment:
    """A child of eight in a coming session, enrolled by its guardian."""
    guardian = make_account()
    child = make_person("มะลิ", city=city, birth_year=timezone.now().year - 8)
    make_care_link(guardian, child, CareLink.Kind.GUARDIAN)
    session = make_session(make_activity(city, title_th="วาดรูป"), seats=3)
    return book_seat(session=session, person=child, by=guardian)


def end_guardian(seat: Enrolment) -> None:
    end_care(link=CareLink.objects.get(person=seat.person), by=None)


def test_the_seat_stands_and_the_day_s_page_says_that_nobody_comes_along(
    as_role: Callable[..., Client], child_seat: Enrolment
) -> None:
    desk = as_role(Role.LEARNING_ADMINISTRATOR)
    question = "เด็กอายุไม่ถึง 10 ปีที่ไม่มีผู้ปกครองในระบบ 1 คน"
    assert question not in desk.get("/staff/phra-nakhon/").content.decode()
    end_guardian(child_seat)
    child_seat.refresh_from_db()
    assert child_seat.state == "booked"
    assert question in desk.get("/staff/phra-nakhon/").content.decode()


def test_the_roster_demands_the_guardian(as_role: Callable[..., Client], child_seat: Enrolment) -> None:
    desk = as_role(Role.LEARNING_ADMINISTRATOR)
    roster = f"/staff/phra-nakhon/attendance/{child_seat.session.uuid}"
    assert "ผู้ปกครองต้องมาด้วย" in desk.get(roster).content.decode()
    end_guardian(child_seat)
    assert "ไม่มีผู้ปกครองในระบบ" in desk.get(roster).content.decode()


def test_a_child_of_ten_comes_alone(as_role: Callable[..., Client], child_seat: Enrolment) -> None:
    child_seat.person.birth_year = timezone.now().year - 10
    child_seat.person.save()
    end_guardian(child_seat)
    desk = as_role(Role.LEARNING_ADMINISTRATOR)
    assert "ไม่มีผู้ปกครองในระบบ" not in desk.get("/staff/phra-nakhon/").content.decode()
