"""What neighbourhoods have: kept, verified, named only as a sage agreed, brought in from lists."""

from datetime import timedelta
from typing import Any

import pytest

from learningcity.city.people.models import Person
from learningcity.city.people.services import erase_person
from learningcity.city.places import queries, services
from learningcity.city.places.imports.assets import ALIASES, AssetImporter, asset_rows
from learningcity.city.places.models import Asset, City, Neighbourhood
from learningcity.core.errors import Refused
from learningcity.core.exports import write_csv
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import Fate, Source
from learningcity.core.imports.planning import plan_import
from learningcity.core.imports.taking_back import take_back
from learningcity.core.models import ImportRun
from learningcity.core.thai_time import today
from tests.factories import make_account, make_city, make_neighbourhood, make_person, make_venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def yan(city: City) -> Neighbourhood:
    return make_neighbourhood(city, code="bang-lamphu")


def note(yan: Neighbourhood, **said: Any) -> Asset:
    kept = {"kind": "culture", "neighbourhood": yan, "name_th": "ช่างทอง", "teaches_th": "ทำทองรูปพรรณ"}
    return services.save_asset(city=yan.city, by=None, **(kept | said))


def test_a_sage_is_named_once_they_agreed(yan: Neighbourhood) -> None:
    silent = note(yan, kind="sage", name_th="ครูละออ")
    assert (silent.may_be_named, "ละออ" in str(silent)) == (False, False)
    agreed = services.save_asset(city=yan.city, by=None, asset=silent, version=1, agreed_on=today())
    assert (agreed.may_be_named, "ละออ" in str(agreed)) == (True, True)
    services.name_no_more(asset=agreed, by=None)
    agreed.refresh_from_db()
    assert (agreed.name_th, agreed.agreed_on, agreed.teaches_th) == ("", None, "ทำทองรูปพรรณ")


def test_erasing_a_person_takes_their_name_from_what_they_teach(yan: Neighbourhood) -> None:
    person: Person = make_person(city=yan.city)
    row = note(yan, kind="sage", agreed_on=today(), person_uuid=person.uuid)
    erase_person(person=person, by=None)
    row.refresh_from_db()
    assert (row.name_th, row.agreed_on, row.may_be_named) == ("", None, False)
    assert row.teaches_th == "ทำทองรูปพรรณ"


def test_what_was_not_looked_at_for_a_year_is_to_be_verified(yan: Neighbourhood) -> None:
    never, fresh, old = note(yan), note(yan), note(yan)
    services.verify_asset(asset=fresh, on=today() - timedelta(days=365), by=make_account(name="ธนา"))
    services.verify_asset(asset=old, on=today() - timedelta(days=366), by=None)
    assert set(Asset.objects.in_city(yan.city).to_verify(today())) == {never, old}
    assert [row.is_stale(today()) for row in (never, fresh, old)] == [True, False, True]
    assert fresh.verified_by == "ธนา"


def test_what_is_gone_is_listed_no_more_and_a_sage_is_forgotten(yan: Neighbourhood) -> None:
    row, sage = note(yan), note(yan, kind="sage", agreed_on=today())
    for each in (row, sage):
        services.end_asset(asset=each, on=today(), by=None)
        each.refresh_from_db()
    assert queries.assets(yan.city, yan) == []
    assert (row.name_th, sage.name_th) == ("ช่างทอง", "")


def test_what_belongs_to_another_city_is_refused(yan: Neighbourhood) -> None:
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    for wrong in ({"neighbourhood": make_neighbourhood(elsewhere)}, {"venue": make_venue(elsewhere)}):
        with pytest.raises(Refused) as refused:
            note(yan, **wrong)
        assert refused.value.code == "elsewhere"
    with pytest.raises(Refused):
        note(yan, lat=18.0, lon=100.0)


def test_two_who_change_the_same_are_told(yan: Neighbourhood) -> None:
    row = note(yan)
    services.save_asset(city=yan.city, by=None, asset=row, version=1, teaches_th="ก")
    with pytest.raises(Refused) as refused:
        services.save_asset(city=yan.city, by=None, asset=row, version=1, teaches_th="ข")
    assert refused.value.code == "stale"


# -- files -------------------------------------------------------------------------------------------------

SHEET = """ย่าน,ประเภท,ชื่อ,เรียนรู้อะไรได้,วันที่ตรวจสอบ,ละติจูด,ลองจิจูด
บางลำพู,งานช่าง,ช่างทองตรอกสุเหร่า,ทำทองรูปพรรณ,๑ พ.ย. ๒๕๖๙,13.7596,100.4956
bang-lamphu,ปราชญ์ชุมชน,,ปักดิ้น,,,
""".encode()


def brought(city: City, data: bytes) -> ImportRun:
    _plan, run = apply_import(AssetImporter(city), Source("ของดี.csv", data), by=None)
    assert run
    return run


def test_a_list_of_a_community_is_brought_in_and_taken_back(yan: Neighbourhood) -> None:
    run = brought(yan.city, SHEET)
    gold, sage = Asset.objects.in_city(yan.city).order_by("kind")
    assert (gold.kind, gold.neighbourhood, gold.verified_on.isoformat()) == ("culture", yan, "2026-11-01")  # type: ignore[union-attr]
    assert (sage.kind, sage.name_th, sage.may_be_named) == ("sage", "", False)
    take_back(AssetImporter(yan.city), run, by=None)
    assert not Asset.everywhere.exists()


