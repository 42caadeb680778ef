"""What the city wants to reach, for everyone's eyes."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from learningcity.city.goals import services
from learningcity.city.goals.models import Programme
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_agreement, make_goal, make_programme, make_result

pytestmark = pytest.mark.django_db
PAGE = "/phra-nakhon/goals"


@pytest.fixture
def programme(city: City) -> Programme:
    return make_programme(city)


def test_each_figure_says_what_was_counted_and_leads_to_its_records(
    client: Client, city: City, programme: Programme
) -> None:
    make_result(make_goal(programme), measure="agreements", target=4, unit_th="ฉบับ")
    make_agreement(city)
    page = client.get(PAGE).content.decode()
    assert "<b>1</b>" in page
    assert "จาก 4 ฉบับ" in page
    assert "ข้อตกลงที่ยังอยู่ในอายุ" in page
    assert 'href="/phra-nakhon/partners"' in page
    assert 'class="gone" x="0" y="7" width="25.0%"' in page


def test_a_missing_figure_is_said_and_drawn_as_missing(client: Client, programme: Programme) -> None:
    make_result(make_goal(programme))
    page = client.get(PAGE).content.decode()
    assert "ยังไม่มีตัวเลข" in page
    assert 'class="kr not_measured"' in page
    assert 'width="0' not in page
    assert "<b>0</b>" not in page


def test_an_entered_figure_opens_onto_what_shows_it(client: Client, programme: Programme) -> None:
    result = make_result(make_goal(programme))
    services.enter_value(
        result=result, value=Decimal("3.5"), on=today(), link="https://example.org/survey", by=None
    )
    page = client.get(PAGE).content.decode()
    assert "<b>3.5</b>" in page
    assert 'href="https://example.org/survey"' in page


def test_a_programme_that_is_not_public_is_not_shown(client: Client, city: City) -> None:
    hidden = make_programme(city, is_public=False, title_th="ยังร่างอยู่")
    make_goal(hidden)
    review = services.hold_review(programme=hidden, month=6, on=today(), said=[], by=None)
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "ยังร่างอยู่" not in page.content.decode()
    assert client.get(f"{PAGE}/reviews/{review.uuid}").status_code == 404


def test_a_review_is_shown_as_it_was_frozen(client: Client, city: City, programme: Programme) -> None:
    result = make_result(make_goal(programme), measure="agreements", target=4)
    said = [{"by_th": "ประธานคณะทำงาน", "by_en": "", "text_th": "ไปได้ดี", "text_en": ""}]
    review = services.hold_review(programme=programme, month=6, on=today(), said=said, by=None)
    make_agreement(city)
    result.delete()
    page = client.get(f"{PAGE}/reviews/{review.uuid}").content.decode()
    assert "ประธานคณะทำงาน" in page
    assert "<b>0</b>" in page
    assert "<b>1</b>" not in page
    assert f"/reviews/{review.uuid}" in client.get(PAGE).content.decode()


def test_a_year_that_is_over_is_still_reached_and_counts_to_its_last_day(client: Client, city: City) -> None:
    over = make_programme(
        city,
        title_th="แผนปีแรก",
        starts_on=today() - timedelta(days=400),
        ends_on=today() - timedelta(days=36),
    )
    make_result(make_goal(over), measure="agreements", target=4)
    make_agreement(city, signed_on=today(), starts_on=today())
    make_programme(city, title_th="แผนปีที่สอง")
    now = client.get(PAGE).content.decode()
    assert f'href="{PAGE}/programmes/{over.uuid}">แผนปีแรก' in now
    then = client.get(f"{PAGE}/programmes/{over.uuid}").content.decode()
    assert "แผนนี้จบแล้ว" in then
    assert "<b>0</b>" in then
    assert "แผนปีที่สอง" in then


def test_a_programme_that_is_not_public_has_no_page_of_its_own(client: Client, city: City) -> None:
    hidden = make_programme(city, is_public=False)
    assert client.get(f"{PAGE}/programmes/{hidden.uuid}").status_code == 404
