"""The long form in which an activity is written, in sections, each text first in Thai and then in English."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Activity, Language, LearningType, Mode, Service, Topic
from learningcity.city.catalogue.rules.activities import DEAREST_BAHT
from learningcity.city.people.access import Powers
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Venue
from learningcity.city.projects.models import Project
from learningcity.core.groups import Group
from learningcity.web.staff import reach
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import BahtField, Hinted, ManyRowsField, WholeNumberField

LEARNING_TYPES = [
    (
        LearningType.LIFELONG,
        Hinted(
            LearningType.LIFELONG.label,
            _("For interest and a good life at any age; no test and no paper needed."),
        ),
    ),
    (
        LearningType.SELF_DEVELOPMENT,
        Hinted(
            LearningType.SELF_DEVELOPMENT.label,
            _("For a skill in work or life; may end with a certificate or a badge."),
        ),
    ),
    (
        LearningType.QUALIFICATION,
        Hinted(
            LearningType.QUALIFICATION.label,
            _("Counts towards a level of schooling or a qualification."),
        ),
    ),
]
CEILING = 100_000
PRICE = "price_for_"


class Section(NamedTuple):
    """A part of the form: a heading, why it is asked, the questions, and those that start folded away."""

    key: str
    title: str | Promise
    why: str | Promise
    names: tuple[str, ...]
    folded_title: str | Promise = ""
    folded: tuple[str, ...] = ()


class DrawnSection(NamedTuple):
    """A section with its questions ready to draw."""

    key: str
    title: str | Promise
    why: str | Promise
    fields: list[forms.BoundField]
    folded_title: str | Promise
    folded: list[forms.BoundField]
    open: bool


SECTIONS = (
    Section(
        "what",
        _("What it is"),
        _("The title and the two lines under it are what people read first. Plain words work best."),
        (
            "title_th", "title_en", "summary_th", "summary_en", "description_th", "description_en", "topic",
            "learning_type",
        ),
        _("Further topics"),
        ("topics",),
    ),
    Section(
        "who",
        _("Who teaches"),
        _("The organisation answers for it; the teacher's name makes it trusted."),
        ("organisation", "instructor_th", "instructor_en", "project"),
    ),
    Section(
        "whom",
        _("For whom"),
        _("Leave empty what does not matter: then it is for everyone."),
        ("min_age", "max_age", "languages"),
        _("Made for a certain group"),
        ("audience", "audience_th", "audience_en"),
    ),
    Section(
        "where",
        _("Where"),
        _("Each session can be somewhere else; this is its usual place."),
        ("mode", "venue", "online_url"),
    ),
    Section(
        "cost",
        _("What it costs"),
        _("In baht. Free is 0. Say who pays less, so that nobody stays away because of money."),
        ("price_satang", "waiver"),
        _("Some groups pay less or nothing"),
        tuple(f"{PRICE}{group}" for group in Group),
    ),
    Section(
        "access",
        _("Help that is there for everyone who comes"),
        _("Ways in and toilets are kept with the place; here is what this activity brings."),
        ("services",),
    ),
    Section(
        "after",
        _("What to bring, and what people take home"),
        "",
        ("bring_th", "bring_en", "outcome_th", "outcome_en", "leads_to_work"),
    ),
)  # fmt: skip


class TopicField(forms.ModelChoiceField[Topic]):
    """Topics in the reader's language."""

    def label_from_instance(self, obj: Topic) -> str:
        return th_en_text(obj, "name")


class TopicsField(ManyRowsField):
    def label_from_instance(self, obj: Topic) -> str:
        return th_en_text(obj, "name")


