"""The page of an activity."""

import json
import re
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

from django.test import Client
from django.utils import timezone

from learningcity.city.catalogue.models import ActivityState, Price, SeatPool, Session
from learningcity.city.catalogue.search import catch_up
from learningcity.city.places.models import City, VenueAccess
from learningcity.core import changes
from tests.factories import make_activity, make_organisation, make_session, make_venue


def read(client: Client, code: str, **params: object) -> str:
    answer = client.get(f"/phra-nakhon/activities/{code}", {"lang": "en"} | params)
    assert answer.status_code == 200
    return answer.content.decode()


def told(page: str) -> list[dict[str, Any]]:
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    return json.loads(block[1])["@graph"]  # type: ignore[no-any-return]


def test_only_what_is_published_has_a_page(client: Client, city: City) -> None:
    for state in ActivityState:
        make_activity(city, code=state, state=state)
        found = client.get(f"/phra-nakhon/activities/{state}").status_code == 200
        assert found is (state is ActivityState.PUBLISHED)


def test_an_activity_whose_code_is_thai_is_found_and_read(client: Client, city: City) -> None:
    make_session(make_activity(city, code="กิจกรรม-๑", title_th="ทำว่าวไทย"))
    assert "/phra-nakhon/activities/" in client.get("/phra-nakhon/find", {"q": "ว่าว"}).content.decode()
    assert "ทำว่าวไทย" in read(client, "กิจกรรม-๑", lang="th")
    assert client.get("/phra-nakhon/activities/กิจกรรม-๑.ics").status_code == 200


def test_seats_are_drawn_one_by_one(client: Client, city: City) -> None:
    make_session(make_activity(city, code="phone"), seats=3, reserved={"older": 2})
    SeatPool.objects.filter(group="").update(taken=1)
    round_ = re.sub(r">\s+<", "><", read(client, "phone").split("</h3>")[1])
    drawn = re.search(r'<span class="seats" aria-hidden="true">(<i.*?)</span>', round_)
    assert drawn
    assert drawn[1] == '<i class="t"></i><i></i><i></i><i class="r"></i><i class="r"></i>'


def test_held_seats_say_for_whom_and_until_when(client: Client, city: City) -> None:
    make_session(make_activity(city, code="phone"), reserved={"older": 2})
    SeatPool.objects.filter(group="older").update(releases_at=timezone.now() + timedelta(days=1))
    page = read(client, "phone")
    assert "2 more seats are held for older people (60 and over) until" in page


def test_a_full_session_offers_its_waiting_list(client: Client, city: City) -> None:
    make_session(make_activity(city, code="phone"), seats=1)
    SeatPool.objects.update(taken=1)
    page = read(client, "phone")
    assert "Join the waiting list" in page
    assert "keep the seat for a day" in page


def test_the_next_session_shown_is_one_with_a_seat(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone")
    full = make_session(activity, seats=1)
    SeatPool.objects.update(taken=1)
    free = make_session(activity, starts_at=timezone.now() + timedelta(days=9))
    bar = read(client, "phone").split('class="joinbar"')[1]
    assert str(free.uuid) in bar
    assert str(full.uuid) not in bar


def test_a_cancelled_session_says_so_and_cannot_be_joined(client: Client, city: City) -> None:
    session = make_session(make_activity(city, code="phone"))
    Session.everywhere.update(state="cancelled", cancel_reason="The teacher is ill")
    page = read(client, "phone")
    assert "The teacher is ill" in page
    assert f"/join/{session.uuid}" not in page
    assert "joinbar" not in page


def test_past_sessions_are_counted_not_offered(client: Client, city: City) -> None:
    make_session(make_activity(city, code="phone"), starts_at=timezone.now() - timedelta(days=3))
    page = read(client, "phone")
    assert "No session is planned at the moment" in page
    assert "It was held 1 time" in page


def test_who_pays_what_is_said(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone", price_satang=6000, waiver=True)
    Price.objects.create(activity=activity, group="older", satang=0)
    page = read(client, "phone")
    for said in ("<b>฿60</b>", "older people (60 and over): <b>Free</b>", "The fee can be waived"):
        assert said in page


def test_what_nobody_checked_is_said_to_be_unchecked(client: Client, city: City) -> None:
    venue = make_venue(city)
    make_activity(city, code="phone", venue=venue)
    assert "Nothing is known yet" in read(client, "phone")
    VenueAccess.objects.create(venue=venue, feature="lift", present=False)
    changes.record("venue", venue.pk)
    catch_up()
    page = read(client, "phone")
    assert "nobody has checked it" in page
    assert "no lift" in page


def test_the_link_for_line_carries_title_and_address(client: Client, city: City) -> None:
    make_activity(city, code="phone")
    link = re.search(r'href="(https://line\.me/R/msg/text/\?[^"]*)"', read(client, "phone"))
    assert link
    assert (
        unquote(link[1].partition("?")[2])
        == "Safe on your phone\nhttp://testserver/phra-nakhon/activities/phone"
    )


def test_a_mistake_can_be_reported_to_the_city(client: Client, city: City) -> None:
    City.objects.update(email="city@demo.example")
    make_activity(city, code="phone")
    assert 'href="mailto:city@demo.example?subject=Safe%20on%20your%20phone%20(phone)"' in read(
        client, "phone"
    )


def test_machines_are_told_the_same(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone", venue=make_venue(city), organisation=make_organisation(city))
    session = make_session(activity, seats=20)
    course = told(read(client, "phone"))[0]
    instance = course["hasCourseInstance"][0]
    assert course["@type"] == "Course"
    assert course["offers"]["price"] == "0.00"
    assert instance["remainingAttendeeCapacity"] == 20
    assert instance["location"]["geo"]["latitude"] == 13.7578
    assert instance["startDate"].startswith(session.starts_at.astimezone().strftime("%Y-"))


def test_no_text_can_end_the_block_for_machines(client: Client, city: City) -> None:
    make_activity(city, code="phone", title_en="</script><script>alert(1)</script>&")
    page = read(client, "phone")
    assert told(page)[0]["name"] == "</script><script>alert(1)</script>&"
    assert "<script>alert" not in page


def test_a_later_session_elsewhere_names_its_place(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone", venue=make_venue(city))
    make_session(activity, venue=make_venue(city, code="hall", name_en="Town hall"))
    assert "/phra-nakhon/places/hall" in read(client, "phone")


def test_many_sessions_fold_after_six(client: Client, city: City) -> None:
    activity = make_activity(city, code="phone")
    for day in range(8):
        make_session(activity, starts_at=timezone.now() + timedelta(days=day + 1))
    assert "See 2 later sessions" in read(client, "phone")


def test_seats_change_in_a_round_that_stays(client: Client, city: City) -> None:
    """A round whose seats fill up keeps its day and gets its line; it is put together of kept parts."""
    activity = make_activity(city, code="garden")
    session = make_session(activity, seats=3)
    address = "/phra-nakhon/activities/garden?lang=en"
    for taken, said, button in ((0, "3 of 3 seats left", ">Join<"), (3, "Full", ">Join the waiting list<")):
        SeatPool.objects.filter(session=session).update(taken=taken)
        page = " ".join(client.get(address).content.decode().split())
        assert said in page
        assert button in page
        assert "<!-- seats -->" not in page
