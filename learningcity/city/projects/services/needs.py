"""What changes about needs: said, supported, read before others do, and what became of them."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.projects.models import Need, NeedState, Support
from learningcity.city.projects.rules.needs import SUPPORTABLE, need_after
from learningcity.city.projects.services.news import tell_wishers
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_text import normalise

LONGEST_TITLE = 160
LONGEST_DETAILS = 600
LONGEST_ANSWER = 600


@transaction.atomic
def record_need(
    *,
    city: City,
    title: str,
    origin: str,
    by: User | None,
    details: str = "",
    neighbourhood: Neighbourhood | None = None,
    group: str = "",
    wished_by: Person | None = None,
) -> Need:
    """Keep a need in the words in which it was said; nobody else sees it before the city has read it."""
    title = normalise(title)
    if not title:
        raise Refused("title-missing", _("Say in a few words what you would like to learn."), field="title")
    if len(title) > LONGEST_TITLE or len(details) > LONGEST_DETAILS:
        raise Refused(
            "too-long", _("Say it shorter: 160 letters for the wish, 600 to explain."), field="title"
        )
    need = Need.everywhere.create(
        city=city,
        title=title,
        details=details.strip(),
        neighbourhood=neighbourhood,
        group=group,
        origin=origin,
        wished_by=wished_by,
    )
    Support.objects.create(need=need, person=wished_by, way=Support.Way.OWN)
    audit.record("record_need", need, by=by, city=city.code, origin=origin)
    return need


@transaction.atomic
def support_need(*, need: Need, person: Person, by: User) -> bool:
    """Note that one more person needs the same; answers False when they are counted already.

    The need itself is not locked: two thousand people in a minute only add rows.
    """
    need = standing_need(need)
    same = Support.objects.filter(Q(need=need) | Q(need__merged_into=need))
    if same.filter(person=person).exists() or _was_a_slip(same, person):
        return False
    _row, new = Support.objects.get_or_create(need=need, person=person)
    if new:
        audit.record("support_need", need, by=by, city=need.city.code)
    return new


def standing_need(need: Need) -> Need:
    """The need that stands for one now, itself or the one it was merged into; refused when it is closed."""
    row = Need.everywhere.select_related("city", "merged_into__city").get(pk=need.pk)
    found: Need = row.merged_into or row
    if found.state not in SUPPORTABLE:
        raise Refused("need-closed", _("This wish is no longer open."), field="need")
    return found


def _was_a_slip(same: Any, person: Person) -> bool:
    """Whether a slip with their number is counted already; it is theirs from now on."""
    if not person.phone_key:
        return False
    slip = same.filter(phone_key=person.phone_key, person=None).order_by("pk").first()
    if slip is None:
        return False
    try:
        with transaction.atomic():
            Support.objects.filter(pk=slip.pk).update(person=person)
    except IntegrityError:  # the same person, at the same moment, from another window
        return True
    return True


def show_need(*, need: Need, by: User) -> None:
    """Let everyone see a need that was read."""
    move_need(need=need, act="show", by=by, read_by=by, hidden_because="")


def hide_need(*, need: Need, because: str, by: User) -> None:
    """Keep a need back from the public page, with a reason."""
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    move_need(need=need, act="hide", by=by, read_by=by, hidden_because=because.strip()[:200])


def answer_need(*, need: Need, answer: str, by: User) -> None:
    """Say to everyone what became of a need, and tell those who said it."""
    _decide(need, "answer", _words(answer, _("Say what became of it.")), by)


def decline_need(*, need: Need, answer: str, by: User) -> None:
    """Say to everyone that it will not be done now, and why; those who said it are told."""
    _decide(need, "decline", _words(answer, _("Say why not; everyone will read it.")), by)


def reopen_need(*, need: Need, by: User) -> None:
    """Open again what was answered or declined; what was said before is taken away."""
    move_need(need=need, act="reopen", by=by, answer="", answered_at=None)


@transaction.atomic
def _decide(need: Need, act: str, words: str, by: User) -> None:
    row = move_need(need=need, act=act, by=by, answer=words, answered_at=timezone.now())
    tell_wishers(need=row, template="need_answered" if act == "answer" else "need_declined")


def _words(said: str, missing: object) -> str:
    words = normalise(said, keep_lines=True)
    if not words:
        raise Refused("answer-missing", missing, field="answer")
    if len(words) > LONGEST_ANSWER:
        sentence = _("Write it in at most %(most)s letters.") % {"most": LONGEST_ANSWER}
        raise Refused("too-long", sentence, field="answer")
    return words


@transaction.atomic
def move_need(*, need: Need, act: str, by: User | None, **also: Any) -> Need:
    """Do one act of the table to a need, with its trace."""
    row = locked_need(need)
    state = need_after(act, row.state)
    if state is None:
        sentence = _("That cannot be done now: the wish is “%(state)s”.")
        raise Refused("not-now", sentence % {"state": row.get_state_display()})
    row.state = state
    for name, value in also.items():
        setattr(row, name, value)
    row.save()
    audit.record(f"{act}_need", row, by=by, city=row.city.code)
    return row


def locked_need(need: Need) -> Need:
    """The need as it is now, held until the transaction ends; supports go on being added meanwhile."""
    rows = Need.everywhere.select_related("city").select_for_update(of=("self",), no_key=True)
    found: Need = rows.get(pk=need.pk)
    return found


@transaction.atomic
def take_up(*, needs: Iterable[Need], by: User | None) -> None:
    """Mark open needs as taken up, and tell those who said them; the others stay as they are."""
    for need in _as_they_are(needs, NeedState.OPEN):
        tell_wishers(need=move_need(need=need, act="take_up", by=by), template="need_taken_up")


@transaction.atomic
def put_back(*, needs: Iterable[Need], by: User | None) -> None:
    """Open needs again that no adopted brief and no project answers any more."""
    for need in _as_they_are(needs, NeedState.TAKEN_UP):
        if not (need.projects.exists() or need.briefs.exclude(adopted_on=None).exists()):
            move_need(need=need, act="put_back", by=by)


def _as_they_are(needs: Iterable[Need], state: str) -> list[Need]:
    """Those of some needs that are in a state now, held until the transaction ends."""
    rows = Need.everywhere.filter(pk__in=[need.pk for need in needs]).order_by("pk")
    return [row for row in rows.select_for_update(of=("self",), no_key=True) if row.state == state]
