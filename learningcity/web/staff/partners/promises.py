"""Promises of partners: who gives what by when, what was given, and what shows it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import ActionItem, Commitment, Contribution
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.core.uploads import TYPES
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.promise_forms import GiftForm, PromiseForm, ReleaseForm
from learningcity.web.staff.partners.tabs import tabs
from learningcity.web.ui.acts import done
from learningcity.web.ui.promises import STATES
from learningcity.web.ui.uuids import uuid_of


@requires(Permission.PARTNERSHIP_READ)
def listing(request: CityRequest) -> HttpResponse:
    """All promises or those in one state, those that need somebody first."""
    every = queries.promises(request.city, today(), public=False)
    state = request.GET.get("state", "")
    shown = [each for each in every if each.state == state] if state in set(PromiseState) else every
    context = {
        "tabs": tabs(request, "promises"),
        "promises": shown,
        "tally": queries.tally(every),
        "state": state,
        "words": STATES,
        "may_edit": request.powers.may(Permission.COMMITMENT_EDIT),
    }
    return render(request, "staff/partners/promises.html", context)


@requires(Permission.COMMITMENT_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Keep another promise; `?task=` is the task it comes from."""
    start: dict[str, Any] = {"promised_on": today()}
    task = _task(request)
    if task:
        start |= {
            "task": task.pk,
            "title_th": task.title_th,
            "title_en": task.title_en,
            "due_on": task.due_on,
        }
        start |= {"owner": task.owner_id, "organisation": task.owner.organisation_id if task.owner else None}
    form = PromiseForm(request.POST or None, city=request.city, initial=start)
    kept: list[Commitment] = []

    def keep(version: int | None, **given: Any) -> None:
        kept.append(services.promise(by=request.account, **given))

    if request.method == "POST" and done(request, form, keep, _("The promise is kept in the list.")):
        return redirect("staff:promise", request.city.code, kept[0].uuid)
    return render(request, "staff/partners/promise_form.html", {"form": form, "promise": None})


def _task(request: CityRequest) -> ActionItem | None:
    named = uuid_of(request.GET.get("task", ""))
    if named is None:
        return None
    return ActionItem.objects.in_city(request.city).whole().filter(uuid=named).first()


@requires(Permission.COMMITMENT_EDIT)
def edit(request: CityRequest, promise: UUID) -> HttpResponse:
    """Change a promise."""
    row = _promise_or_404(request, promise)
    form = PromiseForm(request.POST or None, instance=row, city=request.city)
    if request.method == "POST" and done(
        request,
        form,
        lambda version, **given: services.change_promise(
            commitment=_promise_or_404(request, promise), version=version or 0, by=request.account, **given
        ),
        _("Saved."),
    ):
        return redirect("staff:promise", request.city.code, row.uuid)
    return render(request, "staff/partners/promise_form.html", {"form": form, "promise": row})


@requires(Permission.PARTNERSHIP_READ)
def page(request: CityRequest, promise: UUID) -> HttpResponse:
    """A promise with everything that was given."""
    return _page(request, _promise_or_404(request, promise))


def _page(request: CityRequest, row: Commitment, **bound: forms.BaseForm) -> HttpResponse:
    may_edit = request.powers.may(Permission.COMMITMENT_EDIT)
    blank: dict[str, forms.BaseForm] = {
        "give": GiftForm(prefix="give", kind=row.kind, initial={"given_on": today()}),
        "release": ReleaseForm(prefix="release", initial={"on": today()}),
    }
    told = queries.Promised(row, row.progress(today()))
    context = {
        "promise": row,
        "told": told,
        "worth": row.worth(told.progress.given),
        "forms": (blank | bound) if may_edit and not row.released_on else {},
        "may_edit": may_edit,
    }
    return render(request, "staff/partners/promise.html", context)


@require_POST
@requires(Permission.COMMITMENT_EDIT)
def give(request: CityRequest, promise: UUID) -> HttpResponse:
    """Note what was given."""
    row = _promise_or_404(request, promise)
    form = GiftForm(request.POST, request.FILES, prefix="give", kind=row.kind)
    if done(
        request,
        form,
        lambda **given: services.give(commitment=row, by=request.account, **given),
        _("Noted what was given."),
    ):
        return redirect("staff:promise", request.city.code, row.uuid)
    return _page(request, row, give=form)


@require_POST
@requires(Permission.COMMITMENT_EDIT)
def take_back(request: CityRequest, promise: UUID, gift: int) -> HttpResponse:
    """Take back what was noted by mistake."""
    row = _promise_or_404(request, promise)
    given = get_object_or_404(row.contributions, pk=gift)
    services.take_back_gift(gift=given, because=_("noted by mistake"), by=request.account)
    return redirect("staff:promise", request.city.code, row.uuid)


@require_POST
@requires(Permission.COMMITMENT_EDIT)
def release(request: CityRequest, promise: UUID) -> HttpResponse:
    """Let them off."""
    row, form = _promise_or_404(request, promise), ReleaseForm(request.POST, prefix="release")
    if done(
        request,
        form,
        lambda **given: services.release_promise(commitment=row, by=request.account, **given),
        _("They are let off. The reason stands beside the promise."),
    ):
        return redirect("staff:promise", request.city.code, row.uuid)
    return _page(request, row, release=form)


@requires(Permission.PARTNERSHIP_READ)
def evidence(request: CityRequest, promise: UUID, gift: int) -> FileResponse:
    """The file that shows what was given."""
    given: Contribution = get_object_or_404(_promise_or_404(request, promise).contributions, pk=gift)
    if not given.evidence_file:
        raise Http404
    return FileResponse(
        given.evidence_file.open("rb"),
        as_attachment=True,
        filename=given.file_name,
        content_type=TYPES[given.ending],
    )


def _promise_or_404(request: CityRequest, uuid: UUID) -> Commitment:
    rows = Commitment.objects.in_city(request.city).whole()
    return get_object_or_404(rows.select_related("task__item__meeting"), uuid=uuid)
