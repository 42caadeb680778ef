"""What goals ask of somebody: a review whose month has come."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from learningcity.city.goals.queries import reviews_to_hold
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need
from learningcity.web.ui.bilingual import th_en_text

HOLD_WITHIN = timedelta(days=30)


def needs(desk: Desk) -> Iterator[Need]:
    """Reviews that can be held and were not."""
    if not desk.powers.may_citywide(Permission.GOAL_EDIT):
        return
    city, today = desk.powers.city, thai_time.day_of(desk.now)
    for programme, month in reviews_to_hold(city, today):
        yield Need(
            _("The review of month %(month)s is due") % {"month": month},
            th_en_text(programme, "title"),
            datetime.combine(programme.review_on(month) + HOLD_WITHIN, time(17), thai_time.BANGKOK),
            [Act(_("Hold the review"), room_url("review_new", city.code, programme.uuid, month))],
            programme.is_invented,
        )
