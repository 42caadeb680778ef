"""What is suggested to a person: rows, each with the one sentence that says why, and the way to say no."""

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.catalogue import queries, services
from learningcity.city.catalogue.models import Activity
from learningcity.city.enrolment.queries.recommending import Why, soon, suggestions
from learningcity.city.enrolment.rules.recommending import WEIGHTS, Part
from learningcity.city.people.models import Person
from learningcity.city.people.queries import Someone, someone
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.catalogue.rows import distance_said, lefts_of, row_of, written_rows
from learningcity.web.public.catalogue.shelf import kept
from learningcity.web.ui.bilingual import in_language
from learningcity.web.ui.uuids import uuid_of

SHOWN, SAID = 3, 2
PARTS: dict[Part, str | Promise] = {
    Part.STEP: gettext_lazy("it is the next step of a path that was begun"),
    Part.OTHERS: gettext_lazy(
        "people who learnt the same subject went on to it (one point a person, in fives)"
    ),
    Part.TOPIC: gettext_lazy("it is about a subject of which something was finished"),
    Part.NEAR: gettext_lazy("it is near home (none from 2 km on)"),
}

SHORT: dict[Part, str | Promise] = {
    Part.STEP: gettext_lazy("path"),
    Part.OTHERS: gettext_lazy("others"),
    Part.TOPIC: gettext_lazy("subject"),
    Part.NEAR: gettext_lazy("near"),
}


class Suggested(NamedTuple):
    """A suggestion as pages show it."""

    row: SafeString
    sentence: str
    sum: str
    uuid: UUID
    title: str


def suggested(
    city: City, person: Person, *, most: int = SHOWN, without: Collection[int] = ()
) -> list[Suggested]:
    """What is suggested to a person in a city, best first."""
    now = timezone.now()
    among = kept(("soon", city.pk), lambda: soon(city, now))
    whys = suggestions(person, city, now, among, most=most, without=without)
    listed = {
        each.activity.pk: each for each in queries.listed(city, [each.activity for each in whys], now=now)
    }
    found = [(why, listed[why.activity]) for why in whys if why.activity in listed]
    lefts = lefts_of(why.session for why, _each in found)
    rows = [
        row_of(city, each.activity, each.session, venue=each.venue, step_free=each.step_free, more=each.more)
        for _why, each in found
    ]
    told = [
        row._replace(plain=True, left=lefts.get(why.session))
        for row, (why, _each) in zip(rows, found, strict=True)
    ]
    return [
        Suggested(row, sentence(why), sum_of(why), each.activity.uuid, in_language(each.activity, "title")[0])
        for row, (why, each) in zip(written_rows(told), found, strict=True)
    ]


def sentence(why: Why) -> str:
    """The one sentence that says why: the two parts that gave most points, the weightiest first."""
    parts = sorted(why.points, key=lambda part: -why.points[part])[:SAID]
    return _("Because %(reasons)s.") % {"reasons": _(" and ").join(_reason(part, why) for part in parts)}


def _reason(part: Part, why: Why) -> str:
    if part is Part.STEP and why.path:
        return _("it is the next step of the path “%(path)s”") % {"path": in_language(why.path, "title")[0]}
    if part is Part.OTHERS and why.topic and why.suggestion.others:
        told = {"people": why.suggestion.others.people, "topic": in_language(why.topic, "name")[0]}
        return _("%(people)d people or more who learnt “%(topic)s” went on to this") % told
    if part is Part.TOPIC and why.like:
        return _("it is about the same subject as “%(title)s”, finished before") % {
            "title": in_language(why.like, "title")[0]
        }
    return _("it is near home: %(distance)s") % {"distance": distance_said(why.metres or 0)}


def sum_of(why: Why) -> str:
    """The points of each part and their sum, as anyone can add them up."""
    told = [f"{SHORT[part]} {why.points[part]}" for part in Part if part in why.points]
    return f"{' + '.join(told)} = {why.suggestion.score}"


def weights() -> list[tuple[int, str | Promise]]:
    """The whole rule as a page tells it: the most points of each part, and for what."""
    return [(WEIGHTS[part].most, PARTS[part]) for part in Part]


def context_of(city: City, met: Someone, *, without: Collection[int] = ()) -> dict[str, Any]:
    """What the part of a page that shows suggestions wants; what it shows already is not repeated."""
    return {
        "suggested": suggested(city, met.person, without=without),
        "weights": weights(),
        "for_whom": met.person,
    }


@require_POST
@signed_in
def not_this(request: CityRequest) -> HttpResponse:
    """Suggest an activity to a person no more."""
    person = _person(request)
    uuid = uuid_of(request.POST.get("activity", ""))
    if uuid is None:
        raise Http404
    activity = get_object_or_404(Activity.objects.in_city(request.city).published(), uuid=uuid)
    services.set_aside(person=person, activity=activity, by=request.account)
    messages.success(
        request, _("“%(title)s” is not suggested any more.") % {"title": in_language(activity, "title")[0]}
    )
    return _back(request, person)


@require_POST
@signed_in
def again(request: CityRequest) -> HttpResponse:
    """Forget what a person did not want suggested."""
    person = _person(request)
    services.suggest_again(person=person, city=request.city, by=request.account)
    messages.success(request, _("Forgotten: everything may be suggested again."))
    return _back(request, person)


def _person(request: CityRequest) -> Person:
    """Oneself, or someone of whom one sees everything."""
    who = request.POST.get("who", "")
    if not who:
        return person_of(account=request.account)
    met = someone(request.account, who)
    if met is None or not met.sees_all:
        raise Http404
    return met.person


def _back(request: CityRequest, person: Person) -> HttpResponse:
    met = someone(request.account, person.uuid)
    address = reverse("public:mine", args=[request.city.code])
    return redirect(
        f"{address}?who={person.uuid}#su" if met and met.bond is not Bond.SELF else f"{address}#su"
    )
