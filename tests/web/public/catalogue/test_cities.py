"""The list of cities."""

from django.test import Client

from learningcity.city.places.models import City
from tests.factories import make_activity, make_city, make_session


def test_the_list_shows_each_city_with_what_is_on_this_week(client: Client, city: City) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    for _ in range(2):
        make_session(make_activity(city))
    page = client.get("/").content.decode()
    assert "เขตพระนคร" in page
    assert "ยะลา" in page
    assert "2\u00a0กิจกรรมใน\u00a07\u00a0วันข้างหน้า" in page


def test_a_host_of_its_own_leads_to_its_city(client: Client, db: None) -> None:
    make_city("yala", host="testserver")
    assert client.get("/")["Location"] == "/yala/"


def test_without_a_city_the_list_says_what_to_do(client: Client, db: None) -> None:
    page = client.get("/", {"lang": "en"}).content.decode()
    assert "learningcity city new" in page


def test_a_city_that_was_given_another_name_carries_it_on_the_next_page(client: Client, city: City) -> None:
    assert "เขตพระนคร" in client.get(f"/{city.code}/find").content.decode()
    City.objects.filter(pk=city.pk).update(name_th="เมืองที่เปลี่ยนชื่อ")
    page = client.get(f"/{city.code}/find").content.decode()
    assert "เมืองที่เปลี่ยนชื่อ" in page
    assert "เขตพระนคร" not in page
