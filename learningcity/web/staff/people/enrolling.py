"""Enrolling someone who asked for it: which session, that they agree, a seat or the line, a slip to print."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import F, Q, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import Session, SessionQuerySet
from learningcity.city.enrolment.models import LIVE, Enrolment, State
from learningcity.city.enrolment.queries import may_join, seats
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Person, Purpose
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries import was_asked
from learningcity.city.people.rules import Bond, may_act
from learningcity.city.people.services import decline_consent, give_consent
from learningcity.core import audit, thai_time
from learningcity.core.errors import Refused
from learningcity.core.fields import in_language
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.people import within
from learningcity.web.staff.people.forms import EnrolForm
from learningcity.web.staff.people.reading import note_reading
from learningcity.web.staff.support.asking import support_form
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.slips import qr_of_slip
from learningcity.web.ui.support import SupportForm, keep_support

A_PAGE = 15
STEPS = (
    gettext_lazy("Who comes"),
    gettext_lazy("Which session"),
    gettext_lazy("Agreement and seat"),
)


@requires(Permission.ENROLMENT_BY_PROXY)
def choose(request: CityRequest, person: str) -> HttpResponse:
    """The coming sessions with a seat this person may use, soonest first, searched by words."""
    row = within.person_within(request, person)
    note_reading(request, row, "read_learner")
    text, also_full = request.GET.get("q", "").strip(), "full" in request.GET
    found = sessions_found(request, text, also_full=also_full).order_by("starts_at", "pk")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "person": row,
        "page": page,
        "rows": _rows(page.object_list, row),
        "text": text,
        "also_full": also_full,
        "steps": STEPS,
    }
    return render(request, "staff/people/choose.html", context)


def sessions_found(request: CityRequest, text: str, *, also_full: bool) -> SessionQuerySet:
    """The sessions into which the account may enrol someone, that all words of a text fit."""
    rows = within.sessions(request).select_related("activity__topic", "venue")
    for word in text.split():
        rows = rows.filter(_words(word))
    free = rows.annotate(free=Sum(F("pools__seats") - F("pools__taken")))
    return free if also_full else free.filter(free__gt=0)


def _words(word: str) -> Q:
    columns = ("activity__title_th", "activity__title_en", "venue__name_th", "venue__name_en")
    condition = Q()
    for column in columns:
        condition |= Q(**{f"{column}__icontains": word})
    return condition


def _rows(sessions: Any, person: Person) -> list[dict[str, Any]]:
    """Each session with its seats, and why this person may not join it, if so; three statements."""
    held, now = seats([row.pk for row in sessions]), thai_time.now()
    joined = set(
        person.enrolments.filter(session__in=sessions, state__in=LIVE).values_list("session", flat=True)
    )
    return [
        {
            "session": row,
            "seats": held.get(row.pk),
            "why_not": may_join(row, person, now),
            "joined": row.pk in joined,
        }
        for row in sessions
    ]


@requires(Permission.ENROLMENT_BY_PROXY)
def confirm(request: CityRequest, person: str, session: str) -> HttpResponse:
    """Say that they agree (for a small child: that the guardian is here), and give the seat."""
    row, wanted = within.person_within(request, person), _session(request, session)
    form, support = _form(request, row, wanted), support_form(request, row, wanted)
    if request.method == "POST" and form.is_valid() & support.is_valid():
        if form.cleaned_data.get("if_full") == "leave":
            return redirect("staff:enrol", city=request.city.code, person=row.uuid)
        if enrolment := _enrolled(request, form, support, row, wanted):
            return _answered(request, enrolment)
    context = {
        "person": row,
        "session": wanted,
        "form": form,
        "support": support,
        "age": row.age(thai_time.today()),
        "seats": seats([wanted.pk]).get(wanted.pk),
        "why_not": may_join(wanted, row, thai_time.now()),
        "steps": STEPS,
    }
    return render(request, "staff/people/confirm.html", context)


def _session(request: CityRequest, uuid: UUID | str) -> Session:
    rows = within.sessions(request).select_related("activity__topic", "venue", "city")
    try:
        return rows.get(uuid=uuid)
    except Session.DoesNotExist as missing:
        raise Http404 from missing


def _form(request: CityRequest, person: Person, session: Session) -> EnrolForm:
    held = seats([session.pk]).get(session.pk)
    free = held.free_for(person.groups_on(thai_time.day_of(session.starts_at))) if held else 0
    return EnrolForm(
        request.POST or None,
        child=not may_act(Bond.SELF, person.age(thai_time.today())),
        full=free <= 0,
        ask_reminders=not was_asked(person, Purpose.REMINDERS),
    )


def _enrolled(
    request: CityRequest, form: EnrolForm, support: SupportForm, person: Person, session: Session
) -> Enrolment | None:
    given = form.cleaned_data
    try:
        with transaction.atomic():
            enrolment = book_seat(
                session=session,
                person=person,
                by=request.account,
                via=Enrolment.Via.CLERK,
                wait_if_full="if_full" in form.fields,
                guardian_present=given.get("guardian_present", False),
            )
            audit.record("note_agreement", enrolment, by=request.account, city=request.city.code)
            _keep_consent(request, form, person)
            keep_support(support, enrolment, request.account, sees_all=False)
    except Refused as refused:
        form.add_error(None, str(refused))
        return None
    return enrolment


def _keep_consent(request: CityRequest, form: EnrolForm, person: Person) -> None:
    if "remind" in form.fields:
        answer = give_consent if form.cleaned_data["remind"] else decline_consent
        answer(person=person, purpose=Purpose.REMINDERS, by=request.account)


def _answered(request: CityRequest, enrolment: Enrolment) -> HttpResponse:
    name = {"name": enrolment.person.name}
    if enrolment.state == State.BOOKED:
        messages.success(request, _("%(name)s has a seat.") % name)
    else:
        messages.warning(request, _("%(name)s is on the waiting list.") % name)
    person = enrolment.person.uuid
    return redirect("staff:enrol_slip", city=request.city.code, person=person, enrolment=enrolment.uuid)


@requires(Permission.ENROLMENT_BY_PROXY)
def slip(request: CityRequest, person: str, enrolment: str) -> HttpResponse:
    """The slip to print and take home."""
    row = within.person_within(request, person)
    held = get_object_or_404(
        within.enrolments(request).select_related("session__activity", "session__venue", "person"),
        person=row,
        uuid=enrolment,
    )
    context = {
        "person": row,
        "enrolment": held,
        "session": held.session,
        "code": slip_code(held.pk),
        "qr": qr_of_slip(request.city.code, slip_code(held.pk)),
        "rows": slip_rows(held),
        "waits": held.state == State.WAITING,
    }
    return render(request, "staff/people/slip.html", context)


def slip_rows(enrolment: Enrolment) -> list[tuple[str, str]]:
    """The lines of the slip: who, what, when, where."""
    session, language = enrolment.session, reader_language()
    day = thai_time.be_date(session.starts_at, language)
    time = thai_time.time_range(session.starts_at, session.ends_at, language)
    return [
        (_("Who"), enrolment.person.name),
        (_("What"), in_language(session.activity, "title", language)),
        (_("When"), f"{day} {time}"),
        (_("Where"), in_language(session.venue, "name", language) if session.venue else _("Online")),
    ]
