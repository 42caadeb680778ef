"""Two thousand supports in a minute, on PostgreSQL: nobody lost, nobody twice, and no need locked."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.postgresql import own_database

ROOT = Path(__file__).parents[3]
pytestmark = [pytest.mark.postgresql, pytest.mark.slow]


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with own_database() as url:
        yield url


def crowd(what: str, database: str, data: Path) -> Any:
    environment = os.environ | {"LEARNINGCITY_DATABASE_URL": database, "LEARNINGCITY_DATA": str(data)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "tests.city.projects.crowd", what]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_a_crowd_is_counted_person_by_person(database: str, tmp_path: Path) -> None:
    told = crowd("storm", database, tmp_path)
    assert told["faults"] == []
    assert told["people"] == 2_000
    assert told["number"] == 2_000 + 2 + 7 + 1, "the people, who said it twice, the slips, the number"
    assert told["a_minute"] >= 2_000, told


def test_one_person_has_one_ballot_however_many_windows(database: str, tmp_path: Path) -> None:
    told = crowd("vote", database, tmp_path)
    assert told["faults"] == []
    assert told["given"] in range(1, 9)
