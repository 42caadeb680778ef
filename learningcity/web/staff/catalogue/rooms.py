"""Sessions at one place at the same time: pointed out, never refused, for a place may have several rooms."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Q
from django.utils.translation import gettext as _

from learningcity.city.catalogue.models import ActivityState, Session
from learningcity.city.places.models import City
from learningcity.core.thai_time import be_date, time_range
from learningcity.web.door import CityRequest
from learningcity.web.ui.bilingual import reader_language, th_en_text


def sharing_room(city: City, sessions: Iterable[Session]) -> dict[int, list[Session]]:
    """For each session, those at its place of which a part falls into its time, in one statement.

    Others' activities that the public does not see yet are not told of.
    """
    placed = [each for each in sessions if each.venue_id]
    if not placed:
        return {}
    others = (
        Session.objects.in_city(city)
        .scheduled()
        .filter(Q(activity__state=ActivityState.PUBLISHED) | Q(activity__in={s.activity_id for s in placed}))
        .filter(venue__in={each.venue_id for each in placed})
        .meeting_within(min(each.starts_at for each in placed), max(each.ends_at for each in placed))
        .select_related("activity")
        .order_by("starts_at", "pk")
    )
    found = list(others)
    return {each.pk: [other for other in found if _meet(each, other)] for each in placed}


def _meet(one: Session, other: Session) -> bool:
    here = one.pk != other.pk and one.venue_id == other.venue_id
    return here and one.starts_at < other.ends_at and other.starts_at < one.ends_at


def warn_of_sharing(request: CityRequest, sessions: Iterable[Session]) -> None:
    """Say of sessions just saved with which others they share a place and a time."""
    others = {other.pk: other for each in sharing_room(request.city, sessions).values() for other in each}
    if others:
        said = _("At the same time at the same place: %(sessions)s. Ask whether there is a room for each.")
        messages.warning(request, said % {"sessions": "; ".join(map(_named, others.values()))})


def _named(session: Session) -> str:
    language = reader_language()
    day, hours = (
        be_date(session.starts_at, language),
        time_range(session.starts_at, session.ends_at, language),
    )
    return f"{th_en_text(session.activity, 'title')}, {day} {hours}"
