"""Who works with whom, what was agreed, decided and promised, for everyone's eyes."""

from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.partners import services
from learningcity.city.partners.models import Meeting
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import (
    make_agreement,
    make_city,
    make_contact,
    make_matter,
    make_organisation,
    make_promise,
)

pytestmark = pytest.mark.django_db
PAGE = "/phra-nakhon/partners"


def test_the_network_is_drawn_said_and_tabled(client: Client, city: City) -> None:
    agreement = make_agreement(city)
    for name in ("ครัวสามแพร่ง", "ช่างเมืองเก่า"):
        partner = make_organisation(city, name_th=name)
        services.add_party(agreement=agreement, organisation=partner, role="partner", by=None)
    page = client.get(PAGE).content.decode()
    assert page.count('class="tie"') == 1
    assert page.count('class="knot') == 2
    assert 'x1="200.0" y1="32.0"' in page  # numbers of a drawing are never written the Thai or English way
    assert page.count("<td") == 4
    assert page.count("ทำงานกับอีก 1 แห่ง") == 2


def test_what_is_for_the_workspace_only_is_not_shown(client: Client, city: City) -> None:
    hidden = make_agreement(city, is_public=False, title_th="ลับ")
    make_promise(make_organisation(city), title_th="ไม่เปิด", is_public=False)
    assert "ลับ" not in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}/agreements/{hidden.uuid}").status_code == 404
    assert "ไม่เปิด" not in client.get(f"{PAGE}/promises").content.decode()


def test_a_partners_page_shows_what_it_promised_and_how_it_stands(client: Client, city: City) -> None:
    partner = make_organisation(city)
    make_promise(partner, title_th="สอนงานไม้", due_on=today() - timedelta(days=1))
    page = client.get(f"/phra-nakhon/organisations/{partner.code}").content.decode()
    assert "สอนงานไม้" in page
    assert "เลยกำหนด" in page or "ล่าช้า" in page


def test_minutes_are_public_once_adopted_and_name_no_person(client: Client, city: City) -> None:
    contact = make_contact(make_organisation(city, name_th="ครัวสามแพร่ง"), name_th="ละออ ใจเย็น")
    item = make_matter(city, is_public=True)
    services.give_task(
        item=item, title_th="หาครัว", owner=contact, due_on=today() + timedelta(days=3), by=None
    )
    url = f"{PAGE}/meetings/{item.meeting.uuid}"
    assert client.get(url).status_code == 404
    services.adopt_minutes(meeting=item.meeting, on=today(), by=None)
    page = client.get(url).content.decode()
    assert "ครัวสามแพร่ง" in page
    assert "ละออ" not in page
    assert client.get(url + "/minutes.pdf")["Content-Type"] == "application/pdf"


def test_a_reported_meeting_says_that_it_is_not_the_official_minutes(client: Client, city: City) -> None:
    item = make_matter(city, is_public=True, source="ข่าว 12 มิ.ย. 2567")
    page = client.get(f"{PAGE}/meetings/{item.meeting.uuid}").content.decode()
    assert "ไม่ใช่รายงานการประชุมฉบับทางการ" in page
    assert "ข่าว 12 มิ.ย. 2567" in page


def test_another_citys_papers_are_not_found_here(client: Client, city: City) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    agreement, item = make_agreement(city), make_matter(city, is_public=True, source="ข่าว")
    assert client.get(f"/yala/partners/agreements/{agreement.uuid}").status_code == 404
    assert client.get(f"/yala/partners/meetings/{item.meeting.uuid}").status_code == 404
    assert Meeting.objects.in_city(city).shown().count() == 1
    assert agreement.title_th not in client.get("/yala/partners").content.decode()


def test_a_state_nobody_knows_shows_all(client: Client, city: City) -> None:
    make_promise(make_organisation(city), title_th="สอนงานไม้")
    assert "สอนงานไม้" in client.get(f"{PAGE}/promises?state='x").content.decode()
    assert "สอนงานไม้" not in client.get(f"{PAGE}/promises?state=kept").content.decode()
