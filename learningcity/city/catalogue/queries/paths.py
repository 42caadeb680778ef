"""Learning paths as pages show them: published ones, the steps of one, those that an activity is part of."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Count

from learningcity.city.catalogue.models import Path, PathQuerySet, Step
from learningcity.city.catalogue.rules.paths import StepOf, standing
from learningcity.city.places.models import City


def paths_of(city: City, *, stage: str = "") -> list[Path]:
    """The published paths of a city by title, with their steps; only those for a stage of life if named."""
    found = with_steps(Path.objects.in_city(city).published()).order_by("title_th", "pk")
    return [path for path in found if not stage or not path.stages or stage in path.stages]


def path_of(city: City, code: str) -> Path | None:
    """One published path with its steps, or nothing."""
    return with_steps(Path.objects.in_city(city).published().filter(code=code)).first()


def with_steps(paths: PathQuerySet) -> PathQuerySet:
    """Paths with how many steps they have, and the steps with their activities."""
    counted = paths.annotate(all_steps=Count("steps")).select_related("organisation")
    return counted.prefetch_related("steps__activity__topic")


def paths_with(activity_id: int) -> list[Step]:
    """The steps of published paths that are this activity."""
    steps = Step.objects.filter(activity=activity_id, path__in=Path.everywhere.published())
    return list(steps.select_related("path").order_by("path__title_th"))


def steps_of(path: Path) -> list[StepOf]:
    """What of each step decides where one stands."""
    return [StepOf(step.activity_id, step.is_optional) for step in path.steps.all()]


def next_steps(city: City, finished: Collection[int]) -> dict[int, Path]:
    """The next step, by activity, of each published path that is begun and not finished."""
    begun = Path.objects.in_city(city).published().filter(steps__activity__in=list(finished)).distinct()
    paths: Iterable[Path] = begun.prefetch_related("steps").order_by("pk") if finished else ()
    found: dict[int, Path] = {}
    for path in paths:
        steps: Sequence[StepOf] = steps_of(path)
        where = standing(steps, finished)
        if where.is_begun and where.next is not None:
            found.setdefault(steps[where.next].activity, path)
    return found
