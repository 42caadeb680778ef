"""Who comes: enrolments and the waiting list they form, and attendance."""

from learningcity.city.enrolment.models.attendance import Attendance, How, Mark, Visit
from learningcity.city.enrolment.models.enrolments import LIVE, SEATED, Enrolment, EnrolmentQuerySet, State
from learningcity.city.enrolment.models.feedback import (
    Feedback,
    FeedbackQuerySet,
    FollowUp,
    FollowUpQuerySet,
    Income,
    Study,
    Work,
)
from learningcity.city.enrolment.models.lists import ListedEnrolment, NameList
from learningcity.city.enrolment.models.payments import Payee, Payment, PaymentQuerySet, WaiverRule
from learningcity.city.enrolment.models.support import (
    Accommodation,
    AccommodationQuerySet,
    SupportKind,
    SupportNeed,
    SupportNotice,
    SupportState,
)
from learningcity.city.enrolment.models.vouchers import LedgerEntry, MisuseSign, Scheme, Voucher, VoucherRound

__all__ = [
    "LIVE",
    "SEATED",
    "Accommodation",
    "AccommodationQuerySet",
    "Attendance",
    "Enrolment",
    "EnrolmentQuerySet",
    "Feedback",
    "FeedbackQuerySet",
    "FollowUp",
    "FollowUpQuerySet",
    "How",
    "Income",
    "LedgerEntry",
    "ListedEnrolment",
    "Mark",
    "MisuseSign",
    "NameList",
    "Payee",
    "Payment",
    "PaymentQuerySet",
    "Scheme",
    "State",
    "Study",
    "SupportKind",
    "SupportNeed",
    "SupportNotice",
    "SupportState",
    "Visit",
    "Voucher",
    "VoucherRound",
    "WaiverRule",
    "Work",
]
