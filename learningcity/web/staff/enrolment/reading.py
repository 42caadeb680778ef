"""Opening a session's list of people: found within one's reach, and the reading noted once a day."""

from uuid import UUID

from django.http import Http404

from learningcity.city.catalogue.models import Session
from learningcity.city.people.permissions import Permission
from learningcity.web.door import CityRequest
from learningcity.web.staff import reach
from learningcity.web.staff.people import reading


def session_within(request: CityRequest, uuid: UUID | str, permission: Permission) -> Session:
    """The session, if the permission reaches it; otherwise it is not found."""
    rows = reach.sessions(request.powers, permission).select_related("activity__project", "venue", "city")
    try:
        return rows.get(uuid=uuid)
    except Session.DoesNotExist as missing:
        raise Http404 from missing


def note_reading(request: CityRequest, session: Session) -> None:
    """Write once a day that an account read who comes to a session."""
    reading.note_reading(request, session, "read_roster")
