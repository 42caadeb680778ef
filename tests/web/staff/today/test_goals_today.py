"""What goals ask of somebody today."""

from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.goals.services import hold_review
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_city, make_officer, make_programme
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
DUE = "The review of month 6 is due"


def page_for(role: Role, city: City) -> str:
    client: Client = client_of(make_officer(role, city))
    return client.get("/staff/phra-nakhon/?lang=en").content.decode()


def test_a_review_whose_month_has_come_is_asked_for_until_it_is_held(city: City) -> None:
    programme = make_programme(city)
    page = page_for(Role.CITY_COORDINATOR, city)
    assert DUE in page
    assert f"/programmes/{programme.uuid}/reviews/6" in page
    assert "month 12" not in page
    hold_review(programme=programme, month=6, on=today(), said=[], by=None)
    assert DUE not in page_for(Role.CITY_COORDINATOR, city)


def test_neither_what_is_not_due_nor_another_citys_is_asked_for(city: City) -> None:
    make_programme(city, starts_on=today() - timedelta(days=90))
    make_programme(make_city("yala"))
    assert DUE not in page_for(Role.CITY_COORDINATOR, city)


def test_who_holds_no_reviews_is_not_asked(city: City) -> None:
    make_programme(city)
    assert DUE not in page_for(Role.LEARNING_ADMINISTRATOR, city)
