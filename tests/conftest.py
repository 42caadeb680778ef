"""What every test stands on: a data directory of its own, and a city."""

import gc
import os
from collections.abc import Iterator
from datetime import time
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django import Settings

from learningcity.city.places.models import City
from learningcity.core.thai_time import at, today
from tests.factories import make_city

examples.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
examples.register_profile("ci", examples.get_profile("house"), derandomize=True)
examples.register_profile("quick", examples.get_profile("house"), max_examples=15)
examples.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking through it for garbage took a quarter of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(autouse=True)
def nobody_tried_yet() -> None:
    """Keys of rows come again in the next test; what is counted by them must not."""
    cache.clear()


@pytest.fixture(autouse=True)
def own_directories(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Search index, mail and media of one test are seen by no other; a folder is made by who first writes."""
    own = tmp_path_factory.getbasetemp() / uuid4().hex
    settings.SEARCH_DIRECTORY = own / "search"
    settings.MEDIA_ROOT = own / "media"
    settings.EMAIL_FILE_PATH = own / "mail"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def afternoon(request: pytest.FixtureRequest) -> Iterator[None]:
    """It is two in the afternoon of today, so that ten minutes ago was today whenever the suite runs.

    Browsers and the processes of the PostgreSQL tests keep their own clocks, and so do the tests around them.
    """
    if any(request.node.get_closest_marker(name) for name in ("browser", "postgresql")):
        yield
        return
    with time_machine.travel(at(today(), time(14)), tick=True):
        yield


@pytest.fixture
def city(db: None) -> City:
    return make_city()
