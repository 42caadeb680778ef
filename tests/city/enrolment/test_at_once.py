"""Phones, merges and erasures at the same moment as everything else, on a real server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from learningcity.core.thai_time import today
from tests.city.enrolment.phones import ENROLLED, NEWCOMERS, SEATS
from tests.postgresql import own_database

pytestmark = pytest.mark.postgresql
ROOT = Path(__file__).parents[3]
MARKS = ENROLLED + NEWCOMERS + 1


def outcome_of(url: str, what: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.city.enrolment.phones", what],
        cwd=ROOT,
        env=os.environ | {"LEARNINGCITY_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout or "{}")
    return answer


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with own_database() as url:
        outcome_of(url, "prepare")
        yield url


def test_the_same_scans_five_times_at_once_count_once(postgresql: str) -> None:
    """Out of order, by clocks two days wrong, and with the session cancelled meanwhile or before."""
    found = outcome_of(postgresql, "sync")
    for outcome in found.values():
        assert (outcome["faults"], outcome["broken"], outcome["again"]) == ([], [], False)
        assert (outcome["marks"], outcome["days"]) == (MARKS, [today().isoformat()])
        assert (outcome["newcomers"], outcome["told"]) == (NEWCOMERS, True)
    held, before, meanwhile = found["held"], found["before"], found["meanwhile"]
    assert (held["seated"], held["present"], held["visits"]) == (
        SEATS,
        SEATS - 1,
        ENROLLED + NEWCOMERS - SEATS,
    )
    assert (before["seated"], before["present"], before["visits"]) == (0, 0, ENROLLED + NEWCOMERS - 1)
    assert meanwhile["seated"] == 0


@pytest.mark.parametrize("what", ["merge", "erase"])
def test_whoever_books_while_they_are_merged_or_erased_breaks_no_line(postgresql: str, what: str) -> None:
    assert outcome_of(postgresql, what) == {"faults": [], "broken": []}
