"""What people may ask about their data: asking, taking it back, answering, and erasing."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Breach, CareLink, Person, RightsRequest, User
from learningcity.city.people.rules.rights import answer_due, erasure_at
from learningcity.city.people.services.care import end_care
from learningcity.city.people.services.roles import end_role
from learningcity.city.places.models import City
from learningcity.core import audit, outbox
from learningcity.core.errors import Refused
from learningcity.core.forgetting import forget


@transaction.atomic
def ask_right(
    *,
    person: Person,
    kind: str,
    city: City,
    by: User | None,
    said: str = "",
    on_paper: bool = False,
    proof: str = "",
) -> RightsRequest:
    """Note what a person asks about their data; an erasure happens after the days to think it over."""
    now = timezone.now()
    if on_paper and not proof.strip():
        raise Refused("proof-missing", _("Say how you made sure who asks."), field="proof")
    erases = kind == RightsRequest.Kind.ERASE
    if erases and RightsRequest.objects.open().filter(person=person, kind=kind).exists():
        raise Refused("asked-already", _("This has been asked already and is under way."))
    request = RightsRequest.objects.create(
        person=person, city=city, kind=kind, said=said.strip(), on_paper=on_paper, proof=proof.strip(),
        asked_by=by, asked_at=now, due_at=answer_due(now),
        happens_at=erasure_at(now, settings.ERASURE_DAYS) if erases else None,
    )  # fmt: skip
    audit.record("ask_right", person, by=by, city=city.code, kind=kind, on_paper=on_paper)
    return request


@transaction.atomic
def withdraw_right(*, request: RightsRequest, by: User | None) -> None:
    """Take a request back; nothing of it happens."""
    _settle(request, RightsRequest.State.WITHDRAWN, by)
    audit.record("withdraw_right", request.person, by=by, city=request.city.code, kind=request.kind)


@transaction.atomic
def answer_right(*, request: RightsRequest, by: User | None, answer: str, refused: bool = False) -> None:
    """Note what was done about a request, or why it was not."""
    if not answer.strip():
        raise Refused("answer-missing", _("Say what was done, or why it was not."), field="answer")
    if request.kind == RightsRequest.Kind.ERASE and not refused:
        raise Refused("erases-by-itself", _("Erasing happens by itself on its day; it is not ticked off."))
    state = RightsRequest.State.REFUSED if refused else RightsRequest.State.DONE
    _settle(request, state, by, answer=answer.strip())
    audit.record("answer_right", request.person, by=by, city=request.city.code, kind=request.kind)


def _settle(request: RightsRequest, state: str, by: User | None, **more: Any) -> None:
    """End an open request once; whoever comes second is told so."""
    current = RightsRequest.objects.open().select_for_update().filter(pk=request.pk).first()
    if current is None:
        raise Refused("answered-already", _("This request has been dealt with already."))
    for name, value in {"state": state, "done_at": timezone.now(), "done_by": by, **more}.items():
        setattr(current, name, value)
        setattr(request, name, value)
    current.save()


@transaction.atomic
def erase_person(*, person: Person, by: User | None, city: City | None = None) -> dict[str, int]:
    """Erase all that is held about a person, as each model declares it; what counts rest on stays, nameless.

    Seats ahead are given up first by whoever calls this, since they are none of this context's.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    records = list(Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person)))
    accounts = list(User.objects.filter(person__in=records))
    addresses = [*(row.email or "" for row in records), *(account.email or "" for account in accounts)]
    for account in accounts:
        _close(account)
    touched: Counter[str] = Counter()
    for record in records:
        touched.update(forget(record, addresses=addresses))
    Person.objects.filter(pk__in=[row.pk for row in records]).update(erased_at=timezone.now())
    _note_done(person, by)
    audit.record("erase_person", person, by=by, city=city.code if city else "", rows=touched.total())
    return touched


def _close(account: User) -> None:
    """End whatever an account can do: signing in, its roles, acting for others."""
    User.objects.filter(pk=account.pk).update(is_active=False, is_staff=False, is_superuser=False)
    for link in CareLink.objects.filter(carer=account, ended_at=None):
        end_care(link=link, by=None)
    for grant in account.roles.current():
        end_role(grant=grant, by=None)


def _note_done(person: Person, by: User | None) -> None:
    open_requests = RightsRequest.objects.open().filter(person=person)
    open_requests.update(state=RightsRequest.State.DONE, done_at=timezone.now(), done_by=by)


@transaction.atomic
def ask_to_stay(*, people: Iterable[Person], at: datetime) -> int:
    """Ask people not seen for years whether they want to stay; answers how many were written to."""
    asked = list(people)
    Person.objects.filter(pk__in=[person.pk for person in asked]).update(asked_to_stay_at=at)
    letters = [
        outbox.compose(template="stay", to=person, key=f"stay:{person.uuid}:{at:%Y}", context=_stay(person))
        for person in asked
    ]
    outbox.queue_all(queued := [letter for letter in letters if letter is not None])
    return len(queued)


def _stay(person: Person) -> dict[str, Any]:
    known = person.known.select_related("city").order_by("since").first()
    return {"name": person.name, "city": known.city.code if known else "", "days": settings.STAY_DAYS}


@transaction.atomic
def record_breach(
    *, city: City, by: User, noticed_at: datetime, what: str, whose: str, people: int | None = None
) -> Breach:
    """Note that personal data got where it should not; from then on the clock runs."""
    if noticed_at > timezone.now():
        raise Refused("noticed-later", _("That moment has not come yet."), field="noticed_at")
    breach = Breach.objects.create(
        city=city,
        noticed_at=noticed_at,
        what=what.strip(),
        whose=whose.strip(),
        people=people,
        recorded_by=by,
    )
    audit.record("record_breach", breach, by=by, city=city.code)
    return breach


@transaction.atomic
def report_breach(*, breach: Breach, by: User, outcome: str) -> None:
    """Note that the office was told, or why it did not have to be; the clock stops."""
    if not outcome.strip():
        raise Refused("outcome-missing", _("Say whom you told, or why nobody had to be."), field="outcome")
    waiting = Breach.objects.filter(pk=breach.pk, reported_at=None)
    if not waiting.update(reported_at=timezone.now(), outcome=outcome.strip()):
        raise Refused("reported-already", _("This has been reported already."))
    audit.record("report_breach", breach, by=by, city=breach.city.code)
