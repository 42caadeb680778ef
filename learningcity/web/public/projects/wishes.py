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
from learningcity.city.projects.services import LONGEST_DETAILS, LONGEST_TITLE, record_need, support_need
from learningcity.core.errors import Refused
from learningcity.core.fields import in_language
from learningcity.core.groups import Group
from learningcity.web.door import CityRequest, public, signed_in
from learningcity.web.ui.refusals import tell

A_PAGE = 30


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

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["neighbourhood"]
        field.queryset = Neighbourhood.objects.in_city(city).order_by("name_th")
        field.label_from_instance = lambda hood: in_language(hood, "name")


@public
def wishes(request: CityRequest) -> HttpResponse:
    """Show the wishes that were read, the most wished first, and what became of them."""
    rows = Need.objects.in_city(request.city).shown().select_related("neighbourhood")
    found = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": found, "mine": _supported(request, [row.pk for row in found])}
    return render(request, "public/projects/wishes.html", context)


def _supported(request: CityRequest, needs: list[int]) -> set[int]:
    """Which of some wishes the reader shares already."""
    if not isinstance(request.user, User):
        return set()
    own = Person.objects.filter(account=request.user).first()
    if own is None:
        return set()
    shared = own.supported_needs.filter(need__in=needs).values_list("need", flat=True)
    return set(shared) | set(
        own.needs.in_city(request.city).filter(pk__in=needs).values_list("pk", flat=True)
    )


@public
def wish(request: CityRequest) -> HttpResponse:
    """Take a wish, from the search that found nothing (`?q=`) or from nowhere; no account is asked."""
    searched = request.GET.get("q", "")[:LONGEST_TITLE]
    form = WishForm(request.POST or None, initial={"title": searched}, city=request.city)
    if request.method == "POST" and form.is_valid() and _kept(request, form, searched):
        messages.success(
            request, _("Thank you. The city reads your wish; then others can say that they wish it too.")
        )
        return redirect("public:wishes", request.city.code)
    return render(request, "public/projects/wish.html", {"form": form})


def _kept(request: CityRequest, form: WishForm, searched: str) -> bool:
    given = dict(form.cleaned_data)
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
    found = Need.objects.in_city(request.city).filter(uuid=need, state=NeedState.OPEN).first()
    if found is None:
        raise Http404
    try:
        new = support_need(need=found, person=person_of(account=request.account), by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted: you wish it too.") if new else _("You had said so already."))
    return redirect("public:wishes", request.city.code)
