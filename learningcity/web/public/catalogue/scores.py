"""What learners said, as pages show it."""

from typing import Any

from django.utils.translation import gettext as _

from learningcity.city.enrolment.models import Feedback
from learningcity.city.enrolment.queries import Rating


def said(rating: Rating, words: list[Feedback]) -> dict[str, Any]:
    """The context of `_said.html`: averages that enough gave, and words the city let stand."""
    lines = (
        (_("Worth coming"), rating.worth),
        (_("Clear"), rating.clear),
        (_("Will use it"), rating.learned),
    )
    return {"rating": rating, "rating_lines": lines, "words": words}
