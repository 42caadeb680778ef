from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.people.roles import Role
from learningcity.city.places.models import Area, City, Population
from tests.factories import (
    make_activity,
    make_area,
    make_city,
    make_organisation,
    make_person,
    make_session,
    make_venue,
)

TODAY = "/staff/phra-nakhon/"


def in_a_week() -> datetime:
    return timezone.now() + timedelta(days=7)


def enrol(session: Session, state: str = "booked", **given: object) -> Enrolment:
    pool = session.pools.get(group="") if state in ("booked", "offered") else None
    if pool:
        pool.taken += 1
        pool.save()
    now = timezone.now()
    return Enrolment.objects.create(
        city=session.city, session=session, person=make_person(**given), pool=pool, state=state,
        created_at=now, changed_at=now,
        offer_expires_at=now + timedelta(hours=5) if state == "offered" else None,
    )  # fmt: skip


def rows(client: Client) -> list[str]:
    context = client.get(TODAY).context
    return [need.title for need in (*context["urgent"], *context["later"])]


@pytest.fixture
def administrator(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.LEARNING_ADMINISTRATOR)


def test_an_administrator_is_told_what_waits_for_approval(administrator: Client, city: City) -> None:
    make_activity(city, state="submitted", submitted_at=timezone.now() - timedelta(days=5))
    urgent = administrator.get(TODAY).context["urgent"]
    assert [need.state for need in urgent] == ["late"]
    assert urgent[0].acts[0].filled


def test_what_waits_in_another_city_is_not_told(administrator: Client) -> None:
    make_activity(make_city("yala"), state="submitted", submitted_at=timezone.now())
    assert rows(administrator) == []


def test_an_editor_is_told_what_came_back_and_what_for(as_role: Callable[..., Client], city: City) -> None:
    mine = make_organisation(city)
    make_activity(city, organisation=mine, state="returned", return_reason="บอกทางเข้ารถเข็นด้วย")
    make_activity(city, state="returned", return_reason="ของหน่วยงานอื่น")
    page = as_role(Role.PROVIDER_EDITOR, organisation=mine).get(TODAY).content.decode()
    assert "บอกทางเข้ารถเข็นด้วย" in page
    assert "ของหน่วยงานอื่น" not in page


def test_a_full_session_with_a_waiting_list_is_told_until_it_has_room(
    administrator: Client, city: City
) -> None:
    session = make_session(make_activity(city), seats=1)
    enrol(session)
    enrol(session, "waiting")
    assert len(rows(administrator)) == 1
    session.pools.update(seats=2)
    assert rows(administrator) == []


def test_a_session_that_is_over_without_attendance_is_told_until_it_is_taken(
    administrator: Client, city: City
) -> None:
    session = make_session(make_activity(city), starts_at=timezone.now() - timedelta(hours=30))
    enrolment = enrol(session)
    assert len(rows(administrator)) == 1
    Attendance.objects.create(
        enrolment=enrolment, on=session.starts_at.date(), present=True, marked_at=timezone.now()
    )
    assert rows(administrator) == []


def test_held_seats_about_to_open_are_told(administrator: Client, city: City) -> None:
    session = make_session(make_activity(city), reserved={"older": 3}, starts_at=in_a_week())
    session.pools.filter(group="older").update(releases_at=timezone.now() + timedelta(hours=30))
    assert len(rows(administrator)) == 1


def test_offers_about_to_lapse_are_told_in_one_row(administrator: Client, city: City) -> None:
    for _number in range(3):
        enrol(make_session(make_activity(city), starts_at=in_a_week()), "offered")
    assert len(rows(administrator)) == 1


def test_a_session_soon_with_few_people_is_told(administrator: Client, city: City) -> None:
    make_session(make_activity(city), seats=10, starts_at=timezone.now() + timedelta(days=3))
    assert len(rows(administrator)) == 1


def test_a_coordinator_is_told_of_places_nobody_verified_for_a_year(coordinator: Client, city: City) -> None:
    make_venue(city, verified_on=timezone.now().date() - timedelta(days=400))
    make_venue(city, verified_on=timezone.now().date())
    assert len(rows(coordinator)) == 1


def test_what_is_many_is_counted_in_one_last_row(administrator: Client, city: City) -> None:
    for _number in range(6):
        make_session(make_activity(city), seats=10, starts_at=timezone.now() + timedelta(days=3))
    titles = rows(administrator)
    assert len(titles) == 4
    assert "3" in titles[-1]


def test_an_empty_city_says_what_to_do_first(coordinator: Client, as_role: Callable[..., Client]) -> None:
    assert coordinator.get(TODAY).context["first"].url
    assert as_role(Role.FUNDER_OFFICER).get(TODAY).context["first"].url == ""


def test_a_community_hardly_reached_is_shown_and_few_people_are_not_counted_out(
    administrator: Client, city: City
) -> None:
    district = make_area("1001", level=Area.Level.DISTRICT)
    city.area = district
    city.save()
    areas = [make_area(f"1001-0{n}", under=district, level=Area.Level.COMMUNITY) for n in range(2)]
    for area in areas:
        for sex in ("female", "male"):
            Population.objects.create(area=area, sex=sex, people=100, source="ทะเบียนชุมชน กทม.")
    session = make_session(make_activity(city), seats=40)
    for _number in range(12):
        enrol(session, home_area=areas[0])
    enrol(session, home_area=areas[1])
    gaps = administrator.get(TODAY).context["gaps"]
    assert [(gap.area, gap.came, gap.people, gap.per_hundred) for gap in gaps] == [
        (areas[1], None, 200, None),
        (areas[0], 12, 200, 6.0),
    ]


def test_the_page_asks_the_database_as_often_for_many_sessions_as_for_few(
    administrator: Client, city: City
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            administrator.get(TODAY)
        return len(captured)

    enrol(make_session(make_activity(city), starts_at=timezone.now() + timedelta(hours=3)))
    few = asked()
    for _number in range(6):
        enrol(make_session(make_activity(city), starts_at=timezone.now() + timedelta(hours=3)))
    assert asked() == few


def test_who_has_no_role_is_told_so(client: Client, city: City) -> None:
    assert client.get("/staff/")["Location"].startswith("/accounts/login/")
