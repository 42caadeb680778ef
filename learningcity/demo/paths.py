"""Invents learning paths over what is on offer, and counts what was learnt after what."""

from django.db.models import Count, Exists, OuterRef, Q

from learningcity.city.catalogue.models import Activity, Path, PathState, Session, Step
from learningcity.city.enrolment.models import State
from learningcity.city.enrolment.tasks import count_learnt_next
from learningcity.city.places.models import City
from learningcity.demo.texts.paths import BEGUN, PATHS, PathText
from learningcity.demo.world import World

FEWEST = 3


def build_paths(world: World) -> None:
    """Draw the paths of each city over activities people have finished; count what was learnt after what."""
    for code, city in world.cities.items():
        offered = _best_known_first(world, city)
        for path in PATHS:
            if code in path.cities:
                _build(world, city, path, offered)
    count_learnt_next()


def _best_known_first(world: World, city: City) -> list[Activity]:
    """Published activities: first what people one can sign in as finished, then what is on again soon."""
    done = Q(sessions__enrolments__state=State.COMPLETED)
    known = Q(sessions__enrolments__person__account__email__in=BEGUN) & done
    ahead = Session.objects.in_city(city).open(world.now).filter(activity=OuterRef("pk"))
    activities = Activity.objects.in_city(city).published()
    counted = activities.annotate(
        known=Count("pk", filter=known), is_ahead=Exists(ahead), done=Count("pk", filter=done)
    )
    return list(counted.order_by("-known", "-is_ahead", "-done", "pk"))


def _build(world: World, city: City, path: PathText, offered: list[Activity]) -> None:
    found = [(step, activity) for step in path.steps if (activity := _made_from(step.text, offered))]
    if len(found) < FEWEST:
        return
    row = Path.everywhere.create(
        uuid=world.uuid(),
        city=city,
        code=path.code,
        title_th=path.title.th,
        title_en=path.title.en,
        summary_th=path.summary.th,
        summary_en=path.summary.en,
        leads_to=path.leads_to,
        leads_th=path.leads.th,
        leads_en=path.leads.en,
        stages=list(path.stages),
        audience=list(path.audience),
        organisation=found[0][1].organisation,
        state=PathState.PUBLISHED,
        published_at=world.now,
        is_invented=True,
    )
    Step.objects.bulk_create(
        Step(
            path=row,
            position=place,
            activity=activity,
            is_optional=step.is_optional,
            why_th=step.why.th,
            why_en=step.why.en,
        )
        for place, (step, activity) in enumerate(found, 1)
    )


def _made_from(text: str, offered: list[Activity]) -> Activity | None:
    return next((each for each in offered if each.code.startswith(f"{text}-")), None)
