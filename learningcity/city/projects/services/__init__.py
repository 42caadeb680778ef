"""Changes to needs, priorities, briefs and projects."""

from learningcity.city.projects.services.merging import merge_needs, tell_needs_apart, undo_need_merge
from learningcity.city.projects.services.needs import (
    LONGEST_ANSWER,
    LONGEST_DETAILS,
    LONGEST_TITLE,
    answer_need,
    decline_need,
    hide_need,
    record_need,
    reopen_need,
    show_need,
    support_need,
)
from learningcity.city.projects.services.priorities import (
    count_table,
    give_points,
    remove_candidate,
    save_round,
    set_candidate,
    take_back_table,
)
from learningcity.city.projects.services.projects import (
    adopt_brief,
    go_on,
    remove_part,
    save_brief,
    save_part,
    save_project,
    stop_project,
)
from learningcity.city.projects.services.slips import Keyed, Slip, key_in_slips

__all__ = [
    "LONGEST_ANSWER",
    "LONGEST_DETAILS",
    "LONGEST_TITLE",
    "Keyed",
    "Slip",
    "adopt_brief",
    "answer_need",
    "count_table",
    "decline_need",
    "give_points",
    "go_on",
    "hide_need",
    "key_in_slips",
    "merge_needs",
    "record_need",
    "remove_candidate",
    "remove_part",
    "reopen_need",
    "save_brief",
    "save_part",
    "save_project",
    "save_round",
    "set_candidate",
    "show_need",
    "stop_project",
    "support_need",
    "take_back_table",
    "tell_needs_apart",
    "undo_need_merge",
]