def test_the_same_list_again_changes_nothing(yan: Neighbourhood) -> None:
    brought(yan.city, SHEET)
    plan = plan_import(AssetImporter(yan.city), Source("ของดี.csv", SHEET))
    assert {row.fate for row in plan.rows} == {Fate.SAME}


def test_the_same_name_in_another_neighbourhood_is_another_thing(yan: Neighbourhood) -> None:
    make_neighbourhood(yan.city, code="thewet", name_th="เทเวศร์", name_en="Thewet")
    note(yan, name_th="สวนหย่อม", kind="green")
    row = "ย่าน,ประเภท,ชื่อ,เรียนรู้อะไรได้\nเทเวศร์,สวน,สวนหย่อม,ปลูกไม้\n"
    (planned,) = plan_import(AssetImporter(yan.city), Source("x.csv", row.encode())).rows
    assert (planned.fate, bool(planned.twin)) == (Fate.NEW, True)


def test_what_was_taken_out_can_be_brought_in_unchanged(yan: Neighbourhood) -> None:
    brought(yan.city, SHEET)
    note(yan, kind="sage", name_th="ครูละออ", agreed_on=today(), venue=make_venue(yan.city))
    data = write_csv([names[-1] for names in ALIASES.values()], asset_rows(yan.city))
    plan = plan_import(AssetImporter(yan.city), Source("again.csv", data))
    assert [row.fate for row in plan.rows] == [Fate.SAME] * 3


AGREED = """รหัส,ย่าน,ประเภท,ชื่อ,เรียนรู้อะไรได้,วันที่ยินยอมให้บอกชื่อ
s1,bang-lamphu,{kind},{name},ทำทอง,{day}
"""


def agreed(name: str = "ครูละออ", *, days: int = 10, kind: str = "ปราชญ์") -> bytes:
    """A list in which somebody agreed to be named so many days ago."""
    return AGREED.format(kind=kind, name=name, day=(today() - timedelta(days=days)).isoformat()).encode()


@pytest.mark.parametrize("way", ["name_no_more", "end_asset", "erase_person"])
def test_the_same_list_again_does_not_name_who_withdrew(yan: Neighbourhood, way: str) -> None:
    brought(yan.city, agreed())
    sage = Asset.everywhere.get()
    person: Person = make_person(city=yan.city)
    Asset.everywhere.update(person_uuid=person.uuid)
    assert sage.may_be_named
    {
        "name_no_more": lambda: services.name_no_more(asset=sage, by=None),
        "end_asset": lambda: services.end_asset(asset=sage, on=today(), by=None),
        "erase_person": lambda: erase_person(person=person, by=None),
    }[way]()
    apply_import(AssetImporter(yan.city), Source("ของดี.csv", agreed()), by=None)
    sage.refresh_from_db()
    assert (sage.name_th, sage.name_en, sage.agreed_on) == ("", "", None)


def test_who_agreed_anew_is_named_by_a_list_again(yan: Neighbourhood) -> None:
    brought(yan.city, agreed())
    Asset.everywhere.update(name_th="", agreed_on=None, unnamed_on=today() - timedelta(days=5))
    brought(yan.city, agreed(days=4))
    assert Asset.everywhere.get().may_be_named


def test_a_list_takes_no_consent_of_what_is_no_person_and_makes_nothing_else_of_a_sage(
    yan: Neighbourhood,
) -> None:
    brought(yan.city, agreed(kind="งานช่าง"))
    assert Asset.everywhere.get().agreed_on is None
    Asset.everywhere.update(kind="sage")
    (planned,) = plan_import(AssetImporter(yan.city), Source("x.csv", agreed(kind="งานช่าง"))).rows
    assert (planned.fate, planned.problems[0].field) == (Fate.REFUSED, "kind")


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("ที่อื่น,งานช่าง,ก,ข,,,", "neighbourhood"),
        ("บางลำพู,ยานอวกาศ,ก,ข,,,", "kind"),
        ("บางลำพู,,ก,ข,,,", "kind"),
        ("บางลำพู,งานช่าง,,ข,,,", "name_th"),
        ("บางลำพู,งานช่าง,ก,,,,", "teaches_th"),
        ("บางลำพู,งานช่าง,ก,ข,พรุ่งนี้,,", "verified_on"),
        ("บางลำพู,งานช่าง,ก,ข,2600-01-01,,", "verified_on"),
        ("บางลำพู,งานช่าง,ก,ข,,13.7,", "lon"),
    ],
)
def test_a_row_that_cannot_be_taken_says_which_cell(yan: Neighbourhood, row: str, field: str) -> None:
    data = SHEET.decode().splitlines()[0] + "\n" + row + "\n"
    (planned,) = plan_import(AssetImporter(yan.city), Source("x.csv", data.encode())).rows
    assert planned.fate is Fate.REFUSED
    assert field in [problem.field for problem in planned.problems]
