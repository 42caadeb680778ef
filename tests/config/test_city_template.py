"""Templates from the command line."""

import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from learningcity.city.goals.models import Programme
from learningcity.city.places.models import City
from learningcity.config import commands
from tests.config.test_city_new import NAN
from tests.factories import make_goal, make_programme

pytestmark = pytest.mark.django_db


def export(*arguments: str) -> str:
    out = StringIO()
    call_command("city_export_template", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def kept(city: City, tmp_path: Path) -> Path:
    make_goal(make_programme(city))
    export("phra-nakhon", str(tmp_path / "t.json"))
    return tmp_path / "t.json"


def open_from(file: Path, **given: object) -> None:
    call_command("city_new", stdout=StringIO(), template=str(file), **(NAN | given))


def test_a_template_written_to_a_file_starts_another_city(kept: Path) -> None:
    open_from(kept, begins_on="1 ม.ค. 2570")
    programme = Programme.objects.in_city(City.objects.get(code="nan")).get()
    assert (programme.starts_on.isoformat(), programme.goals.count()) == ("2027-01-01", 1)


def test_without_a_file_it_is_printed(kept: Path) -> None:
    assert json.loads(export("phra-nakhon")) == json.loads(kept.read_text())


def test_a_newer_template_is_refused_and_nothing_is_written(kept: Path) -> None:
    kept.write_text(json.dumps(json.loads(kept.read_text()) | {"version": 99}))
    with pytest.raises(CommandError, match="99"):
        open_from(kept)
    assert City.objects.count() == 1


def test_what_is_not_there_is_said(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no city nan\. There are: phra-nakhon"):
        export("nan")
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        open_from(tmp_path / "none.json")
    with pytest.raises(CommandError, match="cannot be written"):
        export("phra-nakhon", str(tmp_path))


def test_a_template_no_city_could_begin_with_is_not_written(kept: Path, city: City) -> None:
    Programme.objects.in_city(city).update(title_th="")
    kept.unlink()
    with pytest.raises(CommandError, match="programmes 1 › title_th must not be empty"):
        export("phra-nakhon", str(kept))
    assert not kept.exists()


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        (["city", "new", "--code", "x"], ["city_new", "--code", "x"]),
        (["city", "--code", "x"], ["city_new", "--code", "x"]),
        (["city", "export-template", "yala"], ["city_export_template", "yala"]),
    ],
)
def test_what_is_done_with_a_city_is_a_word_of_its_own(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], runs: list[str]
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["learningcity", *typed])
    monkeypatch.setattr(commands, "execute_from_command_line", ran.append)
    commands.main()
    assert ran == [["learningcity", *runs]]
