"""What lessons ask of somebody: to say how one went that was taken up from another city."""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils.translation import gettext as _

from learningcity.city.lessons.queries import adoptions_of
from learningcity.city.lessons.rules.lessons import report_due
from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need
from learningcity.web.ui.bilingual import th_en_text


def needs(desk: Desk) -> Iterator[Need]:
    """Adoptions whose report is due soon or late, the oldest first."""
    if not desk.powers.may_citywide(Permission.LESSON_EDIT):
        return
    city, today = desk.powers.city, thai_time.day_of(desk.now)
    for row in adoptions_of(city).open().order_by("due_on", "pk"):
        if report_due(row.state, row.due_on, today):
            yield Need(
                _("Say how the lesson from %(city)s went") % {"city": th_en_text(row.lesson.city, "name")},
                th_en_text(row.lesson, "title"),
                datetime.combine(row.due_on, time(17), thai_time.BANGKOK),
                [
                    Act(_("Say how it went"), room_url("adoption_report", city.code, row.uuid)),
                    Act(_("See the plan"), room_url("adoption", city.code, row.uuid), plain=True),
                ],
                row.is_invented,
            )
