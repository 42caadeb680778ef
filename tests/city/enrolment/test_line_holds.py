"""Never oversold, never a seat idle while someone who may use it waits, order kept."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.city.enrolment import storm
from tests.postgresql import own_database

ROOT = Path(__file__).parents[3]


class _Undo(Exception):  # noqa: N818
    pass


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), acts=st.integers(1, 60))
def test_whatever_people_do_the_line_holds_after_each_act(seed: int, acts: int) -> None:
    rng = random.Random(seed)
    try:
        with transaction.atomic():
            storm.build()
            for _ in range(acts):
                done = storm.act(rng)
                assert (done, storm.broken()) == (done, [])
            assert storm.passed_by() == []
            raise _Undo
    except _Undo:
        pass


# -- at once -----------------------------------------------------------------------------------------------


def command(url: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.city.enrolment.storm", *words],
        cwd=ROOT,
        env=os.environ | {"LEARNINGCITY_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> dict[str, Any]:
    said, complained = process.communicate(timeout=120)
    assert process.returncode == 0, complained
    answer: dict[str, Any] = json.loads(said or "{}")
    return answer


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with own_database() as url:
        ended(command(url, "prepare"))
        yield url


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('storm') / 'storm.sqlite3'}"
    ended(command(url, "prepare"))
    return url


@pytest.fixture(
    params=[
        pytest.param("sqlite", marks=pytest.mark.slow),
        pytest.param("postgresql", marks=pytest.mark.postgresql),
    ]
)
def database(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(request.param)
    return url


def test_many_at_once_never_break_the_line(database: str) -> None:
    storms = [command(database, "run", "--seconds", "3", "--seed", str(seed)) for seed in (1, 2)]
    for answer in [ended(process) for process in storms]:
        errors = [outcome for outcome in answer["outcomes"] if outcome.startswith("error")]
        assert (errors, answer["broken"]) == ([], [])
        assert sum(answer["outcomes"].values()) > 50


def test_killed_at_any_moment_the_line_holds(database: str) -> None:
    for seed in range(2):
        process = command(database, "run", "--seconds", "30", "--seed", str(10 + seed))
        assert process.stdout
        process.stdout.readline()
        time.sleep(1.1 + 0.37 * seed)
        process.kill()
        process.communicate()
    answer = ended(command(database, "check"))
    assert answer["broken"] == []
    assert answer["enrolments"] > 0
