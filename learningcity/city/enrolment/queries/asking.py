"""The way back to one's answers that stands in a message: a signed name of an enrolment, nothing personal."""

from datetime import timedelta

from django.core import signing

from learningcity.city.enrolment.models import Enrolment

SALT = "learningcity.say"
OPEN_FOR = timedelta(days=400)
"""A message may be found again long after; whether there is still something to answer is looked at then."""


def say_token(enrolment: Enrolment) -> str:
    """The name under which who holds the message may answer for this enrolment."""
    return signing.dumps(enrolment.pk, salt=SALT, compress=True)


def enrolment_of(city_id: int, token: str) -> Enrolment | None:
    """The enrolment of a token in a city, or nothing when the token is not ours or too old."""
    try:
        number = signing.loads(token, salt=SALT, max_age=OPEN_FOR)
    except signing.BadSignature:
        return None
    rows = Enrolment.everywhere.filter(city=city_id, pk=number)
    found: Enrolment | None = rows.select_related(
        "person", "city", "session__activity", "session__venue", "session__city"
    ).first()
    return found
