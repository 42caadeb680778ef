"""What may be done here, one name an act, in alphabetical order."""

from enum import StrEnum


class Permission(StrEnum):
    """`resource:action`; views ask for one, roles hold many."""

    ACTIVITY_APPROVE = "activity:approve"
    ACTIVITY_EDIT = "activity:edit"
    ACTIVITY_READ = "activity:read"
    ADVICE_ANSWER = "advice:answer"
    AGREEMENT_EDIT = "agreement:edit"
    ASSET_EDIT = "asset:edit"
    ATTENDANCE_TAKE = "attendance:take"
    AUDIT_READ = "audit:read"
    BREACH_RECORD = "breach:record"
    CITY_EDIT = "city:edit"
    COACHING_ANSWER = "coaching:answer"
    COACHING_WRITE = "coaching:write"
    COMMITMENT_EDIT = "commitment:edit"
    ENROLMENT_BY_PROXY = "enrolment:by_proxy"
    FEEDBACK_MODERATE = "feedback:moderate"
    FOLLOW_UP_RECORD = "follow_up:record"
    GOAL_EDIT = "goal:edit"
    GOAL_READ = "goal:read"
    IMPORT_RUN = "import:run"
    LEARNER_MERGE = "learner:merge"
    LEARNER_READ = "learner:read"
    LESSON_EDIT = "lesson:edit"
    LESSON_READ = "lesson:read"
    MEETING_EDIT = "meeting:edit"
    NEED_PROPOSE = "need:propose"
    NEED_TRIAGE = "need:triage"
    NEIGHBOURHOOD_EDIT = "neighbourhood:edit"
    OFFER_REVIEW = "offer:review"
    ORGANISATION_EDIT = "organisation:edit"
    OUTBOX_READ = "outbox:read"
    PARTNERSHIP_READ = "partnership:read"
    PATH_EDIT = "path:edit"
    PAYEE_EDIT = "payee:edit"
    PAYMENT_COLLECT = "payment:collect"
    PAYMENT_RECONCILE = "payment:reconcile"
    PROJECT_EDIT = "project:edit"
    PROJECT_READ = "project:read"
    RIGHTS_HANDLE = "rights:handle"
    ROLE_GRANT = "role:grant"
    ROSTER_READ = "roster:read"
    SHARED_READ = "shared:read"
    SHARING_EDIT = "sharing:edit"
    SUPPORT_FULFIL = "support:fulfil"
    VENUE_EDIT = "venue:edit"
    VOUCHER_ISSUE = "voucher:issue"
    VOUCHER_MANAGE = "voucher:manage"
    WAIVER_DECIDE = "waiver:decide"
    WAIVER_MANAGE = "waiver:manage"
    WORKSPACE_ENTER = "workspace:enter"


SENSITIVE = frozenset(
    {
        Permission.AUDIT_READ,
        Permission.BREACH_RECORD,
        Permission.ENROLMENT_BY_PROXY,
        Permission.FOLLOW_UP_RECORD,
        Permission.LEARNER_MERGE,
        Permission.LEARNER_READ,
        Permission.OUTBOX_READ,
        Permission.RIGHTS_HANDLE,
        Permission.ROLE_GRANT,
        Permission.SUPPORT_FULFIL,
        Permission.VOUCHER_ISSUE,
        Permission.WAIVER_DECIDE,
    }
)
"""What opens more of a person than a name on a list: how to reach them, the groups they said to be part of,
the help they need, what they cannot pay, what was done about them; and giving such a right."""
