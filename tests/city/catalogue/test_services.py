from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity, Session, SessionState
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.core.errors import Refused, RefusedTogether
from learningcity.core.models import AuditEntry, Change
from tests.factories import (
    make_account,
    make_activity,
    make_city,
    make_organisation,
    make_session,
    make_topic,
    make_venue,
)


def new_activity(city: City, **given: object) -> Activity:
    kept = {"title_th": "ร้อยมาลัย", "topic": make_topic("craft"), "learning_type": "lifelong"}
    organisation = given.pop("organisation", None) or make_organisation(city)
    return services.create_activity(city=city, organisation=organisation, by=None, **(kept | given))


def next_saturday() -> date:
    today = thai_time.today()
    return today + timedelta(days=(5 - today.weekday()) % 7 + 7)


def test_a_new_activity_is_a_draft_with_a_code_of_its_own(city: City) -> None:
    by = make_account()
    first = new_activity(city)
    second = services.create_activity(
        city=city, organisation=first.organisation, by=by, title_th="ทำขนม", topic=first.topic,
        learning_type="lifelong",
    )  # fmt: skip
    assert first.state == "draft"
    assert first.code != second.code
    assert second.created_by == by


def test_texts_are_kept_in_one_spelling(city: City) -> None:
    activity = new_activity(city, title_th="  น้ํา   สะอาด ", description_th="บรรทัดหนึ่ง\n\nบรรทัดสอง")
    assert activity.title_th == "น้ำ สะอาด"
    assert activity.description_th == "บรรทัดหนึ่ง\n\nบรรทัดสอง"


def test_everything_wrong_with_a_new_activity_is_said_at_once(city: City) -> None:
    with pytest.raises(RefusedTogether) as refused:
        new_activity(city, title_th="", learning_type="magic")
    assert {fault.field for fault in refused.value} == {"title_th", "learning_type"}
    assert not Activity.objects.in_city(city).exists()


def test_ages_the_wrong_way_round_are_refused(city: City) -> None:
    with pytest.raises(Refused) as refused:
        new_activity(city, min_age=60, max_age=13)
    assert refused.value.field == "max_age"


def test_an_activity_cannot_take_place_in_another_city(city: City) -> None:
    elsewhere = make_city("yala")
    with pytest.raises(Refused) as refused:
        new_activity(city, venue=make_venue(elsewhere))
    assert refused.value.code == "other-city"


def test_prices_by_group_replace_those_before(city: City) -> None:
    activity = new_activity(city, price_satang=6000, prices={"older": 0, "child": 3000})
    services.edit_activity(activity=activity, version=1, by=None, prices={"older": 1000})
    assert dict(activity.prices.values_list("group", "satang")) == {"older": 1000}


def test_an_edit_of_what_someone_else_changed_is_refused(city: City) -> None:
    activity = new_activity(city)
    services.edit_activity(activity=activity, version=1, by=None, title_th="ร้อยมาลัยดาวเรือง")
    with pytest.raises(Refused) as refused:
        services.edit_activity(activity=activity, version=1, by=None, title_th="อื่น")
    assert refused.value.code == "stale"
    activity.refresh_from_db()
    assert activity.title_th == "ร้อยมาลัยดาวเรือง"


def test_an_edit_that_changes_nothing_writes_nothing(city: City) -> None:
    activity = new_activity(city)
    before = AuditEntry.objects.count()
    services.edit_activity(activity=activity, version=1, by=None, title_th=activity.title_th)
    activity.refresh_from_db()
    assert (activity.version, AuditEntry.objects.count()) == (1, before)


def test_state_cannot_be_edited_past_the_approver(city: City) -> None:
    with pytest.raises(TypeError):
        services.edit_activity(activity=new_activity(city), version=1, by=None, state="published")


def test_an_activity_goes_out_and_back_and_out_again_to_the_public(city: City) -> None:
    activity = new_activity(city)
    services.submit_activity(activity=activity, by=None)
    returned = services.return_activity(activity=activity, reason="ยังไม่บอกทางเข้ารถเข็น", by=None)
    assert (returned.state, returned.return_reason) == ("returned", "ยังไม่บอกทางเข้ารถเข็น")
    services.submit_activity(activity=activity, by=None)
    published = services.approve_activity(activity=activity, by=None)
    assert (published.state, published.return_reason) == ("published", "")
    assert published.published_at is not None


def test_each_move_leaves_a_trace_for_the_audit_and_the_search(city: City) -> None:
    by = make_account()
    activity = new_activity(city)
    services.submit_activity(activity=activity, by=by)
    entry = AuditEntry.objects.latest("id")
    assert (entry.act, entry.actor, entry.city) == ("submit_activity", str(by.uuid), city.code)
    assert Change.objects.latest("id").object_id == activity.pk


def test_a_second_approver_is_told_that_it_is_done(city: City) -> None:
    activity = make_activity(city, state="submitted")
    services.approve_activity(activity=activity, by=None)
    with pytest.raises(Refused) as refused:
        services.return_activity(activity=activity, reason="ช้าไป", by=None)
    assert refused.value.code == "not-now"


def test_an_activity_is_not_returned_without_a_reason(city: City) -> None:
    activity = make_activity(city, state="submitted")
    with pytest.raises(Refused) as refused:
        services.return_activity(activity=activity, reason="  ", by=None)
    assert refused.value.field == "reason"


def test_an_activity_people_have_seats_in_is_not_withdrawn(city: City) -> None:
    activity = make_activity(city)
    session = make_session(activity)
    session.pools.update(taken=1)
    with pytest.raises(Refused) as refused:
        services.withdraw_activity(activity=activity, by=None)
    assert refused.value.code == "seats-taken"


