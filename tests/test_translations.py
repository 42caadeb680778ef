"""Thai is whole: every English string of the interface has a Thai one with the same placeholders."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "learningcity" / "locale" / "th" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)s|%\(\w+\)d|\{\w+\}")

needs_gettext = pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not on this machine")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """The strings the code uses, as gettext finds them."""
    copy = tmp_path_factory.mktemp("strings") / "learningcity"
    shutil.copytree(
        ROOT / "learningcity", copy, ignore=shutil.ignore_patterns("vendor", "__pycache__", "locale")
    )
    (copy / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "-l", "th", "--no-wrap", "-v", "0"]
    subprocess.run(command, cwd=copy, check=True)
    return polib.pofile(str(copy / "locale" / "th" / "LC_MESSAGES" / "django.po"))


@needs_gettext
@pytest.mark.slow
def test_every_string_has_its_thai(used: polib.POFile) -> None:
    known = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(CATALOGUE))}
    missing = [entry.msgid for entry in used if (entry.msgctxt, entry.msgid) not in known]
    assert missing == []


@needs_gettext
@pytest.mark.slow
def test_no_translation_outlives_its_string(used: polib.POFile) -> None:
    wanted = {(entry.msgctxt, entry.msgid) for entry in used}
    left_over = [
        entry.msgid for entry in polib.pofile(str(CATALOGUE)) if (entry.msgctxt, entry.msgid) not in wanted
    ]
    assert left_over == []


def said_in_thai(entry: polib.POEntry) -> str:
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def translations() -> list[tuple[str, str]]:
    entries = polib.pofile(str(CATALOGUE))
    return [(entry.msgid_plural or entry.msgid, said_in_thai(entry)) for entry in entries]


def test_no_translation_is_empty_or_doubtful() -> None:
    entries = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in entries if entry.fuzzy] == []
    assert [source for source, said in translations() if not said.strip()] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    differ = [
        source
        for source, said in translations()
        if not set(PLACEHOLDER.findall(said)) <= set(PLACEHOLDER.findall(source))
    ]
    assert differ == []
