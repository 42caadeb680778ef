"""Working groups: set up, seats given and ended; the meetings of each."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.partners import services
from learningcity.city.partners.models import (
    Contact,
    Meeting,
    Organisation,
    Presence,
    Seat,
    SeatRole,
    WorkingGroup,
)
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.acting import (
    choose_agreement,
    choose_contact,
    choose_organisation,
)
from learningcity.web.staff.partners.tabs import tabs
from learningcity.web.ui.acts import done
from learningcity.web.ui.forms import InParts


class GroupForm(InParts, forms.ModelForm[WorkingGroup]):
    """What a group is for, and how many seats must be filled for it to decide."""

    sections = (
        (gettext_lazy("What it is"), ("name_th", "name_en", "purpose_th", "purpose_en")),
        (gettext_lazy("How it decides"), ("quorum", "agreement")),
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = WorkingGroup
        fields = ("name_th", "name_en", "purpose_th", "purpose_en", "agreement", "quorum")
        labels = {
            "name_th": gettext_lazy("Name in Thai"),
            "name_en": gettext_lazy("Name in English"),
            "purpose_th": gettext_lazy("What it is for, in Thai"),
            "purpose_en": gettext_lazy("What it is for, in English"),
            "agreement": gettext_lazy("Under which agreement"),
            "quorum": gettext_lazy("Seats that must be filled to decide"),
        }
        widgets = {
            "purpose_th": forms.Textarea(attrs={"rows": 3}),
            "purpose_en": forms.Textarea(attrs={"rows": 3}),
            "quorum": forms.NumberInput(attrs={"class": "short"}),
        }
        help_texts = {"quorum": gettext_lazy("With fewer the meeting can talk but not decide.")}

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_agreement(self, city)
        self.fields["agreement"].empty_label = gettext_lazy("none")  # type: ignore[attr-defined]
        self.initial["version"] = self.instance.version if self.instance.pk else 1


class SeatForm(forms.Form):
    """Whose seat it is and who takes it."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.none()
    )
    contact = forms.ModelChoiceField(
        label=gettext_lazy("Who sits there"), queryset=Contact.objects.none(), required=False
    )
    role = forms.ChoiceField(label=gettext_lazy("As what"), choices=SeatRole.choices, initial=SeatRole.MEMBER)

    def __init__(self, *args: Any, city: City, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_organisation(self, city)
        choose_contact(self, city, "contact")


@requires(Permission.PARTNERSHIP_READ)
def listing(request: CityRequest) -> HttpResponse:
    """The groups, and all meetings, the next ones first."""
    seats = Count("seats", filter=Q(seats__until=None), distinct=True)
    rows = WorkingGroup.objects.in_city(request.city).annotate(filled=seats).order_by("name_th")
    context = {
        "tabs": tabs(request, "groups"),
        "groups": rows,
        "meetings": _meetings(request.city),
        "today": today(),
        "may_edit": request.powers.may(Permission.MEETING_EDIT),
    }
    return render(request, "staff/partners/groups.html", context)


def _meetings(city: City) -> Any:
    there = Count("presences", filter=Q(presences__kind=Presence.Kind.PRESENT), distinct=True)
    decided, tasks = Count("agenda__resolutions", distinct=True), Count("agenda__tasks", distinct=True)
    rows = Meeting.objects.in_city(city).select_related("group")
    return rows.annotate(there=there, decided=decided, given=tasks).order_by("-held_on", "-pk")


@requires(Permission.MEETING_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Set up a group."""
    return _form(request, None)


@requires(Permission.MEETING_EDIT)
def edit(request: CityRequest, group: UUID) -> HttpResponse:
    """Change a group."""
    return _form(request, group)


def _form(request: CityRequest, uuid: UUID | None) -> HttpResponse:
    row = _group_or_404(request, uuid) if uuid else None
    form = GroupForm(request.POST or None, instance=row, city=request.city)

    def save(version: int | None, **given: Any) -> None:
        kept = _group_or_404(request, uuid) if uuid else None
        services.save_group(city=request.city, group=kept, version=version or 0, by=request.account, **given)

    if request.method == "POST" and done(request, form, save, _("Saved.")):
        return redirect("staff:groups", request.city.code)
    return render(request, "staff/partners/group_form.html", {"form": form, "group": row})


@requires(Permission.PARTNERSHIP_READ)
def page(request: CityRequest, group: UUID) -> HttpResponse:
    """A group with its seats and meetings."""
    return _page(request, _group_or_404(request, group), SeatForm(prefix="seat", city=request.city))


def _page(request: CityRequest, row: WorkingGroup, form: SeatForm) -> HttpResponse:
    context = {
        "group": row,
        "seats": row.seats.current().select_related("organisation", "contact__organisation"),
        "former": row.seats.exclude(until=None).select_related("organisation", "contact__organisation"),
        "meetings": _meetings(request.city).filter(group=row),
        "today": today(),
        "form": form,
        "may_edit": request.powers.may(Permission.MEETING_EDIT),
    }
    return render(request, "staff/partners/group.html", context)


@require_POST
@requires(Permission.MEETING_EDIT)
def add_seat(request: CityRequest, group: UUID) -> HttpResponse:
    """Give a seat."""
    row, form = _group_or_404(request, group), SeatForm(request.POST, prefix="seat", city=request.city)
    if done(
        request,
        form,
        lambda **given: services.give_place(group=row, by=request.account, **given),
        _("The seat is given."),
    ):
        return redirect("staff:group", request.city.code, row.uuid)
    return _page(request, row, form)


@require_POST
@requires(Permission.MEETING_EDIT)
def end_seat(request: CityRequest, group: UUID, seat: int) -> HttpResponse:
    """End a seat."""
    row = _group_or_404(request, group)
    services.end_place(seat=get_object_or_404(Seat.objects.filter(group=row), pk=seat), by=request.account)
    return redirect("staff:group", request.city.code, row.uuid)


def _group_or_404(request: CityRequest, uuid: UUID) -> WorkingGroup:
    return get_object_or_404(
        WorkingGroup.objects.in_city(request.city).select_related("agreement", "city"), uuid=uuid
    )
