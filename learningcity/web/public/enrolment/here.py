"""Checking in by oneself: with one's own phone from the code on the wall, or at the tablet by the door."""

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from learningcity.city.enrolment.models import SEATED, Attendance, Enrolment, How
from learningcity.city.enrolment.queries.doors import ROOM, TABLET, Door, door_of
from learningcity.city.enrolment.services import check_in, check_in_by_code
from learningcity.city.people.models import User
from learningcity.city.people.queries import people_of
from learningcity.core.errors import Refused
from learningcity.core.thai_time import now
from learningcity.web.door import CityRequest, public


class CodeForm(forms.Form):
    """The code on one's slip."""

    code = forms.CharField(
        label=_("Code on the slip"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off", "placeholder": "กข 1234"}),
    )


@never_cache
@public
def here(request: CityRequest, token: str) -> HttpResponse:
    """The code on the wall: who is signed in says for whom, anyone else types the code of their slip."""
    door = _door(request, token, ROOM)
    own = _own(request, door)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and _checked_in(request, door, own, form):
        return redirect(f"{request.path}?welcome=yes")
    context = {
        "door": door,
        "own": own,
        "form": form,
        "welcome": "welcome" in request.GET,
        "open": door.is_open(now()),
        "sign_in": f"/accounts/login/?next={request.path}",
    }
    return render(request, "public/enrolment/here.html", context)


@never_cache
@public
def tablet(request: CityRequest, token: str) -> HttpResponse:
    """The tablet by the door: a code, a welcome, and ready for the next; nobody's name is shown."""
    door = _door(request, token, TABLET)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _check_in_by_code(request, door, form, by=door.clerk, how=How.KIOSK)
        except Refused as refused:
            form.add_error("code", str(refused))
        else:
            return redirect(f"{request.path}?welcome=yes")
    context = {"door": door, "form": form, "welcome": "welcome" in request.GET, "open": door.is_open(now())}
    return render(request, "public/enrolment/tablet.html", context)


def _door(request: CityRequest, token: str, kind: str) -> Door:
    door = door_of(request.city.pk, token, kind)
    if door is None:
        raise Http404
    return door


def _own(request: CityRequest, door: Door) -> list[tuple[Enrolment, bool]]:
    """The seats here of those this account acts for, and whether each is noted as come."""
    if not isinstance(request.user, User):
        return []
    people = [each.person for each in people_of(request.user)]
    rows = Enrolment.objects.in_city(request.city).filter(
        session=door.session, person__in=people, state__in=SEATED
    )
    came = Attendance.objects.filter(enrolment__in=rows, on=door.on, present=True)
    noted = set(came.values_list("enrolment", flat=True))
    return [(row, row.pk in noted) for row in rows.select_related("person", "session__city").order_by("pk")]


def _checked_in(request: CityRequest, door: Door, own: list[tuple[Enrolment, bool]], form: CodeForm) -> bool:
    """Whether someone is noted as come now; if not, the form or a message says why."""
    account = request.user if isinstance(request.user, User) else None
    if form.is_bound and not form.is_valid():
        return False
    try:
        if form.is_bound:
            _check_in_by_code(request, door, form, by=account, how=How.ROOM)
        else:
            check_in(door=door, enrolment=_chosen(request, own), by=account, how=How.ROOM)
    except Refused as refused:
        if form.is_bound:
            form.add_error("code", str(refused))
        else:
            messages.error(request, str(refused))
        return False
    return True


def _check_in_by_code(request: CityRequest, door: Door, form: CodeForm, *, by: User | None, how: str) -> None:
    """Take a code; wrong ones are counted, so that nobody tries them all and marks others as come."""
    if not ratelimit.consume(request, action="wrong_slip", dry_run=True):
        raise Refused("too-many-codes", gettext("Too many wrong codes came from here. Ask at the desk."))
    try:
        check_in_by_code(door=door, code=form.cleaned_data["code"], by=by, how=how)
    except Refused as refused:
        if refused.field == "code":
            ratelimit.consume(request, action="wrong_slip")
        raise


def _chosen(request: CityRequest, own: list[tuple[Enrolment, bool]]) -> Enrolment:
    for enrolment, _came in own:
        if str(enrolment.uuid) == request.POST.get("enrolment"):
            return enrolment
    raise Http404
