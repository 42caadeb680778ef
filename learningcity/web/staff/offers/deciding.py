"""One offer to teach: read it, say yes in the name of a partner, ask for more, or say no and why."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import LearningType, OfferState, TeachingOffer
from learningcity.city.catalogue.rules.offers import LONGEST_WORDS, answer_by
from learningcity.city.catalogue.services.offers import Place
from learningcity.city.partners.models import Organisation
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City, Venue
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.offers.history import history_of
from learningcity.web.staff.offers.listing import sent_here
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.offers import told_of
from learningcity.web.ui.refusals import tell


class AcceptForm(forms.Form):
    """In whose name it is taught, where, and what to tell whoever offered."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Which partner holds it"),
        help_text=gettext_lazy("Its people arrange days and seats and see who comes."),
        queryset=Organisation.objects.none(),
    )
    venue = forms.ModelChoiceField(
        label=gettext_lazy("Where"),
        queryset=Venue.objects.none(),
        required=False,
        empty_label=gettext_lazy("to be settled later"),
    )
    learning_type = forms.ChoiceField(
        label=gettext_lazy("Type of learning"), choices=LearningType.choices, initial=LearningType.LIFELONG
    )
    said = forms.CharField(
        label=gettext_lazy("Anything to tell them"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = Organisation.objects.in_city(city).active().order_by("name_th")
        venue: Any = self.fields["venue"]
        venue.queryset = Venue.objects.in_city(city).in_use().order_by("name_th")
        for field in (organisation, venue):
            field.label_from_instance = lambda row: th_en_text(row, "name")

    def place(self) -> Place:
        """The place that was chosen, as the service takes it."""
        return Place(*(self.cleaned_data[name] for name in ("organisation", "venue", "learning_type")))


class ReturnForm(forms.Form):
    """What is missing."""

    said = forms.CharField(
        label=gettext_lazy("What would you like to know?"),
        help_text=gettext_lazy("They read this, change the offer and send it again."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DeclineForm(forms.Form):
    """Why not."""

    said = forms.CharField(
        label=gettext_lazy("Why not?"),
        help_text=gettext_lazy("They read this. Say what they could do instead, if anything."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def _offer_or_404(request: CityRequest, uuid: UUID) -> TeachingOffer:
    found = sent_here(request.city).filter(uuid=uuid).first()
    if found is None:
        raise Http404
    return found


@never_cache
@requires(Permission.OFFER_REVIEW)
def offer(request: CityRequest, offer: UUID) -> HttpResponse:
    """An offer as it was made, and the three answers; that somebody read how to reach them is noted."""
    row = _offer_or_404(request, offer)
    if row.person:
        note_reading(request, row.person, "read_contact")
    return _page(request, row)


def _page(request: CityRequest, row: TeachingOffer, **bound: forms.Form) -> HttpResponse:
    """The page with its three forms, of which one may come back with what was typed."""
    version = {"version": row.version}
    blank: dict[str, forms.Form] = {
        "accept": AcceptForm(initial=version | _holder(row), city=request.city, prefix="accept"),
        "give_back": ReturnForm(initial=version, prefix="return"),
        "decline": DeclineForm(initial=version, prefix="decline"),
    }
    waits = row.state == OfferState.SENT
    context = {
        "offer": row,
        "told": told_of(row),
        "waits": waits,
        "by": answer_by(row.sent_at) if waits and row.sent_at else None,
        "forms": blank | bound,
        "history": history_of(row),
        "may_edit_instructor": request.powers.may_citywide(Permission.ACTIVITY_EDIT),
    }
    return render(request, "staff/offers/offer.html", context)


def _holder(row: TeachingOffer) -> dict[str, Any]:
    """The partner that offers in its own name, where the network knows it by the same name."""
    said = row.organisation_name
    known = Organisation.objects.in_city(row.city).active().filter(Q(name_th=said) | Q(name_en__iexact=said))
    return {"organisation": known.first()} if said else {}


@require_POST
@requires(Permission.OFFER_REVIEW)
def accept(request: CityRequest, offer: UUID) -> HttpResponse:
    """Say yes: the activity is drafted in the offer's words."""
    row = _offer_or_404(request, offer)
    form = AcceptForm(request.POST, city=request.city, prefix="accept")
    if form.is_valid():
        try:
            activity = services.accept_offer_to_teach(
                offer=row,
                place=form.place(),
                said=form.cleaned_data["said"],
                version=form.cleaned_data["version"],
                by=request.account,
            )
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(
                request, _("Accepted. Here is the draft: add when it takes place, then publish.")
            )
            return redirect("staff:activity", city=request.city.code, activity=activity.uuid)
    return _page(request, _offer_or_404(request, offer), accept=form)


@require_POST
@requires(Permission.OFFER_REVIEW)
def give_back(request: CityRequest, offer: UUID) -> HttpResponse:
    """Ask for something more."""
    row, form = _offer_or_404(request, offer), ReturnForm(request.POST, prefix="return")
    if form.is_valid():
        try:
            services.return_offer(offer=row, by=request.account, **form.cleaned_data)
        except Refused as refused:
            tell(form, refused)
        else:
            return _to_list(request, _("Returned. They are asked to look."))
    return _page(request, _offer_or_404(request, offer), give_back=form)


@require_POST
@requires(Permission.OFFER_REVIEW)
def decline(request: CityRequest, offer: UUID) -> HttpResponse:
    """Say no, and why."""
    row, form = _offer_or_404(request, offer), DeclineForm(request.POST, prefix="decline")
    if form.is_valid():
        try:
            services.decline_offer_to_teach(offer=row, by=request.account, **form.cleaned_data)
        except Refused as refused:
            tell(form, refused)
        else:
            return _to_list(request, _("Declined. They are asked to read why."))
    return _page(request, _offer_or_404(request, offer), decline=form)


def _to_list(request: CityRequest, done: str) -> HttpResponseRedirect:
    messages.success(request, done)
    return redirect("staff:offers", city=request.city.code)
