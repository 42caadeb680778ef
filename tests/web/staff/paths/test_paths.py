"""Writing a learning path: begun, its steps laid in order, published, taken back; in one's own city only."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from learningcity.city.catalogue.models import Path, PathState
from learningcity.city.catalogue.search import catch_up, rebuild
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_activity, make_city, make_officer, make_organisation, make_path
from tests.web.staff.conftest import client_of

PATHS = "/staff/phra-nakhon/paths/"
WRITTEN = {
    "version": "1",
    "title_th": "จากอยากขาย ถึงร้านแรก",
    "title_en": "To a first shop",
    "leads_to": "business",
    "stages": ["working"],
    "audience": ["entrepreneur"],
}


@pytest.fixture
def administrator(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.LEARNING_ADMINISTRATOR)


def order(path: Path) -> list[int]:
    return list(path.steps.values_list("activity_id", flat=True))


def test_a_path_is_begun_filled_published_and_taken_back(administrator: Client, city: City) -> None:
    one, two = make_activity(city), make_activity(city)
    answer = administrator.post(PATHS + "new", WRITTEN)
    path = Path.objects.in_city(city).get()
    here = f"{PATHS}{path.uuid}"
    assert answer["Location"] == here
    assert (path.state, path.code, path.stages) == (PathState.DRAFT, "to-a-first-shop", ["working"])
    administrator.post(f"{here}/publish")
    path.refresh_from_db()
    assert path.state == PathState.DRAFT
    for version, activity in enumerate((one, two), 1):
        administrator.post(f"{here}/steps/add", {"version": version, "activity": activity.pk})
    assert order(path) == [one.pk, two.pk]
    administrator.post(f"{here}/steps/move", {"version": 3, "place": 2, "way": "up"})
    assert order(path) == [two.pk, one.pk]
    said = {"version": 4, "place": 1, "is_optional": "1", "why_th": "ลองก่อน", "why_en": "Try it first"}
    administrator.post(f"{here}/steps/say", said)
    step = path.steps.get(position=1)
    assert (step.is_optional, step.why_th, step.why_en) == (True, "ลองก่อน", "Try it first")
    assert Client().get(f"/phra-nakhon/paths/{path.code}").status_code == 404
    assert "Try it first" in administrator.get(f"{here}/preview", {"lang": "en"}).content.decode()
    administrator.post(f"{here}/publish")
    catch_up()
    assert Client().get(f"/phra-nakhon/paths/{path.code}").status_code == 200
    administrator.post(f"{here}/withdraw")
    administrator.post(f"{here}/steps/remove", {"version": 7, "place": 1})
    assert order(path) == [one.pk]


def test_what_someone_saved_meanwhile_is_not_overwritten(administrator: Client, city: City) -> None:
    one = make_activity(city)
    path = make_path(city, one, version=5)
    answer = administrator.post(f"{PATHS}{path.uuid}/edit", WRITTEN | {"version": "4"})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    administrator.post(f"{PATHS}{path.uuid}/steps/remove", {"version": 4, "place": 1})
    assert order(path) == [one.pk]
    answer = administrator.post(f"{PATHS}{path.uuid}/edit", WRITTEN | {"version": "5", "title_th": "ใหม่"})
    path.refresh_from_db()
    assert (answer.status_code, path.title_th) == (302, "ใหม่")


def test_a_form_with_a_mistake_comes_back_filled(administrator: Client, city: City) -> None:
    answer = administrator.post(PATHS + "new", WRITTEN | {"leads_to": "gold"})
    assert answer.context["form"].errors["leads_to"]
    assert "จากอยากขาย ถึงร้านแรก" in answer.content.decode()
    assert not Path.objects.in_city(city).exists()


def test_a_search_offers_what_is_published_here_and_no_step_yet(administrator: Client, city: City) -> None:
    yala = make_city("yala")
    make_activity(city, title_th="ขนมเบื้องใหม่")
    step = make_activity(city, title_th="ขนมเบื้องเก่า")
    make_activity(city, title_th="ขนมเบื้องร่าง", state="draft")
    make_activity(yala, title_th="ขนมเบื้องยะลา", organisation=make_organisation(yala))
    path = make_path(city, step)
    rebuild()
    found = administrator.get(f"{PATHS}{path.uuid}", {"q": "ขนมเบื้อง"}).context["found"]
    assert [each.title_th for each in found] == ["ขนมเบื้องใหม่"]


ADDRESSES = ("", "/edit", "/preview")
ACTS = ("/publish", "/withdraw", "/steps/add", "/steps/move", "/steps/remove", "/steps/say")


def test_another_citys_staff_are_refused(city: City) -> None:
    yala = make_city("yala")
    path = make_path(city, make_activity(city))
    theirs = client_of(make_officer(Role.CITY_COORDINATOR, yala))
    for address in ("/staff/phra-nakhon", "/staff/yala"):
        for rest in ADDRESSES:
            assert theirs.get(f"{address}/paths/{path.uuid}{rest}").status_code in {403, 404}
        for rest in ACTS:
            assert theirs.post(f"{address}/paths/{path.uuid}{rest}", {"version": 1}).status_code in {403, 404}
    assert theirs.get(PATHS).status_code in {403, 404}
    assert theirs.post(PATHS + "new", WRITTEN).status_code in {403, 404}
    path.refresh_from_db()
    assert (path.version, path.state) == (1, PathState.PUBLISHED)
    assert Path.everywhere.count() == 1


def test_an_activity_of_another_city_cannot_become_a_step(administrator: Client, city: City) -> None:
    yala, path = make_city("yala"), make_path(city)
    abroad = make_activity(yala, organisation=make_organisation(yala))
    answer = administrator.post(f"{PATHS}{path.uuid}/steps/add", {"version": 1, "activity": abroad.pk})
    assert answer.status_code == 404
    assert order(path) == []


@pytest.mark.parametrize("role", [Role.CASE_MANAGER, Role.ADVISER])
def test_roles_without_the_right_do_not_write_paths(
    as_role: Callable[..., Client], city: City, role: Role
) -> None:
    assert as_role(role).get(PATHS).status_code in {403, 404}
    assert Client().get(PATHS).status_code == 302


def test_the_trail_names_the_path(coordinator: Client, city: City) -> None:
    coordinator.post(PATHS + "new", WRITTEN)
    page = coordinator.get(reverse("staff:trail", args=[city.code]), {"lang": "en"}).content.decode()
    assert "began the learning path" in page
    assert "To a first shop" in page
