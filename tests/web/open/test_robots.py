"""What search engines are told."""

from django.test import Client

from learningcity.city.places.models import City
from tests.factories import make_activity, make_venue


def test_every_public_page_is_listed_and_no_draft(client: Client, city: City) -> None:
    make_activity(city, code="phone")
    make_activity(city, code="draft", state="draft")
    make_venue(city, code="library")
    index = client.get("/sitemap.xml").content.decode()
    assert "/sitemap-pages.xml" in index
    page = client.get("/sitemap-pages.xml").content.decode()
    for path in ("/phra-nakhon/", "/phra-nakhon/find", "/activities/phone", "/places/library"):
        assert f"{path}</loc>" in page
    assert "draft" not in page


def test_robots_are_kept_out_of_work_and_accounts(client: Client, db: None) -> None:
    told = client.get("/robots.txt").content.decode()
    assert "Disallow: /staff/" in told
    assert "Sitemap: http://testserver/sitemap.xml" in told
