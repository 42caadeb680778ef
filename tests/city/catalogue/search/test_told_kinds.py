"""Paths, projects and lessons are found by what they say; a lesson everywhere; what is withdrawn is gone."""

import shutil
import time
from datetime import timedelta
from pathlib import Path as Folder

import pytest
from pytest_django import Settings

from learningcity.city.catalogue.models import PathState
from learningcity.city.catalogue.search import find, follow
from learningcity.city.catalogue.services import publish_path, withdraw_path
from learningcity.city.lessons.models import Lesson
from learningcity.city.lessons.services import publish_lesson, reopen_lesson, withdraw_lesson
from learningcity.city.places.models import City
from learningcity.city.projects.models import Project
from learningcity.city.projects.services import save_project
from learningcity.core.thai_time import today
from tests.factories import make_activity, make_city, make_lesson, make_organisation, make_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the change log before every search."""
    monkeypatch.setattr(follow, "CHECK_EVERY", 0.0)


def kinds(text: str, city: City | None) -> list[str]:
    return [row.kind for row in find(text, city)]


def begun(city: City, **given: object) -> Project:
    fields = {
        "title_th": "ลานเย็นคนเดินได้",
        "title_en": "An evening square",
        "objective_th": "ให้คนแก่มีที่ออกกำลังกายหลังบ้าน",
        "lead": make_organisation(city, name_th="สภาชุมชน"),
        "starts_on": today(),
        "ends_on": today() + timedelta(days=90),
    }
    return save_project(city=city, by=None, **(fields | given))


@pytest.mark.usefixtures("no_pause")
def test_a_project_is_found_by_its_title_and_objective_once_everyone_may_see_it(city: City) -> None:
    project = begun(city)
    assert kinds("ลานเย็น", city) == []
    shown = save_project(city=city, by=None, project=project, version=project.version, is_public=True,
                         starts_on=project.starts_on, ends_on=project.ends_on)  # fmt: skip
    assert kinds("ลานเย็น", city) == kinds("evening square", city) == kinds("ออกกำลังกาย", city) == ["project"]
    assert kinds("ลานเย็น", make_city("phayao")) == []
    save_project(city=city, by=None, project=shown, version=shown.version, is_public=False,
                 starts_on=project.starts_on, ends_on=project.ends_on)  # fmt: skip
    assert kinds("ลานเย็น", city) == []


@pytest.mark.usefixtures("no_pause")
def test_a_path_is_found_while_it_is_published(city: City) -> None:
    path = make_path(city, make_activity(city), state=PathState.DRAFT, leads_th="เปิดร้านกาแฟของตัวเอง")
    assert kinds("ร้านกาแฟ", city) == []
    publish_path(path=path, by=None)
    assert kinds("ร้านกาแฟ", city) == ["path"]
    withdraw_path(path=path, by=None)
    assert kinds("ร้านกาแฟ", city) == []


@pytest.mark.usefixtures("no_pause")
def test_a_published_lesson_is_found_in_every_city_with_the_address_of_its_own(city: City) -> None:
    lesson, yala = make_lesson(city, problem_th="ผู้สูงอายุกลัวมือถือ"), make_city("yala")
    for where in (city, yala, None):
        (row,) = find("กลัวมือถือ", where)
        assert (row.kind, row.code, row.city) == ("lesson", str(lesson.uuid), city.code)


@pytest.mark.usefixtures("no_pause")
def test_a_lesson_comes_and_goes_with_its_publishing(city: City) -> None:
    lesson = make_lesson(city, state="draft", published_on=None)
    assert kinds("สอนมือถือ", city) == []
    publish_lesson(lesson=lesson, by=None)
    assert kinds("สอนมือถือ", city) == ["lesson"]
    withdraw_lesson(lesson=lesson, because="ผลไม่เป็นดังที่เล่า", by=None)
    assert kinds("สอนมือถือ", city) == []
    reopen_lesson(lesson=lesson, by=None)
    assert kinds("สอนมือถือ", city) == []


def test_a_withdrawn_lesson_is_gone_within_two_seconds(city: City) -> None:
    lesson = make_lesson(city)
    assert kinds("สอนมือถือ", city) == ["lesson"]
    withdraw_lesson(lesson=lesson, because="ผลไม่เป็นดังที่เล่า", by=None)
    withdrawn = time.monotonic()
    while kinds("สอนมือถือ", city):
        assert time.monotonic() < withdrawn + 2
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.usefixtures("no_pause")
def test_lessons_are_in_an_index_built_anew(city: City, settings: Settings) -> None:
    make_lesson(city)
    assert kinds("สอนมือถือ", city) == ["lesson"]
    shutil.rmtree(Folder(settings.SEARCH_DIRECTORY))
    assert kinds("สอนมือถือ", city) == ["lesson"]


@pytest.mark.usefixtures("no_pause")
def test_what_went_unsaid_is_not_shown_before_the_index_follows(city: City) -> None:
    """The index is a cache: the row itself has the last word on whether it is public."""
    lesson = make_lesson(city)
    assert kinds("สอนมือถือ", city) == ["lesson"]
    Lesson.everywhere.filter(pk=lesson.pk).update(state="withdrawn", withdrawn_because="x")
    assert kinds("สอนมือถือ", city) == []
