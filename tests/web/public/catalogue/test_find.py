"""The find page: one query as list, map and calendar."""

import re
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learningcity.city.catalogue.models import SeatPool
from learningcity.city.catalogue.search import FindQuery, Sort, rebuild
from learningcity.city.places.models import City, VenueAccess
from learningcity.core import thai_time
from learningcity.web.public.catalogue.filters import address
from tests.factories import (
    make_activity,
    make_city,
    make_lesson,
    make_neighbourhood,
    make_person,
    make_session,
    make_topic,
    make_venue,
)

FIND = "/phra-nakhon/find"


def find(client: Client, **params: object) -> str:
    answer = client.get(FIND, {"lang": "en"} | params)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(page: str) -> list[str]:
    return re.findall(r'<h3><a href="/phra-nakhon/activities/[^>]*>([^<]*)</a>', page)


def test_everything_published_is_found_soonest_first(client: Client, city: City) -> None:
    for title, days in (("Later", 9), ("Sooner", 2)):
        make_session(make_activity(city, title_en=title), starts_at=timezone.now() + timedelta(days=days))
    make_session(make_activity(city, title_en="Draft", state="draft"))
    page = find(client)
    assert titles(page) == ["Sooner", "Later"]
    assert "2 activities found" in page


def test_words_narrow_in_thai_and_english(client: Client, city: City) -> None:
    make_session(make_activity(city, title_th="ทำขนมไทย", title_en="Thai sweets"))
    make_session(make_activity(city, title_th="ซ่อมพัดลม", title_en="Mend a fan"))
    assert titles(find(client, q="ขนม")) == ["Thai sweets"]
    assert titles(find(client, q="fan")) == ["Mend a fan"]


def test_words_find_what_is_no_activity_beside_the_first_page(client: Client, city: City) -> None:
    lesson = make_lesson(make_city("yala"), title_th="สอนมือถือถึงบ้าน", title_en="")
    page = find(client, q="มือถือ")
    assert titles(page) == []
    assert f'<a href="/yala/lessons/{lesson.uuid}"><span lang="th">สอนมือถือถึงบ้าน</span></a>' in page
    for other in ({}, {"q": "มือถือ ฟฟฟฟ"}):
        assert "Besides activities" not in find(client, **other)


def test_a_filter_in_use_is_a_chip_that_takes_it_away(client: Client, city: City) -> None:
    make_session(make_activity(city))
    page = find(client, q="phone", cost="free", age="older")
    assert 'href="/phra-nakhon/find?q=phone&amp;age=older"' in page
    assert 'href="/phra-nakhon/find?q=phone&amp;cost=free"' in page


def test_each_choice_says_how_many_it_would_find(client: Client, city: City) -> None:
    food = make_topic("food", name_th="อาหาร", name_en="Food")
    make_session(make_activity(city, topic=food))
    make_session(make_activity(city, price_satang=4000))
    page = find(client, cost="free")
    free = re.search(r'value="free" checked>\s*<span>costs nothing</span>\s*<span class="n">(\d+)', page)
    paid = re.search(r'value="paid">\s*<span>with a fee</span>\s*<span class="n">(\d+)', page)
    assert free
    assert paid
    assert (free[1], paid[1]) == ("1", "1")


def test_a_row_says_when_where_what_it_costs_and_who_waits(client: Client, city: City) -> None:
    venue = make_venue(city)
    VenueAccess.objects.create(venue=venue, feature="step_free", present=True)
    activity = make_activity(city, venue=venue, price_satang=6000, waiver=True)
    session = make_session(activity, seats=4)
    SeatPool.objects.update(taken=4)
    now = timezone.now()
    session.enrolments.create(
        city=city, person=make_person(), state="waiting", created_at=now, changed_at=now
    )
    page = find(client)
    assert thai_time.time_range(session.starts_at, session.ends_at, "en") in page
    for said in ("Bangkok City Library", "step-free", "฿60, waiver possible", "Full, 1 person waiting"):
        assert said in page


def test_seats_are_those_of_this_moment(client: Client, city: City) -> None:
    make_session(make_activity(city), seats=10)
    assert "10 of 10 seats left" in find(client)
    SeatPool.objects.update(taken=7)
    assert "3 of 10 seats left" in find(client)


def test_held_seats_are_not_called_free(client: Client, city: City) -> None:
    make_session(make_activity(city), seats=2, reserved={"older": 3})
    SeatPool.objects.filter(group="").update(taken=2)
    assert "3 held seats left" in find(client)


