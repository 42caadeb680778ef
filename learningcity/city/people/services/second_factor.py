"""What follows a second factor: told by letter, noted, and every other sign-in of the account ended."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.queries.reaching import ways_to
from learningcity.city.people.services.persons import person_of
from learningcity.core import audit, outbox
from learningcity.core.errors import Refused


@transaction.atomic
def note_factor(*, account: User, by: User, session_key: str | None) -> None:
    """A first factor was set up in this session; the others, opened without it, are ended."""
    _end_sessions(account, besides=session_key)
    _note("set_up_factor", account, by)
    _tell("second_step_set", account)


@transaction.atomic
def reset_factor(*, account: User, by: User | None) -> None:
    """Take all factors of a colleague away whose phone or key is lost; they set up new ones at work."""
    taken, _each = Authenticator.objects.filter(user=account).delete()
    if not taken:
        raise Refused("no-factor", _("This account has no second step."), field="account")
    _end_sessions(account)
    _note("reset_factor", account, by)
    _tell("second_step_reset", account)


def _end_sessions(account: User, *, besides: str | None = None) -> None:
    for row in UserSession.objects.filter(user=account).exclude(session_key=besides or ""):
        row.end()


def _note(act: str, account: User, by: User | None) -> None:
    """Into the trail of each city where the account works, or of the installation where it works in none."""
    cities = RoleGrant.objects.current().filter(account=account).exclude(city=None)
    codes: list[Any] = sorted(set(cities.values_list("city__code", flat=True)))
    for code in codes or [""]:
        audit.record(act, account, by=by, city=code)


def _tell(template: str, account: User) -> None:
    person = person_of(account=account)
    reader, ways = ways_to([person])[person.pk]
    now = timezone.now()
    key = f"{template}:{account.uuid}:{now:%y%m%d%H%M%S}"
    outbox.queue(
        template=template, to=reader, key=key, context={"at": now.isoformat()}, ways=ways, urgent=True
    )
