"""`{% load plans %}`: how a project stands, and how a need does."""

from typing import Any

from django import template

from learningcity.web.ui import plans

register = template.Library()
NEEDS = {
    "unread": ("mute", "clock"),
    "open": ("warn", "users"),
    "taken_up": ("ok", "flag"),
    "answered": ("ok", "check"),
    "declined": ("mute", "x"),
    "hidden": ("mute", "lock"),
    "merged": ("mute", "copy"),
}


@register.inclusion_tag("ui/parts/tag.html")
def project_tag(standing: str) -> dict[str, Any]:
    """Show how a project stands."""
    return plans.STANDINGS[standing]._asdict()


@register.inclusion_tag("ui/parts/tag.html")
def step_tag(told: plans.Told) -> dict[str, Any]:
    """Show how a milestone stands."""
    return told._asdict()


@register.inclusion_tag("ui/parts/tag.html")
def need_tag(need: Any) -> dict[str, Any]:
    """Show what became of a need so far."""
    kind, icon = NEEDS[need.state]
    return {"kind": kind, "icon": icon, "label": need.get_state_display()}


@register.filter
def why(standing: str) -> object:
    """`{{ state|why }}` the reason in a sentence."""
    return plans.WHY[standing]
