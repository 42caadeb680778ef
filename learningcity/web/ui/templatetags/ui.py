"""`{% load ui %}`: what the pages of every face are made of."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import lru_cache, wraps
from inspect import signature
from typing import Any

from django import template
from django.forms import BoundField, Form
from django.template.context import RequestContext
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from learningcity.core import money, thai_time
from learningcity.core.thai_text import show_phone
from learningcity.web.ui import bilingual, marks, seats
from learningcity.web.ui.forms import abreast
from learningcity.web.ui.icons import ICONS
from learningcity.web.ui.paging import page_links
from learningcity.web.ui.written import written

register = template.Library()


def part(name: str) -> Callable[[Callable[..., dict[str, Any]]], Callable[..., dict[str, Any]]]:
    """Fill a template from a tag's values; an inclusion tag would make the page's context anew."""

    def registered(values_of: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        @wraps(values_of)
        def filled(*args: Any, **named: Any) -> str:
            return get_template(name).render(values_of(*args, **named))

        register.simple_tag(filled, takes_context="context" in signature(values_of).parameters)
        return values_of

    return registered


register.filter("th_en", bilingual.th_en)
register.filter("th_en_text", bilingual.th_en_text)
register.filter("keep_whole", bilingual.keep_whole)
register.filter("own_words", bilingual.own_words)
register.filter("abreast", abreast)


# -- icons and marks ---------------------------------------------------------------------------------------


@register.simple_tag
@lru_cache(maxsize=1_024)
def icon(name: str, css: str = "") -> SafeString:
    """Draw one of the city's icons; it is decoration, so the words beside it must say the same."""
    drawn = mark_safe(ICONS[name])  # noqa: S308  our own drawing
    return format_html(
        '<svg class="i {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', css, drawn
    )


@register.filter
def topic_css(code: str) -> str:
    """Name the colour and icon of a topic; a finer topic takes those of the one above it (`craft-paper`)."""
    head = str(code).split("-", 1)[0]
    return head if head in marks.TOPICS else "civic"


@part("ui/parts/topic.html")
def topic_marker(topic: object, *, lone: bool = False) -> dict[str, Any]:
    """Show a topic's icon with its name; `topic` has `code`, `name_th` and `name_en`."""
    return {"topic": topic, "lone": lone, "code": _code_of(topic)}


def _code_of(topic: object) -> str:
    return str(topic.get("code", "")) if isinstance(topic, dict) else str(getattr(topic, "code", ""))


@register.simple_tag
def city_mark(city: object = None) -> SafeString:
    """Draw the city's own outline as its mark; a city without one gets an open door."""
    drawn = '<svg viewBox="0 0 32 50" aria-hidden="true" focusable="false"><path d="{}"/></svg>'
    return format_html(drawn, marks.outline_of(city))


# -- dates, times, money, numbers --------------------------------------------------------------------------


@register.filter
def be_date(day: date | None, style: thai_time.Style = "short") -> str:
    """`{{ day|be_date }}` พฤ. 26 พ.ย. 2569; styles short, medium, long, full, day_month."""
    return thai_time.be_date(day, bilingual.reader_language(), style) if day else ""


@register.filter
def clock(moment: time | datetime | None) -> str:
    """`{{ starts_at|clock }}` 13.30 น."""
    return thai_time.clock(moment, bilingual.reader_language()) if moment is not None else ""


@register.filter
def until(start: time | datetime, end: time | datetime) -> str:
    """`{{ starts_at|until:ends_at }}` 13.30–15.30 น., never broken over two lines."""
    return thai_time.time_range(start, end, bilingual.reader_language())


@register.filter
def be_moment(moment: datetime | None, style: thai_time.Style = "short") -> str:
    """`{{ saved_at|be_moment }}` พฤ. 26 พ.ย. 2569 13.30 น."""
    return f"{be_date(moment, style)} {clock(moment)}" if moment else ""


@register.filter
def be_month(day: date) -> str:
    """`{{ day|be_month }}` พฤศจิกายน 2569."""
    return thai_time.month_name(day, bilingual.reader_language())


@register.filter
def be_year(year: int) -> int:
    """`{{ person.birth_year|be_year }}` 2495 in Thai, 1952 in English."""
    return year if bilingual.reader_language() == "en" else thai_time.be_year(year)


@register.filter
def fiscal_year(day: date) -> int:
    """`{{ day|fiscal_year }}` the government's year, from 1 October."""
    return thai_time.fiscal_year(day)


