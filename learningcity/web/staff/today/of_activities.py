"""What activities and places ask of somebody: approval, changes, sending on, looking at again."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.catalogue.models import ActivityQuerySet, ActivityState
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Venue
from learningcity.core import thai_time
from learningcity.web.staff import reach
from learningcity.web.staff.rooms import room_url
from learningcity.web.staff.today.needs import Act, Desk, Need
from learningcity.web.ui.bilingual import th_en_text

ANSWER_WITHIN = timedelta(days=3)
VERIFY_EVERY = timedelta(days=365)
DRAFT_RESTS = timedelta(days=1)
NAMED = 3


def needs(desk: Desk) -> Iterator[Need]:
    """Everything about activities and places that this person can do something about."""
    yield from _approvals(desk)
    yield from _returned(desk)
    yield from _drafts(desk)
    yield from _stale_venues(desk)


def _approvals(desk: Desk) -> Iterator[Need]:
    city, powers = desk.powers.city, desk.powers
    if not powers.may(Permission.ACTIVITY_APPROVE):
        return
    rows = list(reach.activities(powers, Permission.ACTIVITY_APPROVE).waiting_for_approval())
    if not rows:
        return
    title = ngettext(
        "Look at and approve a new activity", "Look at and approve %(count)s new activities", len(rows)
    )
    only = room_url("approval", city.code, rows[0].uuid) if len(rows) == 1 else ""
    yield Need(
        title % {"count": len(rows)},
        " · ".join(th_en_text(row, "title") for row in rows[:NAMED]) + (" …" if len(rows) > NAMED else ""),
        rows[0].submitted_at + ANSWER_WITHIN if rows[0].submitted_at else None,
        [Act(_("Open and look"), only or room_url("approvals", city.code))],
        invented=all(row.is_invented for row in rows),
    )


def _returned(desk: Desk) -> Iterator[Need]:
    rows = _mine(desk).filter(state=ActivityState.RETURNED).order_by("pk")
    for row in rows[:5]:
        change = room_url("activity_edit", desk.powers.city.code, row.uuid)
        yield Need(
            _("“%(title)s” came back to you") % {"title": th_en_text(row, "title")},
            row.return_reason,
            acts=[Act(_("Change and send again"), change)],
            invented=row.is_invented,
        )


def _drafts(desk: Desk) -> Iterator[Need]:
    rows = _mine(desk).filter(
        state=ActivityState.DRAFT, created_by=desk.powers.account, created_at__lt=desk.now - DRAFT_RESTS
    )
    for row in rows.order_by("created_at")[:3]:
        yield Need(
            _("Your draft “%(title)s” has not been sent for approval") % {"title": th_en_text(row, "title")},
            _("Nobody else sees it until it is approved."),
            acts=[Act(_("Open the draft"), room_url("activity", desk.powers.city.code, row.uuid))],
            invented=row.is_invented,
        )


def _mine(desk: Desk) -> ActivityQuerySet:
    """Activities this person writes: those of their organisations, or their own where they may edit all."""
    powers = desk.powers
    rows = reach.activities(powers, Permission.ACTIVITY_EDIT)
    if powers.may_citywide(Permission.ACTIVITY_EDIT):
        written = Q(created_by=powers.account) | Q(
            organisation__in=powers.organisations(Permission.ACTIVITY_EDIT)
        )
        rows = rows.filter(written)
    return rows


def _stale_venues(desk: Desk) -> Iterator[Need]:
    if not desk.powers.may(Permission.VENUE_EDIT):
        return
    limit = thai_time.day_of(desk.now) - VERIFY_EVERY
    stale = Venue.objects.in_city(desk.powers.city).in_use()
    count = stale.filter(Q(verified_on=None) | Q(verified_on__lt=limit)).count()
    if count:
        title = ngettext(
            "%(count)s place has not been verified for a year",
            "%(count)s places have not been verified for a year",
            count,
        )
        url = room_url("venues", desk.powers.city.code)
        yield Need(
            title % {"count": count},
            _("Opening hours and ways in for wheelchairs may have changed."),
            acts=[Act(_("See the places"), f"{url}?state=unverified" if url else "")],
        )
