"""When the disk is full nobody is half booked, the page says so, and it goes on once there is room."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_a_booking_on_a_full_disk_is_whole_or_not_at_all(tmp_path: Path) -> None:
    surroundings = os.environ | {
        "LEARNINGCITY_DATABASE_URL": f"sqlite:///{tmp_path / 'city.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.city.enrolment.full_disk"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["refused"] >= 500
    assert "Nothing you sent was half-kept" in found["said"]
    assert found["read"] == 200
    assert found["after"] == found["before"]
    assert (found["again"], found["at_last"][:2]) == (302, [1, 1])
