"""Joining in three steps: a session chosen on its page, who comes, and a last look before the yes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from learningcity.city.catalogue.models import ActivityState, Session, SessionState
from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.queries import refusal
from learningcity.city.enrolment.queries.support import question, remembered_for
from learningcity.city.enrolment.rules import No
from learningcity.city.people.models import Person, Purpose, User
from learningcity.city.people.queries import Someone, can_be_written_to, has_agreed, people_of, was_asked
from learningcity.city.people.rules import Bond
from learningcity.core.errors import Refused
from learningcity.core.thai_time import now
from learningcity.web.door import CityRequest, public, signed_in
from learningcity.web.public.enrolment import drafts
from learningcity.web.public.enrolment.forms import ME, ConfirmForm, WhoForm
from learningcity.web.public.enrolment.last_step import join_session
from learningcity.web.public.enrolment.outlook import group_name, outlook
from learningcity.web.public.enrolment.paying import PayingForm, lines, paying_form
from learningcity.web.public.people.accounts import enter_new
from learningcity.web.public.people.sign_in_forms import AccountFields
from learningcity.web.ui.support import SupportForm

SIGN_IN = "sign_in"
"""What the button of someone who has an account already says."""


@never_cache
@sensitive_post_parameters("you-password1")
@public
def join(request: CityRequest, session: UUID) -> HttpResponse:
    """Ask who comes; whoever has no account opens one here, with what they typed kept."""
    wanted = session_of(request, session)
    if closed := why_closed(wanted):
        return render(request, "public/enrolment/closed.html", {"session": wanted, "why": closed}, status=410)
    draft = drafts.keep(request, wanted) if request.method == "POST" else drafts.find(request, wanted)
    if request.POST.get("then") == SIGN_IN:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    who = WhoForm(
        request.POST or None,
        session=wanted,
        people=people_here(request),
        initial={"who": ME} | (draft.initial if draft else {}),
    )
    account = account_form(request, draft)
    if request.method == "POST" and who.is_valid() & (account is None or account.is_valid()):
        return go_on(request, wanted, who, account)
    return ask(request, wanted, who, account)


def session_of(request: CityRequest, uuid: UUID) -> Session:
    """A session of this city whose activity is, or was, open to everyone; else a page not found."""
    rows = Session.objects.in_city(request.city).select_related("activity__topic", "venue", "city")
    shown = (ActivityState.PUBLISHED, ActivityState.WITHDRAWN)
    found = rows.filter(uuid=uuid, activity__state__in=shown).first()
    if found is None:
        raise Http404
    return found


def why_closed(session: Session) -> Refused | None:
    """Why nobody at all can join a session any more, or nothing."""
    if session.activity.state != ActivityState.PUBLISHED:
        return refusal(no=No.NOT_PUBLISHED)
    if session.state != SessionState.SCHEDULED:
        return refusal(no=No.CALLED_OFF)
    return refusal(no=No.STARTED) if session.starts_at <= now() else None


def people_here(request: CityRequest) -> list[Someone]:
    return people_of(request.user) if isinstance(request.user, User) else []


def account_form(request: CityRequest, draft: drafts.Draft | None) -> AccountFields | None:
    """The questions that open an account, for whoever has none."""
    if request.user.is_authenticated:
        return None
    return AccountFields(request.POST or None, prefix="you", initial=draft.of_account if draft else {})


def go_on(request: CityRequest, session: Session, who: WhoForm, form: AccountFields | None) -> HttpResponse:
    """On to the last step; an account is opened first where there is none."""
    last = reverse("public:join_confirm", args=[request.city.code, session.uuid])
    if form is None:
        return redirect(last)
    account = form.open()
    if account is None:
        return ask(request, session, who, form)
    return enter_new(request, account, last)


def ask(request: CityRequest, session: Session, who: WhoForm, account: AccountFields | None) -> HttpResponse:
    """Show the step “who comes” as it stands."""
    shown = {"session": session, "form": who, "account": account}
    return render(request, "public/enrolment/join.html", shown)


@never_cache
@signed_in
def confirm(request: CityRequest, session: UUID) -> HttpResponse:
    """Show what will happen and ask for the last yes; the same yes sent twice joins once."""
    wanted = session_of(request, session)
    if done := drafts.became(request, request.POST.get("draft", "")):
        return redirect("public:enrolment", request.city.code, done)
    draft = drafts.find(request, wanted)
    if draft is None or why_closed(wanted):
        return redirect("public:join", request.city.code, wanted.uuid)
    who = WhoForm(draft.data, session=wanted, people=people_here(request))
    if not who.is_valid():
        return ask(request, wanted, who, None)
    if live := live_enrolment(wanted, who.candidate()):
        messages.info(request, _("Already joined: this is how it stands."))
        return redirect("public:enrolment", request.city.code, live.uuid)
    form, support = _confirm_form(request, who), _support_form(request, wanted, who)
    paying = paying_form(request, wanted, who)
    if request.method == "POST" and request.POST.get("draft") != draft.id:
        messages.info(request, _("Something was changed in another window. Look once more, then confirm."))
    elif request.method == "POST" and form.is_valid() & support.is_valid() & paying.is_valid():
        return _join(request, wanted, who, form, support, paying, draft)
    return _last_look(request, wanted, who, form, support, paying, draft)


def live_enrolment(session: Session, person: Person) -> Enrolment | None:
    """The enrolment that the person already has in a session, if it is live."""
    if person.pk is None:
        return None
    rows = Enrolment.objects.in_city(session.city).live()
    found: Enrolment | None = rows.filter(session=session, person_id=person.pk).first()
    return found


def _confirm_form(request: CityRequest, who: WhoForm) -> ConfirmForm:
    person = who.candidate()
    return ConfirmForm(
        request.POST or None,
        asked=was_asked(person, Purpose.REMINDERS),
        follows=person.pk is not None and has_agreed(person, Purpose.FOLLOW_UP),
        has_address=bool(can_be_written_to(person) or request.account.email),
    )


def _support_form(request: CityRequest, session: Session, who: WhoForm) -> SupportForm:
    """The question about help, with what this account may know of what was remembered."""
    person, at = who.candidate(request.account.name), now()
    price = outlook(session, person, at).price_satang if session.activity.price_satang else 0
    return SupportForm(
        request.POST or None,
        question=question(session, price_satang=price, now=at),
        needs=remembered_for(person, request.account, sees_all=who.bond != Bond.HELPER),
    )


def _join(
    request: CityRequest,
    session: Session,
    who: WhoForm,
    form: ConfirmForm,
    support: SupportForm,
    paying: PayingForm,
    draft: drafts.Draft,
) -> HttpResponse:
    wait = request.POST.get("expects") == "line"
    try:
        enrolment = join_session(
            session=session,
            who=who,
            agreed=form.cleaned_data,
            support=support,
            by=request.account,
            draft=draft,
            wait=wait,
            voucher=paying.voucher,
        )
    except Refused as refused:
        person = who.candidate()
        if live := live_enrolment(session, person):
            return redirect("public:enrolment", request.city.code, live.uuid)
        gone = refused.code == "full"
        if not gone:
            form.add_error(None, str(refused))
        return _last_look(request, session, who, form, support, paying, draft, gone=gone)
    drafts.finish(request, session, draft, enrolment)
    return redirect("public:enrolment", request.city.code, enrolment.uuid)


def _last_look(
    request: CityRequest,
    session: Session,
    who: WhoForm,
    form: ConfirmForm,
    support: SupportForm,
    paying: PayingForm,
    draft: drafts.Draft,
    *,
    gone: bool = False,
) -> HttpResponse:
    person = who.candidate(request.account.name)
    ahead = outlook(session, person, now())
    shown: dict[str, Any] = {
        "session": session,
        "form": form,
        "support": support,
        "paying": paying,
        "price_lines": lines(paying.quote, paying.waiver),
        "draft": draft,
        "person": person,
        "bond": who.bond,
        "outlook": ahead,
        "held_group": group_name(ahead.held_for_them),
        "others_group": group_name(ahead.held_for_others),
        "gone": gone,
    }
    return render(request, "public/enrolment/confirm.html", shown)
