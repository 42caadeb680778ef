"""What of people's rights reaches their seats: a consent taken back, and seats given up on erasing."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from learningcity.city.catalogue.services import end_teaching_of
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services.follow_up import withdraw_follow_ups
from learningcity.city.enrolment.services.leaving import give_up_seat
from learningcity.city.enrolment.services.vouchers import end_vouchers_of
from learningcity.city.people.models import Person, Purpose, RightsRequest, User
from learningcity.city.people.services import ask_to_stay, decline_consent, erase_person

ASKED_AT_ONCE = 500


@transaction.atomic
def take_back_consent(*, person: Person, purpose: str, by: User | None) -> None:
    """Note a no to a purpose, and end the questions under way that rested on a yes."""
    decline_consent(person=person, purpose=purpose, by=by)
    if purpose == Purpose.FOLLOW_UP:
        withdraw_follow_ups(person_id=person.pk)


@transaction.atomic
def erase_with_seats(*, person: Person, by: User | None, now: datetime) -> dict[str, int]:
    """Erase a person; their seats ahead go to the next in line, their vouchers' money back to the scheme.

    What they offered to teach is taken back, and nobody sees their page as an instructor.
    """
    waiting = (State.BOOKED, State.OFFERED, State.WAITING)
    ahead = Enrolment.everywhere.filter(
        Q(person=person) | Q(person__merged_into=person), state__in=waiting, session__starts_at__gt=now
    )
    for enrolment in ahead.order_by("session_id", "pk"):
        give_up_seat(enrolment=enrolment, by=by)
    end_vouchers_of(person=person, by=by)
    end_teaching_of(person=person, by=by)
    return erase_person(person=person, by=by)


def erase_due(*, now: datetime) -> int:
    """Carry out the erasures whose days to think it over have passed; answers how many."""
    due = RightsRequest.objects.erasures_due(now).select_related("person", "asked_by").order_by("pk")
    for request in due:
        erase_with_seats(person=request.person, by=request.asked_by, now=now)
    return len(due)


def quiet_learners(now: datetime) -> QuerySet[Person]:
    """People not seen for years: nothing joined, no sign-in, nobody noted them down since."""
    limit = now - relativedelta(years=settings.QUIET_YEARS)
    joined = Enrolment.everywhere.filter(person=OuterRef("pk"), session__ends_at__gte=limit)
    came_in = Q(account__last_login__gte=limit) | Q(account__date_joined__gte=limit)
    return Person.objects.standing().filter(created_at__lt=limit).exclude(came_in).exclude(Exists(joined))


def let_quiet_learners_go(*, now: datetime) -> int:
    """Ask learners not seen for years whether to stay, and erase those who did not answer in time."""
    quiet = quiet_learners(now)
    asked = ask_to_stay(people=quiet.filter(asked_to_stay_at=None).order_by("pk")[:ASKED_AT_ONCE], at=now)
    limit = now - relativedelta(days=settings.STAY_DAYS)
    silent = list(quiet.filter(asked_to_stay_at__lt=limit).order_by("pk")[:ASKED_AT_ONCE])
    for person in silent:
        erase_with_seats(person=person, by=None, now=now)
    return asked + len(silent)
