"""Records that may be one person: side by side, made one, told apart, and taken apart again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.services import double_seats, give_up_double_seats
from learningcity.city.people.models import Merge, Person
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import pairs, probable_twins
from learningcity.city.people.services import merge_people, tell_apart, undo_merge
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people import within
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.ui.acts import acted

A_PAGE = 15
SHOWN_MERGES = 10


@never_cache
@requires(Permission.LEARNER_MERGE)
def page(request: CityRequest) -> HttpResponse:
    """Pairs of records that may be one person, likest first, and what was merged lately."""
    note_reading(request, request.city, "read_learners")
    found = Paginator(probable_twins(request.city), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": found, "pairs": pairs(found.object_list), "merges": _merges(request.city)}
    return render(request, "staff/people/twins.html", context)


def _merges(city: City) -> list[Merge]:
    rows = Merge.objects.filter(city=city, undone_at=None).select_related("kept", "other", "made_by")
    return list(rows.order_by("-made_at")[:SHOWN_MERGES])


def _pair(request: CityRequest, one: UUID, other: UUID) -> tuple[Person, Person]:
    return within.person_within(request, one), within.person_within(request, other)


@never_cache
@requires(Permission.LEARNER_MERGE)
def merge(request: CityRequest, one: UUID, other: UUID) -> HttpResponse:
    """Both records side by side with what would become of them; make them one."""
    keep, gone = _pair(request, one, other)
    if request.method == "POST" and (made := _merged(request, keep, gone)):
        messages.success(request, _("%(name)s now has one record.") % {"name": made.kept})
        return redirect("staff:learner", city=request.city.code, person=keep.uuid)
    for person in (keep, gone):
        note_reading(request, person, "read_learner")
    context = {
        "keep": keep,
        "gone": gone,
        "rows": _side_by_side(request, keep, gone),
        "doubles": double_seats(keep=keep, other=gone),
        "both_sign_in": bool(keep.account_id and gone.account_id),
    }
    return render(request, "staff/people/merge.html", context)


def _merged(request: CityRequest, keep: Person, gone: Person) -> Merge | None:
    try:
        with transaction.atomic():
            give_up_double_seats(keep=keep, other=gone, by=request.account)
            return merge_people(keep=keep, other=gone, by=request.account, city=request.city)
    except Refused as refused:
        messages.error(request, str(refused))
        return None


def _side_by_side(request: CityRequest, keep: Person, gone: Person) -> list[tuple[str, Any, Any]]:
    told = [_told(request, person) for person in (keep, gone)]
    return [(label, told[0][label], told[1][label]) for label in told[0]]


def _told(request: CityRequest, person: Person) -> dict[str, Any]:
    seats = Enrolment.objects.in_city(request.city).filter(person=person).count()
    carers = person.care_links.filter(ended_at=None).count()
    return {
        _("Name"): person.name,
        _("Year of birth"): person.birth_year,
        _("Phone"): f"… {person.phone[-4:]}" if person.phone else "",
        _("E-mail"): _("kept covered") if person.email else "",
        _("Home neighbourhood"): person.home_neighbourhood,
        _("Own account"): _("yes") if person.account_id else _("no"),
        _("Noted down"): person.created_at,
        _("Seats here so far"): ngettext("%(n)s seat", "%(n)s seats", seats) % {"n": seats},
        _("Who acts for them"): ngettext("%(n)s person", "%(n)s people", carers) % {"n": carers},
    }


@requires(Permission.LEARNER_MERGE)
@require_POST
def two_people(request: CityRequest, one: UUID, other: UUID) -> HttpResponse:
    """Remember that two records are two people."""
    first, second = _pair(request, one, other)
    tell_apart(one=first, other=second, by=request.account, city=request.city)
    messages.success(request, _("Noted: they are two people. You will not be asked again."))
    return redirect("staff:learner_twins", city=request.city.code)


@requires(Permission.LEARNER_MERGE)
@require_POST
def undo(request: CityRequest, merge: UUID) -> HttpResponse:
    """Take two records apart again."""
    row = get_object_or_404(Merge.objects.select_related("kept", "other"), city=request.city, uuid=merge)
    acted(
        request,
        lambda: undo_merge(merge=row, by=request.account),
        _("They are two records again. A seat that was given up does not come back by itself."),
    )
    return redirect("staff:learner_twins", city=request.city.code)
