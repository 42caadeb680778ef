from collections.abc import Callable

import pytest
from django.test import Client

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity
from learningcity.city.partners.models import Organisation
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_activity, make_city, make_organisation, make_session, make_venue
from tests.web.staff.catalogue.conftest import ACTIVITIES


def test_an_editor_writes_a_draft_with_thai_digits_and_words_understood(
    editor: Client, city: City, filled: dict[str, object]
) -> None:
    answer = editor.post(ACTIVITIES + "new", filled)
    activity = Activity.objects.in_city(city).get()
    assert answer["Location"].startswith(f"{ACTIVITIES}{activity.uuid}?kept=activity-new")
    assert (activity.state, activity.price_satang, activity.min_age) == ("draft", 12000, 10)
    assert dict(activity.prices.values_list("group", "satang")) == {"older": 0}


def test_a_form_with_a_mistake_comes_back_filled_with_the_mistake_named_twice(
    editor: Client, city: City, filled: dict[str, object]
) -> None:
    answer = editor.post(ACTIVITIES + "new", filled | {"price_satang": "หลายบาท"})
    page = answer.content.decode()
    assert 'value="ร้อยมาลัยดาวเรืองขั้นต้น"' in page
    assert page.count(answer.context["form"].errors["price_satang"][0]) == 2
    assert not Activity.objects.in_city(city).exists()


def test_a_refusal_of_the_service_stands_at_its_question(
    editor: Client, city: City, filled: dict[str, object]
) -> None:
    answer = editor.post(ACTIVITIES + "new", filled | {"min_age": "60", "max_age": "13"})
    assert answer.context["form"].errors["max_age"]
    assert not Activity.objects.in_city(city).exists()


def test_an_editor_cannot_write_in_the_name_of_another_organisation(
    editor: Client, city: City, filled: dict[str, object]
) -> None:
    other = make_organisation(city)
    answer = editor.post(ACTIVITIES + "new", filled | {"organisation": str(other.pk)})
    assert "organisation" in answer.context["form"].errors
    assert not Activity.objects.in_city(city).exists()


def test_an_activity_is_begun_as_a_copy_of_another(editor: Client, city: City, library: Organisation) -> None:
    model = make_activity(city, organisation=library, title_th="ทำขนมไทย", price_satang=5000)
    page = editor.get(f"{ACTIVITIES}new?like={model.uuid}").content.decode()
    assert 'value="ทำขนมไทย"' in page
    assert 'value="50"' in page


def test_an_activity_is_changed_in_place(
    editor: Client, city: City, library: Organisation, filled: dict[str, object]
) -> None:
    activity = make_activity(city, organisation=library, state="draft")
    editor.post(f"{ACTIVITIES}{activity.uuid}/edit", filled | {"version": "1"})
    activity.refresh_from_db()
    assert (activity.title_th, activity.version) == ("ร้อยมาลัยดาวเรืองขั้นต้น", 2)


def test_a_stale_form_keeps_what_was_written_and_shows_what_changed(
    editor: Client, city: City, library: Organisation, filled: dict[str, object]
) -> None:
    activity = make_activity(city, organisation=library, state="draft")
    services.edit_activity(activity=activity, version=1, by=None, title_th="ชื่อที่คนอื่นแก้")
    page = editor.post(f"{ACTIVITIES}{activity.uuid}/edit", filled | {"version": "1"}).content.decode()
    assert "ชื่อที่คนอื่นแก้" in page
    assert 'value="ร้อยมาลัยดาวเรืองขั้นต้น"' in page
    activity.refresh_from_db()
    assert activity.title_th == "ชื่อที่คนอื่นแก้"
    assert 'name="version" value="2"' in page
    editor.post(f"{ACTIVITIES}{activity.uuid}/edit", filled | {"version": "2"})
    activity.refresh_from_db()
    assert activity.title_th == "ร้อยมาลัยดาวเรืองขั้นต้น"


def test_a_draft_is_sent_and_withdrawn_and_taken_up_again(
    editor: Client, city: City, library: Organisation
) -> None:
    activity = make_activity(city, organisation=library, state="draft")
    for act, state in (("submit", "submitted"), ("withdraw", "withdrawn"), ("reopen", "draft")):
        editor.post(f"{ACTIVITIES}{activity.uuid}/{act}")
        activity.refresh_from_db()
        assert activity.state == state


def test_an_activity_with_people_is_not_withdrawn_and_the_page_says_why(
    editor: Client, city: City, library: Organisation
) -> None:
    activity = make_activity(city, organisation=library)
    make_session(activity).pools.update(taken=1)
    answer = editor.post(f"{ACTIVITIES}{activity.uuid}/withdraw", follow=True)
    activity.refresh_from_db()
    assert activity.state == "published"
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_the_preview_shows_an_unpublished_activity_to_the_workspace_only(
    editor: Client, client: Client, city: City, library: Organisation
) -> None:
    activity = make_activity(
        city, organisation=library, state="draft", venue=make_venue(city), title_th="สานตะกร้า"
    )
    make_session(activity, reserved={"older": 3})
    address = f"{ACTIVITIES}{activity.uuid}/preview"
    assert "สานตะกร้า" in editor.get(address).content.decode()
    assert client.get(address).status_code == 302


PAGES = ["", "/edit", "/preview", "/sessions/new", "/sessions/series"]


@pytest.mark.parametrize("page", PAGES)
def test_an_editor_cannot_open_another_organisations_activity(editor: Client, city: City, page: str) -> None:
    other = make_activity(city, state="draft")
    assert editor.get(f"{ACTIVITIES}{other.uuid}{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_another_citys_officer_gets_nowhere(as_role: Callable[..., Client], city: City, page: str) -> None:
    elsewhere = make_activity(make_city("yala"), state="draft")
    coordinator = as_role(Role.CITY_COORDINATOR)
    assert coordinator.get(f"{ACTIVITIES}{elsewhere.uuid}{page}").status_code == 404
    assert coordinator.get(f"/staff/yala/activities/{elsewhere.uuid}{page}").status_code == 403


def test_who_only_reads_sees_the_activity_and_no_buttons(as_role: Callable[..., Client], city: City) -> None:
    activity = make_activity(city)
    coach = as_role(Role.CITY_UNIT_COACH)
    page = coach.get(f"{ACTIVITIES}{activity.uuid}").content.decode()
    assert f"{activity.uuid}/edit" not in page
    assert coach.get(f"{ACTIVITIES}{activity.uuid}/edit").status_code == 403


def test_the_page_of_an_activity_tells_its_history(editor: Client, city: City, library: Organisation) -> None:
    activity = make_activity(city, organisation=library, state="draft")
    editor.post(f"{ACTIVITIES}{activity.uuid}/submit")
    answer = editor.get(f"{ACTIVITIES}{activity.uuid}")
    assert len(answer.context["history"]) == 1


@pytest.mark.parametrize("language", ["th", "en"])
def test_pages_are_there_in_both_languages(
    editor: Client, city: City, library: Organisation, language: str
) -> None:
    activity = make_activity(city, organisation=library, state="draft", venue=make_venue(city))
    make_session(activity)
    editor.cookies["language"] = language
    for page in ("", *(f"{activity.uuid}{each}" for each in PAGES)):
        answer = editor.get(ACTIVITIES + page)
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.content.decode()
