"""Learning paths on the public site: the list, one drawn step by step, progress, and who may see whose."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import LifeStage, Path, PathState, SeatPool
from learningcity.city.catalogue.rules.stages import Stage
from learningcity.city.catalogue.search import catch_up
from learningcity.city.people.models import CareLink, User
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from learningcity.web.public.catalogue.stages import STAGES
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_city,
    make_finished,
    make_organisation,
    make_path,
    make_person,
    make_session,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PATHS = "/phra-nakhon/paths"


def text(client: Client, address: str, **params: Any) -> str:
    answer = client.get(address, {"lang": "en"} | params)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


@pytest.fixture
def path(city: City) -> Path:
    first, extra, last = (
        make_activity(city, title_en=title, code=title.lower()) for title in ("Costs", "Photos", "Selling")
    )
    make_session(last, seats=7)
    return make_path(city, first, extra, last, optional=[extra], code="shop", leads_en="A shop of your own")


def test_a_path_shows_its_steps_in_order_and_what_it_leads_to(client: Client, path: Path) -> None:
    page = text(client, f"{PATHS}/shop")
    places = [page.index(f">{title}</a>") for title in ("Costs", "Photos", "Selling")]
    assert places == sorted(places) < [page.index("A shop of your own")]
    assert "if you like" in page
    assert "7 of 7" in page[places[2] :]
    assert "Where do you stand?" in page


def test_a_draft_and_the_path_of_another_city_are_not_there(client: Client, city: City, path: Path) -> None:
    draft = make_path(city, make_activity(city), state=PathState.DRAFT, title_en="Not yet")
    yala = make_city("yala")
    make_path(
        yala, make_activity(yala, organisation=make_organisation(yala)), code="theirs", title_en="Theirs"
    )
    page = text(client, PATHS)
    assert "To a first shop" in page
    assert "Not yet" not in page
    assert "Theirs" not in page
    assert client.get(f"{PATHS}/{draft.code}").status_code == 404
    assert client.get(f"{PATHS}/theirs").status_code == 404


def test_a_city_without_paths_says_so_and_where_to_look(client: Client, city: City) -> None:
    assert "No path is drawn yet" in text(client, PATHS)


def test_what_was_finished_is_ticked_and_the_next_step_named(client: Client, wipa: User, path: Path) -> None:
    person = person_of(account=wipa)
    assert "Nothing of this path is finished yet" in text(client, f"{PATHS}/shop")
    make_finished(person, path.steps.all()[0].activity)
    page = text(client, f"{PATHS}/shop")
    assert "1 of 2 steps done" in page
    assert "2 hours" in page
    assert page.index('class="leg done"') < page.index('aria-current="step"') < page.index(">Selling</a>")
    assert "My paths" in text(client, PATHS)
    mine = text(client, "/phra-nakhon/mine/")
    assert "1 of 2 steps done" in mine
    assert f"{PATHS}/shop" in mine


def test_a_guardian_sees_the_childs_progress_and_a_helper_does_not(
    client: Client, wipa: User, path: Path
) -> None:
    person_of(account=wipa)
    child, neighbour = make_person("ต้นกล้า", birth_year=today().year - 8), make_person("ป้าแดง")
    make_care_link(wipa, child, CareLink.Kind.GUARDIAN)
    make_care_link(wipa, neighbour)
    stranger = make_person("ใครก็ไม่รู้")
    for each in (child, neighbour, stranger):
        make_finished(each, path.steps.all()[0].activity)
    assert "1 of 2 steps done" in text(client, f"{PATHS}/shop", who=child.uuid)
    for each in (neighbour, stranger):
        page = text(client, f"{PATHS}/shop", who=each.uuid)
        assert "1 of 2 steps done" not in page
        assert each.name not in page


def test_an_activity_says_which_paths_it_is_part_of(client: Client, path: Path) -> None:
    page = text(client, "/phra-nakhon/activities/selling")
    assert "Step 3 of “To a first shop”" in page
    assert f'href="{PATHS}/shop"' in page


def test_a_kept_page_follows_seats_and_changes_of_the_path(client: Client, path: Path) -> None:
    before = text(client, f"{PATHS}/shop")
    assert text(client, f"{PATHS}/shop") == before
    SeatPool.objects.update(taken=7)
    assert text(client, f"{PATHS}/shop") != before
    services.withdraw_path(path=path, by=None)
    catch_up()
    assert client.get(f"{PATHS}/shop").status_code == 404


def test_a_kept_page_asks_for_the_city_and_the_seats_and_nothing_else(client: Client, path: Path) -> None:
    most = {PATHS: 1, f"{PATHS}/shop": 2, "/phra-nakhon/stages/older": 1 + len(STAGES[Stage.OLDER].matters)}
    for address, statements in most.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = [each["sql"] for each in queries if "core_change" not in each["sql"]]
        assert len(asked) <= statements, asked


def test_a_page_made_for_someone_is_not_kept_for_others(client: Client, wipa: User, path: Path) -> None:
    make_finished(person_of(account=wipa), path.steps.all()[0].activity)
    assert "1 of 2 steps done" in text(client, f"{PATHS}/shop")
    stranger = Client()
    assert "1 of 2 steps done" not in text(stranger, f"{PATHS}/shop")
    assert "1 of 2 steps done" not in text(stranger, f"{PATHS}/shop")
    assert "1 of 2 steps done" in text(client, f"{PATHS}/shop")


def test_pages_ask_no_more_of_the_database_with_more_steps_paths_and_progress(
    client: Client, wipa: User, city: City, path: Path
) -> None:
    person = person_of(account=wipa)
    addresses = (PATHS, f"{PATHS}/shop", "/phra-nakhon/mine/")

    def asked() -> list[int]:
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.append(sum("core_change" not in each["sql"] for each in queries))
        return found

    def live(paths: int) -> None:
        for _each in range(paths):
            done, ahead = make_activity(city), make_activity(city)
            make_session(ahead)
            make_path(city, done, ahead)
            make_finished(person, done)

    live(4)
    before = asked()
    live(4)
    assert asked() == before


@pytest.mark.parametrize("stage", list(LifeStage))
def test_a_stage_of_life_shows_what_is_for_it_and_its_paths(client: Client, city: City, stage: str) -> None:
    ages = {"early": (0, 6), "school": (7, 17), "working": (18, 59), "older": (60, 99)}
    for name, (low, high) in ages.items():
        activity = make_activity(city, min_age=low, max_age=high, title_en=f"For {name}", audience=["child"])
        make_session(activity)
        make_path(city, activity, stages=[name], title_en=f"Way of {name}")
    page = text(client, f"/phra-nakhon/stages/{stage}")
    assert [name for name in ages if f"Way of {name}" in page] == [stage]
    assert [name for name in ages if f">For {name}</a>" in page] == [stage]
    assert client.get("/phra-nakhon/stages/toddler").status_code == 404


def test_a_stage_says_honestly_what_there_is_not_and_takes_the_wish(client: Client, city: City) -> None:
    make_session(make_activity(city, max_age=6))
    page = text(client, "/phra-nakhon/stages/older")
    assert "For this age there is nothing in the city" in page
    assert f"{reverse('public:wish', args=['phra-nakhon'])}?q=Digital" in page


def test_home_and_find_lead_to_the_stages(client: Client, city: City) -> None:
    home = text(client, "/phra-nakhon/")
    assert all(f"/phra-nakhon/stages/{stage.value}" in home for stage in LifeStage)
    assert "/phra-nakhon/stages/older" in text(client, "/phra-nakhon/find", age="older")
    assert "/phra-nakhon/stages/" not in text(client, "/phra-nakhon/find", age=["older", "school"])
