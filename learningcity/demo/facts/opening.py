"""Hours and access features of the demonstration's venues: all invented, and marked so where shown."""

from learningcity.demo.facts.shapes import INVENTED

SOURCE = INVENTED
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
WEEKEND = ("sat", "sun")
EVERY_DAY = (*WORKDAYS, *WEEKEND)

HOURS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "library": (("tue", "wed", "thu", "fri", "sat", "sun"), "08:30", "20:00"),
    "museum": (("wed", "thu", "fri", "sat", "sun"), "09:00", "16:30"),
    "temple": (EVERY_DAY, "07:00", "18:00"),
    "mosque": (EVERY_DAY, "08:00", "20:00"),
    "shrine": (EVERY_DAY, "08:00", "16:00"),
    "school": (EVERY_DAY, "08:00", "18:00"),
    "university": (EVERY_DAY, "08:30", "20:00"),
    "vocational": (EVERY_DAY, "09:00", "16:00"),
    "community": (EVERY_DAY, "09:00", "20:30"),
    "park": (EVERY_DAY, "05:00", "21:00"),
    "market": (EVERY_DAY, "06:00", "20:00"),
    "workshop": (("tue", "wed", "thu", "fri", "sat", "sun"), "09:00", "17:00"),
    "theatre": (("wed", "thu", "fri", "sat", "sun"), "10:00", "20:00"),
    "sport": (EVERY_DAY, "06:00", "21:00"),
    "health": (WORKDAYS, "08:00", "16:00"),
    "office": (WORKDAYS, "08:00", "16:00"),
    "other": (EVERY_DAY, "09:00", "17:00"),
}
"""By kind of venue: the days it is open, from when and until when."""

ACCESS: dict[str, tuple[str, str]] = {
    "library": ("step_free lift toilet seating childcare transit", ""),
    "museum": ("step_free lift toilet seating transit", "childcare"),
    "temple": ("parking seating transit", "lift"),
    "mosque": ("seating prayer_room transit", "lift"),
    "shrine": ("transit", "lift toilet"),
    "school": ("step_free toilet parking", "lift"),
    "university": ("step_free lift toilet parking seating", "childcare"),
    "vocational": ("step_free seating transit", "lift"),
    "community": ("step_free seating", "lift parking"),
    "park": ("step_free toilet transit", ""),
    "market": ("transit", "step_free lift toilet"),
    "workshop": ("parking seating", "lift toilet"),
    "theatre": ("step_free lift toilet seating hearing_loop", ""),
    "sport": ("step_free toilet parking", "lift"),
    "health": ("step_free lift toilet seating childcare parking", ""),
    "office": ("step_free lift toilet seating tactile parking", ""),
    "other": ("step_free seating", "lift"),
}
"""By kind of venue: access features it has, and those it is said not to have; the rest is not stated."""

MORE_ACCESS: dict[str, tuple[str, str]] = {
    "bangkok-city-library": ("tactile hearing_loop", ""),
    "museum-siam": ("tactile childcare", ""),
    "ban-tuek-din-mosque": ("step_free toilet", ""),
    "chakkraphong-mosque": ("", "step_free"),
    "wat-pho": ("step_free toilet", ""),
    "wat-bowon": ("step_free toilet", ""),
    "wat-suthat": ("step_free", ""),
    "ratchanadda-library": ("childcare", "lift"),
    "tk-park-yala": ("prayer_room tactile", ""),
    "tk-park-phayao": ("tactile", ""),
    "yala-central-mosque": ("step_free toilet parking", ""),
    "mud-house": ("", "step_free"),
    "thepthidaram-pavilion": ("toilet", ""),
}
"""Single venues that differ from their kind."""


def access_of(code: str, kind: str) -> dict[str, bool]:
    """The invented access features of a venue, each present or absent; what is not named is not stated."""
    stated: dict[str, bool] = {}
    for has, lacks in (ACCESS[kind], MORE_ACCESS.get(code, ("", ""))):
        stated |= dict.fromkeys(has.split(), True) | dict.fromkeys(lacks.split(), False)
    return stated


def hours_of(kind: str) -> dict[str, list[list[str]]]:
    """The invented weekly hours of a venue: day → spans of from and until."""
    days, opens, closes = HOURS[kind]
    return {day: [[opens, closes]] for day in days}
