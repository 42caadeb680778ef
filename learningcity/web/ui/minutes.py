"""Minutes as they are read: who was there, each matter with what was said, decided and given to do."""

from datetime import date
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from learningcity.city.partners.models import ActionItem, AgendaItem, Meeting, Presence, Resolution
from learningcity.core import thai_time
from learningcity.core.fields import in_language
from learningcity.core.pdf import make_pdf
from learningcity.web.ui.bilingual import reader_language, th_en_text

TEMPLATE = Path(__file__).resolve().parent / "documents" / "minutes.typ"


def told(meeting: Meeting, today: date, *, named: bool = True) -> dict[str, Any]:
    """Who was there by kind, and the matters with their tasks' states; without names for everyone's eyes."""
    presences = list(meeting.presences.all())
    return {
        "there": [who(each, named=named) for each in presences if each.kind == Presence.Kind.PRESENT],
        "excused": [who(each, named=named) for each in presences if each.kind == Presence.Kind.EXCUSED],
        "absent": [who(each, named=named) for each in presences if each.kind == Presence.Kind.ABSENT],
        "matters": [
            {
                "row": item,
                "resolutions": list(item.resolutions.all()),
                "tasks": [(task, task.state(today)) for task in item.tasks.all()],
            }
            for item in meeting.agenda.all()
        ],
    }


def who(presence: Presence, *, named: bool = True) -> str:
    """Somebody who was there, as the minutes name them; of seats only the organisation, unless `named`."""
    if presence.seat is None:
        said_as = th_en_text(presence, "said_as")
        of = th_en_text(presence.organisation, "name") if presence.organisation else ""
        return " · ".join(filter(None, (said_as, of)))
    organisation = th_en_text(presence.seat.organisation, "name")
    return f"{presence.seat.contact} · {organisation}" if named and presence.seat.contact else organisation


def votes(resolution: Resolution) -> str:
    """The votes of a resolution in words; nothing where none were counted."""
    if resolution.votes_for is None:
        return ""
    return _("%(yes)s for, %(no)s against, %(abstained)s abstained") % {
        "yes": resolution.votes_for,
        "no": resolution.votes_against,
        "abstained": resolution.votes_abstained,
    }


def minutes_pdf(meeting: Meeting, *, named: bool = True) -> HttpResponse:
    """The minutes as a PDF in Thai, whatever the language of the page."""
    with override("th"):
        pdf = make_pdf(TEMPLATE, _printed(meeting, named=named), language="th")
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="minutes-{meeting.held_on.isoformat()}.pdf"'
    return answer


def _printed(meeting: Meeting, *, named: bool) -> dict[str, Any]:
    seen = told(meeting, thai_time.today(), named=named)
    when = thai_time.be_date(meeting.held_on, "th", "full")
    if meeting.starts_at and meeting.ends_at:
        when += " " + thai_time.time_range(meeting.starts_at, meeting.ends_at, "th")
    return {
        "title": _("Minutes: %(title)s") % {"title": meeting.title_th},
        "by": in_language(meeting.city, "name", "th"),
        "made": _("printed %(day)s") % {"day": thai_time.be_date(thai_time.today(), "th", "medium")},
        "facts": [
            [label, text]
            for label, text in (
                (_("When"), when),
                (_("Where"), meeting.place_th),
                (_("Working group"), meeting.group.name_th if meeting.group else ""),
                (_("Were there"), "\n".join(seen["there"])),
                (_("Sent word"), "\n".join(seen["excused"])),
                (_("Were not there"), "\n".join(seen["absent"])),
                (_("Source"), meeting.source),
            )
            if text
        ],
        "matters": [_matter(each, named=named) for each in seen["matters"]],
        "resolved": _("Resolved"),
        "tasks": _("Tasks"),
        "note": _not_adopted(meeting),
        "invented": _("Invented for the demonstration") if meeting.is_invented else "",
    }


def _not_adopted(meeting: Meeting) -> str:
    if meeting.source:
        return _("Noted from a report; these are not the official minutes.")
    if meeting.adopted_on is None:
        return _("Draft: these minutes have not been adopted yet.")
    return _("Adopted %(day)s.") % {"day": thai_time.be_date(meeting.adopted_on, "th", "long")}


def _matter(seen: dict[str, Any], *, named: bool) -> dict[str, Any]:
    item: AgendaItem = seen["row"]
    return {
        "title": f"{item.number}. {item.title_th}",
        "said": [line for line in item.minute_th.splitlines() if line.strip()],
        "resolutions": [_decided(each) for each in seen["resolutions"]],
        "tasks": [_given(task, named=named) for task, _state in seen["tasks"]],
    }


def _decided(row: Resolution) -> str:
    counted = votes(row)
    return f"{row.get_outcome_display()}: {row.text_th}" + (f" ({counted})" if counted else "")


def _given(row: ActionItem, *, named: bool) -> str:
    owner = _("nobody yet")
    if row.owner:
        owner = str(row.owner) if named else th_en_text(row.owner.organisation, "name")
    day = thai_time.be_date(row.due_on, reader_language(), "medium")
    return _("%(task)s – %(owner)s, by %(day)s") % {"task": row.title_th, "owner": owner, "day": day}
