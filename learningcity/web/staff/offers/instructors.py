"""Those who teach, as the city keeps them: found, added, changed, shown while they agree."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import queries, services
from learningcity.city.catalogue.models import Activity, Instructor, Topic
from learningcity.city.catalogue.rules.offers import LONGEST_WORDS
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import Person
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.forms import Chooser, InParts, ManyRowsField
from learningcity.web.ui.refusals import tell

A_PAGE = 40


class InstructorForm(InParts, forms.Form):
    """What the city keeps about someone who teaches."""

    sections = (
        (gettext_lazy("Who they are"), ("name_th", "name_en", "about_th", "about_en", "organisation")),
        (gettext_lazy("What they teach"), ("topics", "activities")),
        (gettext_lazy("Their account"), ("email",)),
    )

    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=160)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=160, required=False)
    about_th = forms.CharField(
        label=gettext_lazy("About them, in Thai"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    about_en = forms.CharField(
        label=gettext_lazy("About them, in English"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation they belong to"),
        queryset=Organisation.objects.none(),
        required=False,
    )
    topics = ManyRowsField(
        label=gettext_lazy("Topics"),
        queryset=Topic.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    activities = ManyRowsField(
        label=gettext_lazy("Activities they teach"),
        queryset=Activity.objects.none(),
        required=False,
        widget=Chooser,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail of their account"),
        help_text=gettext_lazy("Whoever has this account can take the page away by themselves."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = Organisation.objects.in_city(city).active().order_by("name_th")
        fields["organisation"].label_from_instance = lambda row: th_en_text(row, "name")
        fields["topics"].queryset = Topic.objects.filter(depth=1).order_by("path")
        fields["topics"].label_from_instance = lambda row: th_en_text(row, "name")
        fields["activities"].queryset = Activity.objects.in_city(city)
        fields["activities"].choices = _by_topic(city)

    def clean_email(self) -> str:
        """Someone's account, or nothing."""
        email: str = self.cleaned_data["email"]
        if email and queries.person_of_account(email) is None:
            raise forms.ValidationError(_("No learner has an account with this e-mail."))
        return email

    def given(self) -> dict[str, Any]:
        """What was said, as the service takes it."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "email")}
        email = self.cleaned_data["email"]
        person: Person | None = queries.person_of_account(email) if email else None
        return said | {"person": person}


def _by_topic(city: City) -> list[tuple[str, list[tuple[int, str]]]]:
    """The activities to choose from, under their topics."""
    rows = Activity.objects.in_city(city).select_related("topic").order_by("topic__path", "title_th")
    groups: dict[str, list[tuple[int, str]]] = {}
    for row in rows.only("title_th", "title_en", "topic"):
        groups.setdefault(th_en_text(row.topic, "name"), []).append((row.pk, th_en_text(row, "title")))
    return list(groups.items())


def _may_edit(request: CityRequest) -> bool:
    return request.powers.may_citywide(Permission.ACTIVITY_EDIT)


def _refuse_unless_citywide(request: CityRequest) -> None:
    if not _may_edit(request):
        raise PermissionDenied


@requires(Permission.OFFER_REVIEW)
def listing(request: CityRequest) -> HttpResponse:
    """All who teach in the city, shown or not."""
    text = request.GET.get("q", "").strip()
    rows = Instructor.objects.in_city(request.city).filter(
        Q(name_th__icontains=text) | Q(name_en__icontains=text)
    )
    counted = rows.annotate(number=Count("activities")).select_related("organisation")
    page = Paginator(counted.order_by("name_th", "pk"), A_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "staff/offers/instructors.html", {"page": page, "text": text, "may_edit": _may_edit(request)}
    )


@requires(Permission.OFFER_REVIEW)
def new(request: CityRequest) -> HttpResponse:
    """Add someone who teaches."""
    _refuse_unless_citywide(request)
    return _form(request, None)


@requires(Permission.OFFER_REVIEW)
def edit(request: CityRequest, instructor: UUID) -> HttpResponse:
    """Change what is kept about someone who teaches."""
    _refuse_unless_citywide(request)
    return _form(request, _instructor_or_404(request, instructor))


def _instructor_or_404(request: CityRequest, uuid: UUID) -> Instructor:
    rows = Instructor.objects.in_city(request.city).select_related("person__account", "organisation")
    found: Instructor = get_object_or_404(rows, uuid=uuid)
    return found


def _form(request: CityRequest, row: Instructor | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = InstructorForm(data, initial=_initial(row) if row else None, city=request.city)
    if form.is_valid():
        try:
            saved = _save(request, form, row)
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": saved})
            return redirect("staff:instructor", city=request.city.code, instructor=saved.uuid)
    return render(request, "staff/offers/instructor.html", {"form": form, "instructor": row})


def _save(request: CityRequest, form: InstructorForm, row: Instructor | None) -> Instructor:
    if row is None:
        return services.add_instructor(city=request.city, by=request.account, **form.given())
    version = form.cleaned_data["version"] or 0
    return services.edit_instructor(instructor=row, version=version, by=request.account, **form.given())


def _initial(row: Instructor) -> dict[str, Any]:
    account = row.person.account if row.person else None
    said = {
        name: getattr(row, name) for name in ("name_th", "name_en", "about_th", "about_en", "organisation")
    }
    return said | {
        "topics": row.topics.all(),
        "activities": row.activities.all(),
        "email": account.email if account else "",
        "version": row.version,
    }


@require_POST
@requires(Permission.OFFER_REVIEW)
def shown(request: CityRequest, instructor: UUID) -> HttpResponse:
    """Note that they agree to be shown, or that they no longer do: the page is gone at once."""
    _refuse_unless_citywide(request)
    row = _instructor_or_404(request, instructor)
    if request.POST.get("shown") == "1":
        services.show_instructor(instructor=row, by=request.account)
        messages.success(request, _("Everyone can see the page now."))
    else:
        services.hide_instructor(instructor=row, by=request.account)
        messages.success(request, _("Nobody can see the page any more."))
    return redirect("staff:instructor", city=request.city.code, instructor=row.uuid)


@require_POST
@requires(Permission.OFFER_REVIEW)
def remove(request: CityRequest, instructor: UUID) -> HttpResponse:
    """Delete what is kept of someone who teaches."""
    _refuse_unless_citywide(request)
    services.remove_instructor(instructor=_instructor_or_404(request, instructor), by=request.account)
    messages.success(request, _("Removed. The activities they taught stay."))
    return redirect("staff:instructors", city=request.city.code)
