"""What the schedule calls: messages leave, if what they rest on still stands."""

from django.utils import timezone

from learningcity.city.people import services
from learningcity.city.people.queries.reaching import is_still_wanted
from learningcity.core import outbox


def send_messages() -> int:
    """Send what is due in the outbox."""
    return outbox.send_due(wanted=is_still_wanted)


def run_out_questions() -> int:
    """Close the questions between helpers and people that nobody answered in two weeks."""
    return services.run_out(now=timezone.now())
