"""What is filled in about rounds, briefs, projects and the lines of a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.projects.models import (
    Brief,
    BudgetLine,
    Milestone,
    Need,
    PriorityRound,
    Project,
    ProjectPartner,
    Risk,
    TargetGroup,
)
from learningcity.city.projects.rules.needs import SEEN, SUPPORTABLE
from learningcity.core.groups import Group
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import BahtField, DateField, InParts, ManyRowsField, WholeNumberField


class Named(forms.ModelChoiceField[Any]):
    """Rows in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return th_en_text(obj, "name") or th_en_text(obj, "title") or str(obj)


class ManyNamed(ManyRowsField):
    def label_from_instance(self, obj: Any) -> str:
        return th_en_text(obj, "name") or th_en_text(obj, "title") or str(obj)


def _text(label: Any, longest: int, *, rows: int = 0, required: bool = False, hint: Any = "") -> Any:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, help_text=hint)


class Versioned(InParts, forms.Form):
    """A form that tells which version of the row its writer saw."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def given(self) -> dict[str, Any]:
        """What was written, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class RoundForm(Versioned):
    """A round of priorities: how much money, which days, how many points."""

    sections = (
        (_("What it is"), ("title_th", "title_en", "about_th", "about_en")),
        (_("Money"), ("budget_satang", "budget_source", "points")),
        (_("When"), ("opens_on", "closes_on")),
    )

    title_th = _text(_("Title in Thai"), 160, required=True)
    title_en = _text(_("Title in English"), 160)
    about_th = _text(_("What it is about, in Thai"), 600, rows=3)
    about_en = _text(_("What it is about, in English"), 600, rows=3)
    budget_satang = BahtField(label=_("Budget in baht"))
    budget_source = _text(_("Whose money it is"), 200)
    points = WholeNumberField(
        label=_("Points for each person"), low=1, high=100, initial=10,
        help_text=_("Plain points: a point is a point, whoever gives it."),
    )  # fmt: skip
    opens_on = DateField(label=_("First day"))
    closes_on = DateField(label=_("Last day"))


