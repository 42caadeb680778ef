"""What changes about people: registering, correcting, caring for each other, agreeing, holding roles."""

from learningcity.city.people.services.accounts import account_of, change_phone, choose_language, open_account
from learningcity.city.people.services.care import care_for, end_care
from learningcity.city.people.services.channels import (
    begin_linking,
    choose_channel,
    confirm_phone,
    finish_linking,
    hear_line_event,
    invite_to_link,
    link_line,
    note_blocked,
    send_phone_code,
    unlink_line,
)
from learningcity.city.people.services.coaching import (
    discard_note,
    draft_note,
    edit_note,
    reply_to_note,
    send_note,
)
from learningcity.city.people.services.consents import decline_consent, give_consent, withdraw_consent
from learningcity.city.people.services.invitations import (
    agree_to_care,
    ask_second_guardian,
    ask_to_help,
    check_code,
    note_agreement_at_desk,
    refuse_care,
    run_out,
    take_back_invitation,
)
from learningcity.city.people.services.merging import merge_people, tell_apart, undo_merge
from learningcity.city.people.services.persons import (
    LONGEST_NAME,
    correct_person,
    make_known,
    person_of,
    register_person,
    unregister_person,
)
from learningcity.city.people.services.rights import (
    answer_right,
    ask_right,
    ask_to_stay,
    erase_person,
    record_breach,
    report_breach,
    withdraw_right,
)
from learningcity.city.people.services.roles import end_role, grant_role
from learningcity.city.people.services.second_factor import note_factor, reset_factor
from learningcity.city.people.services.sharing import end_share, keep_figures, share_subject

__all__ = [
    "LONGEST_NAME",
    "account_of",
    "agree_to_care",
    "answer_right",
    "ask_right",
    "ask_second_guardian",
    "ask_to_help",
    "ask_to_stay",
    "begin_linking",
    "care_for",
    "change_phone",
    "check_code",
    "choose_channel",
    "choose_language",
    "confirm_phone",
    "correct_person",
    "decline_consent",
    "discard_note",
    "draft_note",
    "edit_note",
    "end_care",
    "end_role",
    "end_share",
    "erase_person",
    "finish_linking",
    "give_consent",
    "grant_role",
    "hear_line_event",
    "invite_to_link",
    "keep_figures",
    "link_line",
    "make_known",
    "merge_people",
    "note_agreement_at_desk",
    "note_blocked",
    "note_factor",
    "open_account",
    "person_of",
    "record_breach",
    "refuse_care",
    "register_person",
    "reply_to_note",
    "report_breach",
    "reset_factor",
    "run_out",
    "send_note",
    "send_phone_code",
    "share_subject",
    "take_back_invitation",
    "tell_apart",
    "undo_merge",
    "unlink_line",
    "unregister_person",
    "withdraw_consent",
    "withdraw_right",
]
