"""Help asked for at a session: asked, promised or declined with a reason, there on the day or not."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import (
    LIVE,
    Accommodation,
    Enrolment,
    State,
    SupportNotice,
    SupportState,
)
from learningcity.city.enrolment.queries.support import notice_days
from learningcity.city.enrolment.rules.support import (
    LONGEST_WORDS,
    MOST_NOTICE_DAYS,
    SUPPORT_MOVES,
    Kind,
    answer_due,
    sure_until,
    tidy,
)
from learningcity.city.enrolment.services import news, sentences
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused

ASKABLE = (State.BOOKED, State.OFFERED, State.WAITING)

# -- asking ------------------------------------------------------------------------------------------------


@transaction.atomic
def request_support(
    *, enrolment: Enrolment, kinds: Iterable[str], by: User | None, words: str = ""
) -> list[Accommodation]:
    """Ask for help at a session; what is asked for already stays as it is. Answers what is new."""
    wanted, now = tidy(kinds, checked_words(text=words)), timezone.now()
    _refuse_unless_askable(enrolment, now)
    asked = {row.kind for row in Accommodation.everywhere.open().filter(enrolment=enrolment)}
    days = notice_days(enrolment.session.city)
    new = [
        _requested(enrolment, Kind(kind), days[Kind(kind)], wanted.words, by, now)
        for kind in wanted.kinds
        if kind not in asked
    ]
    # Asked for twice at once, the second is left out by the constraint.
    Accommodation.everywhere.bulk_create(new, ignore_conflicts=True)
    if new:
        audit.record("request_support", enrolment, by=by, city=enrolment.session.city.code, number=len(new))
    return list(Accommodation.everywhere.filter(uuid__in=[row.uuid for row in new]).order_by("id"))


def checked_words(*, text: str) -> str:
    """What somebody wrote about their need, or a refusal when it is too long to be read in passing."""
    if len(text.strip()) > LONGEST_WORDS:
        sentence = _("Write it in at most %(most)s letters.") % {"most": LONGEST_WORDS}
        raise Refused("words-too-long", sentence, field="words")
    return text.strip()


def _refuse_unless_askable(enrolment: Enrolment, now: datetime) -> None:
    if enrolment.state not in ASKABLE:
        raise sentences.overtaken()
    if enrolment.session.ends_at <= now:
        raise Refused("over", _("This session is over, so no help can be arranged for it."))


def _requested(
    enrolment: Enrolment, kind: Kind, days: int, words: str, by: User | None, now: datetime
) -> Accommodation:
    starts_at = enrolment.session.starts_at
    row = Accommodation(
        city_id=enrolment.city_id,
        enrolment=enrolment,
        kind=kind.value,
        words=words,
        sure=now <= sure_until(starts_at, days),
        due_at=answer_due(starts_at, days, now),
        requested_at=now,
        requested_by=by,
        changed_at=now,
    )
    return row.keyed()


def withdraw_support(*, accommodation: Accommodation, by: User | None) -> None:
    """Say that help asked for is needed no longer."""
    _move(accommodation, "withdraw", by)


# -- answering and giving ----------------------------------------------------------------------------------


def accept_support(*, accommodation: Accommodation, by: User | None) -> None:
    """Promise the help asked for; whoever promises it is responsible for it, and the learner is told."""
    now = timezone.now()
    changes = {"decided_at": now, "decided_by": by, "responsible": by, "reason": ""}
    _move(accommodation, "accept", by, tells="support_accepted", **changes)


def decline_support(*, accommodation: Accommodation, reason: str, by: User | None) -> None:
    """Say that help cannot be given, and why; the learner is told to look."""
    said = checked_words(text=reason)
    if not said:
        raise Refused("reason-missing", _("Say why it cannot be done: they will read it."), field="reason")
    changes = {"decided_at": timezone.now(), "decided_by": by, "responsible": None, "reason": said}
    _move(accommodation, "decline", by, tells="support_declined", **changes)


def fulfil_support(*, accommodation: Accommodation, by: User | None) -> None:
    """Note that the help was there."""
    _move(accommodation, "fulfil", by, fulfilled_at=timezone.now())


def fail_support(*, accommodation: Accommodation, by: User | None) -> None:
    """Note that the help was not there."""
    _move(accommodation, "fail", by, fulfilled_at=None)


@transaction.atomic
def _move(accommodation: Accommodation, act: str, by: User | None, *, tells: str = "", **to: Any) -> None:
    move, now = SUPPORT_MOVES[act], timezone.now()
    rows = Accommodation.everywhere.filter(pk=accommodation.pk, state__in=move.before)
    if not rows.update(state=move.after, changed_at=now, **to):
        raise sentences.overtaken()
    current = _with_session(accommodation)
    audit.record(f"{act}_support", current.enrolment, by=by, city=current.enrolment.city.code)
    if tells:
        news.tell(enrolment=current.enrolment, what=tells, once=f"{current.uuid}:{now:%y%m%d%H%M%S}")
    for column in ("state", "changed_at", *to):
        setattr(accommodation, column, getattr(current, column))


def _with_session(accommodation: Accommodation) -> Accommodation:
    rows = Accommodation.everywhere.select_related(
        "enrolment__city",
        "enrolment__session__activity",
        "enrolment__session__city",
        "enrolment__session__venue",
        "enrolment__person__account",
        "enrolment__enrolled_by",
        "responsible",
        "decided_by",
    )
    found: Accommodation = rows.get(pk=accommodation.pk)
    return found


# -- what follows from the seat ----------------------------------------------------------------------------


def end_support(*, enrolments: Iterable[int], now: datetime) -> int:
    """End what was asked for at enrolments that have ended; part of the act that ended them."""
    open_rows = Accommodation.everywhere.open().filter(enrolment__in=list(enrolments))
    return int(open_rows.update(state=SupportState.ENDED, changed_at=now))


def restate_support(*, session: Session) -> None:
    """Work the due moments out anew after a session was put at another time."""
    rows = Accommodation.everywhere.filter(
        enrolment__session=session, enrolment__state__in=LIVE, state=SupportState.REQUESTED
    )
    found, days = [row for row in rows if row.kind], notice_days(session.city)
    for row in found:
        row.due_at = answer_due(session.starts_at, days[Kind(row.kind)], row.requested_at)
    Accommodation.everywhere.bulk_update(found, ["due_at"])


# -- a city's days -----------------------------------------------------------------------------------------


@transaction.atomic
def set_notice_days(*, city: City, days: Mapping[str, int], by: User | None) -> None:
    """Say how many days before a session a city can surely arrange each kind of help."""
    for kind, number in days.items():
        if not 0 <= number <= MOST_NOTICE_DAYS:
            sentence = _("Days are a number from 0 to %(most)s.") % {"most": MOST_NOTICE_DAYS}
            raise Refused("notice-days", sentence, field=kind)
        SupportNotice.everywhere.update_or_create(city=city, kind=Kind(kind).value, defaults={"days": number})
    audit.record("set_notice_days", city, by=by, city=city.code)
