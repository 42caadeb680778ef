"""What the coach of the City Unit asks: suggestions that wait for the city's reply."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.people.models import CoachNote
from learningcity.city.people.permissions import Permission
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need

REPLY_WITHIN = timedelta(days=14)
NAMED = 3


def needs(desk: Desk) -> Iterator[Need]:
    """Suggestions that were sent and not answered."""
    if not desk.powers.may_citywide(Permission.COACHING_ANSWER):
        return
    city = desk.powers.city
    rows = list(CoachNote.objects.in_city(city).to_answer())
    if not rows or rows[0].sent_at is None:
        return
    title = ngettext(
        "%(count)s suggestion of the coach waits for a reply",
        "%(count)s suggestions of the coach wait for a reply",
        len(rows),
    )
    alone = room_url("coach_note", city.code, rows[0].uuid) if len(rows) == 1 else ""
    yield Need(
        title % {"count": len(rows)},
        " · ".join(row.title for row in rows[:NAMED]) + (" …" if len(rows) > NAMED else ""),
        rows[0].sent_at + REPLY_WITHIN,
        [Act(_("Read and reply"), alone or room_url("coach_notes", city.code))],
        all(row.is_invented for row in rows),
    )
