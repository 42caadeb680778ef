"""What changes about seats; each act is one transaction with its audit row and the messages it causes."""

from learningcity.city.enrolment.services.attendance import mark_attendance, mark_completion
from learningcity.city.enrolment.services.booking import admit_walk_in, book_seat
from learningcity.city.enrolment.services.doors import check_in, check_in_by_code
from learningcity.city.enrolment.services.feedback import (
    ask_feedback,
    give_feedback,
    hide_words,
    may_say,
    show_words,
)
from learningcity.city.enrolment.services.follow_up import (
    answer_follow_up,
    close_waves,
    decline_follow_up,
    open_waves,
)
from learningcity.city.enrolment.services.leaving import (
    accept_offer,
    decline_offer,
    give_up_seat,
    lapse_offers,
)
from learningcity.city.enrolment.services.many import enrol_list, take_back_list
from learningcity.city.enrolment.services.merging import double_seats, give_up_double_seats
from learningcity.city.enrolment.services.misuse import look_for_misuse, resolve_sign
from learningcity.city.enrolment.services.paying import (
    pay_by_voucher,
    refund_payment,
    reopen_payment,
    settle_payment,
    waive_payment,
)
from learningcity.city.enrolment.services.rights import (
    erase_due,
    erase_with_seats,
    let_quiet_learners_go,
    quiet_learners,
    take_back_consent,
)
from learningcity.city.enrolment.services.schemes import add_round, carry_on, edit_scheme, open_scheme
from learningcity.city.enrolment.services.sessions import (
    announce_change,
    call_off_session,
    change_seats,
    release_reserved_seats,
    remind,
)
from learningcity.city.enrolment.services.syncing import take_in_marks
from learningcity.city.enrolment.services.visits import leave_visit, seat_visit
from learningcity.city.enrolment.services.vouchers import (
    cancel_voucher,
    end_vouchers_of,
    expire_vouchers,
    issue_to_many,
    issue_voucher,
    print_vouchers,
)
from learningcity.city.enrolment.services.waivers import remove_payee, save_payee, save_waiver

__all__ = [
    "accept_offer",
    "add_round",
    "admit_walk_in",
    "announce_change",
    "answer_follow_up",
    "ask_feedback",
    "book_seat",
    "call_off_session",
    "cancel_voucher",
    "carry_on",
    "change_seats",
    "check_in",
    "check_in_by_code",
    "close_waves",
    "decline_follow_up",
    "decline_offer",
    "double_seats",
    "edit_scheme",
    "end_vouchers_of",
    "enrol_list",
    "erase_due",
    "erase_with_seats",
    "expire_vouchers",
    "give_feedback",
    "give_up_double_seats",
    "give_up_seat",
    "hide_words",
    "issue_to_many",
    "issue_voucher",
    "lapse_offers",
    "leave_visit",
    "let_quiet_learners_go",
    "look_for_misuse",
    "mark_attendance",
    "mark_completion",
    "may_say",
    "open_scheme",
    "open_waves",
    "pay_by_voucher",
    "print_vouchers",
    "quiet_learners",
    "refund_payment",
    "release_reserved_seats",
    "remind",
    "remove_payee",
    "reopen_payment",
    "resolve_sign",
    "save_payee",
    "save_waiver",
    "seat_visit",
    "settle_payment",
    "show_words",
    "take_back_consent",
    "take_back_list",
    "take_in_marks",
    "waive_payment",
]
