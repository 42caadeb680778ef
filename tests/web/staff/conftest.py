"""People at work: a client signed in with one role."""

from collections.abc import Callable

import pytest
from django.test import Client

from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_officer

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def client_of(account: User) -> Client:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


@pytest.fixture
def as_role(city: City) -> Callable[..., Client]:
    """`as_role(Role.CITY_COORDINATOR)` answers a client whose account has the role in `city`."""

    def sign_in(role: Role, **where: object) -> Client:
        return client_of(make_officer(role, city, **where))

    return sign_in


@pytest.fixture
def coordinator(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.CITY_COORDINATOR)
