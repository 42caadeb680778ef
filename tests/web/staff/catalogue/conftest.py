"""An organisation with its editor, and the form of an activity filled in."""

from collections.abc import Callable

import pytest
from django.test import Client

from learningcity.city.partners.models import Organisation
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_organisation, make_topic

ACTIVITIES = "/staff/phra-nakhon/activities/"


@pytest.fixture
def library(city: City) -> Organisation:
    return make_organisation(city, name_th="หอสมุดเมือง")


@pytest.fixture
def editor(as_role: Callable[..., Client], library: Organisation) -> Client:
    return as_role(Role.PROVIDER_EDITOR, organisation=library)


@pytest.fixture
def administrator(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.LEARNING_ADMINISTRATOR)


@pytest.fixture
def filled(library: Organisation) -> dict[str, object]:
    """What an editor types into an empty form."""
    return {
        "version": "",
        "title_th": "ร้อยมาลัยดาวเรืองขั้นต้น",
        "title_en": "Marigold garlands for beginners",
        "summary_th": "ร้อยมาลัยชายเดียวได้เองในบ่ายเดียว",
        "topic": str(make_topic("craft").pk),
        "organisation": str(library.pk),
        "learning_type": "self_development",
        "mode": "onsite",
        "price_satang": "๑๒๐ บาท",
        "price_for_older": "0",
        "languages": ["th"],
        "min_age": "๑๐",
    }
