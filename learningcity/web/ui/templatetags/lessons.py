"""`{% load lessons %}`: how lessons and their adoption stand, and what a lesson cost."""

from typing import Any

from django import template

from learningcity.city.lessons.models import Lesson
from learningcity.web.ui import lessons

register = template.Library()


@register.inclusion_tag("ui/parts/tag.html")
def lesson_tag(state: str) -> dict[str, Any]:
    """Show how a lesson stands."""
    return lessons.LESSONS[state]._asdict()


@register.inclusion_tag("ui/parts/tag.html")
def adoption_tag(state: str) -> dict[str, Any]:
    """Show how an adoption stands."""
    return lessons.ADOPTIONS[state]._asdict()


@register.filter
def lesson_cost(lesson: Lesson) -> str:
    """`{{ lesson|lesson_cost }}` ฿45,000 · 320 hours of work."""
    return lessons.cost(lesson)
