"""Thai text is brought to one spelling; numbers and telephone numbers are read however they are typed."""

import contextlib
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from learningcity.core import thai_text
from learningcity.core.errors import Refused


def test_thai_digits_become_arabic():
    assert thai_text.arabic_digits("ปี ๒๕๖๙ ห้อง １２") == "ปี 2569 ห้อง 12"


@given(st.text(alphabet="0123456789 กขค", max_size=40))
def test_every_digit_goes_to_thai_and_back(text):
    assert thai_text.arabic_digits(thai_text.thai_digits(text)) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("น\u0e4d\u0e32", "นำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ก\u0e48\u0e35", "กี่"),
        ("\u0e40\u0e40ม่", "แม่"),
        (" วัด\u200bโพธิ์\u00a0 ท่าเตียน \ufeff", "วัดโพธิ์ ท่าเตียน"),
        ("บรรทัด\nใหม่", "บรรทัด ใหม่"),
    ],
)
def test_text_has_one_spelling(typed, meant):
    assert thai_text.normalise(typed) == meant


def test_lines_are_kept_where_asked():
    assert thai_text.normalise("หนึ่ง  \n\n\n\n สอง ", keep_lines=True) == "หนึ่ง\n\nสอง"


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text):
    once = thai_text.normalise(text)
    assert thai_text.normalise(once) == once


@pytest.mark.parametrize(
    ("typed", "number"), [("1,200", 1200), ("๔๕", 45), ("45.0", 45), (" -3 ", -3), (7, 7)]
)
def test_whole_numbers_are_read(typed, number):
    assert thai_text.read_int(typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1,20", "not-a-number"),
        ("4.5", "not-whole"),
        ("-1", "too-small"),
        ("101", "too-large"),
        ("9" * 99, "not-a-number"),
    ],
)
def test_what_is_no_such_number_is_refused(typed, code):
    with pytest.raises(Refused) as refusal:
        thai_text.read_int(typed, low=0, high=100)
    assert refusal.value.code == code


def test_decimals_are_exact():
    assert thai_text.read_decimal("1,200.10") == Decimal("1200.10")


@pytest.mark.parametrize(
    "typed", ["0812345678", "081-234-5678", "๐๘๑ ๒๓๔ ๕๖๗๘", "+66 81 234 5678", "812345678", "+66812345678"]
)
def test_a_mobile_number_is_one_number_however_typed(typed):
    assert thai_text.read_phone(typed) == "+66812345678"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("081234567", "A mobile number has 10 digits; this one has 9."),
        ("08123456789", "A mobile number has 10 digits; this one has 11."),
        ("02 234 567", "A landline number has 9 digits; this one has 8."),
        ("ไม่มี", "“ไม่มี” is not a telephone number."),
        ("", "“” is not a telephone number."),
    ],
)
def test_a_wrong_number_is_told_how_many_digits_it_lacks(typed, sentence):
    with translation.override("en"), pytest.raises(Refused) as refusal:
        thai_text.read_phone(typed)
    assert str(refusal.value) == sentence


def test_numbers_are_shown_as_thai_people_read_them():
    assert thai_text.show_phone("+66812345678") == "081 234 5678"
    assert thai_text.show_phone("+81312345678").startswith("+81 3")


@given(st.text(max_size=25))
def test_reading_a_phone_gives_a_number_or_a_refusal(text):
    with contextlib.suppress(Refused):
        assert thai_text.read_phone(text).startswith("+")
