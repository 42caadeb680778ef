"""A coordinator brings in a file: sees each row's fate, confirms, and takes it back."""

import re
from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from learningcity.city.people.roles import Role
from learningcity.city.places.models import City, Venue
from learningcity.core.imports.drafts import Source
from learningcity.core.imports.planning import plan_import
from learningcity.core.models import ImportRun
from learningcity.core.tables import read_table
from learningcity.web.staff.imports.kinds import KINDS, importer_for
from tests.factories import make_activity, make_asset, make_city, make_neighbourhood, make_venue

PAGE = "/staff/phra-nakhon/imports/"
PLACES = "รหัส,ชื่อ,ประเภท,หมู่\nv-1,หอสมุดเมือง,ห้องสมุด,1\nv-2,วัดโพธิ์,วัด,2\nv-3,ปราสาท,ปราสาท,3\n"


def upload(client: Client, text: str = PLACES, kind: str = "venues", encoding: str = "utf-8") -> str:
    """The address of the preview."""
    file = SimpleUploadedFile("places.csv", text.encode(encoding))
    answer = client.post(PAGE, {"kind": kind, "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def confirm(client: Client, preview: str) -> str:
    page = client.get(preview).content.decode()
    match = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert match
    answer = client.post(preview, {"fingerprint": match[1]})
    assert answer.status_code == 302
    return str(answer["Location"])


@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_the_preview_shows_each_rows_fate_and_writes_nothing(
    coordinator: Client, city: City, encoding: str
) -> None:
    make_venue(city, code="v-2", name_th="วัดเก่า", kind="temple")
    page = coordinator.get(upload(coordinator, encoding=encoding)).content.decode()
    for said in ("หอสมุดเมือง", "วัดเก่า", "ปราสาท", "หมู่", "tag ok", "tag warn", "tag bad"):
        assert said in page
    assert Venue.objects.in_city(city).count() == 1


def test_one_fate_can_be_looked_at_alone(coordinator: Client, city: City) -> None:
    page = coordinator.get(upload(coordinator) + "?fate=refused").content.decode()
    assert "ปราสาท" in page
    assert "หอสมุดเมือง" not in page


def test_what_may_be_here_already_can_be_looked_at_alone(coordinator: Client, city: City) -> None:
    make_venue(city, code="old", name_th="วัดโพธิ์")
    page = coordinator.get(upload(coordinator) + "?fate=twin").content.decode()
    assert "วัดโพธิ์" in page
    assert "หอสมุดเมือง" not in page


def test_names_that_are_here_already_are_told_before_they_are_added_again(
    coordinator: Client, city: City
) -> None:
    told = "has a name that is here already"
    assert told not in coordinator.get(upload(coordinator) + "?lang=en").content.decode()
    make_venue(city, code="old", name_th="วัดโพธิ์")
    assert told in coordinator.get(upload(coordinator) + "?lang=en").content.decode()


def test_confirming_writes_and_taking_back_undoes(coordinator: Client, city: City) -> None:
    done = confirm(coordinator, upload(coordinator))
    assert Venue.objects.in_city(city).count() == 2
    assert coordinator.get(done).status_code == 200
    coordinator.post(done + "take-back")
    assert not Venue.objects.in_city(city).exists()
    assert ImportRun.objects.get().taken_back_at
    assert "places.csv" in coordinator.get(PAGE).content.decode()


def test_the_file_is_gone_once_it_is_written(coordinator: Client, city: City) -> None:
    preview = upload(coordinator)
    confirm(coordinator, preview)
    assert coordinator.get(preview).status_code == 404
    assert default_storage.listdir("imports")[1] == []


def test_a_stale_preview_is_shown_again_instead_of_written(coordinator: Client, city: City) -> None:
    preview = upload(coordinator)
    page = coordinator.get(preview).content.decode()
    make_venue(city, code="v-1", name_th="มาก่อน")
    found = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert found
    answer = coordinator.post(preview, {"fingerprint": found[1]})
    assert answer.status_code == 200
    assert not ImportRun.objects.exists()


def test_putting_a_file_aside_writes_nothing(coordinator: Client, city: City) -> None:
    assert coordinator.post(upload(coordinator) + "drop").status_code == 302
    assert not Venue.objects.in_city(city).exists()
    assert default_storage.listdir("imports")[1] == []


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"", b"a,b\n1,2\n", b"\xd0\xcf\x11\xe0"])
def test_a_file_that_is_no_table_comes_back_with_a_sentence(
    coordinator: Client, city: City, data: bytes
) -> None:
    answer = coordinator.post(PAGE, {"kind": "venues", "file": SimpleUploadedFile("x.csv", data)})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]


def test_a_preview_belongs_to_its_uploader_and_city(
    coordinator: Client, as_role: Callable[..., Client], city: City
) -> None:
    preview = upload(coordinator)
    assert as_role(Role.CITY_COORDINATOR).get(preview).status_code == 404
    make_city("yala", name_th="ยะลา", name_en="Yala")
    assert coordinator.get(preview.replace("phra-nakhon", "yala")).status_code in (403, 404)


def test_another_citys_import_cannot_be_opened_or_taken_back(coordinator: Client, city: City) -> None:
    run = ImportRun.objects.create(city="yala", kind="venues", file_name="x.csv")
    assert coordinator.get(f"{PAGE}run/{run.uuid}/").status_code == 404
    assert coordinator.post(f"{PAGE}run/{run.uuid}/take-back").status_code == 404


def test_an_editor_may_not_bring_in_files(as_role: Callable[..., Client], city: City) -> None:
    assert as_role(Role.LEARNING_ADMINISTRATOR).get(PAGE).status_code == 403


def test_refused_rows_can_be_taken_home_as_a_file(coordinator: Client, city: City) -> None:
    answer = coordinator.get(upload(coordinator) + "problems.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert "ปราสาท" in answer.content.decode()


@pytest.mark.parametrize("kind", [kind for kind, known in KINDS.items() if known.headings])
def test_every_empty_sheet_has_headings_its_reader_knows(coordinator: Client, city: City, kind: str) -> None:
    answer = coordinator.get(f"{PAGE}sheet/{kind}.xlsx")
    table = read_table(answer.content, KINDS[kind].aliases)
    assert set(table.columns) == set(KINDS[kind].aliases)
    assert table.ignored == ()


@pytest.mark.parametrize("kind", [kind for kind, known in KINDS.items() if known.rows])
def test_what_is_there_now_comes_back_in_without_any_difference(
    coordinator: Client, city: City, kind: str
) -> None:
    make_activity(city, venue=make_venue(city), source_url="https://example.org/1")
    make_asset(make_neighbourhood(city))
    sheet = coordinator.get(f"{PAGE}current/{kind}.xlsx").content
    plan = plan_import(importer_for(kind, city), Source("sheet.xlsx", sheet))
    assert plan.problems == []
    assert plan.counts["same"] == plan.counts["rows"] == 1
