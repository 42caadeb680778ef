"""`{% load together %}`: how agreements, promises, tasks and resolutions stand, and how much was promised."""

from typing import Any

from django import template

from learningcity.web.ui import advice, promises

register = template.Library()


def _told(told: promises.Told) -> dict[str, Any]:
    return {"kind": told.kind, "icon": told.icon, "label": told.label}


@register.inclusion_tag("ui/parts/tag.html")
def promise_tag(state: str) -> dict[str, Any]:
    """Show how a promise stands."""
    return _told(promises.STATES[state])


@register.inclusion_tag("ui/parts/tag.html")
def standing_tag(standing: str) -> dict[str, Any]:
    """Show how an agreement stands."""
    return _told(promises.STANDINGS[standing])


@register.inclusion_tag("ui/parts/tag.html")
def task_tag(state: str) -> dict[str, Any]:
    """Show how a task stands."""
    return _told(promises.TASKS[state])


@register.inclusion_tag("ui/parts/tag.html")
def outcome_tag(outcome: str) -> dict[str, Any]:
    """Show what was decided."""
    return _told(promises.OUTCOMES[outcome])


@register.inclusion_tag("ui/parts/tag.html")
def advice_tag(state: str) -> dict[str, Any]:
    """Show how a piece of advice stands."""
    return _told(advice.STATES[state])


@register.filter
def promised(kind: str, number: int) -> str:
    """`{{ promise.kind|promised:promise.amount }}` 40 hours."""
    return promises.amount(kind, number)


@register.filter
def bare(kind: str, number: int) -> str:
    """`{{ promise.kind|bare:given }}` 24, of 40 hours."""
    return promises.bare(kind, number)


@register.filter
def per_unit(kind: str) -> str:
    """`{{ rate.kind|per_unit }}` an hour."""
    return promises.per_unit(kind)


@register.filter
def state_word(state: str) -> object:
    """`{{ state|state_word }}` kept."""
    return promises.STATES[state].label