def test_a_row_shows_the_session_that_fits_the_days_asked_for(client: Client, city: City) -> None:
    activity, now = make_activity(city), timezone.now()
    make_session(activity, starts_at=now + timedelta(days=2))
    later = make_session(activity, starts_at=now + timedelta(days=20))
    page = find(client, **{"from": (now + timedelta(days=15)).date().isoformat()})
    assert f'datetime="{thai_time.day_of(later.starts_at).isoformat()}"' in page
    assert "1 more session" in page


def test_the_nearest_comes_first_with_minutes_on_foot(client: Client, city: City) -> None:
    for title, lat in (("Far", 13.77), ("Close", 13.751)):
        make_session(make_activity(city, title_en=title, venue=make_venue(city, lat=lat)))
    page = find(client, near="13.75,100.4986", sort="nearest")
    assert titles(page) == ["Close", "Far"]
    assert "2 min walk" in page


def test_distances_can_be_taken_from_a_neighbourhood_without_script(client: Client, city: City) -> None:
    make_neighbourhood(city, lat=13.762, lon=100.498)
    assert '<option value="13.76200,100.49800">Banglamphu</option>' in find(client)


def test_a_page_too_far_is_the_last_page(client: Client, city: City) -> None:
    for _ in range(21):
        make_session(make_activity(city))
    page = find(client, page=99)
    assert len(titles(page)) == 1
    assert 'id="r21"' in page


def test_nothing_found_says_which_filter_to_drop(client: Client, city: City) -> None:
    make_session(make_activity(city, price_satang=100))
    page = find(client, q="phone", cost="free")
    assert "Nothing fits all of this" in page
    assert 'href="/phra-nakhon/find?q=phone"' in page


def test_a_typo_is_mended_and_said(client: Client, city: City) -> None:
    make_session(make_activity(city, title_en="Pottery for beginners"))
    page = find(client, q="potery")
    assert titles(page) == ["Pottery for beginners"]
    assert "Shown are results for “pottery”" in page


def test_the_map_numbers_what_the_list_numbers(client: Client, city: City) -> None:
    make_session(make_activity(city, venue=make_venue(city)))
    page = find(client, view="map")
    assert 'id="map-1"' in page
    assert 'id="r1"' in page
    assert "/phra-nakhon/map.geojson" in page


def test_the_calendar_lays_the_same_query_out_by_day(client: Client, city: City) -> None:
    start = timezone.now() + timedelta(days=1)
    make_session(make_activity(city, title_en="Pottery"), starts_at=start)
    make_session(make_activity(city, title_en="Phone"), starts_at=start)
    day = thai_time.day_of(start)
    page = find(client, q="pottery", view="calendar", month=f"{day:%Y-%m}")
    assert f'id="d{day.isoformat()}"' in page
    assert "Pottery" in page
    assert ">Phone</a>" not in page


def test_any_month_gives_a_calendar(client: Client, city: City) -> None:
    for month in ("2569-11", "2026-99", "abc", "9999-12", "0000-00", "-1-1"):
        find(client, view="calendar", month=month)


def test_the_address_is_the_query(city: City) -> None:
    query = FindQuery(text="ขนม", topics=("food",), free_seats=True, sort=Sort.SOONEST)
    params = dict(part.split("=") for part in address(city, query, view="map").partition("?")[2].split("&"))
    assert FindQuery.parse({"q": ["ขนม"], "topic": ["food"], "seats": ["1"], "sort": ["soonest"]}) == query
    assert params["topic"] == "food"
    assert params["view"] == "map"


def statements(client: Client) -> int:
    """How many statements a find page takes once its rows were read; looks at the change log aside."""
    find(client)
    with CaptureQueriesContext(connection) as captured:
        find(client)
    return sum("core_change" not in each["sql"] for each in captured.captured_queries)


def test_a_longer_list_asks_the_database_no_more(client: Client, city: City) -> None:
    for _ in range(3):
        make_session(make_activity(city, venue=make_venue(city)))
    few = statements(client)
    for _ in range(17):
        make_session(make_activity(city, venue=make_venue(city)))
    rebuild()
    assert len(titles(find(client))) == 20
    assert statements(client) == few <= 4


def test_another_citys_activities_stay_there(client: Client, city: City) -> None:
    make_session(make_activity(make_city("yala")))
    assert titles(find(client)) == []
