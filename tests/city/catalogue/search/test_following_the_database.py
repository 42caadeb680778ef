"""The index is a cache of the database: it follows the change log, and comes back when it is lost."""

import shutil
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from learningcity.city.catalogue.models import Activity, ActivityState, SeatPool
from learningcity.city.catalogue.search import FindQuery, catch_up, find, follow, rebuild, search
from learningcity.city.places.models import City
from learningcity.core import changes
from learningcity.core.models import Change
from tests.factories import make_activity, make_neighbourhood, make_organisation, make_session, make_venue

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the change log before every search."""
    monkeypatch.setattr(follow, "CHECK_EVERY", 0.0)


def titles(text: str, city: City | None, **given: Any) -> list[str]:
    return [row.title_th for row in find(text, city, **given)]


def found(city: City, **given: Any) -> set[int]:
    return {hit.id for hit in search(FindQuery(**given), city).hits}


def test_an_index_that_does_not_exist_is_built_at_the_first_search(city: City) -> None:
    activity = make_activity(city, title_th="ทำขนมไทย")
    assert titles("ขนมไทย", city) == [activity.title_th]


def test_every_kind_is_found_by_its_name(city: City) -> None:
    make_venue(city, name_th="หอสมุดเมืองกรุงเทพมหานคร", name_en="Bangkok City Library")
    make_organisation(city, name_th="ชมรมดนตรีไทย", name_en="Thai Music Club")
    make_neighbourhood(city, name_th="สามแพร่ง", name_en="Sam Phraeng")
    assert [row.kind for row in find("city library", city)] == ["venue"]
    assert [row.kind for row in find("ชมรมดนตรีไทย", city)] == ["organisation"]
    assert [row.kind for row in find("สามแพร่ง", city)] == ["neighbourhood"]


def test_a_change_is_found_once_it_is_in_the_log(city: City) -> None:
    activity = make_activity(city, title_th="ย้อมผ้าคราม")
    assert titles("ตีมีด", city) == []
    Activity.everywhere.filter(id=activity.id).update(title_th="ตีมีด")
    changes.record("activity", activity.id)
    assert titles("ตีมีด", city) == ["ตีมีด"]
    assert titles("ย้อมผ้าคราม", city) == []


def test_what_is_withdrawn_is_no_longer_found(city: City) -> None:
    activity = make_activity(city, title_th="ย้อมผ้าคราม")
    assert titles("ย้อมผ้า", city)
    Activity.everywhere.filter(id=activity.id).update(state=ActivityState.WITHDRAWN)
    changes.record("activity", activity.id)
    assert titles("ย้อมผ้า", city) == []


def test_a_venue_that_is_renamed_is_renamed_in_what_happens_there(city: City) -> None:
    venue = make_venue(city, name_th="บ้านเก่า")
    activity = make_activity(city, venue=venue)
    assert activity.title_th in titles("บ้านเก่า", city)
    type(venue).everywhere.filter(id=venue.id).update(name_th="ศาลาประชาคม")
    changes.record("venue", venue.id)
    assert activity.title_th in titles("ศาลาประชาคม", city)
    assert activity.title_th not in titles("บ้านเก่า", city)


def test_the_last_seat_taken_takes_the_activity_out_of_those_with_seats(city: City) -> None:
    session = make_session(make_activity(city), seats=1)
    assert found(city, free_seats=True) == {session.activity_id}
    SeatPool.objects.filter(session=session).update(taken=1)
    changes.record("session", session.id)
    assert found(city, free_seats=True) == set()
    assert found(city) == {session.activity_id}


@pytest.mark.slow
def test_seats_held_for_a_group_are_not_free_until_they_are_let_go(city: City) -> None:
    session = make_session(make_activity(city), seats=0, reserved={"older": 5})
    assert found(city, free_seats=True) == set()
    SeatPool.objects.filter(session=session, group="older").update(
        releases_at=timezone.now() + timedelta(seconds=1)
    )
    changes.record("session", session.id)
    assert found(city, free_seats=True) == set()
    time.sleep(2.1)
    assert found(city, free_seats=True) == {session.activity_id}


@pytest.mark.slow
def test_a_session_that_has_begun_no_longer_counts_though_nobody_wrote_a_change(city: City) -> None:
    session = make_session(make_activity(city), starts_at=timezone.now() + timedelta(seconds=1))
    assert found(city, free_seats=True) == {session.activity_id}
    time.sleep(2.1)
    assert found(city, free_seats=True) == set()


def test_a_deleted_directory_is_built_again(city: City, settings: Settings) -> None:
    make_activity(city, title_th="ย้อมผ้าคราม")
    assert titles("ย้อมผ้า", city)
    shutil.rmtree(Path(settings.SEARCH_DIRECTORY))
    assert titles("ย้อมผ้า", city)
    assert Path(settings.SEARCH_DIRECTORY).exists()


@pytest.mark.parametrize("damage", ["", "{", "{}"])
def test_a_damaged_index_is_built_again(city: City, settings: Settings, damage: str) -> None:
    make_activity(city, title_th="ย้อมผ้าคราม")
    assert titles("ย้อมผ้า", city)
    for meta in Path(settings.SEARCH_DIRECTORY).glob("*/meta.json"):
        meta.write_text(damage)
    follow.store_in.cache_clear()
    assert titles("ย้อมผ้า", city)


def test_an_index_of_another_database_is_built_again(city: City) -> None:
    changes.record("activity", 1, 2, 3)
    make_activity(city, title_th="ย้อมผ้าคราม")
    assert titles("ย้อมผ้า", city)
    Change.objects.all().delete()
    Activity.everywhere.update(title_th="ตีมีด")
    assert titles("ตีมีด", city) == ["ตีมีด"]


def test_rebuilding_says_how_many_can_be_found(city: City) -> None:
    make_activity(city, venue=make_venue(city))
    assert rebuild() == 3  # the activity, its organisation and its venue
    assert catch_up() == 0


def test_a_city_finds_only_its_own(city: City) -> None:
    from tests.factories import make_city

    other = make_city("phayao")
    make_activity(other, title_th="ย้อมผ้าคราม")
    assert titles("ย้อมผ้า", city) == []
    assert titles("ย้อมผ้า", other) == titles("ย้อมผ้า", None) == ["ย้อมผ้าคราม"]


def test_a_change_is_found_within_two_seconds(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    activity = make_activity(city, title_th="ย้อมผ้าคราม")
    assert titles("ย้อมผ้า", city)
    Activity.everywhere.filter(id=activity.id).update(title_th="ตีมีด")
    changes.record("activity", activity.id)
    written = time.monotonic()
    while not titles("ตีมีด", city):
        assert time.monotonic() < written + 2
        time.sleep(0.05)


# -- a log that is kept short ------------------------------------------------------------------------------


def age_the_log() -> None:
    Change.objects.update(at=timezone.now() - changes.KEPT - timedelta(days=1))


def test_whoever_is_up_to_date_goes_on_following_after_old_changes_are_forgotten(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity = make_activity(city, title_th="ย้อมผ้าคราม")
    changes.record("activity", activity.pk, activity.pk)
    assert titles("ย้อมผ้า", city)
    age_the_log()
    rebuild()
    assert changes.prune() > 0
    assert Change.objects.count() == 1
    monkeypatch.setattr(follow, "_written_anew", lambda _store: pytest.fail("built anew for nothing"))
    Activity.everywhere.update(title_th="ตีมีด")
    changes.record("activity", activity.pk)
    assert titles("ตีมีด", city) == ["ตีมีด"]


@pytest.mark.parametrize("since", [1, 30])
def test_whoever_was_away_for_longer_than_changes_are_kept_builds_the_index_anew(
    city: City, monkeypatch: pytest.MonkeyPatch, since: int
) -> None:
    activity = make_activity(city, title_th="ย้อมผ้าคราม")
    changes.record("activity", activity.pk)
    assert titles("ย้อมผ้า", city)
    Activity.everywhere.update(title_th="ตีมีด")
    changes.record("activity", activity.pk)
    age_the_log()
    changes.record("venue", *range(10_000, 10_000 + since))
    assert changes.prune() == 2
    monkeypatch.setattr(follow, "AT_ONCE", 10)
    assert titles("ตีมีด", city) == ["ตีมีด"]


def test_changes_of_the_last_weeks_are_kept(city: City) -> None:
    changes.record("activity", 1, 2, 3)
    Change.objects.update(at=timezone.now() - changes.KEPT + timedelta(hours=1))
    assert changes.prune() == 0
    assert Change.objects.count() == 3
