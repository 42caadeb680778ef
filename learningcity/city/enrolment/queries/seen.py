"""Through which rows of this context a person is seen by those who read them."""

from uuid import UUID

from django.db.models import Q

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.people.models import Person


def seen_through(person: Person) -> set[UUID]:
    """The person's enrolments, and the sessions on whose lists they stand."""
    theirs = Q(person=person) | Q(person__merged_into=person)
    rows = Enrolment.everywhere.filter(theirs).values_list("uuid", "session__uuid")
    return {uuid for row in rows for uuid in row}
