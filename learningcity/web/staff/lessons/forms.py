"""What is asked about a lesson, what shows it, and its adoption."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Topic
from learningcity.city.lessons import queries
from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.places.models import City
from learningcity.core.groups import Group
from learningcity.core.thai_time import be_date
from learningcity.core.uploads import WHAT_FITS
from learningcity.web.staff.partners.acting import choose_organisation
from learningcity.web.staff.projects.forms import ManyNamed, Versioned
from learningcity.web.ui.bilingual import reader_language, th_en_text
from learningcity.web.ui.forms import BahtField, DateField, NumberField, WholeNumberField

MOST_HOURS = 1_000_000
LONGEST = 6_000
LISTED = 60
"""So many records of each kind can be chosen from."""


def _line(label: Any, longest: int, *, required: bool = False, hint: Any = "") -> Any:
    return forms.CharField(label=label, max_length=longest, required=required, help_text=hint)


def _text(
    label: Any, *, rows: int = 5, longest: int = LONGEST, required: bool = False, hint: Any = ""
) -> Any:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, help_text=hint)


class LessonForm(Versioned):
    """A lesson in the parts another city needs to repeat it."""

    sections = (
        (_("What it is"), ("title_th", "title_en", "summary_th", "summary_en", "topics", "groups")),
        (_("What it was like there"), ("context_th", "context_en")),
        (_("The problem"), ("problem_th", "problem_en")),
        (_("What the city did"), ("done_th", "done_en")),
        (_("What it cost"), ("cost_satang", "cost_hours", "cost_note_th", "cost_note_en")),
        (_("What it gave"), ("gave_th", "gave_en")),
        (_("What failed"), ("failed_th", "failed_en")),
        (_("How to repeat it"), ("repeat_th", "repeat_en")),
        (_("Source"), ("source", "source_url")),
    )

    title_th = _line(_("Title in Thai"), 160, required=True)
    title_en = _line(_("Title in English"), 160)
    summary_th = _text(_("In one sentence, in Thai"), rows=2, longest=400)
    summary_en = _text(_("In one sentence, in English"), rows=2, longest=400)
    topics = ManyNamed(label=_("Topics"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple)
    groups = forms.MultipleChoiceField(
        label=_("Whom it was done with"), choices=Group.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Nothing ticked: with everyone"),
    )  # fmt: skip
    context_th = _text(
        _("The place and its people, in Thai"),
        hint=_("What must another city know of yours to see whether it is like it?"),
    )
    context_en = _text(_("The place and its people, in English"))
    problem_th = _text(_("What was wrong, in Thai"))
    problem_en = _text(_("What was wrong, in English"))
    done_th = _text(_("Who did what, in Thai"))
    done_en = _text(_("Who did what, in English"))
    cost_satang = BahtField(
        label=_("Money (baht)"), required=False, help_text=_("Leave it empty if nobody knows.")
    )
    cost_hours = WholeNumberField(label=_("Hours of work"), low=0, high=MOST_HOURS, required=False)
    cost_note_th = _line(_("How that was reckoned, or why nobody knows, in Thai"), 400)
    cost_note_en = _line(_("The same in English"), 400)
    gave_th = _text(
        _("What changed, in Thai"), hint=_("Figures with out of how many; what shows them is added next.")
    )
    gave_en = _text(_("What changed, in English"))
    failed_th = _text(_("What did not work, in Thai"), hint=_("This is what others learn most from."))
    failed_en = _text(_("What did not work, in English"))
    repeat_th = _text(_("Step by step, in Thai"))
    repeat_en = _text(_("Step by step, in English"))
    source = _line(_("Where this was told before, if it was"), 300)
    source_url = forms.URLField(
        label=_("Address of the source"), max_length=500, required=False, assume_scheme="https"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = Topic.objects.filter(depth=1).order_by("path")  # type: ignore[attr-defined]


def first_of(lesson: Lesson) -> dict[str, Any]:
    """What a form about a lesson begins with."""
    names = [name for name in LessonForm.base_fields if name not in ("topics", "version")]
    found = {name: getattr(lesson, name) for name in names}
    return found | {"topics": list(lesson.topics.all()), "version": lesson.version}


class EvidenceForm(forms.Form):
    """One thing that shows a lesson or a report: a record, a file, or an address."""

    use_required_attribute = False
    record = forms.ChoiceField(
        label=_("A record of this city"),
        required=False,
        help_text=_(
            "What everyone can open, the latest of each kind; what is older is given by its address. "
            "The figure of a key result is frozen as it stands today."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, max_length=200,
        help_text=WHAT_FITS,
    )  # fmt: skip
    url = forms.URLField(label=_("Or an address"), max_length=500, required=False, assume_scheme="https")
    title_th = _line(
        _("What it is called, in Thai"), 200, hint=_("A record keeps its own name if this is empty.")
    )
    title_en = _line(_("What it is called, in English"), 200)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {f"{kind}:{row.uuid}": row for kind, rows in _records(city).items() for row in rows}
        record: Any = self.fields["record"]
        record.choices = [("", _("choose")), *_grouped(self.rows)]

    def chosen(self) -> models.Model | None:
        """The record that was chosen, if one was."""
        return self.rows.get(self.cleaned_data["record"])


def _records(city: City) -> dict[str, Any]:
    every = {
        "result": queries.results(city),
        "project": queries.projects(city),
        "activity": queries.activities(city),
        "resolution": queries.resolutions(city),
    }
    return {kind: rows[:LISTED] for kind, rows in every.items()}


LABELS = {
    "result": _("Key results"),
    "project": _("Projects"),
    "activity": _("Activities"),
    "resolution": _("Resolutions"),
}
LONGEST_CHOICE = 90


def _grouped(rows: dict[str, Any]) -> list[tuple[Any, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, row in rows.items():
        groups.setdefault(key.partition(":")[0], []).append((key, _in_words(row)))
    return [(LABELS[kind], choices) for kind, choices in groups.items()]


def _in_words(row: Any) -> str:
    if hasattr(row, "outcome"):
        day = be_date(row.item.meeting.held_on, reader_language(), "medium")
        return f"{day} · {th_en_text(row, 'text')}"[:LONGEST_CHOICE]
    return th_en_text(row, "title")[:LONGEST_CHOICE]


class AdoptForm(forms.Form):
    """What is done otherwise here, who leads, and by when it is reported."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    adapted_th = _text(
        _("What you do otherwise here, in Thai"), rows=4, longest=2_000, required=True,
        hint=_("Say so if you do it just as they did. Everyone reads it."),
    )  # fmt: skip
    adapted_en = _text(_("What you do otherwise here, in English"), rows=4, longest=2_000)
    lead: Any = forms.ModelChoiceField(label=_("Who leads it"), queryset=None)
    due_on = DateField(label=_("By when you say how it went"))

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_organisation(self, city, "lead")


