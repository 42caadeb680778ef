"""What was arranged for people by others."""

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City


def arranged_by(account: User, person: Person) -> list[Enrolment]:
    """All that an account arranged for a person, latest first, in whatever city."""
    rows = Enrolment.everywhere.filter(person=person, enrolled_by=account)
    return list(rows.select_related("session__activity", "city").order_by("-created_at", "-pk"))


def holder_of_slip(city: City, enrolment: int) -> Person | None:
    """Whose slip it is, by the enrolment its code stands for."""
    row = Enrolment.objects.in_city(city).filter(pk=enrolment).select_related("person").first()
    return row.person if row else None
