"""Writing an activity, changing it, looking at it, and sending it on its way."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import rules, services
from learningcity.city.catalogue.models import Activity, TeachingOffer
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff import reach
from learningcity.web.staff.catalogue import looking
from learningcity.web.staff.catalogue.activity_form import ActivityForm, differences, initial_of
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.ui.acts import acted
from learningcity.web.ui.refusals import tell
from learningcity.web.ui.uuids import uuid_of

NEVER_COPIED = {"version"}


def activity_or_404(request: CityRequest, uuid: UUID, permission: Permission) -> Activity:
    """The activity, if the permission reaches it; otherwise there is no such page."""
    rows = reach.activities(request.powers, permission).select_related(
        "organisation", "project", "topic", "venue", "city"
    )
    found: Activity = get_object_or_404(rows, uuid=uuid)
    return found


@requires(Permission.ACTIVITY_READ)
def activity(request: CityRequest, activity: UUID) -> HttpResponse:
    """One activity: where it stands, its sessions, and what can be done next."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_READ)
    may_edit = request.powers.may_for(Permission.ACTIVITY_EDIT, row.organisation_id)
    context = looking.seen(request.city, row) | {
        "history": looking.history_of(row),
        "may_edit": may_edit,
        "may": {act: may_edit and rules.may(act, row.state) for act in ("submit", "withdraw", "reopen")},
        "may_approve": request.powers.may(Permission.ACTIVITY_APPROVE) and row.state == "submitted",
        "may_roster": request.powers.may_for(Permission.ROSTER_READ, row.organisation_id),
        "draft_done": request.GET.get("kept", ""),
        "offered": _offered(request, row) if may_edit else None,
    }
    return render(request, "staff/catalogue/activity.html", context)


def _offered(request: CityRequest, row: Activity) -> TeachingOffer | None:
    """The offer to teach that an activity began with; that somebody read how to reach them is noted."""
    rows = TeachingOffer.objects.in_city(request.city).filter(activity=row).select_related("person")
    found: TeachingOffer | None = rows.first()
    if found and found.person:
        note_reading(request, found.person, "read_contact")
    return found


@requires(Permission.ACTIVITY_READ)
def preview(request: CityRequest, activity: UUID) -> HttpResponse:
    """The activity as the public will see it."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_READ)
    return render(request, "staff/catalogue/preview.html", looking.seen(request.city, row))


@requires(Permission.ACTIVITY_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Write an activity; `?like=` begins with a copy of another."""
    form = ActivityForm(request.POST or None, powers=request.powers, initial=_beginning(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_activity(city=request.city, by=request.account, **form.given())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("The draft is kept. Now add when it takes place."))
            return _to(made, request, kept="activity-new")
    return _form_page(request, form, None)


def _beginning(request: CityRequest) -> dict[str, Any]:
    organisations = list(reach.organisations(request.powers, Permission.ACTIVITY_EDIT)[:2])
    plain = {"languages": ["th"], "mode": "onsite", "learning_type": "lifelong", "price_satang": 0}
    only = {"organisation": organisations[0]} if len(organisations) == 1 else {}
    like = uuid_of(request.GET.get("like", ""))
    if like is None:
        return plain | only
    copied = initial_of(activity_or_404(request, like, Permission.ACTIVITY_READ))
    return {name: value for name, value in copied.items() if name not in NEVER_COPIED}


@requires(Permission.ACTIVITY_EDIT)
def edit(request: CityRequest, activity: UUID) -> HttpResponse:
    """Change an activity; what someone else saved meanwhile is shown beside one's own."""
    row = activity_or_404(request, activity, Permission.ACTIVITY_EDIT)
    form = ActivityForm(request.POST or None, powers=request.powers, initial=initial_of(row))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            services.edit_activity(activity=row, version=version, by=request.account, **form.given())
        except Refused as refused:
            return _refused(request, form, row, refused)
        messages.success(request, _("Saved."))
        return _to(row, request, kept=f"activity-{row.uuid}-{version}")
    return _form_page(request, form, row)


def _refused(request: CityRequest, form: ActivityForm, row: Activity, refused: Refused) -> HttpResponse:
    """The same form, filled as it was; when stale, with the differences and ready to be saved over them."""
    if refused.code != "stale":
        tell(form, refused)
        return _form_page(request, form, row)
    row = activity_or_404(request, row.uuid, Permission.ACTIVITY_EDIT)
    names = [name for name in form.fields if name != "version"]
    found = differences(form, initial_of(row), names)
    written = request.POST.copy()
    written["version"] = str(row.version)
    again = ActivityForm(written, powers=request.powers)
    again.is_valid()
    tell(again, refused)
    return _form_page(request, again, row, differences=found)


def _form_page(request: CityRequest, form: ActivityForm, row: Activity | None, **more: Any) -> HttpResponse:
    draft = f"activity-{row.uuid}-{row.version}" if row else "activity-new"
    context = {"form": form, "activity": row, "draft": draft, **more}
    return render(request, "staff/catalogue/activity_form.html", context)


def _to(row: Activity, request: CityRequest, *, kept: str = "") -> HttpResponseRedirect:
    address = reverse("staff:activity", args=[request.city.code, row.uuid])
    return redirect(f"{address}?kept={kept}" if kept else address)


def _move(request: CityRequest, uuid: UUID, service: Any, done: str) -> HttpResponse:
    row = activity_or_404(request, uuid, Permission.ACTIVITY_EDIT)
    acted(request, lambda: service(activity=row, by=request.account), done)
    return _to(row, request)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def submit(request: CityRequest, activity: UUID) -> HttpResponse:
    """Send an activity to the city for approval."""
    done = _("Sent. The city answers here, usually within three days.")
    return _move(request, activity, services.submit_activity, done)


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def withdraw(request: CityRequest, activity: UUID) -> HttpResponse:
    """Take an activity off the public site."""
    return _move(request, activity, services.withdraw_activity, _("Withdrawn. You can take it up again."))


@require_POST
@requires(Permission.ACTIVITY_EDIT)
def reopen(request: CityRequest, activity: UUID) -> HttpResponse:
    """Take a withdrawn activity up again."""
    return _move(request, activity, services.reopen_activity, _("It is a draft again."))
