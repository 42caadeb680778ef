"""What a city begins to share, and what it shares no longer; every row stays as its history."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Audience, Share, SharedFigures, Subject, User
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today


@transaction.atomic
def share_subject(
    *,
    city: City,
    subject: str,
    audience: str,
    reason: str,
    by: User | None,
    since: date | None = None,
    until: date | None = None,
    is_invented: bool = False,
) -> Share:
    """Let an audience see a subject of a city; what was agreed on it before ends with this."""
    since = since or today()
    _refuse_odd(subject, audience, reason, since, until)
    City.objects.select_for_update(no_key=True).get(pk=city.pk)
    standing = Share.objects.in_city(city).standing().filter(subject=subject, audience=audience)
    if since > today() and standing.on(today()).exists():
        raise Refused(
            "shared-now", _("It is shared now. End that first, or let this begin today."), field="since"
        )
    standing.update(ended_at=timezone.now(), ended_by=by)
    share = Share.objects.create(
        city=city,
        subject=subject,
        audience=audience,
        reason=reason.strip(),
        since=since,
        until=until,
        made_by=by,
        is_invented=is_invented,
    )
    audit.record("share_subject", share, by=by, city=city.code, subject=subject, audience=audience)
    return share


def _refuse_odd(subject: str, audience: str, reason: str, since: date, until: date | None) -> None:
    if subject not in Subject or audience not in Audience:
        raise Refused("share-what", _("Choose what is shared and with whom."), field="subject")
    if not reason.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="reason")
    if until and until < max(since, today()):
        raise Refused("until-before", _("That day has passed already."), field="until")


def keep_figures(*, city: City, subject: str, figures: dict[str, Any]) -> None:
    """Keep what was counted of a subject, by language, in place of what was counted before."""
    counted = {"figures": figures, "counted_at": timezone.now()}
    SharedFigures.everywhere.update_or_create(city=city, subject=subject, defaults=counted)


@transaction.atomic
def end_share(*, share: Share, by: User | None) -> None:
    """Share something no longer, from this moment; that it was shared stays on record."""
    ended = Share.everywhere.standing().filter(pk=share.pk)
    if ended.update(ended_at=timezone.now(), ended_by=by):
        audit.record(
            "end_share", share, by=by, city=share.city.code, subject=share.subject, audience=share.audience
        )
