"""Lists of places, people and outlines are brought in row by row, as one act, and taken back as one."""

import json
from collections.abc import Callable

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learningcity.city.partners.models import Organisation
from learningcity.city.places.imports.areas import load_official_areas
from learningcity.city.places.imports.communities import CommunityImporter
from learningcity.city.places.imports.outlines import OutlineImporter
from learningcity.city.places.imports.population import PopulationImporter, read_band
from learningcity.city.places.imports.venues import VenueImporter
from learningcity.city.places.models import Area, City, Population, Venue
from learningcity.core.errors import Refused
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import ImportPlan, Source
from learningcity.core.imports.planning import plan_import
from learningcity.core.imports.taking_back import take_back
from learningcity.core.models import AuditEntry, Change, ImportedRow, ImportRun
from tests.factories import make_area, make_city, make_neighbourhood, make_organisation, make_venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(city: City) -> City:
    """The city with its official area and two subdistricts, one of them elsewhere."""
    own = make_area("1001", level=Area.Level.DISTRICT, name_th="พระนคร")
    make_area("100101", under=own)
    other = make_area("1002", level=Area.Level.DISTRICT, name_th="ดุสิต")
    make_area("100201", under=other, name_th="ดุสิต")
    city.area = own
    city.save()
    return city


def source(text: str, name: str = "places.csv") -> Source:
    return Source(name, text.encode())


def reasons(plan: ImportPlan) -> list[tuple[int, str]]:
    return [(problem.row, problem.field) for problem in plan.problems]


PLACES = """รหัส,ชื่อ,ประเภท,รหัสแขวง,ละติจูด,ลองจิจูด,วันที่ตรวจสอบ
v-1,หอสมุดเมือง,ห้องสมุด,100101,๑๓.๗๕๗๘,100.4986,๒๑ พ.ย. ๒๕๖๙
v-2,วัดโพธิ์,วัด,100101,13.7465,100.4930,21/11/2569
"""


def test_a_list_of_places_becomes_venues(district: City) -> None:
    plan, run = apply_import(VenueImporter(district), source(PLACES), by="tester")
    assert plan.counts == {"rows": 2, "new": 2, "changed": 0, "same": 0, "refused": 0}
    venue = Venue.objects.in_city(district).get(code="v-1")
    assert (venue.kind, venue.lat, str(venue.verified_on)) == ("library", 13.7578, "2026-11-21")
    assert venue.area is not None
    assert venue.area.code == "100101"
    assert run is not None
    assert AuditEntry.objects.filter(act="import:apply", about=str(run.uuid)).exists()
    assert set(Change.objects.filter(kind="venue").values_list("object_id", flat=True)) == {
        row.pk for row in Venue.objects.in_city(district)
    }


def test_the_same_file_again_changes_nothing(district: City) -> None:
    apply_import(VenueImporter(district), source(PLACES), by="tester")
    plan, run = apply_import(VenueImporter(district), source(PLACES), by="tester")
    assert plan.counts["same"] == 2
    assert run is None


def test_a_new_code_with_a_known_name_is_pointed_out(district: City) -> None:
    make_venue(district, code="old", name_th="วัดโพธิ์")
    plan = plan_import(VenueImporter(district), source(PLACES))
    assert [row.twin for row in plan.rows] == ["", "old"]


def test_looking_writes_nothing(district: City) -> None:
    plan_import(VenueImporter(district), source(PLACES))
    assert not Venue.everywhere.exists()
    assert not ImportRun.objects.exists()


def test_a_known_code_changes_that_venue_and_says_what_changes(district: City) -> None:
    make_venue(district, code="v-1", name_th="ห้องสมุดเดิม", kind="museum", phone="02 111 1111")
    plan = plan_import(VenueImporter(district), source(PLACES))
    changes = {(each.field, each.old, each.new) for each in plan.rows[0].changes}
    assert ("name_th", "ห้องสมุดเดิม", "หอสมุดเมือง") in changes
    apply_import(VenueImporter(district), source(PLACES), by="tester")
    venue = Venue.objects.in_city(district).get(code="v-1")
    assert (venue.phone, venue.version) == ("02 111 1111", 2), "an empty cell changes nothing"


