"""What offers to teach ask of somebody: an answer within the time that was promised."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.catalogue.models import TeachingOffer
from learningcity.city.catalogue.rules.offers import answer_by
from learningcity.city.people.permissions import Permission
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need
from learningcity.web.ui.bilingual import th_en_text

NAMED = 3


def needs(desk: Desk) -> Iterator[Need]:
    """The offers that wait for the city's answer, by the day the first was promised one."""
    if not desk.powers.may_citywide(Permission.OFFER_REVIEW):
        return
    rows = list(TeachingOffer.objects.in_city(desk.powers.city).waiting())
    if not rows:
        return
    title = ngettext(
        "%(count)s person offers to teach and waits for an answer",
        "%(count)s people offer to teach and wait for an answer",
        len(rows),
    )
    first = rows[0].sent_at
    yield Need(
        title % {"count": len(rows)},
        " · ".join(th_en_text(row, "title") for row in rows[:NAMED]) + (" …" if len(rows) > NAMED else ""),
        answer_by(first) if first else None,
        [Act(_("Read and answer"), room_url("offers", desk.powers.city.code))],
        invented=all(row.is_invented for row in rows),
    )
