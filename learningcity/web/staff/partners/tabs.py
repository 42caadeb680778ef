"""The way between the lists of the room in which partners work together."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from learningcity.web.door import CityRequest


def tabs(request: CityRequest, current: str) -> list[dict[str, Any]]:
    """A tab for each list."""
    lists = (
        ("agreements", _("Agreements"), "doc"),
        ("groups", _("Groups and meetings"), "users"),
        ("tasks", _("Tasks"), "check"),
        ("promises", _("Promises"), "hand"),
        ("advice_list", _("Advice"), "globe"),
        ("rates", _("In-kind rates"), "baht"),
    )
    return [
        {
            "url": reverse(f"staff:{name}", args=[request.city.code]),
            "label": label,
            "icon": icon,
            "current": name == current,
        }
        for name, label, icon in lists
    ]
