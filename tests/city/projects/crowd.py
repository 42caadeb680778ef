"""A crowd that supports one need at the same moment, in a process of its own.

`python -m tests.city.projects.crowd storm|vote`
"""

import json
import os
import sys
import time
from typing import Any

if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learningcity.config.settings")
    django.setup()

from django.core.management import call_command

from learningcity.city.people.models import Person, User
from learningcity.city.projects import services
from learningcity.city.projects.models import Ballot, Candidate, Need, PriorityRound, Support
from learningcity.city.projects.queries import numbers
from learningcity.city.projects.services import Slip
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.city.enrolment.counters import at_once
from tests.factories import make_city, make_person

CROWD, WINDOWS = 2_000, 8


def storm() -> dict[str, Any]:
    """Two thousand people support one need, a third of them from two windows, while officers work on it."""
    call_command("migrate", verbosity=0)
    city, officer = make_city(), User.objects.create_user(email="officer@demo.example")
    need, twin = (
        services.record_need(city=city, title=title, origin="resident", by=None) for title in ("ขิม", "เล่นขิม")
    )
    for each in (need, twin):
        services.show_need(need=each, by=officer)
    people = Person.objects.bulk_create(Person(name=f"คน {number}") for number in range(CROWD))
    shares = [people[window::WINDOWS] + people[window::3][:84] for window in range(WINDOWS)]

    def support(share: list[Person]) -> Any:
        def act() -> None:
            for place, person in enumerate(share):
                services.support_need(need=twin if place % 9 == 0 else need, person=person, by=officer)

        return act

    def work() -> None:
        """Merge, take apart and merge again, and key in slips, while the crowd goes on."""
        merge = services.merge_needs(merged=twin, kept=need, by=officer)
        services.undo_need_merge(merge=merge, by=officer)
        services.key_in_slips(slips=[Slip(need, number=7), Slip(need, phone="+66812345678")], by=officer)
        services.merge_needs(merged=Need.everywhere.get(pk=twin.pk), kept=need, by=officer)

    began = time.perf_counter()
    faults = at_once([*(support(share) for share in shares), work])
    seconds = time.perf_counter() - began
    supporters = set(Support.objects.exclude(person=None).values_list("person", flat=True))
    return {
        "faults": faults,
        "seconds": round(seconds, 2),
        "a_minute": round(60 * sum(map(len, shares)) / seconds),
        "people": len(supporters),
        "number": numbers(city)[need.pk],
        "noted": AuditEntry.objects.filter(act="support_need").count(),
        "online": Support.objects.filter(way="online").count(),
    }


def vote() -> dict[str, Any]:
    """One person gives points in eight windows, and a candidate is taken out at the same moment."""
    call_command("migrate", verbosity=0)
    city, officer = make_city("yala"), User.objects.create_user(email="clerk@demo.example")
    need = services.record_need(city=city, title="ขิม", origin="resident", by=None)
    services.show_need(need=need, by=officer)
    row: PriorityRound = services.save_round(
        city=city, by=officer, title_th="รอบ", opens_on=today(), closes_on=today(), budget_satang=100
    )
    need = Need.everywhere.get(pk=need.pk)
    candidate: Candidate = services.set_candidate(round_=row, need=need, cost_satang=50, by=officer)
    person = make_person("คนเดียว")

    def give(points: int) -> Any:
        return lambda: services.give_points(
            round_=row, person=person, points={candidate.pk: points}, by=officer
        )

    faults = at_once([give(points) for points in range(1, 9)])
    ballot = Ballot.objects.get()
    return {"faults": faults, "given": ballot.points[str(candidate.pk)]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"storm": storm, "vote": vote}[sys.argv[1]]()) + "\n")
