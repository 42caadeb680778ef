"""`{% load goals %}`: how goals stand, and figures that may be missing."""

from decimal import Decimal
from typing import Any

from django import template

from learningcity.web.ui import promises
from learningcity.web.ui.goals import STATUSES, plain

register = template.Library()


@register.inclusion_tag("ui/parts/tag.html")
def status_tag(told: promises.Told) -> dict[str, Any]:
    """Show how a goal or a key result stands."""
    return {"kind": told.kind, "icon": told.icon, "label": told.label}


@register.filter
def figure(value: Decimal | None) -> str:
    """`{{ value|figure }}` 1,240; a missing figure is a dash, never a zero."""
    return plain(value)


@register.filter
def status_word(status: str) -> object:
    """`{{ status|status_word }}` on the way."""
    return STATUSES[status].label