class NamedField(forms.ModelChoiceField[Any]):
    """Venues, organisations or projects in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        return th_en_text(obj, "title" if isinstance(obj, Project) else "name")


def _text(name: str, label: Any, hint: Any = "", *, rows: int = 0, required: bool = False) -> forms.CharField:
    """A text as long as its column allows."""
    longest = getattr(Activity._meta.get_field(name), "max_length", None) or 8000
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required, widget=widget)


def _ticks(label: Any, choices: Any, hint: Any = "") -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple()
    return forms.MultipleChoiceField(
        label=label, choices=choices, help_text=hint, required=False, widget=widget
    )


class ActivityForm(forms.Form):
    """Everything about an activity but its sessions."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title_th = _text("title_th", _("Title in Thai"), required=True)
    title_en = _text("title_en", _("Title in English"))
    summary_th = _text(
        "summary_th", _("In two lines, in Thai"), _("What people do there, and what they can do afterwards."),
        rows=2, required=True,
    )  # fmt: skip
    summary_en = _text("summary_en", _("In two lines, in English"), rows=2)
    description_th = _text("description_th", _("More, in Thai"), rows=6)
    description_en = _text("description_en", _("More, in English"), rows=6)
    topic = TopicField(label=_("Topic"), queryset=Topic.objects.order_by("path"), empty_label=_("choose"))
    topics = TopicsField(
        label=_("Also about"), queryset=Topic.objects.order_by("path"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    learning_type = forms.ChoiceField(
        label=_("Kind of learning"), choices=LEARNING_TYPES, widget=forms.RadioSelect,
        help_text=_("The three kinds in the Promotion of Learning Act 2023; every activity is one of them."),
    )  # fmt: skip
    organisation = NamedField(label=_("Organisation"), queryset=None, empty_label=_("choose"))
    instructor_th = _text("instructor_th", _("Teacher, in Thai"))
    instructor_en = _text("instructor_en", _("Teacher, in English"))
    project = NamedField(
        label=_("Project it belongs to"), queryset=None, required=False, empty_label=_("none"),
        help_text=_("So that the way from the need to the people who learnt can be followed, and back."),
    )  # fmt: skip
    min_age = WholeNumberField(label=_("From age"), low=0, high=120, required=False)
    max_age = WholeNumberField(label=_("To age"), low=0, high=120, required=False)
    languages = _ticks(_("Languages spoken"), Language.choices)
    audience = _ticks(_("Made for"), Group.choices)
    audience_th = _text("audience_th", _("In words, in Thai"))
    audience_en = _text("audience_en", _("In words, in English"))
    mode = forms.ChoiceField(label=_("How people meet"), choices=Mode.choices, widget=forms.RadioSelect)
    venue = NamedField(label=_("Usual place"), queryset=None, required=False, empty_label=_("none yet"))
    online_url = forms.URLField(
        label=_("Address of the online meeting"), max_length=300, required=False, assume_scheme="https",
        help_text=_("Shown only to those who have a seat."),
    )  # fmt: skip
    price_satang = BahtField(label=_("Price for each person (baht)"), most=DEAREST_BAHT, required=False)
    waiver = forms.BooleanField(
        label=_("Whoever cannot pay may come without paying"), required=False,
        help_text=_("They only have to say so; nobody asks for a paper."),
    )  # fmt: skip
    services = _ticks(_("At every session"), Service.choices)
    bring_th = _text("bring_th", _("To bring along, in Thai"))
    bring_en = _text("bring_en", _("To bring along, in English"))
    outcome_th = _text("outcome_th", _("What people take home, in Thai"))
    outcome_en = _text("outcome_en", _("What people take home, in English"))
    leads_to_work = forms.BooleanField(label=_("Helps towards a job or an income"), required=False)

    def __init__(self, *args: Any, powers: Powers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        city_venues = Venue.objects.in_city(powers.city).in_use().order_by("name_th")
        mine = reach.organisations(powers, Permission.ACTIVITY_EDIT)
        self.fields["venue"].queryset = city_venues  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = mine  # type: ignore[attr-defined]
        projects = Project.objects.in_city(powers.city).order_by("-starts_on", "pk")
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]
        for group in Group:
            self.fields[f"{PRICE}{group}"] = BahtField(label=group.label, most=DEAREST_BAHT, required=False)

    def sections(self) -> Iterator[DrawnSection]:
        """The form as it is drawn; what is folded away opens when it holds something."""
        for key, title, why, names, folded_title, folded in SECTIONS:
            asked, more = [self[name] for name in names], [self[name] for name in folded]
            opened = any(field.errors or field.value() for field in more)
            yield DrawnSection(key, title, why, asked, folded_title, more, opened)

    def clean_languages(self) -> list[str]:
        return self.cleaned_data["languages"] or [Language.THAI]

    def clean_price_satang(self) -> int:
        return self.cleaned_data["price_satang"] or 0

    def given(self) -> dict[str, Any]:
        """What the services take: columns by name, further topics, prices by group."""
        kept = {name: value for name, value in self.cleaned_data.items() if not name.startswith(PRICE)}
        kept.pop("version")
        prices = {group.value: self.cleaned_data.get(f"{PRICE}{group}") for group in Group}
        return kept | {"prices": {group: satang for group, satang in prices.items() if satang is not None}}


def initial_of(activity: Activity) -> dict[str, Any]:
    """An activity as the form shows it."""
    columns = {name: getattr(activity, name) for name in ActivityForm.base_fields if name != "topics"}
    prices = {f"{PRICE}{price.group}": price.satang for price in activity.prices.all()}
    return columns | {"topics": list(activity.topics.all())} | prices


class Difference(NamedTuple):
    """A question whose answer here differs from what is kept now."""

    label: str
    kept: str
    written: str


def differences(form: forms.Form, kept: Mapping[str, Any], names: Iterable[str]) -> list[Difference]:
    """What someone else saved meanwhile beside what was written here, question by question."""
    found = []
    for name in names:
        field = form.fields[name]
        now, here = _said(field, kept.get(name)), _said(field, form.cleaned_data.get(name))
        if now != here:
            found.append(Difference(str(field.label), now, here))
    return found


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return str(_("yes") if value else _("no"))
    if isinstance(value, list | tuple) or hasattr(value, "all"):
        return ", ".join(sorted(_said(field, each) for each in value)) or "–"
    if hasattr(value, "pk"):
        return str(value)
    choices: dict[Any, Any] = dict(field.choices) if isinstance(field, forms.ChoiceField) else {}  # type: ignore[arg-type]
    return str(choices.get(value, field.prepare_value(value) if value not in (None, "") else "–"))
