import csv
import io

import openpyxl
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City
from tests.factories import make_activity, make_organisation, make_session
from tests.web.staff.catalogue.conftest import ACTIVITIES


def titles(client: Client, query: str = "") -> list[str]:
    return [row.title_th for row in client.get(ACTIVITIES + query).context["page"]]


def test_an_editor_sees_their_own_organisation_and_a_coordinator_all(
    editor: Client, coordinator: Client, city: City, library: Organisation
) -> None:
    make_activity(city, organisation=library, title_th="ของเรา")
    make_activity(city, title_th="ของคนอื่น", state="draft")
    assert titles(editor) == ["ของเรา"]
    assert set(titles(coordinator)) == {"ของเรา", "ของคนอื่น"}


def test_the_list_narrows_by_state_organisation_and_words(coordinator: Client, city: City) -> None:
    temple = make_organisation(city)
    make_activity(city, title_th="ทำบุญ", organisation=temple)
    make_activity(city, title_th="ทำขนม", title_en="Sweets", state="draft")
    assert titles(coordinator, "?state=draft") == ["ทำขนม"]
    assert titles(coordinator, f"?organisation={temple.pk}") == ["ทำบุญ"]
    assert titles(coordinator, "?q=sweet") == ["ทำขนม"]
    assert titles(coordinator, "?state=nonsense&organisation=x&sort=y") == titles(coordinator)


def test_the_next_session_comes_first_and_activities_without_one_last(
    coordinator: Client, city: City
) -> None:
    make_activity(city, title_th="ก ไม่มีรอบ")
    make_session(make_activity(city, title_th="ข มีรอบ"))
    assert titles(coordinator) == ["ข มีรอบ", "ก ไม่มีรอบ"]
    assert titles(coordinator, "?sort=title") == ["ก ไม่มีรอบ", "ข มีรอบ"]


def test_tabs_count_what_the_words_leave(coordinator: Client, city: City) -> None:
    make_activity(city, title_th="ทำขนม")
    make_activity(city, title_th="ทำบุญ", state="draft")
    tabs = coordinator.get(ACTIVITIES + "?q=ขนม").context["tabs"]
    assert [tab["count"] for tab in tabs][:2] == [1, 0]


def test_the_list_asks_the_database_as_often_for_many_as_for_few(coordinator: Client, city: City) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            coordinator.get(ACTIVITIES)
        return len(captured)

    make_session(make_activity(city))
    few = asked()
    for _number in range(8):
        make_session(make_activity(city))
    assert asked() == few


def test_the_same_list_comes_as_a_table_that_runs_no_formula(coordinator: Client, city: City) -> None:
    make_session(make_activity(city, title_th="=HYPERLINK(1)", price_satang=4550))
    make_activity(city, title_th="ร่าง", state="draft")
    answer = coordinator.get(ACTIVITIES + "export.csv?state=published")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 2
    assert rows[1][1] == "'=HYPERLINK(1)"
    assert rows[1][7] == "45.50"
    book = openpyxl.load_workbook(io.BytesIO(coordinator.get(ACTIVITIES + "export.xlsx").content))
    assert book.active is not None
    assert book.active.max_row == 3


def test_an_empty_list_says_what_to_do_first(editor: Client) -> None:
    page = editor.get(ACTIVITIES).content.decode()
    assert page.count(f'href="{ACTIVITIES}new"') == 2
