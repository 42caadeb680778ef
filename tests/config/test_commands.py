"""The command line, and the processes it starts."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from learningcity.city.places.models import City
from learningcity.config import commands, server

ROOT = Path(__file__).parents[2]


def run_as(*words: str) -> list[str]:
    with (
        patch.object(sys, "argv", ["learningcity", *words]),
        patch.object(commands, "execute_from_command_line") as run,
        patch.dict(os.environ),
    ):
        commands.main()
        demo = os.environ.get("LEARNINGCITY_DEMO", "")
    return [*run.call_args.args[0][1:], *([f"demo={demo}"] if demo else [])]


@pytest.mark.parametrize(
    ("typed", "ran"),
    [
        (["import", "venues", "f.csv"], ["import_file", "venues", "f.csv"]),
        (["city", "new", "--code", "nan"], ["city_new", "--code", "nan"]),
        (["demo", "--port", "1"], ["demo", "--port", "1", "demo=true"]),
        (["reset-factor", "wipa@example.org"], ["reset_factor", "wipa@example.org"]),
        (["migrate"], ["migrate"]),
        ([], []),
    ],
)
def test_words_find_their_commands(typed: list[str], ran: list[str]) -> None:
    assert run_as(*typed) == ran


@pytest.mark.parametrize(("command", "asks"), [("demo", "offered"), ("serve", None)])
def test_only_a_demonstration_leaves_the_second_factor_to_choice(command: str, asks: str | None) -> None:
    with (
        patch.object(sys, "argv", ["learningcity", command]),
        patch.object(commands, "execute_from_command_line"),
        patch.dict(os.environ),
    ):
        os.environ.pop("LEARNINGCITY_SECOND_FACTOR", None)
        commands.main()
        assert os.environ.get("LEARNINGCITY_SECOND_FACTOR") == asks


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "surroundings", "sentence"),
    [
        (["doctor"], {"DATA": "/dev/null/city"}, "A setting cannot be used"),
        (["doctor"], {"DATABASE_URL": "nonsense"}, "A setting cannot be used"),
        (["find", "ข้าว"], {}, "`learningcity doctor` says what is missing"),
    ],
)
def test_a_broken_installation_ends_in_a_sentence(
    tmp_path: Path, words: list[str], surroundings: dict[str, str], sentence: str
) -> None:
    given = {"LEARNINGCITY_DATA": str(tmp_path)}
    given |= {f"LEARNINGCITY_{name}": value for name, value in surroundings.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEARNINGCITY_")}
    ended = subprocess.run(
        [sys.executable, "-c", "from learningcity.config.commands import main; main()", *words],
        cwd=ROOT,
        env=kept | given | {"DJANGO_SETTINGS_MODULE": "learningcity.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


# -- refusing to start -------------------------------------------------------------------------------------


@pytest.fixture
def taken_port() -> Iterator[int]:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_in_use_is_told_in_a_sentence(command: str, taken_port: int) -> None:
    with pytest.raises(CommandError, match="is in use"):
        call_command(command, port=taken_port)


@pytest.mark.django_db
def test_nothing_is_served_from_a_database_that_lacks_migrations() -> None:
    with (
        patch.object(server, "waiting_migrations", return_value=["core.0002"]),
        pytest.raises(CommandError, match="learningcity migrate"),
    ):
        call_command("serve", port=1)


def test_a_fresh_demonstration_spares_a_real_city(city: City) -> None:
    with pytest.raises(CommandError, match="not a demonstration"):
        call_command("demo", fresh=True, no_serve=True)
    assert City.objects.exists()


# -- processes ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LEARNINGCITY_")}
    kept |= {
        "LEARNINGCITY_DATA": str(tmp_path_factory.mktemp("data")),
        "DJANGO_SETTINGS_MODULE": "learningcity.config.settings",
    }
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v", "0"], cwd=ROOT, env=kept, check=True, timeout=120
    )
    return kept


def start(surroundings: dict[str, str], *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "django", *words],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(true: object, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():  # type: ignore[operator]
            return True
        time.sleep(0.1)
    return False


def works(surroundings: dict[str, str]) -> bool:
    """Whether a worker finished something in this installation."""
    import sqlite3

    file = Path(surroundings["LEARNINGCITY_DATA"]) / "learningcity.sqlite3"
    with closing(sqlite3.connect(file, timeout=20)) as database:
        query = "SELECT count(*) FROM core_scheduledtask WHERE last_finished_at IS NOT NULL"
        return bool(database.execute(query).fetchone()[0])


@pytest.mark.slow
def test_a_worker_stops_cleanly_when_told(surroundings: dict[str, str]) -> None:
    worker = start(surroundings, "worker")
    assert until(lambda: works(surroundings))
    worker.send_signal(signal.SIGTERM)
    _out, complained = worker.communicate(timeout=20)
    assert (worker.returncode, complained) == (0, "")


@pytest.mark.slow
def test_a_worker_does_not_outlive_its_parent(surroundings: dict[str, str]) -> None:
    worker = start(surroundings, "worker", "--parent", "1")
    assert until(lambda: worker.poll() is not None)
    worker.communicate()


@pytest.mark.slow
def test_it_serves_and_stops(surroundings: dict[str, str]) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serving = start(surroundings, "serve", "--port", str(port), "--workers", "1", "--with-worker")

    def answers() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    assert until(answers)
    serving.send_signal(signal.SIGTERM)
    _out, complained = serving.communicate(timeout=30)
    assert serving.returncode == 0, complained
