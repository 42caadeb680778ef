"""Many neighbours in one act: looked at first, enrolled, printed, taken back."""

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment, NameList
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Person, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.web.staff.enrolment.named import digest
from tests.factories import make_activity, make_neighbourhood, make_officer, make_person, make_session
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db

TWO = "สมชาย ใจดี 2495 0812345678\nสมหญิง ใจงาม 2500"


@pytest.fixture
def clerk(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.LEARNING_ADMINISTRATOR)


@pytest.fixture
def soon(city: City) -> Session:
    return make_session(make_activity(city), seats=50)


def address(session: Session) -> str:
    return f"/staff/phra-nakhon/attendance/{session.uuid}/many"


def looked_at(client: Client, session: Session, names: str) -> str:
    return client.post(address(session), {"names": names}).content.decode()


def enrol(client: Client, session: Session, names: str, **said: Any) -> Any:
    data = {"names": names, "of": digest(names), "agreed": "yes", "enrol": "yes"} | said
    return client.post(address(session), data, follow=True)


def test_looking_writes_nothing(clerk: Client, soon: Session) -> None:
    page = looked_at(clerk, soon, TWO)
    assert "สมชาย ใจดี" in page
    assert not Person.objects.filter(name="สมชาย ใจดี").exists()


def test_a_list_is_enrolled_and_its_slips_are_printed(clerk: Client, soon: Session) -> None:
    page = enrol(clerk, soon, TWO)
    made = NameList.everywhere.get()
    assert page.redirect_chain[-1][0].endswith(f"/lists/{made.uuid}")
    assert soon.pools.get().taken == 2
    slips = clerk.get(f"/staff/phra-nakhon/attendance/lists/{made.uuid}/slips").content.decode()
    assert slips.count('<article class="slip">') == 2


def test_a_file_of_excel_is_a_list_too(clerk: Client, soon: Session) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    for row in (["ชื่อ-สกุล", "ปีเกิด", "โทร"], ["นายสมชาย ใจดี", 2495, "081-234-5678"]):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    page = clerk.post(address(soon), {"file": SimpleUploadedFile("a.xlsx", held.getvalue())})
    assert "สมชาย ใจดี" in page.content.decode()
    assert len(page.context["rows"]) == 1


