"""The documentation says what the code does."""

import re
from pathlib import Path

import pytest

from learningcity.config.reference import PAGES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_as_the_code_draws_it(name: str) -> None:
    assert (DOCS / "reference" / name).read_text() == PAGES[name](), "run `learningcity reference`"


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text())
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_is_listed() -> None:
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (DOCS / "adr" / "README.md").read_text()))
    assert listed == {page.name for page in (DOCS / "adr").glob("[0-9]*.md")}


def test_the_glossary_names_words_the_code_uses() -> None:
    files = (ROOT / "learningcity").rglob("*.py")
    used = {word for file in files for word in re.findall(r"[A-Za-z_]\w*", file.read_text(), re.ASCII)}
    rows = re.findall(
        r"^\|[^|]+\|[^|]+\| `(\w+)` \|", (DOCS / "reference" / "glossary.md").read_text(), re.MULTILINE
    )
    assert rows
    assert set(rows) - used == set()
