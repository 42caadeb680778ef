"""What the pages of this room do alike: acts from small forms, evidence, two versions side by side."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from learningcity.city.lessons import services
from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.core.uploads import read_paper
from learningcity.web.door import CityRequest
from learningcity.web.staff.lessons.forms import EvidenceForm
from learningcity.web.ui.acts import done

NOTHING = "–"


class RowPage(NamedTuple):
    """The page of a lesson or of an adoption, to which each small form on it comes back."""

    word: str
    """The name of its address, and what services call the row."""

    find: Callable[[CityRequest, UUID], Any]
    draw: Callable[..., HttpResponse]

    def act(
        self, request: CityRequest, row: Any, name: str, form: forms.BaseForm, act: Any, said: str
    ) -> HttpResponse:
        """Do one act, or draw the page with its form and the reason why not."""
        about = {self.word: row, "by": request.account}
        if done(request, form, lambda **given: act(**about, **given), said):
            return self._again(request, row)
        return self.draw(request, self.find(request, row.uuid), **{name: form})

    def add_evidence(self, request: CityRequest, row: Lesson | Adoption) -> HttpResponse:
        """Keep what was chosen as evidence."""
        form = EvidenceForm(request.POST, request.FILES, prefix="evidence", city=request.city)

        def add(record: str, file: Any, url: str, title_th: str, title_en: str) -> None:
            named: dict[str, Any] = {"title_th": title_th, "title_en": title_en, "by": request.account}
            if file:
                services.add_file(to=row, paper=read_paper(file), **named)
            else:
                services.add_evidence(to=row, record=form.chosen(), url=url, **named)

        if done(request, form, add, _("Kept.")):
            return self._again(request, row)
        return self.draw(request, row, evidence=form)

    def take_out_evidence(self, request: CityRequest, row: Lesson | Adoption, shown: UUID) -> HttpResponse:
        """Let one thing show it no longer."""
        evidence = get_object_or_404(Evidence.objects.filter(pk__in=row.evidence.all()), uuid=shown)
        form = forms.Form(request.POST)

        def take_out() -> None:
            services.take_out_evidence(evidence=evidence, by=request.account)

        if done(request, form, take_out, _("Taken out.")):
            return self._again(request, row)
        return self.draw(request, row, taken_out=form)

    def _again(self, request: CityRequest, row: Any) -> HttpResponse:
        return redirect(f"staff:{self.word}", request.city.code, row.uuid)


def both(form: forms.Form, theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Where what somebody else saved and one's own differ, field by field, each in words."""
    return [
        {
            "label": form[name].label,
            "theirs": _in_words(form.fields[name], theirs[name]),
            "mine": _in_words(form.fields[name], given),
        }
        for name, given in mine.items()
        if _plain(theirs[name]) != _plain(given)
    ]


def _plain(value: Any) -> Any:
    """A value to be compared: of many the order says nothing, and an empty one is as good as none."""
    if value is None:
        return ""
    return value if isinstance(value, str) or not isinstance(value, Iterable) else set(value)


def _in_words(field: forms.Field, value: Any) -> str:
    """A value as the reader of the form would say it."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        said = ", ".join(field.label_from_instance(each) for each in value)
    elif isinstance(field, forms.ModelChoiceField):
        said = field.label_from_instance(value) if value else ""
    elif isinstance(field, forms.MultipleChoiceField):
        choices: Any = field.choices
        said = ", ".join(str(label) for code, label in choices if code in value)
    else:
        shown = field.prepare_value(value)
        said = "" if shown is None else str(shown)
    return said or NOTHING
