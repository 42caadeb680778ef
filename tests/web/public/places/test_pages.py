"""Pages of venues, organisations, neighbourhoods, and the list of places."""

from datetime import date

from django.test import Client

from learningcity.city.places.models import City, VenueAccess
from learningcity.city.projects.models import Need
from tests.city.projects.test_merging import make_need
from tests.city.projects.test_projects import make_project
from tests.factories import (
    make_activity,
    make_area,
    make_city,
    make_neighbourhood,
    make_organisation,
    make_session,
    make_venue,
)


def read(client: Client, path: str, **params: object) -> str:
    answer = client.get(f"/phra-nakhon/{path}", {"lang": "en"} | params)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_venue_says_when_it_is_open_and_what_is_on(client: Client, city: City) -> None:
    venue = make_venue(city, code="library", hours={"mon": [["08:30", "16:30"]]})
    make_session(make_activity(city, venue=venue, title_en="Pottery"))
    make_session(make_activity(city, venue=make_venue(city), title_en="Elsewhere"))
    page = read(client, "places/library")
    assert "08:30\u2060–\u206016:30" in page
    assert "closed" in page
    assert "Pottery" in page
    assert "Elsewhere" not in page


def test_odd_hours_are_shown_as_they_stand(client: Client, city: City) -> None:
    make_venue(city, code="library", hours={"mon": [["dawn", "dusk"]]})
    assert "dawn–dusk" in read(client, "places/library")


def test_access_is_said_with_the_day_it_was_checked(client: Client, city: City) -> None:
    venue = make_venue(city, code="library", verified_on=date(2026, 11, 3), verified_by="a wheelchair user")
    VenueAccess.objects.create(venue=venue, feature="step_free", present=True, note_en="wide door")
    page = read(client, "places/library")
    for said in ("Checked on the spot on 3\u00a0Nov 2026", "a wheelchair user", "wide door"):
        assert said in page


def test_a_closed_venue_keeps_its_page_and_says_so(client: Client, city: City) -> None:
    make_venue(city, code="library", closed_on=date(2026, 1, 31))
    assert "This place closed on 31\u00a0Jan 2026" in read(client, "places/library")


def test_a_thai_code_has_a_page(client: Client, city: City) -> None:
    make_venue(city, code="หอสมุด-เมือง")
    read(client, "places/หอสมุด-เมือง")


def test_an_organisation_shows_what_it_offers_and_its_places(client: Client, city: City) -> None:
    organisation = make_organisation(city, code="library", website="https://library.example/")
    organisation.venues.add(make_venue(city, code="hall", name_en="Town hall"))
    make_session(make_activity(city, organisation=organisation, title_en="Pottery"))
    page = read(client, "organisations/library")
    for said in ("Pottery", "Town hall", "https://library.example/"):
        assert said in page


def test_a_neighbourhood_names_the_areas_it_overlaps(client: Client, city: City) -> None:
    hood = make_neighbourhood(city, code="bang-lamphu")
    hood.areas.add(make_area("100108", name_th="ตลาดยอด", name_en="Talat Yot"))
    venue = make_venue(city, name_en="Old fort")
    venue.neighbourhoods.add(hood)
    make_session(make_activity(city, venue=venue, title_en="Pottery"))
    page = read(client, "neighbourhoods/bang-lamphu")
    for said in ("Talat Yot subdistrict", "Old fort", "Pottery"):
        assert said in page


def test_places_are_narrowed_by_kind_and_by_name(client: Client, city: City) -> None:
    make_venue(city, name_en="Old library", kind="library")
    make_venue(city, name_en="New library", kind="library")
    make_venue(city, name_en="Green park", kind="park")
    page = read(client, "places", kind="library", q="old")
    assert "Old library" in page
    assert "New library" not in page
    assert "Green park" not in page


def test_no_place_found_is_said_with_a_way_out(client: Client, city: City) -> None:
    page = read(client, "places", q="nowhere")
    assert "No place has this name and kind" in page
    assert 'href="/phra-nakhon/places"' in page


def test_another_citys_venue_is_not_found_here(client: Client, city: City) -> None:
    make_venue(make_city("yala"), code="library")
    assert client.get("/phra-nakhon/places/library").status_code == 404


def test_a_neighbourhood_shows_what_its_people_wish_and_what_is_done_about_it(
    client: Client, city: City
) -> None:
    here, elsewhere = make_neighbourhood(city, code="bang-lamphu"), make_neighbourhood(city)
    for hood, title in ((here, "สอนขิม"), (here, "ยังไม่มีใครอ่าน"), (elsewhere, "สอนว่ายน้ำ")):
        Need.everywhere.filter(pk=make_need(city, title, shown="อ่าน" not in title).pk).update(
            neighbourhood=hood
        )
    make_project(city, title_th="ขิมใกล้บ้าน", is_public=True, neighbourhoods=[here])
    make_project(city, title_th="สระว่ายน้ำ", is_public=True, neighbourhoods=[elsewhere])
    page = read(client, "neighbourhoods/bang-lamphu")
    assert all(said in page for said in ("What people here wish for", "สอนขิม", "ขิมใกล้บ้าน"))
    assert not [said for said in ("ยังไม่มีใครอ่าน", "สอนว่ายน้ำ", "สระว่ายน้ำ") if said in page]
