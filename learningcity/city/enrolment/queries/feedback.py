"""Reads of what learners said: averages that many gave, and words that may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from learningcity.city.catalogue.models import Instructor
from learningcity.city.enrolment.models import Enrolment, Feedback, FollowUp
from learningcity.city.enrolment.rules.feedback import average, safe_to_sum
from learningcity.city.people.models import Person
from learningcity.core.thai_time import today

SHOWN_WORDS = 3


@dataclass(frozen=True)
class Rating:
    """Averages from 1 to 3 of each question over `answers` learners; nothing when they are too few."""

    answers: int
    worth: float | None
    clear: float | None
    learned: float | None

    @property
    def is_shown(self) -> bool:
        return self.worth is not None


def rating(which: Q) -> Rating:
    """How learners rated the sessions of a condition on `Feedback` (`enrolment__session__…`)."""
    rows = list(Feedback.everywhere.filter(which).values_list("worth", "clear", "learned"))
    if not rows:
        return Rating(0, None, None, None)
    worth, clear, learned = (average(answers) for answers in zip(*rows, strict=True))
    return Rating(len(rows), worth, clear, learned)


def rating_of_activity(activity_id: int) -> Rating:
    """How learners rated an activity, all its sessions together."""
    return rating(Q(enrolment__session__activity=activity_id))


def rating_of_instructor(instructor: Instructor) -> Rating:
    """How learners rated what an instructor teaches, as far as nobody's answer can be made out of it."""
    taught = Feedback.everywhere.filter(enrolment__session__activity__instructors=instructor)
    counted = taught.values_list("enrolment__session__activity").annotate(Count("pk"))
    return rating(Q(enrolment__session__activity__in=safe_to_sum(dict(counted))))


def words_about(activity_id: int) -> list[Feedback]:
    """The latest words of learners that may stand on an activity's page."""
    said = Feedback.everywhere.filter(enrolment__session__activity=activity_id).shown()
    return list(said[:SHOWN_WORDS])


def without_feedback(enrolments: Iterable[Enrolment]) -> list[Enrolment]:
    """Those of some enrolments of which nobody has said yet how it was."""
    rows = list(enrolments)
    said = Feedback.everywhere.filter(enrolment__in=rows).values_list("enrolment", flat=True) if rows else ()
    done = set(said)
    return [row for row in rows if row.pk not in done]


def open_follow_ups(person: Person) -> list[FollowUp]:
    """The waves of questions that wait for a person's answer."""
    rows = FollowUp.everywhere.open().filter(enrolment__person=person, closes_on__gt=today())
    return list(rows.select_related("enrolment__session__activity", "city").order_by("due_on"))
