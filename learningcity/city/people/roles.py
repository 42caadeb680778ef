"""The roles of a learning city as one table: what each is for, where it holds, and what it may do."""

from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from learningcity.city.people.permissions import SENSITIVE, Permission


class Scope(StrEnum):
    """Where a role holds."""

    SELF = "self"
    ORGANISATION = "organisation"
    AREA = "area"
    CITY = "city"
    EVERYWHERE = "everywhere"


class Role(StrEnum):
    VISITOR = "visitor"
    LEARNER = "learner"
    HELPER = "helper"
    GUARDIAN = "guardian"
    NEIGHBOURHOOD_LEADER = "neighbourhood_leader"
    PROVIDER_EDITOR = "provider_editor"
    PROVIDER_MANAGER = "provider_manager"
    LEARNING_ADMINISTRATOR = "learning_administrator"
    CASE_MANAGER = "case_manager"
    CITY_COORDINATOR = "city_coordinator"
    CITY_UNIT_COACH = "city_unit_coach"
    FUNDER_OFFICER = "funder_officer"
    REVIEWER = "reviewer"
    ADVISER = "adviser"
    PROVINCE_VIEWER = "province_viewer"
    OPERATOR = "operator"


class Description(NamedTuple):
    """A role in words: its name, one sentence, where it holds, its permissions."""

    name: object
    sentence: object
    scope: Scope
    permissions: frozenset[Permission]

    @property
    def sees_sensitive(self) -> bool:
        """Whether it opens more of a person than a name on a list, and so asks for a second factor."""
        return not self.permissions.isdisjoint(SENSITIVE)


def _may(*permissions: Permission) -> frozenset[Permission]:
    return frozenset(permissions)


_EDITOR = _may(
    Permission.WORKSPACE_ENTER,
    Permission.ACTIVITY_READ,
    Permission.ACTIVITY_EDIT,
    Permission.ROSTER_READ,
    Permission.ATTENDANCE_TAKE,
    Permission.PROJECT_READ,
)
_MANAGER = _EDITOR | _may(
    Permission.ENROLMENT_BY_PROXY, Permission.PAYMENT_COLLECT, Permission.SUPPORT_FULFIL
)
_ADMINISTRATOR = _MANAGER | _may(
    Permission.ACTIVITY_APPROVE,
    Permission.ASSET_EDIT,
    Permission.FEEDBACK_MODERATE,
    Permission.FOLLOW_UP_RECORD,
    Permission.GOAL_READ,
    Permission.LEARNER_MERGE,
    Permission.LEARNER_READ,
    Permission.LESSON_READ,
    Permission.MEETING_EDIT,
    Permission.NEED_PROPOSE,
    Permission.NEED_TRIAGE,
    Permission.OFFER_REVIEW,
    Permission.OUTBOX_READ,
    Permission.PARTNERSHIP_READ,
    Permission.PATH_EDIT,
    Permission.PAYMENT_RECONCILE,
    Permission.PROJECT_EDIT,
    Permission.VOUCHER_ISSUE,
    Permission.WAIVER_DECIDE,
)
_COORDINATOR = _ADMINISTRATOR | _may(
    Permission.ADVICE_ANSWER,
    Permission.AGREEMENT_EDIT,
    Permission.COACHING_ANSWER,
    Permission.COMMITMENT_EDIT,
    Permission.GOAL_EDIT,
    Permission.LESSON_EDIT,
    Permission.VENUE_EDIT,
    Permission.ORGANISATION_EDIT,
    Permission.NEIGHBOURHOOD_EDIT,
    Permission.IMPORT_RUN,
    Permission.CITY_EDIT,
    Permission.BREACH_RECORD,
    Permission.RIGHTS_HANDLE,
    Permission.ROLE_GRANT,
    Permission.AUDIT_READ,
    Permission.PAYEE_EDIT,
    Permission.SHARED_READ,
    Permission.SHARING_EDIT,
    Permission.VOUCHER_MANAGE,
    Permission.WAIVER_MANAGE,
)
_ONLOOKER = _may(
    Permission.WORKSPACE_ENTER,
    Permission.ACTIVITY_READ,
    Permission.GOAL_READ,
    Permission.LESSON_READ,
    Permission.PARTNERSHIP_READ,
    Permission.PROJECT_READ,
)