def test_a_picture_is_no_list(clerk: Client, soon: Session) -> None:
    page = clerk.post(address(soon), {"file": SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n0000")})
    assert page.context["form"].errors["file"]


def test_someone_known_is_not_noted_down_twice(clerk: Client, city: City, soon: Session) -> None:
    known = make_person("นางสมหญิง ใจงาม", city=city, birth_year=1957)
    enrol(clerk, soon, TWO)
    assert Enrolment.everywhere.filter(person=known).exists()
    assert Person.objects.filter(name__contains="ใจงาม").count() == 1


def test_where_two_may_be_meant_it_is_asked_first(clerk: Client, city: City, soon: Session) -> None:
    for year in (1956, 1957):
        make_person("สมหญิง ใจงาม", city=city, birth_year=year)
    names = "สมหญิง ใจงาม"
    enrol(clerk, soon, names)
    assert not Enrolment.everywhere.exists()
    second = Person.objects.get(birth_year=1957)
    enrol(clerk, soon, names, **{"who-1": str(second.uuid)})
    assert Enrolment.everywhere.get().person == second


def test_someone_on_the_list_twice_is_enrolled_once(clerk: Client, soon: Session) -> None:
    enrol(clerk, soon, "สมชาย ใจดี 2495\nนายสมชาย ใจดี 2495")
    assert Enrolment.everywhere.count() == 1


SAME = "สมหญิง ใจงาม 2500\nสมชาย ใจดี 2495\nนายสมชาย ใจดี 2495 0812345678"


def test_one_name_and_year_on_two_lines_is_one_person_unless_the_clerk_says_otherwise(
    clerk: Client, soon: Session
) -> None:
    page = looked_at(clerk, soon, SAME)
    assert "คนเดียวกับบรรทัดที่ 2 ลงชื่อครั้งเดียวพอ" in page
    assert re.search(r'name="who-3" value="new" checked><b>คนเดียวกับบรรทัดที่ 2</b>', page)
    enrol(clerk, soon, SAME)
    one = Person.objects.get(name__contains="ใจดี")
    assert one.phone == "+66812345678", "what the second line knows is not lost"


def test_two_people_of_one_name_and_year_are_two_when_the_clerk_says_so(clerk: Client, soon: Session) -> None:
    page = clerk.post(address(soon), {"names": SAME, "of": digest(SAME), "who-3": "apart"})
    assert re.search(r'name="who-3" value="apart" checked', page.content.decode())
    enrol(clerk, soon, SAME, **{"who-3": "apart"})
    assert sorted(Person.objects.filter(name__contains="ใจดี").values_list("phone", flat=True)) == [
        "", "+66812345678",
    ]  # fmt: skip
    assert Enrolment.everywhere.count() == 3


def test_a_line_left_out_stands_for_nobody(clerk: Client, city: City, soon: Session) -> None:
    known = make_person("สมชาย ใจดี", city=city, birth_year=1952)
    names = "สมชาย ใจดี 2495\nสมชาย ใจดี 2495"
    enrol(clerk, soon, names, **{"who-1": "leave"})
    assert Enrolment.everywhere.get().person == known


def test_without_a_year_two_telephones_are_two_people(clerk: Client, soon: Session) -> None:
    enrol(clerk, soon, "สมชาย ใจดี 0812345678\nสมชาย ใจดี 0898765432\nสมชาย ใจดี")
    assert Person.objects.filter(name="สมชาย ใจดี").count() == 2


def test_beside_someone_known_a_second_can_be_new(clerk: Client, city: City, soon: Session) -> None:
    make_person("สมชาย ใจดี", city=city, birth_year=1952)
    names = "สมชาย ใจดี 2495\nสมชาย ใจดี 2495"
    enrol(clerk, soon, names, **{"who-1": "new", "who-2": "apart"})
    assert Enrolment.everywhere.count() == 2


def test_who_has_a_seat_already_is_left_out(clerk: Client, city: City, soon: Session) -> None:
    book_seat(session=soon, person=make_person("สมหญิง ใจงาม", city=city, birth_year=1957), by=None)
    enrol(clerk, soon, TWO)
    assert Enrolment.everywhere.count() == 2


def test_a_child_of_eight_needs_the_guardian_who_is_ticked(clerk: Client, soon: Session) -> None:
    names = f"ด.ช. ก้อง ใจดี {timezone.now().year + 543 - 8}"
    enrol(clerk, soon, names)
    assert not Enrolment.everywhere.exists()
    enrol(clerk, soon, names, **{"guardian-1": "yes"})
    assert Enrolment.everywhere.count() == 1


def test_they_must_have_agreed(clerk: Client, soon: Session) -> None:
    clerk.post(address(soon), {"names": TWO, "of": digest(TWO), "enrol": "yes"})
    assert not Enrolment.everywhere.exists()


def test_answers_about_another_list_count_for_nothing(clerk: Client, soon: Session) -> None:
    enrol(clerk, soon, TWO, of=digest("another"))
    assert not Enrolment.everywhere.exists()


def test_pressing_twice_enrols_once(clerk: Client, soon: Session) -> None:
    uuid = "00000000-0000-4000-8000-000000000001"
    for _ in range(2):
        enrol(clerk, soon, TWO, list=uuid)
    assert (NameList.everywhere.count(), Enrolment.everywhere.count()) == (1, 2)


def test_a_list_is_taken_back_as_one_act(clerk: Client, soon: Session) -> None:
    enrol(clerk, soon, TWO)
    made = NameList.everywhere.get()
    clerk.post(f"/staff/phra-nakhon/attendance/lists/{made.uuid}/take-back")
    assert soon.pools.get().taken == 0
    assert not Person.objects.filter(name="สมชาย ใจดี").exists()


@pytest.fixture
def leader(city: City) -> User:
    return make_officer(Role.NEIGHBOURHOOD_LEADER, city, neighbourhood=make_neighbourhood(city))


def test_a_leader_enrols_into_their_own_neighbourhood(leader: User, soon: Session) -> None:
    enrol(client_of(leader), soon, TWO)
    home = leader.roles.get().neighbourhood
    assert Person.objects.filter(home_neighbourhood=home).count() == 2


def test_a_leader_learns_of_nobody_living_elsewhere(leader: User, city: City, soon: Session) -> None:
    make_person("สมหญิง ใจงาม", city=city, birth_year=1957, home_neighbourhood=make_neighbourhood(city))
    page = client_of(leader).post(address(soon), {"names": TWO})
    assert [row.likes for row in page.context["rows"]] == [[], []]


def test_another_s_list_is_not_shown(leader: User, clerk: Client, city: City, soon: Session) -> None:
    enrol(clerk, soon, TWO)
    made = NameList.everywhere.get()
    assert client_of(leader).get(f"/staff/phra-nakhon/attendance/lists/{made.uuid}").status_code == 404


def test_two_hundred_are_enough_for_one_act(clerk: Client, soon: Session) -> None:
    page = clerk.post(address(soon), {"names": "\n".join(f"คน{'ก' * n}" for n in range(1, 203))})
    assert page.context["form"].errors["names"]


def test_forty_people_are_enrolled_in_one_go(clerk: Client, soon: Session) -> None:
    names = "\n".join(f"ชื่อที่{chr(0x0E01 + n)} สกุล{chr(0x0E01 + n)} {2470 + n}" for n in range(40))
    enrol(clerk, soon, names)
    assert Enrolment.everywhere.count() == 40


def test_the_choice_of_a_session_shows_the_coming_ones(leader: User, soon: Session) -> None:
    page = client_of(leader).get("/staff/phra-nakhon/attendance/many").content.decode()
    assert address(soon) in page