@register.simple_tag
def days_between(first: date, last: date) -> str:
    """`{% days_between first last %}` 21–29 พ.ย. 2569."""
    return thai_time.date_range(first, last, bilingual.reader_language())


@part("ui/parts/date_block.html")
def date_block(day: date) -> dict[str, Any]:
    """Show a date large: weekday, day, month; the year is said to screen readers."""
    local_day = thai_time.local(day).date() if isinstance(day, datetime) else day
    language = bilingual.reader_language()
    month = thai_time.be_date(local_day, language, "day_month").split(thai_time.NBSP)[-1]
    return {
        "day": local_day,
        "weekday": thai_time.weekday_name(local_day.weekday(), language, short=True),
        "month": month,
        "whole": thai_time.be_date(local_day, language, "full"),
    }


@register.filter
def baht(satang: int | None) -> str:
    """`{{ price_satang|baht }}` ฿60."""
    return money.baht(satang, bilingual.reader_language()) if satang is not None else ""


@register.filter
def price(satang: int | None) -> str:
    """`{{ price_satang|price }}` ฿60, or ฟรี."""
    return str(marks.FREE) if not satang else baht(satang)


@register.filter
def number(count: float | str | None) -> str:
    """`{{ people|number }}` 40,552; a missing number is a dash, never a zero."""
    return "–" if count is None or isinstance(count, str) else f"{count:,}"


@register.filter
def share(part: float | None, whole: float | None) -> float:
    """`{{ part|share:whole }}` hundredths of the whole, for bars; from 0 to 100."""
    return round(min(100.0, max(0.0, 100 * part / whole)), 2) if part and whole else 0


@register.filter
def words(text: str) -> list[str]:
    """`{{ "free soon near"|words }}` split at spaces."""
    return text.split()


@register.filter
def phone(stored: str | None) -> str:
    """`{{ person.phone|phone }}` 081 234 5678."""
    return show_phone(stored) if stored else ""


# -- seats -------------------------------------------------------------------------------------------------


@part("ui/parts/seats.html")
def seats_drawn(pools: Any, waiting: int = 0) -> dict[str, Any]:
    """Draw a session's seats one by one and say them; a pool has `seats`, `taken`, `group`, `releases_at`."""
    return {"seats": seats.count_seats(pools, waiting=waiting)}


@part("ui/parts/seats_left.html")
def seats_left(pools: Any, waiting: int = 0) -> dict[str, Any]:
    """Say in one line how many seats are left, or that it is full and how many wait."""
    return {"seats": seats.count_seats(pools, waiting=waiting)}


# -- the frame of a page -----------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def framed(context: RequestContext, template: str) -> SafeString:
    """Put in a part of the frame, made of `page_frame` and `screen` alone: it is written once for all."""
    frame = context.get("page_frame")
    return written(template, page_frame=frame.itself if frame else None, screen=context.get("screen"))


@register.simple_tag(takes_context=True)
def pages(context: RequestContext, page: Any) -> str:
    """Show the links to a paginator's other pages, keeping the rest of the address."""
    if page.paginator.num_pages == 1:
        return ""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    kept = f"{asked.urlencode()}&" if asked else ""
    return written(
        "ui/parts/pages.html",
        number=page.number,
        links=tuple((number, f"?{kept}page={number}" if number else "") for number in page_links(page)),
        back=f"?{kept}page={page.number - 1}" if page.has_previous() else "",
        next=f"?{kept}page={page.number + 1}" if page.has_next() else "",
    )


# -- forms -------------------------------------------------------------------------------------------------


@register.filter
def asked(label: str) -> str:
    """`{{ field.label|asked }}` with a colon behind it, unless it is a question."""
    return label if label.endswith("?") else f"{label}:"


@part("ui/parts/error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    """Say once at the top what must be mended, each line a link to its input."""
    fields: list[BoundField] = [form[name] for name in form.errors if name in form.fields]
    return {"form": form, "fields": fields, "count": len(fields) + len(form.non_field_errors())}


@part("ui/parts/note.html")
def note(kind: str, title: str, text: str = "") -> dict[str, Any]:
    """Show a notice: `info`, `ok`, `warn` or `bad`, always icon, words and colour together."""
    return {"kind": kind, "title": title, "text": text, "icon": marks.NOTE_ICONS[kind]}


@register.filter
def message_kind(level: str) -> str:
    """Turn a message's level into the kind of notice that tells it."""
    return marks.MESSAGE_KINDS.get(level, "info")