class CandidateForm(forms.Form):
    """A need and what answering it would cost."""

    use_required_attribute = False
    need = Named(label=_("Need"), queryset=None, empty_label=_("choose"))
    cost_satang = BahtField(label=_("What it would cost (baht)"))

    def __init__(self, *args: Any, round_: PriorityRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Need.objects.in_city(round_.city).filter(state__in=SUPPORTABLE)
        self.fields["need"].queryset = rows.order_by("title")  # type: ignore[attr-defined]


class _OfNeeds(Versioned):
    """What names needs and neighbourhoods of one city."""

    def __init__(self, *args: Any, city: City, row: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hoods = Neighbourhood.objects.in_city(city).order_by("name_th")
        self.fields["neighbourhoods"].queryset = hoods  # type: ignore[attr-defined]
        needs = Need.objects.in_city(city).filter(state__in=SEEN).order_by("title")
        self.fields["needs"].queryset = needs  # type: ignore[attr-defined]


def _needs() -> ManyNamed:
    return ManyNamed(
        label=_("Needs it answers"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )


def _hoods() -> ManyNamed:
    return ManyNamed(
        label=_("Neighbourhoods"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: the whole city"),
    )  # fmt: skip


class BriefForm(_OfNeeds):
    """What is to change for whom, and which needs it draws on."""

    sections = (
        (_("What it is"), ("title_th", "title_en", "objective_th", "objective_en")),
        (_("Needs it answers"), ("needs",)),
        (_("For whom and where"), ("groups", "neighbourhoods")),
        (_("How it goes on"), ("way", "budget_satang")),
    )

    title_th = _text(_("Title in Thai"), 160, required=True)
    title_en = _text(_("Title in English"), 160)
    objective_th = _text(_("What is to change, in Thai"), 1200, rows=4, required=True)
    objective_en = _text(_("What is to change, in English"), 1200, rows=4)
    needs = _needs()
    groups = forms.MultipleChoiceField(
        label=_("For whom"), choices=Group.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: for everyone"),
    )  # fmt: skip
    neighbourhoods = _hoods()
    budget_satang = BahtField(label=_("About how much money (baht)"), required=False)
    way = forms.ChoiceField(
        label=_("How it goes on"),
        choices=Brief.Way.choices,
        widget=forms.RadioSelect,
        initial=Brief.Way.DIRECT,
    )


class AdoptForm(forms.Form):
    """Which group adopted a brief, and when."""

    use_required_attribute = False
    on = DateField(label=_("Adopted on"))
    adopted_by = _text(_("By which group or meeting"), 200, required=True)


class ProjectForm(_OfNeeds):
    """What a project is; its plan, partners and money are lines of their own."""

    sections = (
        (_("What it is"), ("title_th", "title_en", "objective_th", "objective_en")),
        (_("Needs it answers"), ("brief", "needs")),
        (_("Who and when"), ("lead", "starts_on", "ends_on")),
        (_("Where"), ("neighbourhoods", "is_public")),
    )

    title_th = _text(_("Title in Thai"), 160, required=True)
    title_en = _text(_("Title in English"), 160)
    objective_th = _text(_("Objective, in Thai"), 1200, rows=4, required=True)
    objective_en = _text(_("Objective, in English"), 1200, rows=4)
    lead = Named(label=_("Who leads it"), queryset=None, empty_label=_("choose"))
    brief = Named(
        label=_("Brief it follows"), queryset=None, required=False, empty_label=_("none"),
        help_text=_("Only briefs that were adopted."),
    )  # fmt: skip
    needs = _needs()
    neighbourhoods = _hoods()
    starts_on = DateField(label=_("First day"))
    ends_on = DateField(label=_("Last day"))
    is_public = forms.BooleanField(label=_("Everyone may see it"), required=False)

    def __init__(self, *args: Any, city: City, row: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, city=city, row=row, **kwargs)
        partners = Organisation.objects.in_city(city).active().order_by("name_th")
        briefs = Brief.objects.in_city(city).exclude(adopted_on=None).order_by("title_th")
        self.fields["lead"].queryset = partners  # type: ignore[attr-defined]
        self.fields["brief"].queryset = briefs  # type: ignore[attr-defined]


class StopForm(forms.Form):
    """When and why a project ends before its time."""

    use_required_attribute = False
    on = DateField(label=_("Ended on"))
    because = _text(_("Why"), 300, required=True, hint=_("Everyone may read it."))


class LineForm(forms.Form):
    """A line of a project's plan."""

    use_required_attribute = False

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project


class MilestoneForm(LineForm):
    title_th = _text(_("Milestone, in Thai"), 160, required=True)
    title_en = _text(_("Milestone, in English"), 160)
    starts_on = DateField(label=_("Worked on from"))
    due_on = DateField(label=_("To be reached by"))
    done_on = DateField(label=_("Reached on"), required=False, help_text=_("Empty until it is reached."))
    evidence = _text(_("What shows it"), 300)


class TargetForm(LineForm):
    group = forms.ChoiceField(label=_("Group"), choices=Group.choices)
    number = WholeNumberField(label=_("How many people"), low=1, high=1_000_000)


class PartnerForm(LineForm):
    organisation = Named(label=_("Organisation"), queryset=None, empty_label=_("choose"))
    role = forms.ChoiceField(label=_("What it does in the project"), choices=ProjectPartner.Role.choices)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        rows = Organisation.objects.in_city(project.city).active().order_by("name_th")
        self.fields["organisation"].queryset = rows  # type: ignore[attr-defined]


class BudgetForm(LineForm):
    title_th = _text(_("What for, in Thai"), 160, required=True)
    title_en = _text(_("What for, in English"), 160)
    planned_satang = BahtField(label=_("Planned (baht)"))
    used_satang = BahtField(label=_("Used so far (baht)"), initial=0)


class RiskForm(LineForm):
    what = _text(_("What could go wrong"), 200, required=True)
    likelihood = forms.TypedChoiceField(
        label=_("How likely"), choices=Risk.Level.choices, coerce=int, initial=2
    )
    impact = forms.TypedChoiceField(label=_("How bad"), choices=Risk.Level.choices, coerce=int, initial=2)
    answer = _text(_("What is done about it"), 300)
    over_on = DateField(label=_("No longer a risk since"), required=False)


LINES: dict[str, tuple[type[Any], type[LineForm], Any, Any]] = {
    "milestones": (Milestone, MilestoneForm, _("Add a milestone"), _("Change a milestone")),
    "targets": (TargetGroup, TargetForm, _("Add a group to reach"), _("Change a group to reach")),
    "partners": (ProjectPartner, PartnerForm, _("Add a partner"), _("Change a partner")),
    "budget": (BudgetLine, BudgetForm, _("Add a budget line"), _("Change a budget line")),
    "risks": (Risk, RiskForm, _("Add a risk"), _("Change a risk")),
}
"""Each kind of line by the word in its address: model, form, and the headings for adding and changing."""
