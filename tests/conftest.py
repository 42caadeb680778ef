"""What every test stands on: a data directory of its own, and a city."""

import os
from pathlib import Path

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django import Settings

from learningcity.city.places.models import City
from tests.factories import make_city

examples.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
examples.register_profile("ci", examples.get_profile("house"), derandomize=True)
examples.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.fixture(autouse=True)
def nobody_tried_yet() -> None:
    """Keys of rows come again in the next test; what is counted by them must not."""
    cache.clear()


@pytest.fixture(autouse=True)
def own_directories(settings: Settings, tmp_path: Path) -> None:
    """Search index, mail and media of one test are seen by no other."""
    settings.SEARCH_DIRECTORY = tmp_path / "search"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def city(db: None) -> City:
    return make_city()
