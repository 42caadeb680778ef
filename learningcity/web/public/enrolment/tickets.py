"""What a learner carries to the session: a code to say or show, a paper slip, how long there is to answer."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.rules import slip_code
from learningcity.core.fields import in_language
from learningcity.core.thai_time import be_date, day_of, time_range
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.slips import qr_of_slip


def code_of(enrolment: Enrolment) -> str:
    return slip_code(enrolment.pk)


def slip_rows(enrolment: Enrolment) -> list[tuple[str, str]]:
    """The lines of the paper slip."""
    session, language = enrolment.session, reader_language()
    venue = in_language(session.venue, "name", language) if session.venue else _("Online")
    when = (
        f"{be_date(session.starts_at, language)} {time_range(session.starts_at, session.ends_at, language)}"
    )
    return [
        (_("Who"), enrolment.person.name),
        (_("What"), in_language(session.activity, "title", language)),
        (_("When"), when),
        (_("Where"), venue),
    ]


def time_left(until: datetime, at: datetime) -> str:
    """How long there is until a moment, in the largest two units that matter: 5 hours 20 minutes."""
    minutes = max(0, int((until - at).total_seconds() // 60))
    hours, minutes = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours})
    if minutes or not hours:
        parts.append(ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes})
    return " ".join(parts)


def days_until(start: datetime, at: datetime) -> str:
    """In how many days something is, as it is said: today, tomorrow, in 5 days."""
    days = (day_of(start) - day_of(at)).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}


def ticket(enrolment: Enrolment) -> dict[str, Any]:
    """What the pages of an enrolment show beside its state."""
    return {
        "code": code_of(enrolment),
        "qr": qr_of_slip(enrolment.city.code, code_of(enrolment)),
        "slip_rows": slip_rows(enrolment),
    }