def test_without_codes_the_same_name_is_the_same_place(district: City) -> None:
    make_venue(district, code="old", name_th="หอสมุดเมือง")
    plan, _run = apply_import(
        VenueImporter(district), source("ชื่อ,โทรศัพท์\nหอสมุดเมือง,0812345678\nที่ใหม่,\n"), by="tester"
    )
    assert [row.fate for row in plan.rows] == ["changed", "new"]
    assert Venue.objects.in_city(district).count() == 2


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("x,ก,วัด,999999,,,", "subdistrict_code"),
        ("x,ก,วัด,100201,,,", "subdistrict_code"),
        ("x,ก,วัด,100101,100.4930,13.7465,", "lat"),
        ("x,ก,วัด,100101,18.7,98.9,", "lat"),
        ("x,ก,วัด,100101,13.7465,,", "lon"),
        ("x,ก,วัด,100101,เหนือ,100.4930,", "lat"),
        ("x,ก,ปราสาท,100101,,,", "kind"),
        ("x,ก,วัด,100101,,,21/11/69", "verified_on"),
        ("x,ก,วัด,100101,,,21/11/3112", "verified_on"),
        ("x,,วัด,100101,,,", "name_th"),
        ("x y,ก,วัด,100101,,,", "code"),
        (f"x,{'ก' * 201},วัด,100101,,,", "name_th"),
        ("v-1,ซ้ำ,วัด,100101,,,", ""),
        ("x,ก,วัด,100101,,,,เกิน", ""),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_are(district: City, row: str, field: str) -> None:
    plan, _run = apply_import(VenueImporter(district), source(PLACES + row + "\n"), by="tester")
    assert reasons(plan) == [(4, field)]
    assert plan.problems[0].message
    assert Venue.objects.in_city(district).count() == 2


def test_swapped_coordinates_are_called_so(district: City) -> None:
    swapped = source(PLACES.replace("13.7465,100.4930", "100.4930,13.7465"))
    with translation.override("en"):
        plan = plan_import(VenueImporter(district), swapped)
    assert "swapped" in plan.problems[0].message


def test_a_venue_joins_the_neighbourhood_whose_outline_holds_it(district: City) -> None:
    ring = [[100.49, 13.74], [100.496, 13.74], [100.496, 13.75], [100.49, 13.75], [100.49, 13.74]]
    yan = make_neighbourhood(district, outline={"type": "Polygon", "coordinates": [ring]})
    apply_import(VenueImporter(district), source(PLACES), by="tester")
    assert list(yan.venues.values_list("code", flat=True)) == ["v-2"]


def test_an_import_is_taken_back_as_one_act(district: City) -> None:
    make_venue(district, code="v-1", name_th="ห้องสมุดเดิม", kind="museum", lat=13.75, lon=100.49)
    before = list(Venue.everywhere.order_by("code").values("code", "name_th", "kind", "lat", "lon", "area"))
    _plan, run = apply_import(VenueImporter(district), source(PLACES), by="tester")
    assert run is not None
    back = take_back(VenueImporter(district), run, by="tester")
    assert (back.removed, back.restored, back.kept) == (1, 1, [])
    after = list(Venue.everywhere.order_by("code").values("code", "name_th", "kind", "lat", "lon", "area"))
    assert after == before
    with pytest.raises(Refused) as again:
        take_back(VenueImporter(district), run, by="tester")
    assert again.value.code == "already-taken-back"


def test_taking_back_leaves_later_work_alone_and_names_it(district: City) -> None:
    make_venue(district, code="v-1", name_th="ห้องสมุดเดิม", kind="museum")
    _plan, run = apply_import(VenueImporter(district), source(PLACES + "v-3,ตลาด,ตลาด,,,,\n"), by="tester")
    assert run is not None
    used = Venue.objects.in_city(district).get(code="v-2")
    make_organisation(district).venues.add(used)
    Venue.objects.in_city(district).filter(code="v-3").update(name_th="ตลาดใหม่")
    Venue.objects.in_city(district).filter(code="v-1").update(name_th="หอสมุดที่แก้แล้ว")
    back = take_back(VenueImporter(district), run, by="tester")
    assert (back.removed, back.restored) == (0, 1)
    assert len(back.kept) == 3
    assert Venue.objects.in_city(district).get(code="v-1").name_th == "หอสมุดที่แก้แล้ว"
    assert Venue.objects.in_city(district).get(code="v-1").kind == "museum"
    assert Organisation.everywhere.get().venues.get() == used


