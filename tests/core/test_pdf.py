"""A printed document is set in Thai and can be read by machines: what is copied is what was set."""

import io
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
from pypdf import PdfReader

from learningcity.core.pdf import make_pdf

WORDS = [
    *("ที่นั่งที่กันไว้", "กำกึ่ง", "ซึ่ง", "ป้ำ", "ปู่", "ญาติผู้ใหญ่", "ฐานะ", "ฐู", "ญู", "กตัญญู", "ฎีกา"),
    *("ปี่", "ฝี่", "ฟ้า", "กำ", "น้ำ", "เพื่อ", "เมื่อ", "ผึ้ง", "ครั้ง", "ตั้ง", "ทั้งนี้", "ก้ำ", "เปรียบเทียบ"),
    *("ใช้มือถือให้ปลอดภัย", "ศิลปวัฒนธรรม", "สิ่งแวดล้อม", "21", "พ.ย.", "2569", "฿1,200", "Learning", "City"),
]
TEMPLATE = (
    '#import "/sheet.typ": data, sheet\n#show: sheet.with(title: data.title)\n'
    "#for word in data.words [#par(word)]"
)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "words.typ"
    file.write_text(TEMPLATE)
    return file


def test_thai_copied_from_a_viewer_is_the_thai_that_was_set(template: Path) -> None:
    pdf = make_pdf(template, {"title": "ข้อมูลของฉัน", "words": WORDS}, language="th")
    text = "".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())
    assert "".join(["ข้อมูลของฉัน", *WORDS]).replace(" ", "") in text


def test_thai_is_read_also_by_programs_that_know_only_glyphs(template: Path) -> None:
    """They see sara am as the two it is drawn as, which Unicode holds to be the same letter."""
    pdf = make_pdf(template, {"title": "ข้อมูลของฉัน", "words": WORDS}, language="th")
    text = (
        normalize("NFKC", PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
        .replace(" ", "")
        .replace("\n", "")
    )
    assert [word for word in WORDS if normalize("NFKC", word) not in text] == []


def test_what_is_printed_is_data_and_never_source(template: Path) -> None:
    pdf = make_pdf(
        template, {"title": "#panic()", "words": ['#read("/etc/passwd")', "*bold*", "$x$"]}, language="en"
    )
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert '#read("/etc/passwd")' in text
    assert "*bold*" in text
