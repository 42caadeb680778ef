"""Who looked at what is held about a person, in sentences: the office, never the private name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from learningcity.city.enrolment.queries.seen import seen_through
from learningcity.city.people.queries import Look, looks_at, role_name
from learningcity.core.fields import in_language
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.people.data import about, whose

A_PAGE = 30
SAW: dict[str, str | Promise] = {
    "read_learner": gettext_lazy("looked at your page: name, year of birth and what you joined"),
    "read_contact": gettext_lazy("uncovered your telephone and e-mail"),
    "read_money": gettext_lazy("looked at what you pay, and at your vouchers"),
    "read_groups": gettext_lazy("looked for people of a group of which you said to be part"),
    "read_roster": gettext_lazy("looked at the list of who comes, which names you"),
    "read_needs": gettext_lazy("looked at the help you need to take part"),
    "read_support": gettext_lazy("looked at the help you need to take part"),
    "read_accommodation": gettext_lazy("looked at the help you need to take part"),
}


@dataclass(frozen=True)
class Line:
    """One reading as the person reads it."""

    at: datetime
    who: str
    did: str | Promise


@never_cache
@signed_in
def who_looked(request: CityRequest) -> HttpResponse:
    """Show who looked at what is held about oneself or one's child, latest first."""
    met = whose(request)
    lines = _lines(looks_at(met.person, also=seen_through(met.person)))
    found = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "public/people/who_looked.html", about(request, met) | {"page": found})


def _lines(looks: list[Look]) -> list[Line]:
    """One line a day for the same office and the same thing, at its latest moment."""
    kept: dict[tuple[Any, ...], Line] = {}
    for look in looks:
        line = Line(look.at, _who(look), SAW.get(look.act, _("looked at what is held about you")))
        kept.setdefault((localtime(line.at).date(), line.who, str(line.did)), line)
    return list(kept.values())


def _who(look: Look) -> str:
    """The role and the office: of an organisation, or of the city."""
    if look.grant is None:
        return _("Someone who worked here")
    office = look.grant.organisation or look.grant.city
    role = str(role_name(look.grant))
    return f"{role} · {in_language(office, 'name')}" if office else role
