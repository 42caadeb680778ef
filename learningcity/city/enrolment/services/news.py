"""What people are told about their seats, and to whom: no more than is needed to act on it."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.queries import say_token
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.people.models import Person, Purpose, User
from learningcity.city.people.queries import latest_answers, ways_to
from learningcity.city.people.rules.reaching import called, cannot_wait
from learningcity.core import outbox
from learningcity.core.channels import Channel, Way
from learningcity.core.models import Message
from learningcity.core.thai_time import at, local

REMIND_FROM = 17
"""The hour of the day before from which reminders leave."""

ASKED_FOR = {
    "offer": Purpose.REMINDERS,
    "reminder": Purpose.REMINDERS,
    "feedback": Purpose.FOLLOW_UP,
    "follow_up": Purpose.FOLLOW_UP,
}
"""Messages that a person can do without, and does once they withdraw their consent to that purpose."""

WORTH_PAPER = frozenset({"called_off", "changed", "offer"})
"""Messages that someone whom nothing else reaches gets as a letter: what they must know and were not told."""

TIMELY = frozenset({"called_off", "changed", "reminder"})
"""Messages that help only before the session starts."""

PRESSING = frozenset({"called_off", "changed", "offer"})
"""Messages that leave in quiet hours too, if by the morning they would come late."""

LAPSES = frozenset({"offer", "reminder"})
"""Messages that would mislead once their time is over, and so leave no more."""

ANSWERED_BY_LINK = frozenset({"feedback", "follow_up"})
"""Messages that carry the way to answer without signing in."""


def tell(*, enrolment: Enrolment, what: str, once: str = "") -> None:
    """Queue one message (a template of `post/`) about an enrolment, whose session and person are loaded."""
    tell_all(enrolments=[enrolment], what=what, once=once)


def tell_all(*, enrolments: Iterable[Enrolment], what: str, once: str = "") -> int:
    """Queue the same message about many enrolments; `once` tells apart messages that may come again."""
    willing = _willing(list(enrolments), what)
    ways = _ways(willing, what)
    messages = [message for each in willing if (message := _compose(each, what, once, *ways[each.person_id]))]
    if messages:
        outbox.queue_all(messages)
    return len(messages)


def _ways(enrolments: list[Enrolment], what: str) -> dict[int, tuple[Person | User, list[Way]]]:
    """Whom to write to about each person: themselves, or who enrolled them, or on paper if that helps."""
    return ways_to(
        [enrolment.person for enrolment in enrolments],
        through={
            each.person_id: each.enrolled_by
            for each in enrolments
            if each.via == Enrolment.Via.HELPER and each.enrolled_by
        },
        on_paper=what in WORTH_PAPER,
    )


def _willing(enrolments: list[Enrolment], what: str) -> list[Enrolment]:
    if what not in ASKED_FOR:
        return enrolments
    agreed = latest_answers((enrolment.person_id for enrolment in enrolments), ASKED_FOR[what])
    return [enrolment for enrolment in enrolments if agreed.get(enrolment.person_id, True)]


def _compose(
    enrolment: Enrolment, what: str, once: str, to: Person | User, ways: list[Way]
) -> Message | None:
    context, use = _context(enrolment), _of_use_until(enrolment, what)
    lapses = what in LAPSES or (bool(ways) and ways[0].channel == Channel.PRINT)
    if what in ANSWERED_BY_LINK:
        context["token"] = say_token(enrolment)
    return outbox.compose(
        template=what,
        to=to,
        key=f"{what}:{enrolment.uuid}{once and ':'}{once}",
        context=context,
        ways=ways,
        about=enrolment.person.uuid,
        rests_on=ASKED_FOR.get(what, ""),
        urgent=what in PRESSING and cannot_wait(use, timezone.now()),
        useless_after=use if lapses else None,
    )


def _of_use_until(enrolment: Enrolment, what: str) -> datetime | None:
    """Until when someone can act on a message; nothing for those that only confirm."""
    if what == "offer":
        return enrolment.offer_expires_at
    return enrolment.session.starts_at if what in TIMELY else None


def _context(enrolment: Enrolment) -> dict[str, Any]:
    until = enrolment.offer_expires_at
    about = _about(enrolment.session) | {
        "code": slip_code(enrolment.pk),
        "name": called(enrolment.person.name),
        "enrolment": str(enrolment.uuid),
    }
    return about | ({"until_at": until.isoformat()} if until else {})


def _about(session: Session) -> dict[str, Any]:
    activity, venue = session.activity, session.venue
    return {
        "city": session.city.code,
        "title_th": activity.title_th,
        "title_en": activity.title_en,
        "starts_at": session.starts_at.isoformat(),
        "ends_at": session.ends_at.isoformat(),
        "venue_th": venue.name_th if venue else "",
        "venue_en": venue.name_en if venue else "",
        "reason": session.cancel_reason,
    }


def remind_until(*, now: datetime) -> datetime:
    """Reminders are due for sessions that start before this: today's, and tomorrow's from 17.00 on."""
    here = local(now)
    days = 2 if here.hour >= REMIND_FROM else 1
    return at(here.date() + timedelta(days=days), time())
