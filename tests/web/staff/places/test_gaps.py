"""Who is left out, as those meet it who plan."""

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from learningcity.city.people.roles import Role
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.projects.models import Need
from tests.factories import make_activity, make_city, make_neighbourhood, make_session, make_venue

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/places/gaps/"


@pytest.fixture
def yan(city: City) -> Neighbourhood:
    return make_neighbourhood(city, code="bang-lamphu", lat=13.762, lon=100.498)


@pytest.fixture
def offered(yan: Neighbourhood) -> Neighbourhood:
    """Twenty seats for who is 60 or over, near the middle of the neighbourhood."""
    venue = make_venue(yan.city, lat=13.762, lon=100.498)
    make_session(make_activity(yan.city, title_en="Tales of the canal", min_age=60, venue=venue))
    return yan


def test_the_table_leads_to_the_records_behind_each_figure(
    coordinator: Client, offered: Neighbourhood
) -> None:
    page = coordinator.get(ROOM + "?lang=en").content.decode()
    assert "20 seats" in page
    assert f'href="{ROOM}bang-lamphu/older?days=next90&amp;reach=800"' in page
    behind = coordinator.get(f"{ROOM}bang-lamphu/older?lang=en").content.decode()
    assert "Tales of the canal" in behind
    assert "nobody counted them" in behind
    empty = coordinator.get(f"{ROOM}bang-lamphu/early?lang=en").content.decode()
    assert "Nothing for them within reach" in empty


def test_what_the_address_asks_for_is_kept_and_nonsense_is_as_usual(
    coordinator: Client, offered: Neighbourhood
) -> None:
    page = coordinator.get(ROOM, {"days": "last365", "reach": "2000", "for": "disabled"}).content.decode()
    assert "days=last365&amp;reach=2000" in page
    nonsense = coordinator.get(ROOM, {"days": "x", "reach": "-1", "for": "<b>"}).content.decode()
    assert "days=next90&amp;reach=800" in nonsense
    for wrong in ("bang-lamphu/nobody", "nowhere/older"):
        assert coordinator.get(ROOM + wrong).status_code == 404


def test_a_need_is_noted_from_a_gap_with_its_figures(coordinator: Client, yan: Neighbourhood) -> None:
    address = f"{ROOM}bang-lamphu/older"
    asked = coordinator.get(address + "?lang=en").content.decode()
    assert "Something to learn near home: older people 60 and over in Banglamphu" in asked
    answer = coordinator.post(address, {"title": "ชั้นเรียนใกล้บ้าน", "details": "ไม่มีที่นั่ง"})
    need = Need.objects.in_city(yan.city).get()
    assert answer["Location"] == f"/staff/phra-nakhon/needs/{need.uuid}"
    assert (need.origin, need.group, need.neighbourhood) == ("gap", "older", yan)
    refused = coordinator.post(address + "?lang=en", {"title": "", "details": "x"})
    assert "This field is required." in refused.content.decode()


def test_a_leader_sees_gaps_and_notes_a_need(as_role: Callable[..., Client], yan: Neighbourhood) -> None:
    leader = as_role(Role.NEIGHBOURHOOD_LEADER, neighbourhood=yan)
    assert leader.get(ROOM).status_code == 200
    answer = leader.post(f"{ROOM}bang-lamphu/disabled", {"title": "ทางลาด", "details": "ไม่มี"})
    assert answer["Location"].startswith(f"{ROOM}bang-lamphu/disabled?")
    assert Need.objects.in_city(yan.city).get().group == "disabled"


def test_the_file_says_each_figure_with_how_it_was_counted(
    coordinator: Client, offered: Neighbourhood
) -> None:
    answer = coordinator.get(ROOM + "gaps.csv?lang=en&reach=500")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 11
    (older,) = [row for row in rows if row["Group"] == "older"]
    assert (older["Seats"], older["Residents"], older["Gap"], older["Metres"]) == ("20", "", "0", "500")


def test_the_map_shades_rates_alone(coordinator: Client, offered: Neighbourhood) -> None:
    ring = [[100.49, 13.75], [100.5, 13.75], [100.5, 13.77], [100.49, 13.75]]
    Neighbourhood.everywhere.update(outline={"type": "Polygon", "coordinates": [ring]})
    page = coordinator.get(ROOM + "?lang=en&for=older").content.decode()
    assert 'class="kh x"' in page
    assert "residents not counted" in page
    assert 'class="kh q' not in page
    assert "<title>Banglamphu: 20 seats</title>" in page
    assert ">most<" not in page


def test_another_citys_neighbourhoods_are_not_counted(coordinator: Client, yan: Neighbourhood) -> None:
    make_neighbourhood(make_city("yala"), code="talat-kao", name_en="Old market")
    assert "Old market" not in coordinator.get(ROOM + "?lang=en").content.decode()
    assert coordinator.get(f"{ROOM}talat-kao/older").status_code == 404


def test_a_city_without_neighbourhoods_says_what_to_do_first(coordinator: Client, city: City) -> None:
    assert "Add the neighbourhoods first" in coordinator.get(ROOM + "?lang=en").content.decode()


def test_who_only_looks_on_is_not_let_in(as_role: Callable[..., Client], yan: Neighbourhood) -> None:
    assert as_role(Role.FUNDER_OFFICER).get(ROOM).status_code == 403
