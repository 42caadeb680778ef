"""The rooms of the workspace: which of them a person may enter, from the doors of the rooms themselves."""

from functools import cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Activity
from learningcity.city.people.access import Powers
from learningcity.city.people.models import User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES


class Room(NamedTuple):
    """A room by the name of its first page; `within` are beginnings of the names of its other pages."""

    name: str
    label: str | Promise
    icon: str
    within: tuple[str, ...] = ()


ROOMS: tuple[tuple[str | Promise, tuple[Room, ...]], ...] = (
    ("", (Room("today", _("Today"), "home"),)),
    (
        _("Learning"),
        (
            Room("activities", _("Activities"), "cal", ("activity", "approval", "session_", "series_")),
            Room("paths", _("Learning paths"), "right", ("path",)),
            Room("sessions", _("Attendance"), "check", ("roster", "attendance", "sheet", "walk_in")),
            Room("learners", _("Learners"), "users", ("learner", "enrol")),
            Room("offers", _("Offers to teach"), "send", ("offer",)),
            Room("instructors", _("Instructors"), "cap", ("instructor",)),
            Room("feedback", _("What learners say"), "star"),
            Room("follow_ups", _("What changed since"), "sync", ("follow_up",)),
        ),
    ),
    (
        _("Nobody left out"),
        (
            Room("support", _("Help to take part"), "wheel", ("support",)),
            Room("payments", _("Fees"), "baht", ("payment", "bank", "waiver", "payee")),
            Room("schemes", _("Learning vouchers"), "free", ("scheme", "voucher", "sign")),
            Room("gaps", _("Who is left out"), "filter", ("gap",)),
        ),
    ),
    (
        _("Wishes and plans"),
        (
            Room("needs", _("What residents wish"), "hand", ("need_page",)),
            Room("need_slips", _("Slips of support"), "edit", ("need_spoken",)),
            Room("priorities", _("What comes first"), "up", ("priority",)),
            Room("projects", _("Projects"), "flag", ("project", "brief")),
            Room("goals", _("Goals"), "chart", ("programme", "goal", "result", "review")),
            Room("lessons", _("Lessons learnt"), "doc", ("lesson", "adoption")),
        ),
    ),
    (
        _("Partners"),
        (
            Room("organisations", _("Partners"), "building", ("organisation", "contact")),
            Room(
                "agreements",
                _("Working together"),
                "swap",
                ("agreement", "group", "meeting", "task", "promise", "rate", "advice"),
            ),
            Room("sharing", _("Sharing and coaching"), "share", ("share", "coach_note", "note")),
        ),
    ),
    (
        _("Places"),
        (
            Room("venues", _("Learning places"), "pin", ("venue",)),
            Room("neighbourhoods", _("Neighbourhoods"), "map", ("neighbourhood", "areas")),
            Room("assets", _("What neighbourhoods have"), "heritage", ("asset",)),
        ),
    ),
    (
        _("The workspace"),
        (
            Room("roles", _("People and roles"), "shield", ("role",)),
            Room("imports", _("Files brought in"), "upload", ("import",)),
            Room("template", _("Template"), "copy", ("template", "fidelity")),
            Room("rights", _("Requests about data"), "lock", ("right", "breach")),
            Room("outbox", _("Messages"), "mail", ("letters",)),
            Room("trail", _("What was done"), "list"),
        ),
    ),
)
FEW_ROOMS = 12
"""So many rooms and fewer stand open in the rail; of more, only the group one is in."""


def workspace(request: HttpRequest) -> dict[str, Any]:
    """Template context of the workspace: the rail of rooms and the role one works in; nothing elsewhere."""
    city, account = getattr(request, "city", None), getattr(request, "user", None)
    if city is None or not isinstance(account, User) or not request.path.startswith("/staff/"):
        return {}
    powers: Powers = getattr(request, "powers", None) or Powers(account, city)
    here = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "rooms": rooms_of(powers, here or ""),
        "desk_role": desk_role(powers),
        "account_url": reverse("public:mine", args=[city.code]),
    }


def rooms_of(powers: Powers, here: str) -> list[dict[str, Any]]:
    """The rooms whose door opens for these powers, by group, as the rail shows them."""
    if not powers.may(Permission.WORKSPACE_ENTER):
        return []
    groups = [
        (label, [item for room in rooms if (item := _item(room, powers, here))]) for label, rooms in ROOMS
    ]
    few = sum(len(items) for _label, items in groups) <= FEW_ROOMS
    return [_group(label, items, few=few) for label, items in groups if items]


def _group(label: str | Promise, items: list[dict[str, Any]], *, few: bool) -> dict[str, Any]:
    return {
        "group": label,
        "items": items,
        "open": few or any(item["current"] for item in items),
        "count": sum(item["count"] for item in items),
    }


def _item(room: Room, powers: Powers, here: str) -> dict[str, Any] | None:
    try:
        url = reverse(f"staff:{room.name}", args=[powers.city.code])
    except NoReverseMatch:
        return None
    door = _door_of(room.name)
    if door is None or not powers.may(door):
        return None
    current = here == room.name or here.startswith(room.within)
    waiting = waiting_count(powers) if room.name == "activities" else 0
    return {"url": url, "label": room.label, "icon": room.icon, "count": waiting, "current": current}


@cache
def _door_of(name: str) -> Permission | None:
    """What the page of a room asks for; the same in all cities, so asked once."""
    door = getattr(resolve(reverse(f"staff:{name}", args=["any-city"])).func, "door", None)
    return door if isinstance(door, Permission) else None


def waiting_count(powers: Powers) -> int:
    """How many activities wait for this person's approval."""
    if not powers.may(Permission.ACTIVITY_APPROVE):
        return 0
    return Activity.objects.in_city(powers.city).waiting_for_approval().count()


def desk_role(powers: Powers) -> str:
    """The role in which someone works here, said under the city's name."""
    strongest = max(powers.roles, key=lambda role: len(ROLES[role].permissions), default=None)
    return str(ROLES[strongest].name) if strongest else ""


def room_url(name: str, *args: object) -> str:
    """The address of a page of the workspace, or nothing when this installation has no such page."""
    try:
        return reverse(f"staff:{name}", args=args)
    except NoReverseMatch:
        return ""
