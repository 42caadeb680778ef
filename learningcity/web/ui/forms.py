"""Forms drawn with the design system's parts, and inputs that understand how Thai people write."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import DjangoTemplates
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.rules import possible_birth_year
from learningcity.core import money, thai_text, thai_time
from learningcity.core.errors import Refused
from learningcity.web.ui.bilingual import reader_language

OWN_WIDGETS = {
    "django/forms/widgets/radio.html": "ui/forms/options.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/ticks.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/file.html",
    "django/forms/widgets/file.html": "ui/forms/file.html",
}
DASHES = BLANK_CHOICE_DASH[0][1]
MOST_FIGURE = 10**11
BARE_INPUTS = {"hidden", "checkbox", "radio", "file", "submit"}
SECONDS = {
    "_en": "_th",
    "ends_on": "starts_on",
    "ends_at": "starts_at",
    "ends_time": "starts_time",
    "closes_on": "opens_on",
    "max_age": "min_age",
    "lon": "lat",
    "_source": "_satang",
    "until": "starts_on",
}
"""How the names of two questions end that stand side by side: the second and the first."""


def abreast(fields: Iterable[forms.BoundField]) -> list[list[forms.BoundField]]:
    """Lay questions in rows: each alone, or beside the one before that it completes or is like."""
    rows: list[list[forms.BoundField]] = []
    for field in fields:
        if rows and (_completes(rows[-1][-1].name, field.name) or _is_like(rows[-1][-1], field)):
            rows[-1].append(field)
        else:
            rows.append([field])
    return rows


def _completes(first: str, second: str) -> bool:
    return any(
        second.endswith(end) and first == second.removesuffix(end) + begin for end, begin in SECONDS.items()
    )


def _is_like(first: forms.BoundField, second: forms.BoundField) -> bool:
    beginning = getattr(second.form, "alike", "")
    return bool(beginning) and first.name.startswith(beginning) and second.name.startswith(beginning)


class Renderer(DjangoTemplates):
    """Draws every form with labels, hints and errors the way `ui/forms/` says (setting FORM_RENDERER)."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if "widget" in context:
            _dress(context["widget"])
        return str(super().render(OWN_WIDGETS.get(template_name, template_name), context, request))


def _dress(widget: dict[str, Any]) -> None:
    """Give text inputs, selects and text areas the class of the design system, and text areas fewer rows."""
    attrs = widget.get("attrs", {})
    if attrs.get("rows") == "10":
        attrs["rows"] = "4"
    _name_empty_choice(widget)
    css = str(attrs.get("class", ""))
    if widget.get("type") not in BARE_INPUTS and "in" not in css.split():
        attrs["class"] = f"in {css}".strip()


def _name_empty_choice(widget: dict[str, Any]) -> None:
    """A select's empty choice says what to do instead of showing dashes."""
    for _group, options, _index in widget.get("optgroups", ()):
        for option in options:
            if option["value"] == "" and option["label"] == DASHES:
                option["label"] = _("choose")


class Chooser(forms.CheckboxSelectMultiple):
    """Many things to tick, in groups that fold: those with a tick stand open, each says how many are ticked.

    The choices are grouped: `[("Bang Lamphu", [(1, "Fort Park"), …]), …]`.
    """

    template_name = "ui/forms/chooser.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["groups"] = [
            {"name": group, "options": options, "ticked": sum(option["selected"] for option in options)}
            for group, options, _index in context["widget"]["optgroups"]
        ]
        return context


