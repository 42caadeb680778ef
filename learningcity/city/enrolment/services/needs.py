"""What a person lets us remember that they need, and that it is forgotten when they say so."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import SupportNeed
from learningcity.city.enrolment.rules.support import Needs, added_to, tidy
from learningcity.city.enrolment.services.support import checked_words
from learningcity.city.people.models import Person, User
from learningcity.core import audit
from learningcity.core.errors import Refused


@transaction.atomic
def remember_needs(
    *,
    person: Person,
    kinds: Iterable[str],
    by: User | None,
    agreed: bool,
    words: str = "",
    sees_all: bool = True,
) -> SupportNeed:
    """Remember what somebody needs, if they agree; whoever does not see what is held only adds to it."""
    if not agreed:
        raise Refused("not-agreed", _("We remember it only if you agree: tick that you do."), field="agreed")
    wanted, now = tidy(kinds, checked_words(text=words)), timezone.now()
    if not wanted.kinds:
        raise Refused("no-need", _("Say what helps, or have it forgotten."), field="kinds")
    held = SupportNeed.objects.select_for_update().filter(person=person).first()
    if held and not sees_all and held.noted_by_id != (by.pk if by else None):
        wanted = added_to(Needs(tuple(held.kinds), held.words), wanted)
    row = held or SupportNeed(person=person, agreed_at=now, noted_by=by)
    row.kinds, row.words, row.changed_at = list(wanted.kinds), checked_words(text=wanted.words), now
    row.save()
    audit.record("remember_needs", person, by=by)
    return row


@transaction.atomic
def forget_needs(*, person: Person, by: User | None) -> None:
    """Forget what a person let us remember; what is asked for at a session stays asked for."""
    both = Q(person=person) | Q(person__merged_into=person)
    deleted, _rows = SupportNeed.objects.filter(both).delete()
    if deleted:
        audit.record("forget_needs", person, by=by)
