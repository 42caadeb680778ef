"""The one gate through which lessons cross from city to city; see docs/adr/0012.

Everything here is narrowed to lessons that were published, and of other cities' adoptions to what those
cities show with them; only who is to be told of a withdrawal is read of one that is shown no more.
Nothing else of the house reads lessons of a city that was not named.
"""

from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from learningcity.city.catalogue.search import Told
from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.lessons.queries.evidence import whole_evidence
from learningcity.city.lessons.rules.lessons import AdoptionState
from learningcity.city.places.models import City


def published_lessons(*, besides: City | None = None) -> QuerySet[Lesson]:
    """What all cities show, the latest first, with how many took each up (`taken`) and reported (`told`)."""
    rows = Lesson.everywhere.published().whole()
    rows = rows.exclude(city=besides) if besides else rows
    reported = Q(adoptions__state=AdoptionState.REPORTED)
    counted = rows.annotate(taken=Count("adoptions"), told=Count("adoptions", filter=reported))
    ordered: QuerySet[Lesson] = counted.order_by("-published_on", "-pk")
    return ordered


def published_lesson(uuid: UUID, *, besides: City | None = None) -> Lesson | None:
    """One lesson that its city shows, with what shows it."""
    evidence = Prefetch("evidence", whole_evidence(Evidence.objects.all()))
    return published_lessons(besides=besides).prefetch_related(evidence).filter(uuid=uuid).first()


def adoptions_everywhere(lesson: Lesson) -> list[Adoption]:
    """What other cities make of a lesson: those that reported first, then the others by their day."""
    rows = Adoption.everywhere.filter(lesson=lesson).shown().whole().order_by("reported_on", "due_on", "pk")
    evidence = Prefetch("evidence", whole_evidence(Evidence.objects.all()))
    found = list(rows.prefetch_related(evidence))
    return sorted(found, key=lambda each: ORDER.index(AdoptionState(each.state)))


ORDER = (AdoptionState.REPORTED, AdoptionState.RUNNING, AdoptionState.PLANNED, AdoptionState.GIVEN_UP)
"""What can be learnt from stands first."""


def adopters_to_tell(lesson: Lesson) -> list[Adoption]:
    """What other cities took up of a lesson and did not give up, to tell them what becomes of it."""
    rows = Adoption.everywhere.filter(lesson=lesson).exclude(state=AdoptionState.GIVEN_UP)
    return list(rows.whole().order_by("adopted_on", "pk"))


def where_it_worked(lessons: list[Lesson]) -> dict[int, set[int]]:
    """By key of each lesson, the cities (by key) that know its result: its own, and those that reported."""
    found = {lesson.pk: {lesson.city_id} for lesson in lessons}
    rows = Adoption.everywhere.filter(lesson__in=found, state=AdoptionState.REPORTED)
    for lesson, city in rows.values_list("lesson", "city"):
        found[lesson].add(city)
    return found


FINDABLE = Told(
    Lesson,
    Lesson.everywhere.published,
    ("summary", "context", "problem", "done", "gave", "failed", "repeat"),
    code="uuid",
    of_every_city=True,
)
"""What search reads of lessons: what is published, found in every city."""
