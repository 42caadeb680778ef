"""Dates and times in the Buddhist era: said as Thai people say them, read as they write them."""

import contextlib
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.core import thai_text, thai_time
from learningcity.core.errors import Refused

THURSDAY = date(2026, 11, 26)
DAYS = st.dates(date(1857, 1, 1), date(2200, 12, 31))
TIMES = st.times().map(lambda value: value.replace(second=0, microsecond=0))


def plain(text: str) -> str:
    """The text without the joiners that keep it on one line."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


@pytest.mark.parametrize(
    ("style", "thai", "english"),
    [
        ("short", "พฤ. 26 พ.ย. 2569", "Thu 26 Nov 2026"),
        ("medium", "26 พ.ย. 2569", "26 Nov 2026"),
        ("long", "26 พฤศจิกายน 2569", "26 November 2026"),
        ("full", "วันพฤหัสบดีที่ 26 พฤศจิกายน 2569", "Thursday 26 November 2026"),
        ("day_month", "26 พ.ย.", "26 Nov"),
    ],
)
def test_a_date_is_said_in_the_era_of_its_language(style, thai, english):
    assert plain(thai_time.be_date(THURSDAY, "th", style)) == thai
    assert plain(thai_time.be_date(THURSDAY, "en", style)) == english


def test_day_and_month_and_number_and_unit_never_part_at_a_lines_end():
    assert "26\u00a0พ.ย." in thai_time.be_date(THURSDAY)
    assert thai_time.clock(time(13, 30)) == "13.30\u00a0น."
    assert thai_time.time_range(time(13, 30), time(15, 30)) == "13.30\u2060–\u206015.30\u00a0น."
    assert thai_time.time_range(time(13, 30), time(15, 30), "en") == "13:30\u2060–\u206015:30"


def test_a_moment_is_shown_by_the_bangkok_clock():
    late = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
    assert plain(thai_time.be_date(late)) == "ส. 21 พ.ย. 2569"
    assert plain(thai_time.clock(late)) == "01.30 น."


def test_a_span_of_days_says_no_more_than_it_needs():
    assert plain(thai_time.date_range(date(2026, 11, 21), date(2026, 11, 29))) == "21–29 พ.ย. 2569"
    assert plain(thai_time.date_range(date(2026, 11, 21), date(2026, 12, 2))) == "21 พ.ย. – 2 ธ.ค. 2569"
    assert plain(thai_time.date_range(date(2025, 10, 1), date(2026, 9, 30))) == "1 ต.ค. 2568 – 30 ก.ย. 2569"
    assert plain(thai_time.date_range(THURSDAY, THURSDAY, "en")) == "26 Nov 2026"


def test_the_fiscal_year_starts_on_the_first_of_october():
    assert thai_time.fiscal_year(date(2026, 9, 30)) == 2569
    assert thai_time.fiscal_year(date(2026, 10, 1)) == 2570
    assert thai_time.fiscal_year_dates(2569) == (date(2025, 10, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    "written",
    [
        "21/11/2569",
        "21/11/2026",
        "๒๑/๑๑/๒๕๖๙",
        "2026-11-21",
        "2569-11-21",
        "21-11-2569",
        "21.11.2569",
        "21 พ.ย. 2569",
        "21 พย 2569",
        "21พ.ย.2569",
        "๒๑ พฤศจิกายน พ.ศ. ๒๕๖๙",
        "วันเสาร์ที่ 21 พฤศจิกายน 2569",
        "ส. 21 พ.ย. 2569",
        "21-Nov-2026",
        "November 21, 2026",
        "Sat 21 Nov 2026",
        "2026-11-21 00:00:00",
        "2026-11-20T23:00:00Z",
        "46347",
        46347,
        46347.75,
        date(2026, 11, 21),
        datetime(2026, 11, 21, 9),  # noqa: DTZ001  as a spreadsheet gives it
        datetime(2569, 11, 21),  # noqa: DTZ001
    ],
)
def test_one_day_is_read_from_every_way_it_is_written(written):
    assert thai_time.read_date(written) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("21 พ.ย. 69", "short-year"),
        ("21/11/69", "short-year"),
        ("21/11/3112", "impossible-year"),  # 2569 shifted once more
        ("21/11/1483", "impossible-year"),  # 2026 shifted the other way
        ("11/21/2569", "no-such-month"),
        ("30/2/2569", "no-such-day"),
        ("29/2/2569", "no-such-day"),
        ("0/1/2569", "no-such-day"),
        ("พรุ่งนี้", "not-a-date"),
        ("", "not-a-date"),
        (True, "not-a-date"),
        (float("nan"), "not-a-date"),
        (10**400, "not-a-date"),
    ],
)
def test_what_is_not_surely_a_day_is_refused(written, code):
    with pytest.raises(Refused) as refusal:
        thai_time.read_date(written)
    assert refusal.value.code == code


def test_leap_days_follow_the_christian_year():
    assert thai_time.read_date("29/2/2567") == date(2024, 2, 29)


@given(
    DAYS, st.sampled_from(["short", "medium", "long", "full"]), st.sampled_from(["th", "en"]), st.booleans()
)
def test_every_day_said_is_read_back_also_in_thai_digits(day, style, lang, thai):
    said = thai_time.be_date(day, lang, style)
    assert thai_time.read_date(thai_text.thai_digits(said) if thai else said) == day


@given(DAYS)
def test_no_year_is_ever_shifted_twice(day):
    buddhist = f"{day.day}/{day.month}/{day.year + 543}"
    once = thai_time.read_date(buddhist)
    assert once == day
    assert thai_time.read_date(once) == day
    assert thai_time.read_date(thai_time.read_date(once.isoformat()).isoformat()) == day
    for shifted in (day.year + 2 * 543, day.year - 543):
        if not (1857 <= shifted <= 2200 or 2400 <= shifted <= 2743):
            with pytest.raises(Refused):
                thai_time.read_date(f"{day.day}/{day.month}/{shifted}")


@given(
    st.one_of(
        st.text(max_size=30),
        st.floats(),
        st.integers(),
        st.datetimes(),
        st.from_regex(r"\d+[-/. ]\d+[-/. ]\d+"),
    )
)
def test_reading_a_date_gives_a_day_or_a_refusal(anything):
    with contextlib.suppress(Refused):
        assert isinstance(thai_time.read_date(anything), date)


@pytest.mark.parametrize(
    "written",
    ["13.30 น.", "13.30", "13:30", "๑๓.๓๐", "13:30:00", "เวลา 13.30 น.", "1:30 pm", 0.5625, time(13, 30, 5)],
)
def test_one_time_is_read_from_every_way_it_is_written(written):
    assert thai_time.read_time(written) == time(13, 30)


@pytest.mark.parametrize("written", ["24.00", "9", "13.60", "บ่ายโมง", "", 1.5, "13:30 pm"])
def test_what_is_not_surely_a_time_is_refused(written):
    with pytest.raises(Refused):
        thai_time.read_time(written)


@given(TIMES, st.sampled_from(["th", "en"]))
def test_every_time_said_is_read_back(moment, lang):
    assert thai_time.read_time(thai_time.clock(moment, lang)) == moment
    assert thai_time.read_time(thai_text.thai_digits(thai_time.clock(moment, lang))) == moment


@given(TIMES, TIMES)
def test_a_span_of_time_is_read_back_and_never_ends_before_it_starts(start, end):
    said = thai_time.time_range(start, end)
    if start < end:
        assert thai_time.read_time_range(said) == (start, end)
    else:
        with pytest.raises(Refused):
            thai_time.read_time_range(said)


@pytest.mark.parametrize("written", ["2569", "พ.ศ. 2569", "๒๕๖๙", "2026", "ค.ศ. 2026", 2569])
def test_a_year_is_one_year_in_either_era(written):
    assert thai_time.read_year(written) == 2026


def test_thai_public_holidays_have_a_name_in_both_languages():
    assert "วันรัฐธรรมนูญ" in thai_time.holiday_name(date(2026, 12, 10))
    assert "Constitution" in thai_time.holiday_name(date(2026, 12, 10), "en")
    assert thai_time.holiday_name(date(2026, 11, 26)) == ""


def test_today_is_bangkoks(monkeypatch):
    monkeypatch.setattr(
        "django.utils.timezone.now", lambda: datetime(2026, 11, 20, 17, 1, tzinfo=UTC) + timedelta()
    )
    assert thai_time.today() == date(2026, 11, 21)
