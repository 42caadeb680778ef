"""What was backed up while people were at it comes back row for row."""

import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.postgresql import own_database

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def learningcity(data: Path, *words: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line on a data directory of its own."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("LEARNINGCITY_")}
    surroundings |= {"LEARNINGCITY_DATA": str(data), "DJANGO_SETTINGS_MODULE": "learningcity.config.settings"}
    if url:
        surroundings["LEARNINGCITY_DATABASE_URL"] = url
    return subprocess.run(
        [sys.executable, "-c", "from learningcity.config.commands import main; main()", *words],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as opened:
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(opened.execute(f'SELECT * FROM "{name}"'), key=repr) for name in sorted(names)}


def city_new(data: Path, url: str = "", code: str = "nan") -> subprocess.CompletedProcess[str]:
    words = ["--code", code, "--name-th", "น่าน", "--name-en", "Nan", "--area", "", "--point", "18.78,100.77"]
    return learningcity(data, "city", "new", *words, "--coordinator", f"{code}@demo.example", url=url)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("data")
    assert learningcity(data, "migrate").returncode == 0
    assert city_new(data).returncode == 0
    (data / "media").mkdir()
    (data / "media" / "picture.txt").write_text("ภาพ")
    return data


@pytest.fixture
def busy(installation: Path) -> Iterator[list[int]]:
    """Somebody writes two rows that belong together, again and again."""
    stop, written = threading.Event(), [0]

    def write() -> None:
        with closing(sqlite3.connect(installation / "learningcity.sqlite3", timeout=20)) as database:
            while not stop.is_set():
                with database:
                    for half in ("first", "second"):
                        database.execute(
                            "INSERT INTO core_change (kind, object_id, at) VALUES (?, ?, '2026-11-21')",
                            (half, written[0]),
                        )
                written[0] += 1

    thread = threading.Thread(target=write)
    thread.start()
    yield written
    stop.set()
    thread.join()


def test_a_backup_taken_while_serving_is_one_moment(
    installation: Path, busy: list[int], tmp_path: Path
) -> None:
    before = busy[0]
    answer = learningcity(installation, "backup", str(tmp_path / "b.tar.gz"))
    assert answer.returncode == 0, answer.stderr
    assert busy[0] > before
    (tmp_path / "other").mkdir()
    answer = learningcity(tmp_path / "other", "restore", str(tmp_path / "b.tar.gz"))
    assert answer.returncode == 0, answer.stderr
    kept = rows(tmp_path / "other" / "learningcity.sqlite3")["core_change"]
    assert sum("first" in row for row in kept) == sum("second" in row for row in kept) >= before


def test_every_row_the_media_and_the_keys_come_back(installation: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "b.tar.gz", tmp_path / "other"
    other.mkdir()
    assert learningcity(installation, "backup", str(file)).returncode == 0
    assert learningcity(other, "restore", str(file)).returncode == 0
    assert rows(other / "learningcity.sqlite3") == rows(installation / "learningcity.sqlite3")
    assert (other / "media" / "picture.txt").read_text() == "ภาพ"
    for key in ("secret-key", "salt-key"):
        assert (other / key).read_text() == (installation / key).read_text()
        assert (other / key).stat().st_mode & 0o777 == 0o600


def test_the_keys_are_not_in_the_backup(installation: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar.gz"
    learningcity(installation, "backup", str(file))
    secret = (installation / "secret-key").read_bytes()
    with tarfile.open(file) as tar:
        members = [member for member in tar.getmembers() if member.isfile()]
        assert {member.name for member in members} == {
            "manifest.json",
            "database.sqlite3",
            "media/picture.txt",
        }
        assert not any(secret in (tar.extractfile(member) or file.open("rb")).read() for member in members)
    keys = Path(f"{file}.keys")
    assert (keys.stat().st_mode & 0o777, json.loads(keys.read_text())["secret-key"]) == (
        0o600,
        secret.decode(),
    )


def test_cities_are_not_overwritten_unless_told(installation: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.tar.gz"
    learningcity(installation, "backup", str(file))
    answer = learningcity(installation, "restore", str(file))
    assert (answer.returncode, "--replace" in answer.stderr) == (1, True)
    assert learningcity(installation, "restore", str(file), "--replace").returncode == 0


def test_a_damaged_backup_is_refused(installation: Path, tmp_path: Path) -> None:
    learningcity(installation, "backup", str(tmp_path / "whole"))
    cut = (tmp_path / "whole").read_bytes()[:-50_000]
    for name, content in {"empty": b"", "text": b"not a tar" * 99, "cut": cut}.items():
        (tmp_path / name).write_bytes(content)
        answer = learningcity(installation, "restore", str(tmp_path / name), "--replace")
        assert (answer.returncode, "Traceback" in answer.stderr) == (1, False)
    assert rows(installation / "learningcity.sqlite3")["places_city"]


@pytest.mark.postgresql
def test_postgresql_comes_back_too(tmp_path: Path) -> None:
    file, one, other = tmp_path / "b.tar.gz", tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with own_database() as source, own_database() as target:
        assert learningcity(one, "migrate", url=source).returncode == 0
        assert city_new(one, source).returncode == 0
        answer = learningcity(one, "backup", str(file), url=source)
        assert answer.returncode == 0, answer.stderr
        answer = learningcity(other, "restore", str(file), url=target)
        assert answer.returncode == 0, answer.stderr
        assert "A worker" not in (said := learningcity(other, "doctor", url=target).stdout)
        assert "1 cities are open: nan" in said
