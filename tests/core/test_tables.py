"""Files as government writes them become rows; everything else becomes a sentence."""

import contextlib
import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime, time

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learningcity.core import exports, geojson, spreadsheets, tables
from learningcity.core.errors import Refused

ALIASES = {
    "name": ["name_th", "ชื่อ", "ชื่อสถานที่"],
    "lat": ["lat", "ละติจูด"],
    "lon": ["lon", "ลองจิจูด"],
    "opened": ["opened", "วันที่เปิด"],
    "men": ["male", "ประชากร ชาย"],
    "women": ["female", "ประชากร หญิง"],
}
SMALL = spreadsheets.Limits(megabytes=1, unpacked_megabytes=2, rows=5, columns=6, letters_a_cell=50)


def read(text: str, encoding: str = "utf-8") -> tables.Table:
    return tables.read_table(text.encode(encoding), ALIASES)


def workbook(*rows, merges=()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for block in merges:
        book.active.merge_cells(block)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def refusal(data: bytes, limits=None) -> str:
    with pytest.raises(Refused) as caught:
        tables.read_table(data, ALIASES, limits)
    assert str(caught.value)
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_file_reads_the_same_in_every_encoding_and_separator(encoding, separator):
    text = separator.join(["ชื่อ", "ละติจูด"]) + "\r\n" + separator.join(["วัดโพธิ์", "13.74"]) + "\r\n"
    table = read(text, encoding)
    assert table.columns == ("name", "lat")
    assert [(row.number, row.get("name"), row.get("lat")) for row in table.rows] == [(2, "วัดโพธิ์", "13.74")]


def test_titles_above_and_empty_rows_and_columns_do_not_hide_the_head():
    table = read("รายชื่อแหล่งเรียนรู้ เขตพระนคร,,\n\n,,\n,ชื่อ *,ละติจูด \n,วัดโพธิ์,13.7\n,,\n,วัดมหาธาตุ,\n")
    assert table.columns == ("name", "lat")
    assert [(row.number, row.get("name")) for row in table.rows] == [(5, "วัดโพธิ์"), (7, "วัดมหาธาตุ")]
    assert table.rows[1].cells["lat"] is None


def test_headings_nobody_knows_are_named_and_read_over():
    table = read("ชื่อ,หมายเหตุ,lat\nวัดโพธิ์,สวย,13.7\n")
    assert table.ignored == ("หมายเหตุ",)
    assert table.rows[0].cells == {"name": "วัดโพธิ์", "lat": "13.7"}


def test_merged_heads_over_two_rows_are_read_together():
    data = workbook(
        ["ทะเบียนแหล่งเรียนรู้ ปี ๒๕๖๙"],
        ["ชื่อสถานที่", "ประชากร", None, "พิกัด", None],
        [None, "ชาย", "หญิง", "ละติจูด", "ลองจิจูด"],
        ["วัดโพธิ์", 12, 30, 13.7465, 100.493],
        merges=["A1:E1", "A2:A3", "B2:C2", "D2:E2"],
    )
    table = tables.read_table(data, ALIASES)
    assert table.rows[0].number == 4
    assert table.rows[0].cells == {
        "name": "วัดโพธิ์",
        "men": "12",
        "women": "30",
        "lat": "13.7465",
        "lon": "100.493",
    }


def test_a_spreadsheets_dates_are_iso_and_its_formulas_only_values():
    table = tables.read_table(
        workbook(["ชื่อ", "วันที่เปิด"], ["ก", datetime.fromisoformat("2026-11-21")], ["ข", "=1+1"]), ALIASES
    )
    assert [row.cells["opened"] for row in table.rows] == ["2026-11-21", None]


def test_the_same_heading_twice_is_refused_but_two_names_of_one_field_are_not():
    assert refusal("ชื่อ,lat,ชื่อ\nก,1,ข\n".encode()) == "duplicate-heading"
    assert read("ชื่อ,name_th\nรอง,เอก\n").rows[0].get("name") == "เอก"


def test_a_row_with_more_cells_than_headings_says_so():
    assert [row.surplus for row in read("ชื่อ,lat\nก,1\nข,2,3\nค,4,,\n").rows] == [False, True, False]


def test_a_missing_column_is_named_as_it_should_be_written():
    with pytest.raises(Refused) as caught:
        read("ชื่อ\nก\n").require(["name", "lat"], ALIASES)
    assert "“ละติจูด”" in str(caught.value)


def test_line_breaks_inside_cells_are_kept_and_rows_counted_as_a_spreadsheet_shows_them():
    table = read('ชื่อ,lat\n"บรรทัดหนึ่ง\nบรรทัดสอง",1\nข,2\n')
    assert [(row.number, row.get("name")) for row in table.rows] == [(2, "บรรทัดหนึ่ง\nบรรทัดสอง"), (3, "ข")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\n\n,,\n", "empty-file"),
        (b"a,b\n1,2\n", "no-headings"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not-a-table"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "not-a-table"),
        (b"%PDF-1.7", "not-a-table"),
        (b"<html><table></table></html>", "not-a-table"),
        (b'{"type": "FeatureCollection"}', "not-geojson"),
        ('name,kind\nก,"วัด\nข,วัด\n'.encode(), "open-quote"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old-excel"),
        (b"PK\x03\x04" + bytes(100), "damaged-excel"),
        (b"lat\n" + b"1\n" * 6, "too-many-rows"),
        (b"lat,b,c,d,e,f,g\n1,2,3,4,5,6,7\n", "too-many-columns"),
        (b"lat\n" + b"9" * 51, "cell-too-long"),
        (b"lat\n" + b"9" * 200_000, "cell-too-long"),
        (b"lat\n" + b"1\n" * 700_000, "file-too-large"),
    ],
)
def test_what_is_no_fit_table_is_refused_with_its_reason(data, code):
    assert refusal(data, SMALL) == code


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 3_000_000)
    assert refusal(stream.getvalue(), SMALL) == "unpacks-too-large"


def test_empty_rows_without_end_are_refused_before_they_are_all_read():
    far = openpyxl.Workbook()
    far.active["A1"], far.active["A1000000"] = "ชื่อ", "ก"
    stream = io.BytesIO()
    far.save(stream)
    assert refusal(stream.getvalue(), SMALL._replace(empty_rows=20)) == "too-many-empty-rows"
    assert refusal("ชื่อ\n".encode() + b"\n" * 30, SMALL._replace(empty_rows=20)) == "too-many-empty-rows"


def test_a_row_without_end_is_refused_before_its_cells_are_held(monkeypatch):
    monkeypatch.setattr(spreadsheets, "_PIECE", 1_000)
    monkeypatch.setattr(spreadsheets, "_LONGEST_ROW", 20_000)
    assert refusal(workbook(["ชื่อ"], ["ก"] * 2_000)) == "too-many-columns"


def test_merged_blocks_are_found_wherever_the_pieces_of_a_sheet_end(monkeypatch):
    said = b'<sheetData/><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:D12"/></mergeCells>'
    for size in (1, 7, 40, 1000):
        monkeypatch.setattr(spreadsheets, "_PIECE", size)
        assert list(spreadsheets._merges(io.BytesIO(said))) == [b"A1:B1", b"C1:D12"]


def test_a_workbook_that_declares_entities_is_refused():
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["ชื่อ"], ["ก"]))) as source,
        zipfile.ZipFile(stream, "w") as parts,
    ):
        for part in source.namelist():
            content = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content
            parts.writestr(part, content)
    assert refusal(stream.getvalue()) == "not-a-table"


