"""Messages about what happens in a city: by which way, why they wait, their text; quiet hours beside them."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learningcity.city.people.permissions import Permission
from learningcity.core import letters, outbox, quiet, thai_time
from learningcity.core.channels import Channel, printing, rings
from learningcity.core.models import Message
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people.quiet_hours import QuietHoursForm
from learningcity.web.staff.people.reading import note_reading

A_PAGE = 25
STATES: dict[str, tuple[str | Promise, str, str]] = {
    Message.State.WAITING: (gettext_lazy("Waiting"), "warn", "clock"),
    Message.State.SENT: (gettext_lazy("Sent"), "ok", "check"),
    Message.State.FAILED: (gettext_lazy("Failed"), "bad", "alert"),
}
"""The states one is shown, each with its name, the kind of its tag and its icon."""

KINDS: dict[str, str | Promise] = {
    "booked": gettext_lazy("a seat is theirs"),
    "waiting": gettext_lazy("they are on the waiting list"),
    "offer": gettext_lazy("a seat is offered"),
    "lapsed": gettext_lazy("the offer has ended"),
    "reminder": gettext_lazy("reminder of the day before"),
    "changed": gettext_lazy("time or place changed"),
    "called_off": gettext_lazy("session cancelled"),
    "invited": gettext_lazy("a role was given"),
    "feedback": gettext_lazy("how was it, asked after the session"),
    "follow_up": gettext_lazy("what changed, asked months later"),
    "support_accepted": gettext_lazy("a request for help is accepted"),
    "support_declined": gettext_lazy("a request for help is declined"),
    "stay": gettext_lazy("shall we go on keeping their data"),
    "line_welcome": gettext_lazy("the way to link LINE"),
    "phone_code": gettext_lazy("a code for a number"),
    "second_step_set": gettext_lazy("their second step is on"),
    "second_step_reset": gettext_lazy("their second step was taken off"),
    "care_asked": gettext_lazy("someone asks to act for them"),
    "guardian_ended": gettext_lazy("another guardian has ended"),
    "agreement_ending": gettext_lazy("an agreement ends soon"),
    "promise_due": gettext_lazy("what they promised is due"),
    "task_due": gettext_lazy("a task of theirs is due"),
    "advice_asked": gettext_lazy("they are asked for advice"),
    "advice_due": gettext_lazy("advice they were asked for is due"),
    "advice_invited": gettext_lazy("the link to give advice"),
    "advice_replied": gettext_lazy("what the city does with their advice"),
    "advice_waits": gettext_lazy("advice waits for a reply"),
    "lesson_adopted": gettext_lazy("another city takes up their lesson"),
    "lesson_reported": gettext_lazy("how their lesson went in another city"),
    "lesson_withdrawn": gettext_lazy("a lesson they took up is withdrawn"),
    "coach_wrote": gettext_lazy("a coach wrote to the city"),
    "coach_answered": gettext_lazy("the city's answer to their note"),
    "teaching_received": gettext_lazy("an offer to teach has arrived"),
    "teaching_returned": gettext_lazy("more is asked about an offer to teach"),
    "teaching_accepted": gettext_lazy("an offer to teach is accepted"),
    "teaching_declined": gettext_lazy("an offer to teach is declined"),
    "teaching_opened": gettext_lazy("what they offered to teach is open"),
    "need_answered": gettext_lazy("what became of their wish"),
    "need_declined": gettext_lazy("why their wish is not taken up now"),
    "need_taken_up": gettext_lazy("their wish is taken up"),
}


WAYS: dict[str, tuple[str | Promise, str]] = {
    Channel.LINE: ("LINE", "phone"),
    Channel.EMAIL: (gettext_lazy("e-mail"), "mail"),
    Channel.SMS: ("SMS", "phone"),
    Channel.PRINT: (gettext_lazy("paper"), "print"),
}
"""Each channel's name and icon."""


