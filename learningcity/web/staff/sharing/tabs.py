"""The way between what a city shares and what its coach wrote."""

from typing import Any

from django.utils.translation import gettext as _

from learningcity.city.people.models import CoachNote
from learningcity.web.door import CityRequest
from learningcity.web.ui.tabs import Tab, between_lists


def tabs(request: CityRequest, current: str) -> list[dict[str, Any]]:
    """A tab for each."""
    waiting = CoachNote.objects.in_city(request.city).to_answer().count()
    lists = (
        Tab("staff:sharing", _("What the city shares"), "share"),
        Tab("staff:coach_notes", _("Notes of the coach"), "mail", waiting or None),
    )
    return between_lists(lists, city=request.city.code, current=f"staff:{current}")
