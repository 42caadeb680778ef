"""Opening hours as one line a day, the way a sign at the door has them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused
from learningcity.core.thai_text import arabic_digits
from learningcity.core.thai_time import read_time

DAYS = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
_SPAN = re.compile(r"\s*[–—-]\s*|\s+ถึง\s+|\s+to\s+")


def read_spans(text: str) -> list[list[str]]:
    """`8.30-12.00, 13.00-16.30` as `[["08:30", "12:00"], ["13:00", "16:30"]]`; empty means closed."""
    spans = []
    for part in filter(None, (piece.strip() for piece in arabic_digits(text).split(","))):
        ends = _SPAN.split(part)
        if len(ends) != 2:
            raise Refused("hours", _("Write opening hours like 8.30-16.30."))
        start, end = (read_time(one) for one in ends)
        if end <= start:
            raise Refused("hours", _("The place closes before it opens: %(part)s.") % {"part": part})
        spans.append([f"{start:%H:%M}", f"{end:%H:%M}"])
    return spans


def show_spans(spans: list[list[str]]) -> str:
    """The reverse of `read_spans`."""
    return ", ".join(f"{start.replace(':', '.')}-{end.replace(':', '.')}" for start, end in spans)


class HoursWidget(forms.MultiWidget):
    """Seven short inputs, each named by its day."""

    template_name = "staff/places/hours.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__(
            {day: forms.TextInput(attrs={"class": "in", "aria-label": DAYS[day]}) for day in DAYS}
        )

    def decompress(self, value: dict[str, list[list[str]]] | None) -> list[str]:
        return [show_spans((value or {}).get(day, [])) for day in DAYS]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for day, part in zip(DAYS.values(), context["widget"]["subwidgets"], strict=True):
            part["day"] = day
        return context


class HoursField(forms.MultiValueField):
    """A week of opening hours as `{"mon": [["08:30", "16:30"]], …}`; days without hours are closed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            [forms.CharField(required=False) for _day in DAYS],
            widget=HoursWidget(),
            require_all_fields=False,
            help_text=_("One line a day, like 8.30-12.00, 13.00-16.30. Leave a day empty when it is closed."),
            **kwargs,
        )

    def compress(self, data_list: list[str]) -> dict[str, list[list[str]]]:
        week: dict[str, list[list[str]]] = {}
        for (day, name), text in zip(DAYS.items(), data_list or [""] * 7, strict=True):
            try:
                spans = read_spans(text or "")
            except Refused as refused:
                raise ValidationError(f"{name}: {refused}", code=refused.code) from refused
            if spans:
                week[day] = spans
        return week
