"""Two workers send at once, and each message leaves once."""

import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.core.senders import LETTERS
from tests.postgresql import own_database

pytestmark = pytest.mark.postgresql
ROOT = Path(__file__).parents[2]


def started(url: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.core.senders", *words],
        cwd=ROOT,
        env=os.environ | {"LEARNINGCITY_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> str:
    said, complained = process.communicate(timeout=180)
    assert process.returncode == 0, complained
    return said


def letters_in(directory: Path) -> Counter[str]:
    """How many letters went to each address."""
    written = "".join(file.read_text() for file in directory.rglob("*.log"))
    return Counter(re.findall(r"^To: (\S+)$", written, re.MULTILINE))


def test_of_two_senders_each_letter_leaves_once(tmp_path: Path) -> None:
    with own_database() as url:
        ended(started(url, "prepare"))
        begin = str(time.time() + 6)
        racers = [
            started(url, "send", "--begin", begin, "--directory", str(tmp_path / name)) for name in "ab"
        ]
        sent = [json.loads(ended(each))["sent"] for each in racers]
    assert min(sent) > 0, "only one of the two sent anything: they did not race"
    assert sum(sent) == LETTERS
    assert set(letters_in(tmp_path).values()) == {1}
    assert len(letters_in(tmp_path)) == LETTERS