def test_a_withdrawn_activity_can_be_taken_up_again(city: City) -> None:
    activity = make_activity(city)
    make_session(activity)
    services.withdraw_activity(activity=activity, by=None)
    assert services.reopen_activity(activity=activity, by=None).state == "draft"


def add(activity: Activity, **given: object) -> Session:
    start = thai_time.at(next_saturday(), time(13, 30))
    kept = {
        "venue": make_venue(activity.city),
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "pools": {"": 16, "older": 4},
        "by": None,
    }
    return services.add_session(activity=activity, **(kept | given))


def test_a_session_opens_its_seats_and_holds_those_for_a_group(city: City) -> None:
    release = timezone.now() + timedelta(days=3)
    session = add(make_activity(city), releases_at=release)
    assert set(session.pools.values_list("group", "seats", "releases_at")) == {
        ("", 16, None),
        ("older", 4, release),
    }


def test_a_session_with_held_seats_only_still_has_an_open_pool(city: City) -> None:
    session = add(make_activity(city), pools={"older": 4})
    assert dict(session.pools.values_list("group", "seats")) == {"": 0, "older": 4}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"pools": {"": 0}}, "no-seats"),
        ({"ends_at": timezone.now()}, "ends-before-start"),
        ({"venue": None}, "no-place"),
        ({"starts_at": thai_time.at(date(2014, 1, 1), time(9))}, "long-past"),
    ],
)
def test_a_session_that_cannot_be_is_refused_in_words(
    city: City, wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add(make_activity(city), **wrong)
    assert refused.value.code == code
    assert not Session.objects.in_city(city).exists()


def test_the_same_session_is_not_added_twice(city: City) -> None:
    activity, venue = make_activity(city), make_venue(city)
    add(activity, venue=venue)
    with pytest.raises(Refused) as refused:
        add(activity, venue=venue)
    assert refused.value.code == "session-twice"


def test_an_online_activity_needs_no_place(city: City) -> None:
    assert add(make_activity(city, mode="online"), venue=None).venue is None


def series(activity: Activity, rule: str, first: date, **given: object) -> list[Session]:
    kept = {
        "starts_time": time(9),
        "ends_time": time(12),
        "venue": make_venue(activity.city),
        "pools": {"": 10, "child": 5},
        "by": None,
    }
    return services.add_series(activity=activity, rule=rule, starts_on=first, **(kept | given))


def test_a_series_makes_a_session_with_seats_for_each_day(city: City) -> None:
    first = next_saturday()
    made = series(
        make_activity(city), "FREQ=WEEKLY;COUNT=3", first, skips_holidays=False,
        release_before=timedelta(days=2),
    )  # fmt: skip
    assert [thai_time.day_of(session.starts_at) for session in made] == [
        first + timedelta(days=7 * week) for week in range(3)
    ]
    assert all(session.pools.count() == 2 for session in made)
    held = made[1].pools.get(group="child")
    assert held.releases_at == made[1].starts_at - timedelta(days=2)


def test_a_series_skips_days_left_out(city: City) -> None:
    first = next_saturday()
    left_out = {first + timedelta(days=7)}
    made = series(make_activity(city), "FREQ=WEEKLY;COUNT=3", first, left_out=left_out, skips_holidays=False)
    assert len(made) == 2
    assert made[0].series is not None
    assert made[0].series.left_out == [(first + timedelta(days=7)).isoformat()]


def test_public_holidays_are_named_in_the_plan_of_a_series() -> None:
    days = services.plan_series(rule="FREQ=DAILY;COUNT=3", starts_on=date(2027, 4, 12))
    assert [day.skipped for day in days] == [False, True, True]
    assert days[1].holiday == "วันสงกรานต์"


def test_a_series_of_holidays_only_is_refused(city: City) -> None:
    with pytest.raises(Refused) as refused:
        series(make_activity(city), "FREQ=DAILY;COUNT=2", date(2027, 4, 13))
    assert refused.value.code == "empty-series"


def test_moving_a_session_forgets_that_its_reminder_was_sent(city: City) -> None:
    session = make_session(make_activity(city, venue=make_venue(city)), reminded_at=timezone.now())
    moved = services.edit_session(
        session=session,
        version=1,
        by=None,
        starts_at=session.starts_at + timedelta(days=1),
        ends_at=session.ends_at + timedelta(days=1),
    )
    assert (moved.version, moved.reminded_at) == (2, None)


def test_a_session_someone_else_changed_is_not_overwritten(city: City) -> None:
    session = make_session(make_activity(city, venue=make_venue(city)))
    services.edit_session(session=session, version=1, by=None, note_th="ชั้น 2")
    with pytest.raises(Refused) as refused:
        services.edit_session(session=session, version=1, by=None, note_th="ชั้น 3")
    assert refused.value.code == "stale"


def test_a_cancelled_session_stays_cancelled(city: City) -> None:
    session = make_session(make_activity(city), state=SessionState.CANCELLED)
    with pytest.raises(Refused) as refused:
        services.edit_session(session=session, version=1, by=None, note_th="เปิดใหม่")
    assert refused.value.code == "cancelled"


def test_held_seats_open_when_the_editor_says(city: City) -> None:
    session = make_session(make_activity(city, venue=make_venue(city)), reserved={"older": 4})
    release = timezone.now() + timedelta(days=1)
    services.edit_session(session=session, version=1, by=None, releases_at=release)
    assert session.pools.get(group="older").releases_at == release
    assert session.pools.get(group="").releases_at is None
