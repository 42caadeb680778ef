"""What to do first where there is nothing yet."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Venue
from learningcity.web.staff import reach
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Desk


class Step(NamedTuple):
    """What an empty page says: that it is, what to do, and the button that does it."""

    title: str
    text: str
    url: str = ""
    action: str = ""


def first_step(desk: Desk) -> Step:
    """The next useful thing for somebody with nothing to do."""
    powers, code = desk.powers, desk.powers.city.code
    if powers.may(Permission.VENUE_EDIT) and not Venue.objects.in_city(powers.city).exists():
        return Step(
            _("This city has no learning places yet"),
            _("Begin with its places: add one, or bring in a list you already have."),
            room_url("imports", code) or room_url("venue_new", code),
            _("Bring in a list of places"),
        )
    if (
        powers.may(Permission.ACTIVITY_EDIT)
        and not reach.activities(powers, Permission.ACTIVITY_EDIT).exists()
    ):
        return Step(
            _("You have no activities yet"),
            _("Begin with one activity and its first session, then send it for approval."),
            room_url("activity_new", code),
            _("Write the first activity"),
        )
    return Step(_("All done for now"), _("Nothing here waits for you today or this week."))
