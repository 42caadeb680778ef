"""Reads about those who teach, and about offers to."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from learningcity.city.catalogue.models import (
    Activity,
    ActivityState,
    Instructor,
    SessionState,
    TeachingOffer,
    Topic,
)
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City, Venue


def instructors(city: City, *, topic: str = "") -> QuerySet[Instructor]:
    """Everyone who agreed to be shown, by name, with how many public activities they teach (`number`)."""
    rows = Instructor.objects.in_city(city).shown()
    if topic:
        rows = rows.filter(topics__code=topic)
    public = Q(activities__state=ActivityState.PUBLISHED)
    counted = rows.annotate(number=Count("activities", filter=public, distinct=True))
    return counted.select_related("organisation").prefetch_related("topics").order_by("name_th", "pk")


def topics_taught(city: City) -> QuerySet[Topic]:
    """The topics of those who agreed to be shown."""
    shown = Instructor.objects.in_city(city).shown()
    taught: QuerySet[Topic] = Topic.objects.filter(instructors__in=shown).distinct()
    return taught


def instructor_of(city: City, code: str) -> Instructor | None:
    """One instructor who agreed to be shown, or nothing."""
    rows = Instructor.objects.in_city(city).shown().filter(code=code)
    return rows.select_related("organisation", "city").prefetch_related("topics").first()


def taught_by(instructor: Instructor, *, now: datetime) -> list[int]:
    """The public activities of an instructor, those with a session to come first, the soonest before."""
    ahead = Q(sessions__state=SessionState.SCHEDULED, sessions__starts_at__gt=now)
    rows = Activity.everywhere.published().filter(instructors=instructor)
    found = rows.annotate(next=Min("sessions__starts_at", filter=ahead)).values_list("next", "pk")
    return [pk for _next, pk in sorted(found, key=lambda row: (row[0] is None, row[0] or now, row[1]))]


def venues_taught_at(activities: Sequence[int]) -> list[Venue]:
    """The places of some activities, by name."""
    rows = Venue.everywhere.filter(activities__in=activities, closed_on=None)
    return list(rows.distinct().order_by("name_th"))


def offers_of(account: User, city: City) -> list[TeachingOffer]:
    """What an account offered to teach in a city, the latest first."""
    rows = TeachingOffer.objects.in_city(city).filter(person__account=account)
    return list(rows.select_related("topic", "activity").order_by("-created_at", "-pk"))


def teaching_of(account: User, city: City) -> Instructor | None:
    """The instructor in a city who an account is, or nothing."""
    return Instructor.objects.in_city(city).filter(person__account=account).first()


def person_of_account(email: str) -> Person | None:
    """Whom an account with an e-mail address belongs to, or nothing."""
    return Person.objects.filter(account__email__iexact=email.strip()).first()