class InParts(forms.BaseForm):
    """A form asked in parts, each under its heading; what is not asked now is left out."""

    sections: ClassVar[tuple[tuple[Any, tuple[str, ...]], ...]] = ()
    alike: ClassVar[str] = ""
    """How the names of its many short questions begin that are answered alike, and so share a row."""

    def leaves(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The parts ready to draw."""
        parts = (
            (title, [self[name] for name in names if name in self.fields]) for title, names in self.sections
        )
        return [(title, fields) for title, fields in parts if fields]


class Hinted:
    """A choice's label with a line of explanation under it: `(value, Hinted(_("I come myself"), _("…")))`."""

    def __init__(self, label: str | Promise, hint: str | Promise) -> None:
        self.label, self.hint = label, hint

    def __str__(self) -> str:
        return str(self.label)


class ManyRowsField(forms.ModelMultipleChoiceField[Any]):
    """Several rows, each named by its number; one too large for any row is refused as one that none has."""

    def _check_values(self, value: Any) -> Any:
        try:
            return super()._check_values(value)  # type: ignore[misc]
        except OverflowError as fault:
            code = "invalid_choice"
            sentence = self.error_messages[code]
            raise forms.ValidationError(sentence, code, {"value": ", ".join(map(str, value))[:60]}) from fault


class _ReadField(forms.CharField):
    """A text input whose writing `read` understands or refuses in one sentence."""

    def read(self, value: str) -> Any:
        raise NotImplementedError

    def show(self, value: Any) -> str:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return value
        try:
            return self.read(value)
        except Refused as refused:
            raise ValidationError(str(refused), code=refused.code) from refused

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else self.show(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True

    def run_validators(self, value: Any) -> None:
        """Leave out the text validators: the value is no longer text."""


class DateField(_ReadField):
    """A day, written as people write it: 26/11/2569, 26 พ.ย. 69, ๒๖ พ.ย. ๒๕๖๙, 2026-11-26."""

    widget = forms.TextInput(attrs={"class": "short", "inputmode": "text", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": _("Such as 5/12/2569 or 5 Dec 2026.")} | kwargs)

    def read(self, value: str) -> date:
        return thai_time.read_date(value)

    def show(self, value: date) -> str:
        return thai_time.be_date(value, reader_language(), "medium").replace(thai_time.NBSP, " ")


class TimeField(_ReadField):
    """A time of day: 13.30 น., 13:30, ๑๓.๓๐, 1:30 pm."""

    widget = forms.TextInput(attrs={"class": "short", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": _("Such as 13.30")} | kwargs)

    def read(self, value: str) -> time:
        return thai_time.read_time(value)

    def show(self, value: time) -> str:
        return thai_time.clock(value, reader_language()).replace(thai_time.NBSP, " ")


class BahtField(_ReadField):
    """An amount of money in baht, kept as satang: 1,200.50, ฿1,200, ๑๒๐ บาท, ฟรี."""

    widget = forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, *, most: int = money.MOST_BAHT, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def read(self, value: str) -> int:
        return money.read_baht(value, most=self.most)

    def show(self, value: int) -> str:
        return money.baht(value).removeprefix("฿")


class WholeNumberField(_ReadField):
    """A whole number, Thai digits and thousands commas understood, within its limits."""

    widget = forms.TextInput(attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, *, low: int | None = None, high: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.low, self.high = low, high

    def read(self, value: str) -> int:
        return thai_text.read_int(value, low=self.low, high=self.high)

    def show(self, value: int) -> str:
        return str(value)


class NumberField(_ReadField):
    """A figure with or without decimals: 1,200, 12.5, ๑๒.๕."""

    widget = forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"})

    def read(self, value: str) -> Decimal:
        return round(thai_text.read_decimal(value, low=-MOST_FIGURE, high=MOST_FIGURE), 2)

    def show(self, value: Decimal) -> str:
        return f"{value.normalize():f}"


class PhoneField(_ReadField):
    """A telephone number, kept as +66812345678 and shown as 081 234 5678."""

    widget = forms.TextInput(attrs={"type": "tel", "class": "short", "autocomplete": "tel"})

    def read(self, value: str) -> str:
        return thai_text.read_phone(value)

    def prepare_value(self, value: Any) -> Any:
        known = isinstance(value, str) and value.startswith("+")
        return thai_text.show_phone(value) if known else value


class BirthYearField(WholeNumberField):
    """A year of birth in either era: 2495 and 1952 are the same; kept as Christian era."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Year of birth"))
        super().__init__(max_length=20, **kwargs)

    def read(self, value: str) -> int:
        year = thai_time.read_year(value)
        if not possible_birth_year(year, thai_time.today().year):
            raise Refused("birth-year", _("Nobody alive was born in that year."))
        return year

    def show(self, value: int) -> str:
        return str(thai_time.be_year(value) if reader_language() == "th" else value)
