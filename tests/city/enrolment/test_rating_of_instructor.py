"""Who teaches is rated only where nobody's answer can be made out."""

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import Activity, Instructor
from learningcity.city.catalogue.services import add_instructor
from learningcity.city.enrolment.models import Enrolment, Feedback, State
from learningcity.city.enrolment.queries import rating_of_instructor
from learningcity.city.places.models import City
from tests.factories import make_activity, make_person, make_session


def answered(activity: Activity, number: int, worth: int = 3) -> None:
    session = make_session(activity, seats=number + 1)
    for _ in range(number):
        row = Enrolment.everywhere.create(
            city=activity.city,
            session=session,
            pool=session.pools.get(),
            person=make_person(),
            state=State.COMPLETED,
            created_at=timezone.now(),
            changed_at=timezone.now(),
        )
        Feedback.everywhere.create(
            city=activity.city, enrolment=row, worth=worth, clear=2, learned=2, answered_at=timezone.now()
        )


def teacher(city: City, *activities: Activity) -> Instructor:
    return add_instructor(city=city, by=None, name_th="ครูต้น", activities=activities)


@pytest.mark.parametrize(("answers", "shown"), [(0, None), (4, None), (5, 3.0)])
def test_averages_are_shown_from_five_answers_on(city: City, answers: int, shown: float | None) -> None:
    activity = make_activity(city)
    answered(activity, answers)
    found = rating_of_instructor(teacher(city, activity))
    assert (found.worth, found.is_shown) == (shown, shown is not None)


def test_few_answers_are_not_read_by_subtracting_what_another_page_shows(city: City) -> None:
    """Six answers of one activity are shown there; two of another must not come out of the sum of eight."""
    many, few = make_activity(city), make_activity(city)
    answered(many, 6, worth=3)
    answered(few, 2, worth=1)
    found = rating_of_instructor(teacher(city, many, few))
    assert (found.answers, found.worth) == (6, 3.0)


def test_what_others_teach_does_not_count(city: City) -> None:
    own, other = make_activity(city), make_activity(city)
    answered(other, 9)
    assert not rating_of_instructor(teacher(city, own)).is_shown
