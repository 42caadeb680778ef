"""Learners known in this city: found by name, by the digits of a telephone, by the code on a slip."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import LIVE, Enrolment, State
from learningcity.city.enrolment.rules import read_slip_code
from learningcity.city.people.models import PersonQuerySet
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import City
from learningcity.core import thai_time
from learningcity.core.errors import Refused
from learningcity.core.groups import AGE_GROUPS, Group
from learningcity.core.thai_text import arabic_digits, normalise, read_phone
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people import within
from learningcity.web.staff.people.reading import note_reading

A_PAGE = 30
LAST_DIGITS = 4
MOST_READ = 5_000
"""Telephones are kept encrypted: for the last digits at most so many, the latest, are opened and compared."""


@requires(Permission.ENROLMENT_BY_PROXY)
def page(request: CityRequest) -> HttpResponse:
    """Those one may see, by name; a coordinator everyone known here, a leader whom they enrolled."""
    note_reading(request, request.city, "read_learners")
    text, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    groups = {code: _narrowed(code) for code in LABELS}
    everyone = answering(within.people(request), request.city, text)
    chosen = everyone.filter(groups.get(kind, Q()))
    found = Paginator(_with_learning(chosen, request), A_PAGE).get_page(request.GET.get("page"))
    today = thai_time.today()
    context = {
        "page": found,
        "rows": [(person, person.age(today)) for person in found],
        "text": text,
        "kind": kind if kind in groups else "",
        "tabs": _tabs(everyone, groups, text, kind),
        "sees_everyone": within.sees_everyone(request.powers),
        "may_merge": request.powers.may(Permission.LEARNER_MERGE),
    }
    return render(request, "staff/people/learners.html", context)


LABELS = {"": _("All"), "older": _("60 and over"), "child": _("Under 13"), "no_phone": _("No phone")}


def _narrowed(code: str) -> Q:
    year = thai_time.today().year
    return {
        "older": Q(birth_year__lte=year - AGE_GROUPS[Group.OLDER][0]),
        "child": Q(birth_year__gte=year - AGE_GROUPS[Group.CHILD][1]),
        "no_phone": Q(phone_key=""),
    }.get(code, Q())


def _tabs(people: PersonQuerySet, groups: dict[str, Q], text: str, kind: str) -> list[dict[str, Any]]:
    counts = people.aggregate(
        **{f"n_{code}": Count("pk", filter=rule) if rule else Count("pk") for code, rule in groups.items()}
    )
    return [
        {
            "url": f"?kind={code}&q={text}",
            "label": LABELS[code],
            "count": counts[f"n_{code}"],
            "current": code == (kind if kind in groups else ""),
        }
        for code in groups
    ]


def _with_learning(people: PersonQuerySet, request: CityRequest) -> QuerySet[Any]:
    """Each person with when they come next and how often they finished, in this city."""
    mine = within.enrolments(request).filter(person=OuterRef("pk")).order_by().values("person")
    ahead = mine.filter(state__in=LIVE, session__starts_at__gt=thai_time.now())
    return (
        people.select_related("home_neighbourhood", "home_area")
        .annotate(
            next_at=Subquery(ahead.annotate(at=Min("session__starts_at")).values("at")),
            finished=Subquery(mine.filter(state=State.COMPLETED).annotate(n=Count("pk")).values("n")),
        )
        .order_by("name", "pk")
    )


# -- what was typed ----------------------------------------------------------------------------------------


def answering(people: PersonQuerySet, city: City, text: str) -> PersonQuerySet:
    """The people meant by a slip code, a whole number, last digits, or words of a name (and last digits)."""
    text = arabic_digits(normalise(text))
    if (enrolment := read_slip_code(text)) is not None:
        holder = Enrolment.objects.in_city(city).filter(pk=enrolment)
        return people.filter(pk__in=holder.values("person"))
    if phone := _whole_phone(text):
        return people.with_phone(phone)
    words = text.split()
    for word in words:
        if not _is_last_digits(word):
            people = people.filter(name__icontains=word)
    ends = [word for word in words if _is_last_digits(word)]
    return people.filter(pk__in=_ending(people, ends)) if ends else people


def _is_last_digits(word: str) -> bool:
    return word.isdigit() and len(word) == LAST_DIGITS


def _whole_phone(text: str) -> str:
    try:
        return read_phone(text)
    except Refused:
        return ""


def _ending(people: PersonQuerySet, ends: list[str]) -> list[int]:
    held = people.exclude(phone_key="").order_by("-pk").values_list("pk", "phone")[:MOST_READ]
    return [pk for pk, phone in held if all(phone.endswith(end) for end in ends)]
