"""Where a phone sends what it marked without a network, and learns what became of it."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import How, Visit
from learningcity.city.enrolment.rules.batch import Batch, Newcomer, Sent
from learningcity.city.enrolment.services import take_in_marks
from learningcity.city.enrolment.services.syncing import Taken
from learningcity.city.people.permissions import Permission
from learningcity.core.errors import Refused
from learningcity.core.thai_text import normalise, read_phone
from learningcity.core.thai_time import read_year
from learningcity.web.door import CityRequest, problem, requires
from learningcity.web.staff import reach

MOST_MARKS = 20_000
PHONES = {How.LIST, How.CODE, How.WALK_IN, How.DECIDED}
"""The ways in which a phone marks; whatever else it says is a tick on the list."""

YEARS = range(1970, 2200)
"""The years a phone's clock can show, from one whose battery was empty on."""

Fault = dict[UUID, Refused]


@never_cache
@requires(Permission.ATTENDANCE_TAKE)
@require_http_methods(["GET", "POST"])
def sync(request: CityRequest) -> HttpResponse:
    """Asked: who is signed in, what time it is, and the token to send with. Sent to: takes marks in."""
    if request.method == "GET":
        return JsonResponse(
            {
                "account": str(request.account.uuid),
                "name": str(request.account),
                "now": timezone.now().isoformat(),
                "token": get_token(request),
            }
        )
    try:
        batch, faults = _read(request.body)
    except Refused as refused:
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, refused)
    taken = take_in_marks(batch=batch, sessions=_sessions(request, batch), by=request.account)
    return JsonResponse(_said(taken, faults))


def _sessions(request: CityRequest, batch: Batch) -> dict[UUID, Session]:
    """The sessions of a batch as far as this person takes their attendance."""
    rows = reach.sessions(request.powers, Permission.ATTENDANCE_TAKE).select_related("activity", "city")
    return {row.uuid: row for row in rows.filter(uuid__in={sent.session for sent in batch.marks})}


def _said(taken: Taken, faults: Fault) -> dict[str, Any]:
    whys = dict(Visit.Why.choices)
    refused = taken.refused | faults
    return {
        "kept": [str(uuid) for uuid in taken.kept],
        "not_counted": {str(uuid): str(whys[why]) for uuid, why in taken.not_counted.items()},
        "refused": {str(uuid): str(refusal) for uuid, refusal in refused.items()},
        "contested": len(taken.contested),
    }


# -- reading what was sent ---------------------------------------------------------------------------------


def _read(body: bytes) -> tuple[Batch, Fault]:
    """The batch, and of the marks that cannot be understood which and why; the others are not held up."""
    received = timezone.now()
    try:
        said = json.loads(body)
        device, now, marks = normalise(str(said["device"]))[:40], _moment(said["now"]), list(said["marks"])
        numbered = [(UUID(each["uuid"]), each) for each in marks]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Refused("malformed", _("What the phone sent cannot be understood.")) from fault
    if len(marks) > MOST_MARKS:
        raise Refused("too-many", _("Send at most %(number)s marks at once.") % {"number": MOST_MARKS})
    faults: Fault = {}
    sent = [mark for uuid, each in numbered if (mark := _mark_or_fault(uuid, each, faults))]
    return Batch(device, now, received, sent), faults


def _mark_or_fault(uuid: UUID, said: Mapping[str, Any], faults: Fault) -> Sent | None:
    try:
        return _mark(uuid, said)
    except Refused as refused:
        faults[uuid] = refused
    except (ValueError, KeyError, TypeError, AttributeError):
        faults[uuid] = Refused("malformed", _("What the phone sent cannot be understood."))
    return None


def _mark(uuid: UUID, said: Mapping[str, Any]) -> Sent:
    how = said.get("how")
    if not any(said.get(about) for about in ("enrolment", "code", "person")):
        raise ValueError(uuid)
    return Sent(
        uuid=uuid,
        session=UUID(said["session"]),
        on=date.fromisoformat(said["on"]),
        present=_yes_or_no(said["present"]),
        scanned_at=_moment(said["at"]),
        how=How(how) if how in PHONES else How.LIST,
        enrolment=UUID(said["enrolment"]) if said.get("enrolment") else None,
        code=normalise(str(said.get("code") or ""))[:20],
        person=_newcomer(said["person"]) if said.get("person") else None,
        saw=tuple(UUID(seen) for seen in said.get("saw", ())[:50]),
    )


def _yes_or_no(said: object) -> bool:
    if not isinstance(said, bool):
        raise TypeError(said)
    return said


def _newcomer(said: Mapping[str, Any]) -> Newcomer:
    year, phone = said.get("birth_year"), str(said.get("phone") or "")
    return Newcomer(
        uuid=UUID(said["uuid"]),
        name=str(said["name"]),
        birth_year=read_year(str(year)) if year else None,
        phone=read_phone(phone) if phone else "",
        guardian_present=said.get("guardian_present") is True,
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or moment.year not in YEARS:
        raise ValueError(text)
    return moment
