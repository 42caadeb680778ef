"""The way between the lists of the room of lessons."""

from typing import Any

from django.utils.translation import gettext as _

from learningcity.web.door import CityRequest
from learningcity.web.ui.tabs import Tab, between_lists


def tabs(request: CityRequest, current: str) -> list[dict[str, Any]]:
    """A tab for each list."""
    lists = (
        Tab("staff:lessons", _("What we learnt"), "doc"),
        Tab("staff:adoptions", _("What we took up"), "swap"),
        Tab("staff:lessons_elsewhere", _("What others learnt"), "globe"),
    )
    return between_lists(lists, city=request.city.code, current=f"staff:{current}")
