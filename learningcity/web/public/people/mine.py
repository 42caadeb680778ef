"""The learner's own page: the next session, the line, what lies ahead and behind, and for whom."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.queries import history, upcoming
from learningcity.city.enrolment.queries.learnt import hours_of
from learningcity.city.enrolment.queries.progress import by_activity
from learningcity.city.people.models import User
from learningcity.city.people.queries import Someone, asked_of, can_be_written_to, people_of
from learningcity.city.people.rules import Bond
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.core.thai_time import now
from learningcity.web.door import CityRequest, signed_in
from learningcity.web.public.catalogue.paths import begun
from learningcity.web.public.catalogue.suggesting import context_of
from learningcity.web.public.enrolment.paying import money_of
from learningcity.web.public.enrolment.saying import to_answer
from learningcity.web.public.enrolment.tickets import days_until, ticket, time_left

HOUR = timedelta(hours=1)
SHOWN_BEHIND = 12
ENDED = (State.CANCELLED, State.LAPSED, State.CALLED_OFF)
"""Enrolments that came to nothing; they are no part of what was learnt."""


@dataclass
class Life:
    """What one person has ahead and behind in one city, as an account may see it."""

    offers: list[dict[str, Any]] = field(default_factory=list)
    booked: list[Enrolment] = field(default_factory=list)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    behind: list[Enrolment] = field(default_factory=list)
    ended: list[Enrolment] = field(default_factory=list)
    elsewhere: list[Enrolment] = field(default_factory=list)
    learnt: timedelta = timedelta()
    finished: dict[int, timedelta] = field(default_factory=dict)
    """How long they were there, by activity they finished."""

    @property
    def hours(self) -> float:
        """Hours of all days on which they were there."""
        return round(self.learnt / HOUR, 1)

    @property
    def times(self) -> int:
        return sum(row.state == State.COMPLETED for row in self.behind)


@never_cache
@signed_in
def mine(request: CityRequest) -> HttpResponse:
    """Show one's own learning, or that of someone one looks after."""
    person_of(account=request.account)
    people = people_of(request.account)
    met = chosen(people, request.GET.get("who", ""))
    if met is None:
        return redirect("public:mine", request.city.code)
    at = now()
    life = life_of(met, request.account, request.city.pk, at)
    shown: dict[str, Any] = {"people": people, "met": met, "life": life, "names": _names(life)}
    shown["asked"] = len(asked_of(request.account, people[0].person))
    shown["is_told"] = bool(request.account.email) or can_be_written_to(met.person)
    shown["to_say"] = to_answer(met.person, life.behind, at) if met.sees_all else []
    shown |= _onward(request.city, met, life) if met.sees_all else {}
    shown["money"] = money_of(met, life.booked, request.city)
    if life.booked:
        first = life.booked[0]
        shown |= {"next": first, "in_days": days_until(first.session.starts_at, at), **ticket(first)}
    return render(request, "public/people/mine.html", shown)


def _onward(city: City, met: Someone, life: Life) -> dict[str, Any]:
    """The paths begun with their next steps, and what else could come next."""
    paths = begun(city, life.finished)
    ahead = {leg.step.activity_id for _row, leg in paths if leg}
    return {"paths": paths} | context_of(city, met, without=ahead)


def chosen(people: list[Someone], uuid: str) -> Someone | None:
    """The person whose page it is: oneself unless another was chosen; nothing when that one is not ours."""
    if not uuid:
        return people[0]
    return next((each for each in people if str(each.person.uuid) == uuid), None)


def life_of(met: Someone, account: User, city_id: int, at: datetime) -> Life:
    """Sort a person's enrolments by what they ask of one; a helper sees only what went through them."""
    life = Life()
    ahead = [row for row in upcoming(met.person, at) if _visible(row, met, account)]
    life.elsewhere = [row for row in ahead if row.city_id != city_id]
    here = [row for row in ahead if row.city_id == city_id]
    life.booked = [row for row in here if row.state == State.BOOKED]
    life.offers = [_offer(row, at) for row in here if row.state == State.OFFERED and _stands(row, at)]
    life.waiting = _in_line([row for row in here if row.state == State.WAITING])
    past = [row for row in history(met.person) if row.city_id == city_id and _visible(row, met, account)]
    life.behind = [row for row in past if row.state not in ENDED]
    life.ended = [row for row in past if row.state in ENDED]
    hours = hours_of([*here, *life.behind])
    life.learnt = sum(hours.values(), timedelta())
    life.finished = by_activity(life.behind, hours)
    return life


def _visible(row: Enrolment, met: Someone, account: User) -> bool:
    return met.bond is not Bond.HELPER or row.enrolled_by_id == account.pk


def _stands(row: Enrolment, at: datetime) -> bool:
    return row.offer_expires_at is not None and row.offer_expires_at > at


def _in_line(waiting: list[Enrolment]) -> list[dict[str, Any]]:
    """Each place in line with the length of its line; one query, however many lines."""
    lines: dict[int, list[int]] = {}
    if waiting:
        rows = Enrolment.objects.in_city(waiting[0].city).in_line()
        sessions = [row.session_id for row in waiting]
        for session, enrolment in rows.filter(session__in=sessions).values_list("session_id", "id"):
            lines.setdefault(session, []).append(enrolment)
    return [
        {"enrolment": row, "place": line.index(row.pk) + 1, "of": len(line)}
        for row in waiting
        if row.pk in (line := lines.get(row.session_id, []))
    ]


def _offer(row: Enrolment, at: datetime) -> dict[str, Any]:
    until = row.offer_expires_at or at
    return {"enrolment": row, "time_left": time_left(until, at)}


def _names(life: Life) -> dict[str, Any]:
    """What the template counts: the rest of what lies ahead, and the latest of what lies behind."""
    return {
        "later": life.booked[1:],
        "latest": life.behind[:SHOWN_BEHIND],
        "older": life.behind[SHOWN_BEHIND:],
    }
