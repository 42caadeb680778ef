"""Home of a city."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Topic
from learningcity.city.catalogue.search import catch_up
from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.places.models import City, Population
from learningcity.core import changes
from tests.factories import (
    make_activity,
    make_area,
    make_city,
    make_neighbourhood,
    make_person,
    make_session,
    make_venue,
)


@pytest.fixture(autouse=True)
def no_old_figures() -> None:
    cache.clear()


def english(client: Client, path: str = "/phra-nakhon/") -> str:
    return client.get(path, {"lang": "en"}).content.decode()


def test_home_counts_this_week_and_what_costs_nothing(client: Client, city: City) -> None:
    make_session(make_activity(city))
    make_session(make_activity(city, price_satang=6000))
    make_session(make_activity(city), starts_at=timezone.now() + timedelta(days=30))
    assert "2 activities in the next 7 days in Phra Nakhon, 1 at no cost" in english(client)


def test_a_week_without_activities_is_said_plainly(client: Client, city: City) -> None:
    page = english(client)
    assert "Nothing is on in the next 7 days" in page
    assert "This week in each neighbourhood" not in page


def test_what_is_on_stands_under_its_neighbourhood_with_its_number(client: Client, city: City) -> None:
    venue = make_venue(city)
    venue.neighbourhoods.add(make_neighbourhood(city, code="bang-lamphu"))
    make_session(make_activity(city, venue=venue))
    page = english(client)
    assert 'id="y1"' in page
    assert "/phra-nakhon/neighbourhoods/bang-lamphu" in page
    assert "20 of 20 seats left" in page


def test_a_phone_sees_two_neighbourhoods_and_folds_the_rest(client: Client, city: City) -> None:
    for _ in range(4):
        venue = make_venue(city)
        venue.neighbourhoods.add(make_neighbourhood(city))
        make_session(make_activity(city, venue=venue))
    page = english(client)
    assert "See 2 more neighbourhoods" in page
    assert page.index('id="y2"') < page.index("hoods-more") < page.index('id="y3"')


def test_near_someone_the_nearest_neighbourhood_comes_first(client: Client, city: City) -> None:
    for code, lat in (("far", 13.77), ("close", 13.74)):
        venue = make_venue(city)
        venue.neighbourhoods.add(make_neighbourhood(city, code=code, name_en=code, lat=lat))
        make_session(make_activity(city, venue=venue))
    page = client.get("/phra-nakhon/", {"lang": "en", "near": "13.74,100.498"}).content.decode()
    assert page.index("neighbourhoods/close") < page.index("neighbourhoods/far")
    assert "1 min walk" in page


def attended(city: City, *, people: int, born: int, home: object = None) -> None:
    session = make_session(make_activity(city), starts_at=timezone.now() - timedelta(days=30))
    now, pool = timezone.now(), session.pools.get()
    for _ in range(people):
        person = make_person(birth_year=born, home_area=home)
        enrolment = Enrolment.everywhere.create(
            city=city,
            session=session,
            person=person,
            pool=pool,
            state="completed",
            created_at=now,
            changed_at=now,
        )
        Attendance.objects.create(
            enrolment=enrolment, on=session.starts_at.date(), present=True, marked_at=now
        )


def test_the_year_says_out_of_how_many_and_who_says_so(client: Client, db: None) -> None:
    area = make_area("1001", level="district")
    city = make_city(area=area)
    for first, last, count in ((0, 5, 100), (6, 59, 700), (60, None, 200)):
        Population.objects.create(
            area=area, sex="all", age_from=first, age_to=last, people=count, year_be=2565, source="DOPA 2565"
        )
    attended(city, people=9, born=1990, home=area)
    attended(city, people=6, born=1950, home=area)
    page = english(client)
    assert "15 live here: 1.7 in 100 of 900 registered people aged 6 and over" in page
    assert "6 live here: 3.0 in 100 of 200 registered people aged 60 and over" in page
    assert "DOPA 2565" in page
    assert "of 2 activities held" in page
    assert "people came 15 times to 2 sessions" in page


def test_fewer_than_five_people_are_not_shown(client: Client, city: City) -> None:
    attended(city, people=3, born=1990)
    page = english(client)
    assert '<p class="v">–<small> people' in page
    assert "how many people are registered here has not been brought in yet" in page


def test_a_city_where_nothing_was_held_claims_no_year(client: Client, city: City) -> None:
    assert "A year of the city" not in english(client)


def test_a_festival_speaks_only_when_an_activity_belongs_to_one(client: Client, city: City) -> None:
    activity = make_activity(city, title_en="Loy Krathong without foam")
    make_session(activity)
    assert 'class="voice"' not in english(client)
    activity.topics.add(Topic.objects.add_root({"code": "festival", "name_th": "งาน", "name_en": "Festival"}))
    changes.record("activity", activity.pk)
    catch_up()
    page = english(client)
    assert 'class="voice"' in page
    assert "Loy Krathong without foam" in page


def test_help_is_offered_where_the_city_can_be_called(client: Client, city: City) -> None:
    assert 'id="help"' not in english(client)
    City.objects.update(phone="021234567")
    assert "tel:021234567" in english(client)


def test_other_cities_are_one_step_away(client: Client, city: City) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    assert 'href="/yala/"' in english(client)


def test_an_unknown_city_is_a_page_not_found(client: Client, db: None) -> None:
    assert client.get("/nowhere/").status_code == 404
