"""The way between the lists of the room in which partners work together."""

from typing import Any

from django.utils.translation import gettext as _

from learningcity.web.door import CityRequest
from learningcity.web.ui.tabs import Tab, between_lists


def tabs(request: CityRequest, current: str) -> list[dict[str, Any]]:
    """A tab for each list."""
    lists = (
        Tab("staff:agreements", _("Agreements"), "doc"),
        Tab("staff:groups", _("Groups and meetings"), "users"),
        Tab("staff:tasks", _("Tasks"), "check"),
        Tab("staff:promises", _("Promises"), "hand"),
        Tab("staff:advice_list", _("Advice"), "globe"),
        Tab("staff:rates", _("In-kind rates"), "baht"),
    )
    return between_lists(lists, city=request.city.code, current=f"staff:{current}")