def test_a_preview_that_no_longer_holds_is_not_written(district: City) -> None:
    importer = VenueImporter(district)
    shown = plan_import(importer, source(PLACES)).fingerprint
    make_venue(district, code="v-2", name_th="วัดโพธิ์")
    with pytest.raises(Refused) as stale:
        apply_import(VenueImporter(district), source(PLACES), by="tester", expected=shown)
    assert stale.value.code == "stale-preview"
    assert not ImportRun.objects.exists()


def test_nothing_is_half_written(district: City, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError

    monkeypatch.setattr(ImportedRow.objects, "bulk_create", fail)
    with pytest.raises(OSError):  # noqa: PT011
        apply_import(VenueImporter(district), source(PLACES), by="tester")
    assert not Venue.everywhere.exists()


def test_two_cities_keep_the_same_code_apart(district: City) -> None:
    other = make_city("yala", name_th="ยะลา", name_en="Yala")
    make_venue(other, code="v-1", name_th="ของยะลา")
    apply_import(VenueImporter(district), source(PLACES), by="tester")
    assert Venue.objects.in_city(other).get(code="v-1").name_th == "ของยะลา"


CELL = st.sampled_from(
    ["", "v-1", "v-2", "ก", "วัด", "100101", "100201", "13.75", "100.49", "ตลาด", "x y", "๑๓.๗"]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, min_size=7, max_size=7), min_size=1, max_size=6))
def test_any_rows_come_back_out_as_if_they_had_never_come_in(district: City, rows: list[list[str]]) -> None:
    before = list(Venue.everywhere.order_by("pk").values())
    body = "\n".join(",".join(row) for row in rows if any(row)) or "v-9,ก,,,,,"
    text = f"รหัส,ชื่อ,ประเภท,รหัสแขวง,ละติจูด,ลองจิจูด,โทรศัพท์\n{body}\n"
    plan, run = apply_import(VenueImporter(district), source(text), by="tester")
    assert sum(plan.counts[fate] for fate in ("new", "changed", "same", "refused")) == plan.counts["rows"]
    assert plan_import(VenueImporter(district), source(text)).counts["new"] == 0
    if run is not None:
        assert take_back(VenueImporter(district), run, by="tester").kept == []
    assert list(Venue.everywhere.order_by("pk").values()) == before


@pytest.mark.slow
def test_the_country_has_its_areas_and_loading_again_adds_none() -> None:
    assert load_official_areas().made == 1 + 77 + 928 + 7_436
    assert load_official_areas() == (0, 0, 1 + 77 + 928 + 7_436)
    assert Area.objects.find_problems() == ([], [], [], [], [])
    levels = {
        level: Area.objects.at(level).count() for level in (Area.Level.PROVINCE, Area.Level.SUBDISTRICT)
    }
    assert levels == {"province": 77, "subdistrict": 7_436}


def test_communities_stand_below_their_subdistrict_with_their_people(district: City) -> None:
    text = (
        "community_id,name_th,community_type,subdistrict_code,population,male,female\n"
        "c-1,ชุมชนวัดใหม่,ชุมชนเมือง,100101,๑๒๐,50,70\nc-2,ชุมชนอื่น,,100201,1,1,0\n"
    )
    plan, run = apply_import(CommunityImporter(district), source(text), by="tester")
    assert plan.counts["new"] == 1
    assert reasons(plan) == [(3, "subdistrict_code")]
    community = Area.objects.get(code="c-1")
    parent = Area.objects.get(code="100101")
    assert community.path.startswith(parent.path)
    assert dict(community.population.values_list("sex", "people")) == {"all": 120, "male": 50, "female": 70}
    assert plan_import(CommunityImporter(district), source(text)).counts["same"] == 1
    assert run is not None
    assert take_back(CommunityImporter(district), run, by="tester").kept == []
    assert not Area.objects.filter(code="c-1").exists()
    assert Area.objects.find_problems() == ([], [], [], [], [])


