"""A list of people as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.people.rules.lines import read_line, read_list

YEAR = 2026


@pytest.mark.parametrize(
    "text",
    [
        "สมชาย ใจดี 2495 0812345678",
        "นายสมชาย ใจดี 2495 081-234-5678",
        "1. สมชาย ใจดี, 2495, 081 234 5678",
        "สมชาย ใจดี\t๒๔๙๕\t๐๘๑๒๓๔๕๖๗๘",
        "0812345678 สมชาย ใจดี พ.ศ. 2495",
        "สมชาย ใจดี เกิด พ.ศ.2495 โทร. 0812345678",
        "นาย สมชาย ใจดี อายุ 74 ปี เบอร์ 0812345678 ครับ",
        "สมชาย ใจดี 74 812345678",
        "สมชาย;ใจดี;1952;+66812345678",
        "Mr. สมชาย ใจดี | 3/4/2495 | 0812345678",
        "3-1005-00123-45-6 สมชาย ใจดี 2495 0812345678",
        "- สมชาย  ใจดี (อายุ 74) tel: 081.234.5678",
    ],
)
def test_one_person_however_written(text: str) -> None:
    line = read_line(text, YEAR)
    assert (line.name, line.birth_year, line.phone, line.fault) == ("สมชาย ใจดี", 1952, "+66812345678", None)


def test_a_landline_and_a_name_in_latin_letters() -> None:
    line = read_line("Somchai Jaidee, 02 281 1234, 30 years old", YEAR)
    assert (line.name, line.birth_year, line.phone) == ("Somchai Jaidee", 1996, "+6622811234")


def test_a_name_alone_is_enough() -> None:
    assert read_line("ยายแดง", YEAR)[1:] == ("ยายแดง", None, "", None)


def test_a_child_of_eight() -> None:
    line = read_line("ด.ญ. มะลิ แสงทอง 8 ขวบ", YEAR)
    assert (line.name, line.birth_year) == ("มะลิ แสงทอง", 2018)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2495 0812345678", "no-name"),
        ("สมชาย 081234567", "phone-length"),
        ("สมชาย ใจดี 1700", "birth-year"),
        ("สมชาย 2495 บ้านเลขที่ 12 3456", "left-over"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, code: str) -> None:
    fault = read_line(text, YEAR).fault
    assert fault
    assert fault.code == code


def test_headings_and_empty_lines_are_no_people() -> None:
    text = "ที่\tชื่อ-สกุล\tปีเกิด\tโทร\r\n\n1\tสมชาย ใจดี\t2495\t\n  \n2\tสมหญิง ใจดี\t2500\t0812345678\n"
    assert [line.name for line in read_list(text, YEAR)] == ["สมชาย ใจดี", "สมหญิง ใจดี"]


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reading(text: str) -> None:
    for line in read_list(text, YEAR):
        assert line.fault or line.name


@given(
    parts=st.permutations(["มาลี ศรีสุข", "2510", "0898765432"]),
    separator=st.sampled_from([" ", "\t", ", ", ";", " | "]),
)
def test_the_order_does_not_matter(parts: list[str], separator: str) -> None:
    line = read_line(separator.join(parts), YEAR)
    assert (line.name, line.birth_year, line.phone) == ("มาลี ศรีสุข", 1967, "+66898765432")