def test_a_word_file_is_no_table():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    assert refusal(stream.getvalue()) == "not-a-table"


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_refusal(data):
    for prefix in (b"", b"PK\x03\x04", "ชื่อ,lat\n".encode("cp874"), b"\xff\xfe", b"\xef\xbb\xbfname_th\n"):
        with contextlib.suppress(Refused):
            tables.read_table(prefix + data, ALIASES)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_workbook_gives_a_table_or_a_refusal(data):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        tables.read_table(bytes(whole[: data.draw(st.integers(4, len(whole)))]), ALIASES)


WHOLE = workbook(["ชื่อ", "lat"], ["วัดโพธิ์", 13.7], merges=["A1:A2"])
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), max_size=12)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
@example([("|", "|"), ("|", "|")])
def test_what_is_written_to_csv_is_read_back(rows):
    data = exports.write_csv(["name_th", "lat"], rows)
    assert data.startswith(b"\xef\xbb\xbf")
    expected = [tuple(map(plain, row)) for row in rows if any(map(plain, row))]
    back = tables.read_table(data, ALIASES).rows
    assert [(row.get("name"), row.get("lat")) for row in back] == expected


def plain(text: str) -> str:
    return tables.normalise(spreadsheets._shown(exports.neutral(text)))


@pytest.mark.parametrize("formula", ["=1+1", "+66", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_exported_text_runs_as_a_formula(formula):
    line = list(
        csv.reader(io.StringIO(exports.write_csv(["a"], [[formula]]).decode("utf-8-sig"), newline=""))
    )[1]
    assert line[0].startswith("'")
    sheet = openpyxl.load_workbook(io.BytesIO(exports.write_xlsx(["a"], [[formula]]))).active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value.startswith("'")


def test_numbers_and_dates_leave_as_such():
    row = [-1.5, date(2026, 11, 21), datetime(2026, 11, 21, 2, tzinfo=UTC), time(13, 30), None]
    assert (
        exports.write_csv(list("abcde"), [row]).decode().splitlines()[1]
        == "-1.5,2026-11-21,2026-11-21 09:00,13:30,"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(exports.write_xlsx(list("abcde"), [row], title="a/b"))).active
    assert sheet["A2"].value == -1.5
    assert sheet["C2"].value.hour == 9


SQUARE = [[[100.0, 13.0], [101.0, 13.0], [101.0, 14.0], [100.0, 13.0]]]


def collection(*features) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def feature(kind="Polygon", coordinates=SQUARE, **properties):
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def test_features_are_read_with_their_properties_as_text():
    (found,) = geojson.read_geojson(collection(feature(code=1001, name="พระนคร", nested={"a": 1})))
    assert found.properties == {"code": "1001", "name": "พระนคร"}
    assert found.geometry == {"type": "Polygon", "coordinates": SQUARE}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-geojson"),
        (b"[" * 100_000, "not-geojson"),
        (b'{"type": "Feature"}', "not-geojson"),
        (collection(*[feature()] * 6), "too-many-rows"),
    ],
)
def test_what_is_no_fit_geojson_is_refused_with_its_reason(data, code):
    with pytest.raises(Refused) as caught:
        geojson.read_geojson(data, SMALL)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("x", "bad-shape"),
        (feature("Circle"), "bad-shape"),
        (feature(coordinates=[]), "bad-shape"),
        (feature(coordinates=[[[100, 13], [101, 13], [100, 13]]]), "bad-shape"),
        (feature(coordinates=[[[1e9, 13]] * 4]), "not-degrees"),
        (feature(coordinates=[[[13, 100]] * 4]), "not-degrees"),
        (feature(coordinates=[[["x", 13]] * 4]), "bad-shape"),
        (feature("Point", [13]), "bad-shape"),
    ],
)
def test_a_broken_shape_is_refused_alone(broken, code):
    first, second = geojson.read_geojson(collection(broken, feature()))
    assert first.fault
    assert (first.fault.code, first.geometry) == (code, {})
    assert (second.fault, second.number) == (None, 2)


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("urn:ogc:def:crs:EPSG::4326", True),
        ("EPSG:4326", True),
        ("urn:ogc:def:crs:EPSG::32647", False),
        ("EPSG:24047", False),
    ],
)
def test_a_map_in_another_system_than_wgs_84_is_refused(name, taken):
    data = json.dumps(
        {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": name}}, "features": []}
    ).encode()
    with contextlib.nullcontext() if taken else pytest.raises(Refused, match="WGS 84"):
        assert geojson.read_geojson(data) == []


def test_points_of_a_map_are_rows_with_their_coordinates():
    point = feature("Point", [100.5, 13.75], name="ป้อม", code=7)
    table = tables.read_table(
        collection(point), {"name": ["name"], "lat": ["lat"], "lon": ["lon"], "code": ["code"]}
    )
    assert [row.cells for row in table.rows] == [{"lon": "100.5", "lat": "13.75", "name": "ป้อม", "code": "7"}]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "coordinates"]), inner)
    ),
    max_leaves=12,
)


@given(st.sampled_from(["Polygon", "Point", "MultiPolygon"]), JSON)
def test_any_geometry_is_read_or_refused(kind, coordinates):
    with contextlib.suppress(Refused):
        geojson.read_geojson(collection(feature(kind, coordinates)))