def test_people_are_read_from_long_and_from_wide_files(district: City) -> None:
    long = "district_code,เพศ,อายุ,จำนวน,ปี พ.ศ.\n1001,หญิง,7,1200,2565\n1001,ชาย,7,๑๑๐๐,2022\n"
    plan, _run = apply_import(PopulationImporter(None), source(long), by="tester")
    assert plan.counts["new"] == 2
    assert set(Population.objects.values_list("sex", "people", "year_be")) == {
        ("female", 1200, 2565),
        ("male", 1100, 2565),
    }
    wide = "district_code,0-5,80+,total,female,male,year_be\n1001,10,20,100,60,40,2565\n"
    plan, _run = apply_import(PopulationImporter(None), source(wide), by="tester")
    assert plan.counts["new"] == 1
    assert Population.objects.get(age_from=80).age_to is None
    assert Population.objects.count() == 7


@pytest.mark.parametrize(
    ("written", "band"),
    [("7", (7, 7)), ("0-5", (0, 5)), ("80+", (80, None)), ("อายุ ๖๐ ปีขึ้นไป", (60, None)), ("เด็ก", None)],
)
def test_age_bands_are_read_as_they_are_written(written: str, band: object) -> None:
    assert read_band(written) == band


def outline(code: str, *, lat: float = 13.75, lon: float = 100.49) -> dict[str, object]:
    ring = [[lon, lat], [lon + 0.01, lat], [lon + 0.01, lat + 0.01], [lon, lat]]
    return {
        "type": "Feature",
        "properties": {"subdistrict_code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def features(*parts: dict[str, object]) -> Source:
    return Source("shapes.geojson", json.dumps({"type": "FeatureCollection", "features": parts}).encode())


def test_outlines_find_their_area_by_its_code_and_give_it_a_middle(district: City) -> None:
    shapes = features(
        outline("100101"), outline("100201"), outline("999999"), outline("100101", lat=50, lon=5)
    )
    plan, run = apply_import(OutlineImporter(district), shapes, by="tester")
    assert [row.fate for row in plan.rows] == ["changed", "refused", "refused", "refused"]
    area = Area.objects.get(code="100101")
    assert area.outline["type"] == "Polygon"
    assert area.lat == pytest.approx(13.755, abs=0.01)
    assert run is not None
    take_back(OutlineImporter(district), run, by="tester")
    assert Area.objects.get(code="100101").outline is None


BOW = [[100.49, 13.74], [100.50, 13.76], [100.50, 13.74], [100.49, 13.76], [100.49, 13.74]]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [100.49, 13.75]},
        {"type": "LineString", "coordinates": [[100.49, 13.75], [100.5, 13.75]]},
        {"type": "Polygon", "coordinates": [BOW]},
        {"type": "Polygon", "coordinates": [[[east + 1, north] for east, north in sorted(BOW[:3])] * 2]},
        None,
    ],
)
def test_an_outline_that_encloses_no_ground_of_the_city_is_refused_and_the_others_are_taken(
    district: City, geometry: object
) -> None:
    shapes = features({**outline("100102"), "geometry": geometry}, outline("100101"))
    plan = plan_import(OutlineImporter(district), shapes)
    assert [row.fate for row in plan.rows] == ["refused", "changed"]


def test_a_row_that_names_an_unknown_district_is_refused_whatever_its_subdistrict(district: City) -> None:
    rows = "code,name_th,district_code,subdistrict_code\nfort,ป้อมพระสุเมรุ,9999,100101\n"
    (row,) = plan_import(VenueImporter(district), Source("x.csv", rows.encode())).rows
    assert [problem.field for problem in row.problems] == ["district_code"]


Importers = Callable[[City], object]


@pytest.mark.parametrize("importer", [VenueImporter, CommunityImporter, PopulationImporter, OutlineImporter])
@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04junk", b"a,b\n1,2\n", b"{}"])
def test_a_file_that_is_something_else_is_refused_in_a_sentence(
    district: City, importer: Importers, data: bytes
) -> None:
    with pytest.raises(Refused) as refusal:
        plan_import(importer(district), Source("x.csv", data))  # type: ignore[arg-type]
    assert str(refusal.value)
