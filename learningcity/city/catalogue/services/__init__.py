"""Changes to the catalogue: activities and their way to the public, sessions and their seats."""

from learningcity.city.catalogue.services.activities import (
    approve_activity,
    create_activity,
    edit_activity,
    make_topics,
    reopen_activity,
    return_activity,
    submit_activity,
    withdraw_activity,
)
from learningcity.city.catalogue.services.instructors import (
    add_instructor,
    edit_instructor,
    hide_instructor,
    remove_instructor,
    show_instructor,
)
from learningcity.city.catalogue.services.offers import (
    accept_offer_to_teach,
    decline_offer_to_teach,
    edit_offer,
    end_teaching_of,
    return_offer,
    send_offer,
    withdraw_offer,
    write_offer,
)
from learningcity.city.catalogue.services.paths import (
    PlannedStep,
    create_path,
    edit_path,
    publish_path,
    set_steps,
    withdraw_path,
)
from learningcity.city.catalogue.services.series import edit_series
from learningcity.city.catalogue.services.sessions import (
    add_series,
    add_session,
    edit_session,
    plan_series,
)
from learningcity.city.catalogue.services.suggesting import keep_learnt_next, set_aside, suggest_again
from learningcity.city.catalogue.services.topics import add_topics

__all__ = [
    "PlannedStep",
    "accept_offer_to_teach",
    "add_instructor",
    "add_series",
    "add_session",
    "add_topics",
    "approve_activity",
    "create_activity",
    "create_path",
    "decline_offer_to_teach",
    "edit_activity",
    "edit_instructor",
    "edit_offer",
    "edit_path",
    "edit_series",
    "edit_session",
    "end_teaching_of",
    "hide_instructor",
    "keep_learnt_next",
    "make_topics",
    "plan_series",
    "publish_path",
    "remove_instructor",
    "reopen_activity",
    "return_activity",
    "return_offer",
    "send_offer",
    "set_aside",
    "set_steps",
    "show_instructor",
    "submit_activity",
    "suggest_again",
    "withdraw_activity",
    "withdraw_offer",
    "withdraw_path",
    "write_offer",
]
