"""Letters on paper for people whom nothing else reaches, by neighbourhood, for its leader to bring."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.people.models import Person, RoleGrant
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City, Neighbourhood
from learningcity.core import letters, thai_time
from learningcity.core.channels import printing
from learningcity.core.models import Message
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people.reading import note_reading

MOST = 200
"""Letters printed at once; the next ones follow when these are marked."""


@dataclass
class Round:
    """The letters of one neighbourhood, and who brings them."""

    neighbourhood: Neighbourhood | None
    leaders: str
    letters: list[dict[str, Any]] = field(default_factory=list)


@never_cache
@requires(Permission.OUTBOX_READ)
def page(request: CityRequest) -> HttpResponse:
    """The letters that wait, each on its own sheet, without an address: a name and a neighbourhood."""
    note_reading(request, request.city, "read_outbox")
    waiting = printing.letters_waiting(request.city.code, thai_time.now())
    rounds = _by_neighbourhood(request.city, list(waiting[:MOST]))
    context = {"rounds": rounds, "number": sum(len(each.letters) for each in rounds), "all": waiting.count()}
    return render(request, "staff/people/letters.html", context)


@requires(Permission.OUTBOX_READ)
@require_POST
def printed(request: CityRequest) -> HttpResponse:
    """Note which letters were printed."""
    chosen = [text for text in request.POST.getlist("letter") if _is_uuid(text)]
    number = printing.mark_printed(city=request.city.code, uuids=chosen, by=request.account)
    if number:
        said = ngettext("%(n)s letter is marked as printed.", "%(n)s letters are marked as printed.", number)
        messages.success(request, said % {"n": number})
    else:
        messages.error(request, _("Tick the letters that were printed."))
    return redirect("staff:letters", request.city.code)


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and all(letter in "0123456789abcdef-" for letter in text)


def _by_neighbourhood(city: City, waiting: list[Message]) -> list[Round]:
    people = Person.objects.filter(uuid__in={message.person_uuid for message in waiting})
    at_home = {each.uuid: each for each in people.select_related("home_neighbourhood")}
    lines = [_letter(message, at_home.get(message.person_uuid)) for message in waiting]
    lines.sort(key=lambda line: (line["home"] is None, line["home"].pk if line["home"] else 0, line["name"]))
    leaders = _leaders(city)
    return [
        Round(home, leaders.get(home.pk, "") if home else "", list(group))
        for home, group in groupby(lines, key=lambda line: line["home"])
    ]


def _letter(message: Message, person: Person | None) -> dict[str, Any]:
    subject, text = letters.read(message)
    return {
        "message": message,
        "name": person.name if person else "",
        "home": person.home_neighbourhood if person else None,
        "subject": subject,
        "paragraphs": [part for part in letters.paragraphs(text) if not part.link],
    }


def _leaders(city: City) -> dict[int, str]:
    """The names of the leaders of each neighbourhood."""
    grants = RoleGrant.objects.current().filter(city=city, role=Role.NEIGHBOURHOOD_LEADER)
    rows: Iterable[RoleGrant] = grants.exclude(neighbourhood=None).select_related("account").order_by("pk")
    found: dict[int, list[str]] = {}
    for grant in rows:
        found.setdefault(int(grant.neighbourhood_id or 0), []).append(str(grant.account))
    return {key: ", ".join(names) for key, names in found.items()}
