"""What the schedule calls: days pass, and somebody must be told."""

from learningcity.city.partners import services
from learningcity.core.thai_time import today


def warn_of_ends() -> int:
    """Tell the keepers of agreements that end soon."""
    return services.warn_of_ends(today=today())


def remind_advice() -> int:
    """Remind whoever has the word: the adviser who was asked, or who replies for the city."""
    return services.remind_advice(today=today())


def remind_owners() -> int:
    """Remind those who promised something or own a task."""
    return services.remind_owners(today=today())
