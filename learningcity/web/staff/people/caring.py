"""Who acts for a person, as the desk sees it: agreed here in person, or ended here."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.people.models import CareInvitation, CareLink, Person, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import acting_for, asked_about, in_force
from learningcity.city.people.rules import Bond, who_may_act
from learningcity.city.people.services import LONGEST_NAME, end_care, note_agreement_at_desk
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people import within
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.staff.people.registering import account_of


class DeskForm(forms.Form):
    """Who shall act for someone, and who heard them say yes."""

    name = forms.CharField(label=gettext_lazy("Name of the helper or guardian"), max_length=LONGEST_NAME)
    contact = forms.CharField(
        label=gettext_lazy("Phone or e-mail of the helper or guardian"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    witness = forms.CharField(label=gettext_lazy("Who heard it, by name"), max_length=LONGEST_NAME)
    agreed = forms.BooleanField(
        label=gettext_lazy("They said yes here, in person (for a child: the parent or guardian did)"),
        error_messages={"required": gettext_lazy("Ask them first, and tick that they agree.")},
    )


@never_cache
@requires(Permission.LEARNER_READ)
def page(request: CityRequest, person: UUID) -> HttpResponse:
    """Who acts for someone, who asks to, and an agreement said at the desk."""
    row = within.person_within(request, person)
    note_reading(request, row, "read_learner")
    form = DeskForm(request.POST or None, initial=_asked(request, row))
    if request.method == "POST" and form.is_valid() and (link := _noted(request, form, row)):
        said = _("%(name)s may act for %(person)s from now on.")
        messages.success(request, said % {"name": link.carer, "person": row})
        return redirect("staff:learner_helpers", city=request.city.code, person=row.uuid)
    context: dict[str, Any] = {
        "person": row,
        "form": form,
        "kind": _kind(row),
        "acting": [(link, in_force(link)) for link in acting_for(row)],
        "asked": asked_about(row),
    }
    return render(request, "staff/people/helpers.html", context)


def _kind(person: Person) -> str:
    """What someone who comes to act for a person of this age is to them."""
    return next(bond.value for bond in sorted(who_may_act(person.age(today()))) if bond is not Bond.SELF)


def _asked(request: CityRequest, person: Person) -> dict[str, Any]:
    """The open question that the desk answers, filled in."""
    chosen = request.GET.get("asked", "")
    asked = next((each for each in asked_about(person) if str(each.uuid) == chosen), None)
    return {"witness": request.account.name} | (_of(asked) if asked else {})


def _of(asked: CareInvitation) -> dict[str, Any]:
    asker: User = asked.asked_by
    return {"name": asker.name, "contact": asker.email or asker.phone}


def _noted(request: CityRequest, form: DeskForm, person: Person) -> CareLink | None:
    given = form.cleaned_data
    try:
        return note_agreement_at_desk(
            carer=account_of(contact=given["contact"], name=given["name"]),
            person=person,
            kind=_kind(person),
            witness=given["witness"],
            by=request.account,
            city=request.city,
        )
    except Refused as refused:
        field = {"guardian_contact": "contact"}.get(refused.field, refused.field)
        form.add_error(field if field in form.fields else None, str(refused))
        return None


@requires(Permission.LEARNER_READ)
@require_POST
def end(request: CityRequest, person: UUID, link: int) -> HttpResponse:
    """End that someone acts for a person, who asked for it at the desk; seats stand."""
    row = within.person_within(request, person)
    held = get_object_or_404(CareLink.objects.select_related("carer", "person"), person=row, pk=link)
    end_care(link=held, by=request.account)
    messages.success(
        request, _("%(name)s no longer acts for %(person)s.") % {"name": held.carer, "person": row}
    )
    return redirect("staff:learner_helpers", city=request.city.code, person=row.uuid)