def first_of_adoption(row: Adoption) -> dict[str, Any]:
    """What a form about an adoption begins with."""
    return {name: getattr(row, name) for name in ("adapted_th", "adapted_en", "lead", "due_on", "version")}


class ReportForm(Versioned):
    """What came of it, in words and in one figure."""

    sections = (
        (_("What came of it"), ("result_th", "result_en")),
        (
            _("One figure, if there is one"),
            ("figure", "unit_th", "unit_en", "figure_note_th", "figure_note_en"),
        ),
    )
    result_th = _text(
        _("What came of it, in Thai"), required=True, hint=_("Good and bad; what you would do otherwise.")
    )
    result_en = _text(_("What came of it, in English"))
    figure = NumberField(label=_("The figure"), required=False)
    unit_th = _line(_("What it counts, in Thai"), 60, hint=_("Such as: shops that sell more."))
    unit_en = _line(_("What it counts, in English"), 60)
    figure_note_th = _line(
        _("Out of how many and how counted, in Thai"), 300, hint=_("Such as: of 31 shops, asked in person.")
    )
    figure_note_en = _line(_("Out of how many and how counted, in English"), 300)


def first_of_report(row: Adoption) -> dict[str, Any]:
    """What a form about a report begins with."""
    return {name: getattr(row, name) for name in ReportForm.base_fields}


class GiveUpForm(forms.Form):
    """Why it is not gone on with."""

    use_required_attribute = False
    because_th = _text(_("Why, in Thai"), rows=3, longest=600, required=True, hint=_("Everyone reads it."))
    because_en = _text(_("Why, in English"), rows=3, longest=600)


class AgainForm(forms.Form):
    """By when it is reported this time."""

    use_required_attribute = False
    due_on = DateField(label=_("By when you say how it went"))


class WithdrawForm(forms.Form):
    """Why a lesson holds no more."""

    use_required_attribute = False
    because = _line(_("Why; everyone who comes reads it"), 300, required=True)
