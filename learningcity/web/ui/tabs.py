"""The way between the lists of one room, for the part `ui/parts/tabs.html`."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise


class Tab(NamedTuple):
    """One list: the name of its address, its label and icon, and how much waits there."""

    name: str
    label: str | Promise
    icon: str
    waiting: int | None = None


def between_lists(lists: Iterable[Tab], *, city: str, current: str) -> list[dict[str, Any]]:
    """A tab for each list of a city; `current` is the name of the one that is open."""
    return [
        {
            "url": reverse(each.name, args=[city]),
            "label": each.label,
            "icon": each.icon,
            "count": each.waiting,
            "current": each.name == current,
        }
        for each in lists
    ]
