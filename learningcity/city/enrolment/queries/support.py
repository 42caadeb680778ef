"""Reads about help to take part: what is worth asking at a session, what is remembered, what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from learningcity.city.catalogue.models import Mode, Session
from learningcity.city.enrolment.models import (
    Accommodation,
    Enrolment,
    SupportKind,
    SupportNeed,
    SupportNotice,
)
from learningcity.city.enrolment.rules.support import (
    NOTICE_DAYS,
    Kind,
    Needs,
    Offer,
    sure_until,
    there_for_all,
    worth_asking,
)
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import AccessFeature, City

FEATURES: dict[Kind, tuple[AccessFeature, ...]] = {
    Kind.SIGN_LANGUAGE: (AccessFeature.HEARING_LOOP,),
    Kind.WHEELCHAIR: (AccessFeature.STEP_FREE, AccessFeature.LIFT, AccessFeature.TOILET),
    Kind.LARGE_PRINT: (AccessFeature.TACTILE,),
    Kind.TRANSPORT: (AccessFeature.TRANSIT, AccessFeature.PARKING),
    Kind.CHILDCARE: (AccessFeature.CHILDCARE,),
}
"""What a place may state that answers a need, or part of it."""


@dataclass(frozen=True)
class Choice:
    """One kind of help as it is offered to be asked for: what is there already, and until when it is sure."""

    kind: SupportKind
    there: tuple[str, ...]
    missing: tuple[str, ...]
    checked_on: date | None
    sure_until: datetime
    is_sure: bool


@dataclass(frozen=True)
class Question:
    """What is asked about help at one session: the choices, and what everybody gets without asking."""

    choices: list[Choice]
    for_all: list[SupportKind]


def notice_days(city: City) -> dict[Kind, int]:
    """Days before a session up to which a city can surely arrange each kind of help."""
    own = SupportNotice.objects.in_city(city).values_list("kind", "days")
    return NOTICE_DAYS | {Kind(kind): days for kind, days in own}


def question(session: Session, *, price_satang: int, now: datetime) -> Question:
    """What to ask somebody about help at a session for which they would pay this price."""
    activity = session.activity
    offer = Offer(
        services={*activity.services, *session.services},
        languages=activity.languages,
        price_satang=price_satang,
        on_site=activity.mode != Mode.ONLINE,
    )
    days, stated = notice_days(session.city), _stated(session)
    choices = [_choice(kind, session, days[kind], stated, now) for kind in worth_asking(offer)]
    return Question(choices, [SupportKind(kind) for kind in there_for_all(offer)])


def _stated(session: Session) -> dict[str, bool]:
    return dict(session.venue.access.values_list("feature", "present")) if session.venue else {}


def _choice(kind: Kind, session: Session, days: int, stated: dict[str, bool], now: datetime) -> Choice:
    features, until = FEATURES.get(kind, ()), sure_until(session.starts_at, days)
    return Choice(
        kind=SupportKind(kind),
        there=tuple(str(each.label) for each in features if stated.get(each) is True),
        missing=tuple(str(each.label) for each in features if stated.get(each) is False),
        checked_on=session.venue.verified_on if session.venue else None,
        sure_until=until,
        is_sure=now <= until,
    )


# -- what is remembered ------------------------------------------------------------------------------------


def remembered(person: Person) -> SupportNeed | None:
    """What a person lets us remember, or nothing."""
    return SupportNeed.objects.filter(person=person).first() if person.pk else None


def remembered_for(person: Person, account: User, *, sees_all: bool) -> Needs:
    """What may be filled in beforehand: all for who sees all of a person, else what they noted themselves."""
    held = remembered(person)
    if held is None or not (sees_all or held.noted_by_id == account.pk):
        return Needs()
    return Needs(tuple(held.kinds), held.words)


# -- what is asked for -------------------------------------------------------------------------------------


def asked_at(enrolment: Enrolment) -> list[Accommodation]:
    """Everything asked for at an enrolment, oldest first."""
    rows = Accommodation.everywhere.filter(enrolment=enrolment).select_related("responsible")
    return list(rows.order_by("requested_at", "id"))


def with_help_asked_for(enrolments: Iterable[Enrolment]) -> set[int]:
    """Those of some enrolments at which help is asked for or promised, by id."""
    open_rows = Accommodation.everywhere.open().filter(enrolment__in=[row.pk for row in enrolments])
    return set(open_rows.values_list("enrolment_id", flat=True))
