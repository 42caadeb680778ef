"""`learningcity import`: what a script reads when nothing could be brought in."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from learningcity.city.places.models import Area, City, Venue

pytestmark = pytest.mark.django_db

KEYS = {"rows", "new", "changed", "same", "refused", "problems"}


def answer(*words: str) -> Any:
    said = io.StringIO()
    call_command("import_file", *words, "--json", stdout=said)
    return json.loads(said.getvalue())


def refusal(*words: str) -> Any:
    said = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("import_file", *words, "--json", stdout=said)
    found = json.loads(said.getvalue())
    assert found.keys() == KEYS
    assert [problem["message"] for problem in found["problems"]] == [str(refused.value)]
    assert refused.value.returncode != 0
    return found["problems"][0]["field"]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "places.csv"
    file.write_text("code,name_th,kind\nfort,ป้อมพระสุเมรุ,park\n", encoding="utf-8")
    return file


def test_an_unknown_city_is_said_in_json(city: City, sheet: Path) -> None:
    assert refusal("venues", str(sheet), "--city", "nowhere") == "city"


def test_a_missing_file_is_said_in_json(city: City, tmp_path: Path) -> None:
    assert refusal("venues", str(tmp_path / "none.csv"), "--city", city.code) == "file"


def test_a_file_that_was_not_named_is_said_in_json(city: City) -> None:
    assert refusal("venues", "--city", city.code) == "file"


def test_a_file_that_is_a_directory_is_said_in_json(city: City, tmp_path: Path) -> None:
    assert refusal("venues", str(tmp_path), "--city", city.code) == "file"


def test_a_file_that_is_no_table_is_said_in_json(city: City, tmp_path: Path) -> None:
    file = tmp_path / "places.xlsx"
    file.write_bytes(b"PK\x03\x04 not really")
    assert refusal("venues", str(file), "--city", city.code) == "file"


def test_a_file_that_was_read_answers_with_its_figures(city: City, sheet: Path) -> None:
    found = answer("venues", str(sheet), "--city", city.code)
    assert found.keys() == KEYS
    assert (found["new"], Venue.objects.in_city(city).count()) == (1, 1)


@pytest.mark.slow
def test_the_official_areas_answer_as_a_file_does_and_a_dry_run_writes_none() -> None:
    figures = dict.fromkeys(KEYS, 0) | {"problems": []}
    country = 1 + 77 + 928 + 7_436
    assert answer("areas", "--dry-run") == figures | {"rows": country, "new": country}
    assert not Area.objects.exists()
    assert answer("areas")["new"] == country
    assert answer("areas") == figures | {"rows": country, "same": country}
