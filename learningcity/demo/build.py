"""Builds the demonstration: three cities with real places and a year of invented life around now."""

import time
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from learningcity.city.catalogue.models import Activity, Path, Session
from learningcity.city.enrolment.models import Attendance, Enrolment
from learningcity.city.lessons.models import Lesson
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import Person
from learningcity.city.places.models import Area, City, Neighbourhood, Venue
from learningcity.city.projects.models import Project
from learningcity.core import changes, thai_time
from learningcity.demo.advice import build_advice
from learningcity.demo.assets import build_assets
from learningcity.demo.attendance_day import build_attendance_day
from learningcity.demo.coming import build_attendance, conclude
from learningcity.demo.crowd import build_crowd
from learningcity.demo.goals import build_goals
from learningcity.demo.helping import build_helping
from learningcity.demo.joining import fill_rounds, save_enrolments
from learningcity.demo.lessons import build_lessons
from learningcity.demo.life import write_down
from learningcity.demo.offer import build_offer
from learningcity.demo.paths import build_paths
from learningcity.demo.people import build_accounts
from learningcity.demo.places import build_places
from learningcity.demo.projects import build_projects
from learningcity.demo.reaching import leave_messages_waiting, link_line_accounts
from learningcity.demo.rights import build_rights
from learningcity.demo.rounds import build_rounds
from learningcity.demo.said import build_said
from learningcity.demo.sharing import build_sharing
from learningcity.demo.support import build_support
from learningcity.demo.teaching import build_teaching
from learningcity.demo.together import build_together
from learningcity.demo.vouchers import build_vouchers
from learningcity.demo.wishes import build_wishes
from learningcity.demo.world import World
from learningcity.web.staff.sharing import figures

SEED = 2569
PEOPLE = 5_000


class Built(NamedTuple):
    """What a demonstration holds, and the seconds it took to build."""

    areas: int
    venues: int
    activities: int
    sessions: int
    people: int
    enrolments: int
    attendance: int
    seconds: float


def is_built() -> bool:
    """Whether the demonstration's cities are here already."""
    return City.objects.filter(is_demo=True).exists()


@transaction.atomic
def build(*, now: datetime | None = None, seed: int = SEED, portion: float = 1.0) -> Built:
    """Fill an empty database, wholly or a portion; the same seed and moment give the same rows."""
    began = time.perf_counter()
    world = World(seed, now or thai_time.now(), portion)
    build_places(world)
    build_accounts(world)
    crowd = build_crowd(world, round(PEOPLE * portion))
    rounds = build_rounds(world, build_offer(world))
    takings = fill_rounds(world, crowd, rounds)
    conclude(world, takings)
    save_enrolments(takings)
    build_support(world, crowd, takings)
    build_attendance(world, takings)
    build_said(world)
    build_wishes(world)
    link_line_accounts(world, crowd)
    write_down(world, takings)
    leave_messages_waiting(world)
    build_vouchers(world, takings)
    build_helping(world)
    build_attendance_day(world, takings)
    build_rights(world)
    build_paths(world)
    build_teaching(world)
    build_projects(world)
    build_together(world)
    build_advice(world)
    build_goals(world)
    build_assets(world)
    build_lessons(world)
    build_sharing(world)
    figures.count_all()
    _note_changes()
    return Built(*_counts(), round(time.perf_counter() - began, 1))


def _note_changes() -> None:
    """Tell those who follow the change log, such as the search index, about every row they keep."""
    for model in (Activity, Venue, Organisation, Neighbourhood, Path, Project, Lesson):
        keys = model._default_manager.values_list("pk", flat=True)
        changes.record_all(str(model._meta.model_name), keys)


def _counts() -> tuple[int, int, int, int, int, int, int]:
    areas, people = Area.objects.count(), Person.objects.count()
    venues, activities = Venue.everywhere.count(), Activity.everywhere.count()
    sessions, enrolments = Session.everywhere.count(), Enrolment.everywhere.count()
    return areas, venues, activities, sessions, people, enrolments, Attendance.objects.count()
