from django.test import Client

from learningcity.city.places.models import Area, City, Population
from learningcity.web.staff.places.areas import map_of, rows_of
from tests.factories import make_area, make_venue

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[100.49, 13.74], [100.50, 13.74], [100.50, 13.75], [100.49, 13.74]]],
}


def settle(city: City) -> Area:
    city.area = make_area("1001", level=Area.Level.DISTRICT, name_th="พระนคร", name_en="Phra Nakhon")
    city.save()
    make_area("1002", level=Area.Level.DISTRICT, name_th="ดุสิต", name_en="Dusit")
    return make_area("100101", under=city.area, outline=SQUARE)


def test_areas_show_who_is_registered_and_what_there_is_to_learn(coordinator: Client, city: City) -> None:
    inside = settle(city)
    make_venue(city, area=inside)
    Population.objects.create(area=inside, sex="female", age_from=0, people=700, source="DOPA")
    Population.objects.create(area=inside, sex="male", age_from=0, people=534, source="DOPA")
    page = coordinator.get("/staff/phra-nakhon/places/areas").content.decode()
    assert "1,234" in page
    assert "ดุสิต" not in page
    assert 'id="a100101"' in page


def test_people_are_not_counted_twice_where_a_total_and_its_parts_are_given(city: City) -> None:
    inside = settle(city)
    for sex, people in (("all", 1234), ("female", 700), ("male", 534)):
        Population.objects.create(area=inside, sex=sex, age_from=0, people=people, source="DOPA")
    assert {row.area.code: row.people and row.people.number for row in rows_of(city)} == {
        "1001": None,
        "100101": 1234,
    }


def test_an_area_nobody_counted_shows_a_dash_and_not_a_zero(coordinator: Client, city: City) -> None:
    settle(city)
    assert '">–</td>' in coordinator.get("/staff/phra-nakhon/places/areas").content.decode()


def test_an_area_has_the_places_of_those_inside_it(city: City) -> None:
    make_venue(city, area=settle(city))
    assert {row.area.code: row.venues for row in rows_of(city)} == {"1001": 1, "100101": 1}


def test_the_map_shades_by_places_to_learn(city: City) -> None:
    make_venue(city, area=settle(city))
    drawn = map_of(rows_of(city))
    assert drawn
    assert [area.css for area in drawn.areas] == ["q3"]