@never_cache
@requires(Permission.OUTBOX_READ)
def page(request: CityRequest) -> HttpResponse:
    """The messages of this city in one state, latest first."""
    note_reading(request, request.city, "read_outbox")
    rows, state = _of_city(request), request.GET.get("state", "")
    state = state if state in STATES else _first_state(rows)
    now, hours = thai_time.now(), quiet.hours_of(request.city.code)
    found = Paginator(rows.filter(state=state).order_by("-pk"), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": found,
        "rows": [_line(message, hours, now) for message in found],
        "tabs": _tabs(rows, state),
        "state": state,
        "letters": printing.letters_waiting(request.city.code, now).count(),
        "quiet": hours,
        "quiet_form": QuietHoursForm(initial=hours._asdict())
        if request.powers.may(Permission.CITY_EDIT)
        else None,
    }
    return render(request, "staff/people/outbox.html", context)


@requires(Permission.OUTBOX_READ)
@require_POST
def again(request: CityRequest, message: str) -> HttpResponse:
    """Let a failed message leave again at once."""
    row = get_object_or_404(_of_city(request), uuid=message)
    if outbox.send_again(message=row, by=request.account, city=request.city.code):
        messages.success(request, _("It is tried again now."))
    else:
        messages.error(request, _("It has not failed, so it needs no second try."))
    return redirect(f"{reverse('staff:outbox', args=[request.city.code])}?state=waiting")


def _of_city(request: CityRequest) -> QuerySet[Message]:
    return Message.objects.filter(context__city=request.city.code)


def _first_state(rows: QuerySet[Message]) -> str:
    """What needs someone comes first: failures where there are any, else what was sent."""
    return Message.State.FAILED if rows.filter(state=Message.State.FAILED).exists() else Message.State.SENT


def _tabs(rows: QuerySet[Message], current: str) -> list[dict[str, Any]]:
    counts = rows.aggregate(**{state: Count("pk", filter=Q(state=state)) for state in STATES})
    return [
        {"url": f"?state={state}", "label": label, "count": counts[state], "current": state == current}
        for state, (label, _kind, _icon) in STATES.items()
    ]


def _line(message: Message, hours: quiet.Quiet, now: datetime) -> dict[str, Any]:
    subject, text = written(message)
    label, kind, icon = STATES[message.state]
    way, way_icon = WAYS[message.channel]
    return {
        "message": message,
        "to": covered(address_of(message)),
        "way": way,
        "way_icon": way_icon,
        "why": _why(message, hours, now) if message.state == Message.State.WAITING else "",
        "what": KINDS.get(message.template, message.template),
        "subject": subject,
        "text": text,
        "label": label,
        "kind": kind,
        "icon": icon,
        "at": message.sent_at or message.not_before,
    }


def written(message: Message) -> tuple[str, str]:
    """A message as its reader gets it; paper says what an e-mail says."""
    short = message.channel if message.channel in (Channel.LINE, Channel.SMS) else ""
    return letters.read(message, short)


def address_of(message: Message) -> str:
    return str(message.ways[0][1]) if message.ways else message.recipient


def _why(message: Message, hours: quiet.Quiet, now: datetime) -> str:
    """Why a message waits, in words for who looks after it."""
    if message.channel == Channel.PRINT:
        return _("waits to be printed")
    if message.waits:
        return _("%(way)s is busy, tried again later") % {"way": WAYS[message.channel][0]}
    if message.last_error:
        return _("the last try failed")
    sleeps = hours.morning(now) == message.not_before and rings(message.channel) and not message.urgent
    return _("quiet hours, leaves in the morning") if sleeps else ""


def covered(address: str) -> str:
    """An address with only its beginning and its end: so…@example.org, +66…4172."""
    if not address:
        return ""
    name, at, host = address.partition("@")
    return f"{name[:2]}…@{host}" if at else f"{address[:3]}…{address[-4:]}"
