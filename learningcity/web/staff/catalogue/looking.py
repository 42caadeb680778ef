"""What there is to know about one activity: for its page, for its preview and for whoever approves it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue import rules
from learningcity.city.catalogue.models import Activity, Language, Mode, Service, Session
from learningcity.city.catalogue.rules import Concern
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core.groups import Group
from learningcity.core.models import AuditEntry
from learningcity.web.staff.catalogue.rooms import sharing_room

CONCERNS: Mapping[Concern, tuple[str | Promise, str | Promise]] = {
    Concern.NO_SESSION: (
        _("No session to come"),
        _("People can read about it but nobody can join."),
    ),
    Concern.NO_PLACE: (
        _("No place is named"),
        _("It cannot be found on the map or by distance."),
    ),
    Concern.NO_ACCESS: (
        _("Nothing is known about ways in"),
        _("The place says neither yes nor no about wheelchairs, lifts or toilets."),
    ),
    Concern.NO_WAIVER: (
        _("It costs money and nobody is let off"),
        _("Neither a waiver nor a lower price for any group is given."),
    ),
    Concern.NO_SUMMARY: (_("No summary"), _("Lists and search show only the title.")),
    Concern.NO_ENGLISH: (_("No English"), _("Visitors who read English see the Thai text.")),
}
ACTS: Mapping[str, str | Promise] = {
    "create_activity": _("wrote it"),
    "edit_activity": _("changed it"),
    "submit_activity": _("sent it for approval"),
    "approve_activity": _("approved it"),
    "return_activity": _("returned it"),
    "withdraw_activity": _("withdrew it"),
    "reopen_activity": _("took it up again"),
    "add_series": _("added a series of sessions"),
    "edit_series": _("changed a whole series of sessions"),
}
STATES = {
    "draft": ("mute", "edit"),
    "submitted": ("warn", "clock"),
    "returned": ("bad", "undo"),
    "published": ("ok", "check"),
    "withdrawn": ("mute", "off"),
}
"""The tag of each state: its kind and its icon."""

HISTORY = 12


class Event(NamedTuple):
    """One line of an activity's history."""

    at: Any
    who: str
    did: str | Promise


class Round(NamedTuple):
    """A session with its seats and who waits."""

    session: Session
    pools: list[Any]
    waiting: int
    sharing: list[Session]


def rounds(city: City, activity: Activity) -> tuple[list[Round], list[Round]]:
    """The sessions to come and those that are over or cancelled, in four statements."""
    sessions = list(
        Session.objects.in_city(city)
        .filter(activity=activity)
        .select_related("venue")
        .prefetch_related("pools")
        .order_by("starts_at")
    )
    lines = Enrolment.objects.in_city(city).filter(session__in=sessions, state=State.WAITING)
    waiting: dict[int, int] = {}
    for session_id in lines.values_list("session", flat=True):
        waiting[session_id] = waiting.get(session_id, 0) + 1
    now = timezone.now()
    shared = sharing_room(city, [s for s in sessions if s.ends_at > now and s.state == "scheduled"])
    found = [
        Round(s, sorted(s.pools.all(), key=lambda p: p.group), waiting.get(s.pk, 0), shared.get(s.pk, []))
        for s in sessions
    ]
    ahead = [r for r in found if r.session.starts_at > now and r.session.state == "scheduled"]
    return ahead, [r for r in reversed(found) if r not in ahead]


def concerns_of(activity: Activity, sessions_ahead: int) -> list[dict[str, Any]]:
    """What an approver should look at, in words."""
    offer = rules.Offer(
        sessions_ahead=sessions_ahead,
        has_place=activity.venue is not None,
        is_online=activity.mode == Mode.ONLINE,
        access_stated=len(activity.venue.access.all()) if activity.venue else 0,
        price_satang=activity.price_satang,
        someone_pays_nothing=activity.waiver or any(price.satang == 0 for price in activity.prices.all()),
        has_english=bool(activity.title_en and activity.summary_en),
        has_summary=bool(activity.summary_th),
    )
    return [
        {"code": concern, "title": CONCERNS[concern][0], "text": CONCERNS[concern][1]}
        for concern in rules.concerns(offer)
    ]


def history_of(activity: Activity) -> list[Event]:
    """The latest acts on an activity, newest first, as sentences."""
    entries = list(
        AuditEntry.objects.filter(about_kind="activity", about=str(activity.uuid), act__in=ACTS).order_by(
            "-pk"
        )[:HISTORY]
    )
    actors = {entry.actor for entry in entries if entry.actor}
    names = {str(user.uuid): str(user) for user in User.objects.filter(uuid__in=actors)}
    return [
        Event(entry.at, names.get(entry.actor, str(_("the system"))), ACTS[entry.act]) for entry in entries
    ]


def words_of(activity: Activity) -> dict[str, Any]:
    """Codes of an activity as the public reads them."""
    return {
        "languages": [Language(code).label for code in activity.languages if code in Language.values],
        "services": [Service(code).label for code in activity.services if code in Service.values],
        "groups": [Group(code).label for code in activity.audience if code in Group.values],
        "prices": [
            (Group(price.group).label, price.satang)
            for price in activity.prices.all()
            if price.group in Group.values
        ],
        "access": list(activity.venue.access.order_by("-present", "feature")) if activity.venue else [],
    }


def seen(city: City, activity: Activity) -> dict[str, Any]:
    """Template context of everything about an activity."""
    ahead, over = rounds(city, activity)
    return {
        "activity": activity,
        "ahead": ahead,
        "over": over,
        "concerns": concerns_of(activity, len(ahead)),
        "words": words_of(activity),
        "state": {
            "kind": STATES[activity.state][0],
            "icon": STATES[activity.state][1],
            "label": activity.get_state_display(),
        },
    }
