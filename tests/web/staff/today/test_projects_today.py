"""What needs and projects ask of somebody today."""

from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.city.projects import services
from learningcity.city.projects.models import Milestone
from learningcity.core.thai_time import today
from tests.city.projects.test_merging import make_need
from tests.city.projects.test_projects import make_project
from tests.factories import make_officer

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def page_for(role: Role, city: City) -> str:
    client = Client()
    client.force_login(make_officer(role, city), backend=BACKEND)
    return client.get("/staff/phra-nakhon/?lang=en").content.decode()


def test_an_overdue_milestone_and_unread_wishes_ask_for_somebody(city: City) -> None:
    make_need(city, "ขิม", shown=False)
    late, fine = make_project(city, title_en="Late project"), make_project(city, title_en="Fine project")
    days = {"starts_on": today() - timedelta(days=20), "due_on": today() - timedelta(days=3)}
    services.save_part(part=Milestone(project=late, title_th="x", title_en="Find a teacher", **days), by=None)
    page = page_for(Role.LEARNING_ADMINISTRATOR, city)
    assert "1 wish waits to be read" in page
    assert "Late project: behind its plan" in page
    assert "Next: Find a teacher" in page
    assert f"/projects/{late.uuid}" in page
    assert str(fine.uuid) not in page


def test_who_reads_neither_is_not_asked(city: City) -> None:
    make_need(city, "ขิม", shown=False)
    assert "waits to be read" not in page_for(Role.FUNDER_OFFICER, city)
