"""What neighbourhoods have asks of somebody: that they look once a year whether it is still so."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.people.permissions import Permission
from learningcity.core import thai_time
from learningcity.web.staff.places.assets import mine
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need
from learningcity.web.ui.bilingual import th_en_text

NAMED = 3


def needs(desk: Desk) -> Iterator[Need]:
    """Assets that nobody looked at for a year, or ever."""
    if not desk.powers.may(Permission.ASSET_EDIT):
        return
    stale = mine(desk.powers).to_verify(thai_time.day_of(desk.now))
    count = stale.count()
    if not count:
        return
    title = ngettext(
        "%(count)s thing of a neighbourhood was not looked at for a year",
        "%(count)s things of neighbourhoods were not looked at for a year",
        count,
    )
    rows = list(stale.order_by("verified_on", "pk")[:NAMED])
    names = [th_en_text(row, "name") or str(row) for row in rows]
    text = " · ".join(names) + (" …" if count > NAMED else "")
    url = room_url("assets", desk.powers.city.code) + "?state=stale"
    act = Act(_("See what to look at"), url)
    yield Need(title % {"count": count}, text, acts=[act], invented=all(row.is_invented for row in rows))
