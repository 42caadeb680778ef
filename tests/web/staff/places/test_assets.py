"""What neighbourhoods have, as coordinators and leaders keep it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from learningcity.city.people.roles import Role
from learningcity.city.places.models import Asset, City, Neighbourhood
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from learningcity.web.staff.places import assets
from tests.factories import make_asset, make_neighbourhood, make_organisation, make_person, make_venue

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/places/assets/"


@pytest.fixture
def yan(city: City) -> Neighbourhood:
    return make_neighbourhood(city, code="bang-lamphu")


def said(yan: Neighbourhood, **other: object) -> dict[str, object]:
    return {"kind": "culture", "neighbourhood": yan.pk, "name_th": "ช่างทอง", "teaches_th": "ทำทอง"} | other


def test_a_coordinator_notes_what_a_neighbourhood_has(coordinator: Client, yan: Neighbourhood) -> None:
    venue, partner = make_venue(yan.city), make_organisation(yan.city, code="gold")
    form = said(yan, venue=venue.pk, organisation=partner.code, lat="13.76", lon="100.497")
    assert coordinator.post(ROOM + "new", form).status_code == 302
    row = Asset.objects.in_city(yan.city).get()
    assert (row.venue, row.organisation, row.lat) == (venue, "gold", 13.76)
    assert "ช่างทอง" in coordinator.get(ROOM).content.decode()
    assert AuditEntry.objects.filter(act="asset.saved", about=str(row.uuid)).exists()


def test_somebody_who_looked_says_so_in_one_step(coordinator: Client, yan: Neighbourhood) -> None:
    row = make_asset(yan)
    assert "Still so" in coordinator.get(f"{ROOM}?state=stale&lang=en").content.decode()
    coordinator.post(f"{ROOM}{row.uuid}/verified")
    row.refresh_from_db()
    assert row.verified_on == today()
    assert "Still so" not in coordinator.get(f"{ROOM}?lang=en").content.decode()


def test_a_leader_keeps_their_own_neighbourhood_only(
    as_role: Callable[..., Client], yan: Neighbourhood
) -> None:
    other = make_neighbourhood(yan.city, name_th="เทเวศร์")
    own, foreign = make_asset(yan, name_th="ของเรา"), make_asset(other, name_th="ของเขา")
    leader = as_role(Role.NEIGHBOURHOOD_LEADER, neighbourhood=yan)
    page = leader.get(ROOM).content.decode()
    assert ("ของเรา" in page, "ของเขา" in page) == (True, False)
    assert leader.get(f"{ROOM}{own.uuid}").status_code == 200
    assert leader.get(f"{ROOM}{foreign.uuid}").status_code == 404
    assert leader.post(f"{ROOM}{foreign.uuid}/verified").status_code == 404
    answer = leader.post(ROOM + "new", said(other))
    assert answer.status_code == 200, "another neighbourhood is not among the choices"
    assert leader.post(ROOM + "new", said(yan)).status_code == 302


def test_a_leader_cannot_ask_whose_a_number_is(as_role: Callable[..., Client], yan: Neighbourhood) -> None:
    make_person(city=yan.city, phone="+66812345678")
    leader = as_role(Role.NEIGHBOURHOOD_LEADER, neighbourhood=yan)
    leader.post(ROOM + "new", said(yan, kind="sage", phone="081 234 5678"))
    assert Asset.objects.in_city(yan.city).get().person_uuid is None


def test_a_sage_who_learns_here_sees_it_with_their_own_data(coordinator: Client, yan: Neighbourhood) -> None:
    person = make_person(city=yan.city, phone="+66812345678")
    form = said(yan, kind="sage", name_th="ครูละออ", agreed_on="1 พ.ย. 2569", phone="081 234 5678")
    coordinator.post(ROOM + "new", form)
    assert Asset.objects.in_city(yan.city).get().person_uuid == person.uuid
    answer = coordinator.post(ROOM + "new?lang=en", form | {"phone": "081 234 5679"})
    assert "No learner here has this number." in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name_th": ""}, "Say what it is called."),
        ({"teaches_th": ""}, "This field is required."),
        ({"lat": "13.7"}, "Give both latitude and longitude"),
        ({"lat": "18", "lon": "99"}, "outside the city"),
        ({"kind": "sage", "agreed_on": "1 ม.ค. 2600"}, "That day is still to come."),
        ({"kind": "sage", "name_th": "", "agreed_on": "1 พ.ย. 2569"}, "Say the name they agreed to."),
        ({"source_url": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_what_cannot_be_is_said(
    coordinator: Client, yan: Neighbourhood, wrong: dict[str, str], says: str
) -> None:
    answer = coordinator.post(ROOM + "new?lang=en", said(yan, **wrong))
    assert says in answer.content.decode()
    assert not Asset.everywhere.exists()


def test_where_there_is_no_neighbourhood_these_come_first(coordinator: Client, city: City) -> None:
    page = coordinator.get(ROOM + "?lang=en").content.decode()
    assert "Add the neighbourhoods first; each then has its own list." in page
    make_neighbourhood(city)
    assert "Ask the neighbours what they are proud of" in coordinator.get(ROOM + "?lang=en").content.decode()


def test_a_name_is_taken_away_and_what_is_gone_is_gone(coordinator: Client, yan: Neighbourhood) -> None:
    sage = make_asset(yan, kind="sage", agreed_on=today())
    assert "no longer want to be named" in coordinator.get(f"{ROOM}{sage.uuid}?lang=en").content.decode()
    coordinator.post(f"{ROOM}{sage.uuid}/unnamed")
    sage.refresh_from_db()
    assert sage.name_th == ""
    coordinator.post(f"{ROOM}{sage.uuid}/gone")
    assert coordinator.get(f"{ROOM}{sage.uuid}").status_code == 404


@pytest.mark.parametrize("act", ["unnamed", "gone"])
def test_a_name_goes_whoever_saved_meanwhile(
    coordinator: Client, yan: Neighbourhood, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sage = make_asset(yan, kind="sage", agreed_on=today())
    before = Asset.everywhere.get(pk=sage.pk)
    monkeypatch.setattr(assets, "_here", lambda *_asked: before)
    Asset.everywhere.filter(pk=sage.pk).update(version=9)
    assert coordinator.post(f"{ROOM}{sage.uuid}/{act}").status_code == 302
    sage.refresh_from_db()
    assert (sage.name_th, sage.agreed_on) == ("", None)


def test_who_was_a_sage_gives_neither_name_nor_link_to_something_else(
    coordinator: Client, yan: Neighbourhood
) -> None:
    sage = make_asset(yan, kind="sage", name_th="ครูละออ", name_en="La-or", person_uuid=uuid4())
    form = said(yan, kind="group", name_th="ครูละออ", name_en="La-or", version=sage.version)
    answer = coordinator.post(f"{ROOM}{sage.uuid}?lang=en", form)
    assert answer.content.decode().count("That is the name of a person.") >= 2
    coordinator.post(f"{ROOM}{sage.uuid}", form | {"name_th": "กลุ่มปักดิ้น", "name_en": ""})
    sage.refresh_from_db()
    assert (sage.kind, sage.name_th, sage.name_en, sage.person_uuid) == ("group", "กลุ่มปักดิ้น", "", None)


def test_today_asks_to_look_at_what_is_old(as_role: Callable[..., Client], yan: Neighbourhood) -> None:
    make_asset(yan, verified_on=today() - timedelta(days=400))
    make_asset(yan, verified_on=today())
    other = make_neighbourhood(yan.city, name_th="เทเวศร์")
    make_asset(other, name_th="ของเขา")
    two, one = "2 things of neighbourhoods were not", "1 thing of a neighbourhood was not"
    home = "/staff/phra-nakhon/?lang=en"
    assert two in as_role(Role.CITY_COORDINATOR).get(home).content.decode()
    assert one in as_role(Role.NEIGHBOURHOOD_LEADER, neighbourhood=yan).get(home).content.decode()
    assert "looked at for a year" not in as_role(Role.FUNDER_OFFICER).get(home).content.decode()
