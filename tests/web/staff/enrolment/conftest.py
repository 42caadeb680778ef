from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_activity, make_session


@pytest.fixture
def session(city: City) -> Session:
    """A session that runs now, with three seats."""
    start = timezone.now() - timedelta(minutes=10)
    return make_session(make_activity(city), seats=3, starts_at=start)


@pytest.fixture
def provider(as_role: Callable[..., Client], session: Session) -> Client:
    return as_role(Role.PROVIDER_EDITOR, organisation=session.activity.organisation)


@pytest.fixture
def address(session: Session) -> str:
    return f"/staff/phra-nakhon/attendance/{session.uuid}"
