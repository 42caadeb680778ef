"""What suggestions rest on: how many learnt what next, and what people do not want suggested."""

from collections.abc import Mapping

from django.db import transaction

from learningcity.city.catalogue.models import Activity, LearntNext, NotThis
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City
from learningcity.core import audit


@transaction.atomic
def keep_learnt_next(*, city: City, counts: Mapping[tuple[int, int], int]) -> int:
    """Put these counts, by topic and activity, in the place of the city's earlier ones."""
    LearntNext.objects.in_city(city).delete()
    rows = [
        LearntNext(city=city, topic_id=topic, activity_id=activity, people=people)
        for (topic, activity), people in sorted(counts.items())
    ]
    return len(LearntNext.everywhere.bulk_create(rows, batch_size=500))


@transaction.atomic
def set_aside(*, person: Person, activity: Activity, by: User | None) -> None:
    """Suggest an activity to a person no more."""
    _row, is_new = NotThis.objects.get_or_create(person=person, activity=activity)
    if is_new:
        audit.record("set_aside", person, by=by, city=activity.city.code)


@transaction.atomic
def suggest_again(*, person: Person, city: City, by: User | None) -> None:
    """Forget what a person did not want suggested in a city."""
    gone, _kinds = NotThis.objects.filter(person=person, activity__city=city).delete()
    if gone:
        audit.record("suggest_again", person, by=by, city=city.code)
