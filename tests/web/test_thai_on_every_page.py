"""On every English page of the demonstration, whatever is Thai says that it is Thai (WCAG 3.1.2)."""

import pytest
from django.conf import LazySettings

from learningcity.city.catalogue.search import rebuild
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.demo.build import build
from tests.browser.addresses import addresses, signed_in
from tests.thai_on_pages import THAI, unmarked

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def demonstration(settings: LazySettings) -> City:
    settings.DEMO = True
    build(portion=0.2)
    rebuild()
    return City.objects.get(code="phra-nakhon")


def walkers(city: City) -> list[tuple[str, User | None]]:
    """A visitor, a learner, who runs the city and who coaches it, each with the face they walk."""
    coordinator = User.objects.filter(roles__role="city_coordinator", roles__city=city)[0]
    coach = User.objects.get(email="chai@demo.example")
    learner = User.objects.get(email="suda@demo.example")
    return [("public", None), ("public", learner), ("staff", coordinator), ("staff", coach)]


def test_whatever_is_thai_says_so_on_every_english_page(demonstration: City) -> None:
    found: dict[str, list[str]] = {}
    with_thai = 0
    for face, account in walkers(demonstration):
        client = signed_in(account)
        client.cookies["language"] = "en"
        for address in addresses(face, demonstration, account).values():
            answer = client.get(address)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                page = answer.content.decode()
                with_thai += bool(THAI.search(page))
                if texts := unmarked(page):
                    found[address] = texts[:3]
    assert found == {}
    assert with_thai > 100, "else there was nothing to find"
