from collections.abc import Callable

import pytest
from django.test import Client

from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_neighbourhood, make_officer
from tests.web.staff.conftest import client_of

ROOM = "/staff/phra-nakhon/learners"


@pytest.fixture
def administrator(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.LEARNING_ADMINISTRATOR)


@pytest.fixture
def leader_account(city: City) -> User:
    return make_officer(Role.NEIGHBOURHOOD_LEADER, city, neighbourhood=make_neighbourhood(city))


@pytest.fixture
def leader(leader_account: User) -> Client:
    return client_of(leader_account)
