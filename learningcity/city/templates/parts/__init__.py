"""What a template is made of: each part reads a city into plain rows, and begins a new city with them."""

from learningcity.city.templates.parts import affordable, goals, priorities, program, together
from learningcity.city.templates.parts.part import Beginning, Part, Same, bare

PARTS: tuple[Part, ...] = (
    goals.PROGRAMMES,
    together.GROUPS,
    together.RATES,
    affordable.WAIVERS,
    affordable.VOUCHERS,
    priorities.ROUNDS,
    affordable.NOTICE_DAYS,
    program.QUIET_HOURS,
    program.TOPICS,
    program.TARGET_GROUPS,
    program.FORMS_PART,
    program.ROLES_PART,
)
"""In the order in which they are read and begun: what a city keeps, its patterns, what the program asks."""

__all__ = ["PARTS", "Beginning", "Part", "Same", "bare"]
