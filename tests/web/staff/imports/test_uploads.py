"""Files between preview and decision: a worker throws them away once their day is over."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from learningcity.config.periodic import TABLE
from learningcity.web.staff.imports import uploads


@pytest.fixture
def kept() -> dict[str, str]:
    """A file put away just now and one of the day before yesterday."""
    found = {
        name: default_storage.save(f"imports/{name}", ContentFile(b"code,name_th")) for name in ("new", "old")
    }
    long_ago = time.time() - 25 * 60 * 60
    os.utime(default_storage.path(found["old"]), (long_ago, long_ago))
    return found


def test_what_nobody_decided_on_goes_after_a_day(kept: dict[str, str]) -> None:
    assert uploads.sweep() == 1
    assert default_storage.exists(kept["new"])
    assert not default_storage.exists(kept["old"])
    assert uploads.sweep() == 0


def test_a_file_decided_on_meanwhile_stops_nothing(
    kept: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [Path(path).name for path in kept.values()]
    monkeypatch.setattr(default_storage, "listdir", lambda _folder: ([], ["gone", *names]))
    assert uploads.sweep() == 1


def test_no_file_was_ever_sent() -> None:
    assert uploads.sweep() == 0


def test_the_worker_does_it_without_anybody_sending_another_file() -> None:
    assert [task.run for task in TABLE if task.name == "clear-undecided-imports"] == [uploads.sweep]
