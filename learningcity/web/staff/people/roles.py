"""Who has which role in a city: given, taken back, and the table of what each may do."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role, Scope
from learningcity.city.people.services import account_of, end_role, grant_role
from learningcity.core import outbox
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people.forms import RoleForm, grantable

SCOPES = {
    Scope.SELF: gettext_lazy("oneself and those one looks after"),
    Scope.ORGANISATION: gettext_lazy("one organisation"),
    Scope.AREA: gettext_lazy("one neighbourhood"),
    Scope.CITY: gettext_lazy("one city"),
    Scope.EVERYWHERE: gettext_lazy("everywhere"),
}
DOES = {
    Permission.ACTIVITY_APPROVE: gettext_lazy("approves activities"),
    Permission.ACTIVITY_EDIT: gettext_lazy("writes activities"),
    Permission.ACTIVITY_READ: gettext_lazy("reads activities"),
    Permission.ADVICE_ANSWER: gettext_lazy("asks advisers and answers their advice"),
    Permission.AGREEMENT_EDIT: gettext_lazy("keeps agreements"),
    Permission.ASSET_EDIT: gettext_lazy("keeps what neighbourhoods have to teach"),
    Permission.ATTENDANCE_TAKE: gettext_lazy("takes attendance"),
    Permission.AUDIT_READ: gettext_lazy("reads the trail of what was done"),
    Permission.BREACH_RECORD: gettext_lazy("notes breaches of personal data"),
    Permission.CITY_EDIT: gettext_lazy("changes the city's settings"),
    Permission.COACHING_ANSWER: gettext_lazy("answers the coach of the City Unit"),
    Permission.COACHING_WRITE: gettext_lazy("writes notes to a city, about what it shares"),
    Permission.COMMITMENT_EDIT: gettext_lazy("keeps what partners promised and gave"),
    Permission.ENROLMENT_BY_PROXY: gettext_lazy("enrols others"),
    Permission.FEEDBACK_MODERATE: gettext_lazy("reads what people said after a session"),
    Permission.FOLLOW_UP_RECORD: gettext_lazy("asks people how it went and notes it"),
    Permission.GOAL_EDIT: gettext_lazy("writes goals, enters figures and holds reviews"),
    Permission.GOAL_READ: gettext_lazy("reads goals and how they stand"),
    Permission.IMPORT_RUN: gettext_lazy("brings in files"),
    Permission.LEARNER_MERGE: gettext_lazy("makes two records of one person one"),
    Permission.LEARNER_READ: gettext_lazy("looks up learners"),
    Permission.LESSON_EDIT: gettext_lazy("writes lessons, adopts those of other cities and reports"),
    Permission.LESSON_READ: gettext_lazy("reads lessons and what was taken up"),
    Permission.MEETING_EDIT: gettext_lazy("keeps minutes and tasks of working groups"),
    Permission.NEED_PROPOSE: gettext_lazy("notes needs of neighbours and keys in slips of support"),
    Permission.NEED_TRIAGE: gettext_lazy("reads and answers wishes"),
    Permission.NEIGHBOURHOOD_EDIT: gettext_lazy("changes neighbourhoods"),
    Permission.OFFER_REVIEW: gettext_lazy("answers offers to teach"),
    Permission.ORGANISATION_EDIT: gettext_lazy("changes partners"),
    Permission.OUTBOX_READ: gettext_lazy("reads messages sent"),
    Permission.PARTNERSHIP_READ: gettext_lazy("reads agreements, minutes and promises"),
    Permission.PATH_EDIT: gettext_lazy("draws learning paths"),
    Permission.PAYEE_EDIT: gettext_lazy("says which account fees go to"),
    Permission.PAYMENT_COLLECT: gettext_lazy("takes payments"),
    Permission.PAYMENT_RECONCILE: gettext_lazy("compares payments with the bank's list"),
    Permission.PROJECT_EDIT: gettext_lazy("runs briefs, projects and rounds of priorities"),
    Permission.PROJECT_READ: gettext_lazy("reads projects and how they stand"),
    Permission.RIGHTS_HANDLE: gettext_lazy("answers requests about people's data"),
    Permission.ROLE_GRANT: gettext_lazy("gives roles"),
    Permission.ROSTER_READ: gettext_lazy("sees who comes"),
    Permission.SHARED_READ: gettext_lazy("sees what a city shares"),
    Permission.SHARING_EDIT: gettext_lazy("says what the city shares, with whom and until when"),
    Permission.SUPPORT_FULFIL: gettext_lazy("sees to the help people ask for"),
    Permission.VENUE_EDIT: gettext_lazy("changes places"),
    Permission.VOUCHER_ISSUE: gettext_lazy("gives vouchers"),
    Permission.VOUCHER_MANAGE: gettext_lazy("sets up voucher schemes and their money"),
    Permission.WAIVER_DECIDE: gettext_lazy("lets a fee off"),
    Permission.WAIVER_MANAGE: gettext_lazy("sets who pays less or nothing"),
    Permission.WORKSPACE_ENTER: gettext_lazy("enters the workspace"),
}


@requires(Permission.ROLE_GRANT)
def listing(request: CityRequest) -> HttpResponse:
    """Everyone who holds a role in this city, by role."""
    order = list(Role)
    given = {role.value for role in grantable()}
    grants = [grant for grant in _current(request) if grant.role in given]
    grants.sort(key=lambda grant: (order.index(Role(grant.role)), str(grant.account)))
    return render(request, "staff/people/roles.html", {"groups": _by_role(grants), "own": request.account.pk})


def _current(request: CityRequest) -> Any:
    rows = RoleGrant.objects.current().filter(city=request.city)
    return rows.select_related("account", "organisation", "neighbourhood", "granted_by")


def _by_role(grants: list[RoleGrant]) -> list[tuple[Any, list[RoleGrant]]]:
    held: dict[Role, list[RoleGrant]] = {}
    for grant in grants:
        held.setdefault(Role(grant.role), []).append(grant)
    return [(ROLES[role], rows) for role, rows in held.items()]


@requires(Permission.ROLE_GRANT)
def give(request: CityRequest) -> HttpResponse:
    """Give a role to an e-mail address; who has no account is invited."""
    form = RoleForm(request.POST or None, city=request.city)
    if request.method == "POST" and form.is_valid() and (grant := _granted(request, form)):
        said = _("%(name)s is now %(role)s here, and is told by e-mail.")
        role = ROLES[Role(grant.role)].name
        messages.success(request, said % {"name": grant.account, "role": role})
        return redirect("staff:roles", city=request.city.code)
    return render(request, "staff/people/role_new.html", {"form": form})


def _granted(request: CityRequest, form: RoleForm) -> RoleGrant | None:
    given = form.cleaned_data
    try:
        with transaction.atomic():
            grant = grant_role(
                account=account_of(email=given["email"], name=given["name"], language=settings.LANGUAGE_CODE),
                role=given["role"],
                by=request.account,
                city=request.city,
                organisation=given["organisation"],
                neighbourhood=given["neighbourhood"],
            )
            invite(grant, request.account)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None
    return grant


def invite(grant: RoleGrant, by: User) -> None:
    """Tell them of a role in a city; the letter leads to where a sign-in link is asked for.

    A link that signs in would stand in the outbox for colleagues to read, and be stale by the next morning.
    """
    with translation.override(grant.account.language):
        role = str(ROLES[Role(grant.role)].name)
    context = {
        "city": grant.city.code if grant.city else "",
        "city_name_th": grant.city.name_th if grant.city else "",
        "city_name_en": grant.city.name_en if grant.city else "",
        "role": role,
        "by": str(by),
    }
    outbox.queue(template="invited", to=grant.account, key=f"invited:{grant.pk}", context=context)


@requires(Permission.ROLE_GRANT)
@require_POST
def end(request: CityRequest, grant: int) -> HttpResponse:
    """Take a role back; the record that it was held stays."""
    row = get_object_or_404(_current(request), pk=grant)
    try:
        _refuse_own(request, row)
        end_role(grant=row, by=request.account)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(name)s no longer has the role.") % {"name": row.account})
    return redirect("staff:roles", city=request.city.code)


def _refuse_own(request: CityRequest, grant: RoleGrant) -> None:
    """A city must not lose its last coordinator by a slip of the finger."""
    if grant.account_id == request.account.pk and grant.role == Role.CITY_COORDINATOR:
        raise Refused("own-role", _("Ask another coordinator to take your own role back."))


@requires(Permission.ROLE_GRANT)
def table(request: CityRequest) -> HttpResponse:
    """All roles, what each is for, where it holds and what it may do; made to be printed."""
    rows = [
        {
            "role": description,
            "scope": SCOPES[description.scope],
            "does": [DOES[permission] for permission in Permission if permission in description.permissions],
            "all": len(description.permissions) == len(Permission),
        }
        for description in ROLES.values()
    ]
    return render(request, "staff/people/roles_table.html", {"rows": rows})
