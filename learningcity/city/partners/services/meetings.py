"""Working groups and their meetings: seats, agenda, minutes, attendance, resolutions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import (
    AgendaItem,
    Contact,
    Meeting,
    Organisation,
    Presence,
    Resolution,
    Seat,
    SeatRole,
    WorkingGroup,
)
from learningcity.city.partners.rules.meetings import Votes, quorum_reached, vote_fault
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.core.versions import take_turn

VOTE_FAULTS = {
    "too-many": _("More votes were counted than seats were filled."),
    "not-carried": _("It has no majority, so it was not agreed."),
    "carried": _("It has a majority, so it was not rejected."),
}


@transaction.atomic
def save_group(
    *, city: City, by: Any, group: WorkingGroup | None = None, version: int = 0, **fields: Any
) -> WorkingGroup:
    """Set up a working group, or change one that nobody changed meanwhile."""
    if group is None:
        group = WorkingGroup.objects.create(city=city, **fields)
    else:
        take_turn(group, version=version, changes=fields)
    audit.record("save_group", group, by=by, city=city.code)
    return group


@transaction.atomic
def give_place(
    *, group: WorkingGroup, organisation: Organisation, contact: Contact | None, role: str, by: Any
) -> Seat:
    """Give an organisation a seat in a group, and say who takes it."""
    if organisation.city_id != group.city_id:
        raise Refused("elsewhere", _("Choose an organisation of this city."), field="organisation")
    if contact and contact.organisation_id != organisation.pk:
        raise Refused(
            "not-theirs", _("The person who sits there must belong to that organisation."), field="contact"
        )
    here = group.seats.current()
    if contact and here.filter(contact=contact).exists():
        raise Refused("seated", _("They have a seat in this group already."), field="contact")
    if role == SeatRole.CHAIR and here.filter(role=role).exists():
        raise Refused("one-chair", _("The group has a chair already."), field="role")
    seat = Seat.objects.create(
        group=group, organisation=organisation, contact=contact, role=role, since=today()
    )
    audit.record("give_place", group, by=by, city=group.city.code, organisation=organisation.code)
    return seat


@transaction.atomic
def end_place(*, seat: Seat, by: Any) -> None:
    """End a seat; the meetings at which it was filled keep it."""
    if Seat.objects.filter(pk=seat.pk, until=None).update(until=today()):
        audit.record("end_place", seat.group, by=by, city=seat.group.city.code)


@transaction.atomic
def call_meeting(*, city: City, by: Any, **fields: Any) -> Meeting:
    """Call a meeting, or note one that was held."""
    meeting = Meeting.objects.create(city=city, **fields)
    audit.record("call_meeting", meeting, by=by, city=city.code)
    return meeting


@transaction.atomic
def edit_meeting(*, meeting: Meeting, version: int, by: Any, **fields: Any) -> Meeting:
    """Change when, where and what a meeting is."""
    _refuse_adopted(meeting)
    take_turn(meeting, version=version, changes=fields)
    audit.record("edit_meeting", meeting, by=by, city=meeting.city.code)
    return meeting


@transaction.atomic
def add_matter(*, meeting: Meeting, title_th: str, by: Any, title_en: str = "") -> AgendaItem:
    """Put a matter at the end of the agenda."""
    Meeting.everywhere.select_for_update().get(pk=meeting.pk)
    _refuse_adopted(meeting)
    if not title_th.strip():
        raise Refused("title-missing", _("Say what it is about."), field="title_th")
    last = meeting.agenda.aggregate(last=Max("number"))["last"] or 0
    item = AgendaItem.objects.create(
        meeting=meeting, number=last + 1, title_th=title_th.strip(), title_en=title_en.strip()
    )
    audit.record("edit_agenda", meeting, by=by, city=meeting.city.code)
    return item


@transaction.atomic
def write_minute(*, item: AgendaItem, version: int, by: Any, **fields: Any) -> AgendaItem:
    """Write what was said on a matter; who comes second is refused, and shown both versions."""
    _refuse_adopted(item.meeting)
    take_turn(item, version=version, changes=fields)
    audit.record("write_minute", item.meeting, by=by, city=item.meeting.city.code, matter=item.number)
    return item


@transaction.atomic
def note_presence(*, meeting: Meeting, kinds: Mapping[int, str], by: Any) -> None:
    """Note for each seat (by its key) whether it was filled; an empty word takes the note away."""
    _refuse_adopted(meeting)
    seats = {seat.pk for seat in meeting.group.seats.all()} if meeting.group else set()
    for key, kind in kinds.items():
        if key not in seats or (kind and kind not in Presence.Kind.values):
            raise Refused("no-such-seat", _("This seat is not of this group."))
        if kind:
            Presence.objects.update_or_create(meeting=meeting, seat_id=key, defaults={"kind": kind})
        else:
            meeting.presences.filter(seat_id=key).delete()
    audit.record("note_presence", meeting, by=by, city=meeting.city.code)


@transaction.atomic
def note_guest(
    *,
    meeting: Meeting,
    by: Any,
    organisation: Organisation | None = None,
    said_as_th: str = "",
    said_as_en: str = "",
) -> Presence:
    """Note somebody who was there without a seat: an organisation, or as the minutes name them."""
    _refuse_adopted(meeting)
    if organisation is None and not said_as_th.strip():
        raise Refused("nobody", _("Say who was there."), field="said_as_th")
    guest = Presence.objects.create(
        meeting=meeting,
        organisation=organisation,
        said_as_th=said_as_th.strip(),
        said_as_en=said_as_en.strip(),
    )
    audit.record("note_presence", meeting, by=by, city=meeting.city.code)
    return guest


def seats_filled(*, meeting: Meeting) -> int:
    """How many seats of the group were filled."""
    return meeting.presences.filter(kind=Presence.Kind.PRESENT).exclude(seat=None).count()


@transaction.atomic
def resolve(
    *, item: AgendaItem, text_th: str, outcome: str, by: Any, text_en: str = "", votes: Votes | None = None
) -> Resolution:
    """Note what was decided; a group below its quorum decides nothing, and votes must bear the outcome."""
    meeting = item.meeting
    _refuse_adopted(meeting)
    if not text_th.strip():
        raise Refused("text-missing", _("Write what was decided."), field="text_th")
    filled = seats_filled(meeting=meeting)
    quorum = meeting.group.quorum if meeting.group else None
    if quorum_reached(filled, quorum) is False:
        raise Refused("no-quorum", _("Too few seats were filled to decide: note first who was there."))
    if fault := vote_fault(outcome, votes, filled if quorum else None):
        raise Refused(fault, VOTE_FAULTS[fault], field="votes_for")
    yes, no, abstained = votes or (None, None, None)
    resolution = Resolution.objects.create(
        item=item,
        text_th=text_th.strip(),
        text_en=text_en.strip(),
        outcome=outcome,
        votes_for=yes,
        votes_against=no,
        votes_abstained=abstained,
    )
    audit.record("resolve", meeting, by=by, city=meeting.city.code, outcome=outcome)
    return resolution


@transaction.atomic
def adopt_minutes(*, meeting: Meeting, on: date, by: Any) -> None:
    """Close the minutes: from now on nobody changes what was said and decided."""
    _refuse_adopted(meeting)
    if not meeting.agenda.exists() or meeting.held_on > today():
        raise Refused("nothing-to-adopt", _("There are no minutes yet that could be adopted."))
    meeting.adopted_on = on
    meeting.save(update_fields=["adopted_on"])
    audit.record("adopt_minutes", meeting, by=by, city=meeting.city.code)


def _refuse_adopted(meeting: Meeting) -> None:
    if meeting.adopted_on:
        raise Refused("adopted", _("These minutes were adopted and stand as they are."))
