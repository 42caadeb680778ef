"""The room of templates, as each role meets it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from learningcity.city.enrolment.models import Scheme
from learningcity.city.goals.models import Programme
from learningcity.city.goals.services import save_goal
from learningcity.city.people.models import RoleGrant
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.city.projects.models import PriorityRound
from learningcity.city.templates import queries
from learningcity.city.templates.models import Origin, Start
from learningcity.core.models import Message
from tests.factories import (
    make_account,
    make_area,
    make_goal,
    make_learner,
    make_programme,
    make_result,
    make_scheme,
)
from tests.thai_on_pages import unsaid
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/template/"
SECOND = "/staff/samphanthawong/"
FORM = {
    "name_th": "เขตสัมพันธวงศ์",
    "name_en": "Samphanthawong",
    "code": "samphanthawong",
    "area": "เขตสัมพันธวงศ์",
    "lat": "13.735",
    "lon": "100.511",
    "km": "๓",
    "coordinator": "sam@demo.example",
    "begins_on": "1 ม.ค. 2570",
}


@pytest.fixture
def full(city: City) -> City:
    """A city with goals, a scheme, and a resident."""
    make_area("1013", level="district", name_th="สัมพันธวงศ์", name_en="Samphanthawong", kind_th="เขต")
    make_result(make_goal(make_programme(city, title_en="A year for Phra Nakhon"), title_en="Together"))
    make_scheme(city, name_en="Vouchers to learn")
    make_learner(city=city, name="มาลี วงศ์ทอง")
    return city


@pytest.fixture
def operator() -> Client:
    return client_of(make_account(is_superuser=True))


def test_a_coordinator_takes_the_template_away_as_a_file(as_role: Callable[..., Client], full: City) -> None:
    client = as_role(Role.CITY_COORDINATOR)
    page = client.get(ROOM + "?lang=en").content.decode()
    assert "A year for Phra Nakhon" in page
    assert "Start another city" not in page
    answer = client.get(ROOM + "file")
    assert answer["Content-Disposition"].startswith('attachment; filename="template-phra-nakhon-')
    document = queries.read_file(answer.content)
    assert document["parts"]["programmes"][0]["goals"][0]["title_en"] == "Together"
    assert "มาลี" not in answer.content.decode()


def test_only_the_operator_starts_a_second_district(coordinator: Client, full: City) -> None:
    assert coordinator.get(ROOM + "start").status_code == 403
    assert coordinator.post(ROOM + "start", FORM).status_code == 403
    assert City.objects.count() == 1


def test_a_second_district_begins_as_the_first_is_set_up(operator: Client, full: City) -> None:
    answer = operator.post(ROOM + "start", FORM)
    assert answer["Location"] == SECOND + "template/fidelity"
    second = City.objects.get(code="samphanthawong")
    assert (second.area.code if second.area else "") == "1013"
    assert Programme.objects.in_city(second).get().goals.get().title_en == "Together"
    assert "100%" in operator.get(answer["Location"]).content.decode()
    grant = RoleGrant.objects.get(city=second)
    assert Message.objects.get(template="invited").dedupe_key == f"invited:{grant.pk}"
    first = client_of(grant.account)
    for page in ("", "goals/", "template/", "needs/", "partners/", "places/", "partners/groups", "vouchers/"):
        assert first.get(SECOND + page).status_code == 200, page
    for page in ("", "/find", "/places", "/goals", "/wishes", "/partners"):
        assert Client().get(f"/samphanthawong{page}", follow=True).status_code == 200, page


def test_a_template_in_a_file_is_taken_instead_of_the_city_s_own(operator: Client, full: City) -> None:
    document = queries.document_of(full)
    document["parts"]["programmes"][0]["title_th"] = "แผนในแฟ้ม"
    file = SimpleUploadedFile("t.json", queries.written(document))
    operator.post(ROOM + "start", FORM | {"file": file})
    assert Programme.everywhere.get(city__code="samphanthawong").title_th == "แผนในแฟ้ม"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"code": "staff"}, "addresses of the program begin so"),
        ({"code": "Two Words"}, "Write small letters"),
        ({"code": "phra-nakhon"}, "There is a city of that code already"),
        ({"area": "ที่ไหนสักแห่ง"}, "There is no such area"),
        ({"lat": "100.5", "lon": "13.7"}, "less than or equal to"),
        ({"coordinator": "nobody"}, "valid email"),
        ({"name_th": ""}, "required"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_opened(
    operator: Client, full: City, wrong: dict[str, str], says: str
) -> None:
    answer = operator.post(ROOM + "start?lang=en", FORM | wrong)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert City.objects.count() == 1


def test_a_template_from_a_newer_version_opens_nothing_and_says_what_to_do(
    operator: Client, full: City
) -> None:
    document = queries.document_of(full) | {"version": 2}
    file = SimpleUploadedFile("t.json", json.dumps(document).encode())
    page = operator.post(ROOM + "start?lang=en", FORM | {"file": file}).content.decode()
    assert "made by a newer version of the program (2); this one reads up to 1: update first" in page
    assert 'value="เขตสัมพันธวงศ์"' in page, "what was typed comes back"
    assert not City.objects.filter(code="samphanthawong").exists()
    assert not Start.objects.exists()


def test_an_area_called_as_another_is_asked_for_by_its_code(operator: Client, full: City) -> None:
    make_area("101301", name_th="สัมพันธวงศ์", name_en="Samphanthawong", kind_th="แขวง")
    page = operator.post(ROOM + "start?lang=en", FORM).content.decode()
    assert "1013 (เขต), 101301 (แขวง)" in unsaid(page)
    assert operator.post(ROOM + "start", FORM | {"area": "๑๐๑๓"}).status_code == 302


@pytest.fixture
def second(operator: Client, full: City) -> City:
    operator.post(ROOM + "start", FORM)
    return City.objects.get(code="samphanthawong")


def test_the_fidelity_page_shows_what_was_and_what_is(operator: Client, second: City) -> None:
    goal = Programme.objects.in_city(second).get().goals.get()
    save_goal(
        programme=goal.programme, goal=goal, version=1, by=None, number=1, title_th="ตลาดน้อย",
        title_en="The lanes of Talat Noi",
    )  # fmt: skip
    page = operator.get(SECOND + "template/fidelity?lang=en").content.decode()
    assert "<del>Together</del>" in page
    assert "<ins>The lanes of Talat Noi</ins>" in page
    assert f'href="{SECOND}goals/{goal.uuid}/edit"' in page
    assert "Texts that still name Phra Nakhon" in page


def test_a_pattern_is_put_to_use_with_what_the_template_says(operator: Client, second: City) -> None:
    address = f"{SECOND}vouchers/new?pattern=vouchers.1"
    page = operator.get(SECOND + "template/fidelity?lang=en").content.decode()
    assert f'href="{address}"' in page
    asked = operator.get(address).content.decode()
    assert 'value="Vouchers to learn"' in asked
    assert 'name="voucher_satang" value="300"' in asked
    assert not Scheme.objects.in_city(second).exists()
    for nothing in ("vouchers.9", "rounds.1", "๑", "vouchers." + "9" * 5_000):
        assert operator.get(f"{SECOND}vouchers/new", {"pattern": nothing}).status_code == 200


def test_a_pattern_put_to_use_under_another_name_is_no_longer_offered(operator: Client, second: City) -> None:
    posted = {
        "name_th": "คูปองตลาดน้อย", "source": "งบเขต", "budget_satang": "3000", "voucher_satang": "300",
        "starts_on": "1 ม.ค. 2570", "ends_on": "31 ธ.ค. 2570", "lasts_days": "90", "most_each": "1",
    }  # fmt: skip
    assert operator.post(f"{SECOND}vouchers/new?pattern=vouchers.1", posted).status_code == 302
    page = operator.get(SECOND + "template/fidelity?lang=en").content.decode()
    assert "pattern=vouchers.1" not in page
    assert "คูปองตลาดน้อย" in page.split("<ins", 1)[1]


def test_a_round_put_to_use_remembers_its_pattern(operator: Client, full: City) -> None:
    document = queries.document_of(full)
    document["parts"]["rounds"] = [
        {"title_th": "รอบแรก", "title_en": "", "about_th": "", "about_en": "", "points": 5, "open_days": 14,
         "is_invented": False}
    ]  # fmt: skip
    operator.post(ROOM + "start", FORM | {"file": SimpleUploadedFile("t.json", queries.written(document))})
    posted = {
        "title_th": "รอบตลาดน้อย", "points": "5", "budget_satang": "1000", "opens_on": "1 ม.ค. 2570",
        "closes_on": "14 ม.ค. 2570",
    }  # fmt: skip
    assert operator.post(f"{SECOND}needs/priorities/new?pattern=rounds.1", posted).status_code == 302
    made = PriorityRound.everywhere.get(city__code="samphanthawong")
    assert Origin.objects.filter(key="rounds.1", record=made.uuid).exists()


def test_a_template_that_could_not_be_begun_with_says_so_and_is_not_given(
    operator: Client, full: City
) -> None:
    Scheme.objects.in_city(full).update(name_th="")
    page = operator.get(ROOM + "?lang=en").content.decode()
    assert "Patterns of voucher schemes 1 › Name in Thai must not be empty." in page
    assert f'href="{ROOM}file"' not in page
    assert f'href="{ROOM}start"' in page, "another city's file can still be begun with"
    assert operator.get(ROOM + "file")["Location"] == ROOM


def test_what_comes_with_the_program_is_shown_and_not_counted(operator: Client, second: City) -> None:
    page = operator.get(SECOND + "template/fidelity?lang=en").content.decode()
    assert page.count("not counted</") == 4


def test_a_city_that_began_empty_has_nothing_to_compare(coordinator: Client, city: City) -> None:
    page: Any = coordinator.get(ROOM + "fidelity?lang=en")
    assert "did not begin from a template" in page.content.decode()
