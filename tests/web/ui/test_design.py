"""Rules of the design system itself."""

import gzip
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from learningcity.web.ui.icons import ICONS
from learningcity.web.ui.marks import OPEN_DOOR, TOPICS, outline_of
from learningcity.web.ui.paging import page_links
from learningcity.web.ui.templatetags import ui

UI = Path(ui.__file__).parent.parent
STYLES = sorted((UI / "static" / "ui").glob("*.css"))
# Mail can link no style sheet, so its one frame carries its own.
TEMPLATES = [path for path in sorted((UI / "templates").rglob("*.html")) if path.parent.name != "post"]


@pytest.mark.parametrize("sheet", [s for s in STYLES if s.name != "tokens.css"], ids=lambda s: s.name)
def test_only_the_tokens_name_a_colour(sheet: Path) -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[ ;,)])|\brgba?\(|\bhsla?\(", sheet.read_text())


@pytest.mark.parametrize("sheet", [s for s in STYLES if s.name != "tokens.css"], ids=lambda s: s.name)
def test_every_token_used_is_defined(sheet: Path) -> None:
    defined = set(re.findall(r"(--[\w-]+):", "".join(each.read_text() for each in STYLES)))
    assert set(re.findall(r"var\((--[\w-]+)", sheet.read_text())) <= defined


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_templates_carry_no_inline_style_or_script(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r'\sstyle="|\son\w+="', text)
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)", text)


def test_every_topic_has_its_own_icon_and_colour() -> None:
    tokens = (UI / "static" / "ui" / "tokens.css").read_text()
    assert all(topic in ICONS and f"--tp-{topic}:" in tokens for topic in TOPICS)
    assert ui.topic_css("craft-paper") == "craft"
    assert ui.topic_css("unheard-of") == "civic"


def test_icons_are_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in ui.icon("pin")
    with pytest.raises(KeyError):
        ui.icon("no-such-icon")


def test_a_city_without_an_outline_has_an_open_door() -> None:
    assert outline_of(None) == OPEN_DOOR


def test_page_links_leave_out_what_is_far() -> None:
    class Page:
        number = 6

        class paginator:  # noqa: N801  shaped as Django's
            num_pages = 12

    assert page_links(Page()) == [1, None, 5, 6, 7, None, 12]  # type: ignore[arg-type]


def test_a_missing_figure_is_a_dash_and_never_a_zero() -> None:
    with translation.override("en"):
        shown = render_to_string("ui/parts/figure.html", {"value": None, "label": "jobs", "of": 40})
    assert "–" in shown
    assert "<svg" not in shown


def test_money_dates_and_shares_read_as_people_say_them() -> None:
    with translation.override("th"):
        assert ui.price(6000) == "฿60"
        assert ui.price(0) in {"ฟรี", "Free"}
        assert ui.number(40552) == "40,552"
        assert ui.number(None) == "–"
        assert ui.share(1, 4) == 25
        assert ui.share(5, 4) == 100


@pytest.mark.django_db
@pytest.mark.urls("tests.web.ui.urls")
def test_a_first_visit_weighs_less_than_100_kilobytes_without_fonts(client: Client) -> None:
    page = client.get("/staff/ui").content.decode()
    names = set(re.findall(r'(?:href|src)="/static/(ui/[\w.-]+\.(?:css|js|svg))"', page))
    files = [(UI / "static" / re.sub(r"\.[0-9a-f]{12}(?=\.)", "", name)).read_bytes() for name in names]
    assert len(files) >= 9
    assert sum(len(gzip.compress(file)) for file in [page.encode(), *files]) < 100_000
