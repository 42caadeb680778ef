"""A session to join, people to join it, and the one way in which tests book."""

from collections.abc import Callable
from typing import Any

import pytest

from learningcity.city.catalogue.models import SeatPool, Session
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from tests.factories import make_activity, make_learner, make_session

NewSession = Callable[..., Session]


@pytest.fixture
def new_session(city: City) -> NewSession:
    def new(*, activity: dict[str, Any] | None = None, **given: Any) -> Session:
        return make_session(make_activity(city, **(activity or {})), **given)

    return new


def join(session: Session, person: Person | None = None, **given: Any) -> Enrolment:
    """Book for a person (a new learner, unless one is given) by their own account."""
    who = person or make_learner()
    return book_seat(session=session, person=who, **({"by": who.account} | given))


def taken(session: Session) -> dict[str, int]:
    return dict(SeatPool.objects.filter(session=session).values_list("group", "taken"))


def state(enrolment: Enrolment) -> State:
    return State(Enrolment.everywhere.values_list("state", flat=True).get(pk=enrolment.pk))