ROLES: dict[Role, Description] = {
    Role.VISITOR: Description(_("visitor"), _("Looks around without an account."), Scope.EVERYWHERE, _may()),
    Role.LEARNER: Description(
        _("learner"), _("Joins sessions and keeps proof of what was learnt."), Scope.SELF, _may()
    ),
    Role.HELPER: Description(
        _("helper"),
        _("Enrols people who asked for it, and sees only what was arranged for them."),
        Scope.SELF,
        _may(),
    ),
    Role.GUARDIAN: Description(
        _("guardian"),
        _("Enrols a child, consents for it and sees what is held about it."),
        Scope.SELF,
        _may(),
    ),
    Role.NEIGHBOURHOOD_LEADER: Description(
        _("neighbourhood leader"),
        _("Speaks for a neighbourhood and enrols neighbours."),
        Scope.AREA,
        _may(
            Permission.WORKSPACE_ENTER,
            Permission.ACTIVITY_READ,
            Permission.ASSET_EDIT,
            Permission.ENROLMENT_BY_PROXY,
            Permission.NEED_PROPOSE,
            Permission.PROJECT_READ,
        ),
    ),
    Role.PROVIDER_EDITOR: Description(
        _("provider editor"),
        _("Writes an organisation's activities, sees who comes and takes attendance."),
        Scope.ORGANISATION,
        _EDITOR,
    ),
    Role.PROVIDER_MANAGER: Description(
        _("provider manager"),
        _("Does what an editor does, enrols people at the desk and sees to the help they ask for."),
        Scope.ORGANISATION,
        _MANAGER,
    ),
    Role.LEARNING_ADMINISTRATOR: Description(
        _("City Learning Administrator"),
        _("Approves activities, enrols by proxy and follows up the learners of a city."),
        Scope.CITY,
        _ADMINISTRATOR,
    ),
    Role.CASE_MANAGER: Description(
        _("case manager"),
        _("Accompanies one child or one older person at a time, in strict confidence."),
        Scope.CITY,
        _may(Permission.WORKSPACE_ENTER, Permission.ACTIVITY_READ, Permission.ENROLMENT_BY_PROXY),
    ),
    Role.CITY_COORDINATOR: Description(
        _("city coordinator"),
        _("Keeps a city's venues, organisations, neighbourhoods, imports and roles in order."),
        Scope.CITY,
        _COORDINATOR,
    ),
    Role.CITY_UNIT_COACH: Description(
        _("City Unit coach"),
        _("Coaches several cities and sees what each of them shares, never a person."),
        Scope.CITY,
        _may(Permission.COACHING_WRITE, Permission.SHARED_READ),
    ),
    Role.FUNDER_OFFICER: Description(
        _("funder officer"),
        _("Allocates and follows money; sees activities, never learners."),
        Scope.CITY,
        _ONLOOKER,
    ),
    Role.REVIEWER: Description(
        _("reviewer"),
        _("Scores the proposals assigned to them."),
        Scope.CITY,
        _may(Permission.WORKSPACE_ENTER),
    ),
    Role.ADVISER: Description(
        _("adviser"),
        _("Gives advice that is answered."),
        Scope.CITY,
        _ONLOOKER,
    ),
    Role.PROVINCE_VIEWER: Description(
        _("province or nation viewer"),
        _("Sees what a city shares with the province or the nation, never a person."),
        Scope.CITY,
        _may(Permission.SHARED_READ),
    ),
    Role.OPERATOR: Description(
        _("operator"),
        _("Runs the installation; opens cities and grants the first roles."),
        Scope.EVERYWHERE,
        frozenset(Permission),
    ),
}
