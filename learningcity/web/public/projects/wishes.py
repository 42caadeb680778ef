"""Wishes: what residents would like to learn, who wishes it too, and what became of it."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.people.models import Person, User
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.projects.models import Need, NeedState
from learningcity.city.projects.queries import Wished, similar, supported_by, wished, wished_one
from learningcity.city.projects.rules.needs import SEEN, SUPPORTABLE
from learningcity.city.projects.services import LONGEST_DETAILS, LONGEST_TITLE, record_need, support_need
from learningcity.core.errors import Refused
from learningcity.core.fields import in_language
from learningcity.core.groups import Group
from learningcity.web.door import CityRequest, public, signed_in
from learningcity.web.ui.refusals import tell

A_PAGE = 30
TABS = (
    ("open", gettext_lazy("Still open"), SUPPORTABLE),
    ("said", gettext_lazy("What became of them"), (NeedState.ANSWERED, NeedState.DECLINED)),
    ("", gettext_lazy("All"), SEEN),
)
"""The tabs of the page of wishes: which states each shows; the first is shown when none is asked for."""


class WishForm(forms.Form):
    """A wish in one's own words; where and for whom if one likes."""

    title = forms.CharField(
        label=gettext_lazy("What would you like to learn?"),
        help_text=gettext_lazy("In your own words, as you would tell a neighbour"),
        max_length=LONGEST_TITLE,
    )
    details = forms.CharField(
        label=gettext_lazy("Anything that would help: when, how, why"),
        required=False,
        max_length=LONGEST_DETAILS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    neighbourhood = forms.ModelChoiceField(
        label=gettext_lazy("Near which neighbourhood"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=gettext_lazy("anywhere in the city"),
    )
    group = forms.ChoiceField(
        label=gettext_lazy("For whom"),
        choices=[("", gettext_lazy("for everyone")), *Group.choices],
        required=False,
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    """Left empty by people; who fills it in is a machine."""

    different = forms.BooleanField(required=False, widget=forms.HiddenInput)
    """Set once the wisher has seen the wishes that look alike, and sends their own all the same."""

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["neighbourhood"]
        field.queryset = Neighbourhood.objects.in_city(city).order_by("name_th")
        field.label_from_instance = lambda hood: in_language(hood, "name")


@public
def wishes(request: CityRequest) -> HttpResponse:
    """Show the wishes that were read, the most wished first, and what became of them."""
    asked = request.GET.get("show", "open")
    code, states = next(((code, states) for code, _label, states in TABS if code == asked), TABS[0][::2])
    rows = Need.objects.in_city(request.city).filter(state__in=states)
    hood, group = request.GET.get("near", ""), request.GET.get("for", "")
    rows = rows.filter(neighbourhood__code=hood) if hood else rows
    rows = rows.filter(group=group) if group in Group.values else rows
    found = Paginator(wished(request.city, rows), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": found,
        "mine": _supported(request, [each.need.pk for each in found]),
        "tabs": [
            {"url": f"?show={each}", "label": label, "current": each == code} for each, label, _states in TABS
        ],
        "show": code,
        "near": hood,
        "for_group": group,
        "neighbourhoods": Neighbourhood.objects.in_city(request.city).order_by("name_th"),
        "groups": Group.choices,
    }
    return render(request, "public/projects/wishes.html", context)


@public
def one(request: CityRequest, need: UUID) -> HttpResponse:
    """One wish: who has it, what it is one with, and what became of it down to the projects."""
    row = Need.objects.in_city(request.city).filter(uuid=need).select_related("merged_into").first()
    if row and row.merged_into and row.merged_into.state in SEEN:
        return redirect("public:wish_page", request.city.code, row.merged_into.uuid)
    if row is None or row.state not in SEEN:
        raise Http404
    context = {
        "it": wished_one(row),
        "mine": _supported(request, [row.pk]),
        "same": row.merged.order_by("pk"),
        "projects": row.projects.in_city(request.city).shown().order_by("starts_on"),
        "briefs": row.briefs.in_city(request.city).exclude(adopted_on=None).order_by("adopted_on"),
        "candidacies": row.candidacies.select_related("round").order_by("round__opens_on"),
    }
    return render(request, "public/projects/wish_page.html", context)


def _supported(request: CityRequest, needs: list[int]) -> set[int]:
    """Which of some wishes the reader has too."""
    if not isinstance(request.user, User):
        return set()
    own = Person.objects.filter(account=request.user).first()
    return supported_by(own, needs) if own else set()


@public
def wish(request: CityRequest) -> HttpResponse:
    """Take a wish, from the search that found nothing (`?q=`) or from nowhere; no account is asked."""
    searched = request.GET.get("q", "")[:LONGEST_TITLE]
    form = WishForm(request.POST or None, initial={"title": searched}, city=request.city)
    alike: list[Wished] = []
    if request.method == "POST" and form.is_valid():
        alike = _alike(request, form)
        if not alike and _kept(request, form, searched):
            messages.success(
                request, _("Thank you. The city reads your wish; then others can say that they want it too.")
            )
            return redirect("public:wishes", request.city.code)
    context = {"form": form, "alike": alike, "mine": _supported(request, [each.need.pk for each in alike])}
    return render(request, "public/projects/wish.html", context)


def _alike(request: CityRequest, form: WishForm) -> list[Wished]:
    """Wishes that look like this one, shown once before it is sent."""
    if form.cleaned_data["different"] or form.cleaned_data["website"]:
        return []
    found = similar(request.city, form.cleaned_data["title"])
    if found:
        written = request.POST.copy()
        written["different"] = "on"
        form.data = written
    return found


def _kept(request: CityRequest, form: WishForm, searched: str) -> bool:
    given = dict(form.cleaned_data)
    given.pop("different")
    if given.pop("website"):
        return True  # a machine is thanked and forgotten
    account = request.user if isinstance(request.user, User) else None
    if not ratelimit.consume(request, action="wish"):
        form.add_error(None, _("Many wishes came from here just now. Please try again in an hour."))
        return False
    try:
        record_need(
            city=request.city,
            origin=Need.Origin.SEARCH if searched else Need.Origin.RESIDENT,
            by=account,
            wished_by=person_of(account=account) if account else None,
            **given,
        )
    except Refused as refused:
        tell(form, refused)
        return False
    return True


@require_POST
@signed_in
def me_too(request: CityRequest, need: UUID) -> HttpResponse:
    """Say that one wishes the same."""
    found = Need.objects.in_city(request.city).supportable().filter(uuid=need).first()
    if found is None:
        raise Http404
    try:
        new = support_need(need=found, person=person_of(account=request.account), by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted: you want this too.") if new else _("You had said so already."))
    return redirect("public:wish_page", request.city.code, found.uuid)
