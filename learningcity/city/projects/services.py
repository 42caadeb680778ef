"""What changes about needs: wishing, wishing the same, reading before others do, answering."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.projects.models import Need, NeedState, Support
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_text import normalise

LONGEST_TITLE = 160
LONGEST_DETAILS = 600


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
    """Keep a wish in the words in which it was said; nobody else sees it before the city has read it."""
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
    audit.record("record_need", need, by=by, city=city.code, origin=origin)
    return need


@transaction.atomic
def support_need(*, need: Need, person: Person, by: User) -> bool:
    """Note that one more person wishes the same; answers False when they had said so already."""
    if need.state != NeedState.OPEN:
        raise Refused("need-closed", _("This wish is no longer open."))
    if need.wished_by_id == person.pk:
        return False
    _row, new = Support.objects.get_or_create(need=need, person=person)
    if new:
        audit.record("support_need", need, by=by, city=need.city.code)
    return new


@transaction.atomic
def show_need(*, need: Need, by: User) -> None:
    """Let everyone see a wish that was read."""
    _decide(need, NeedState.OPEN, by)
    audit.record("show_need", need, by=by, city=need.city.code)


@transaction.atomic
def hide_need(*, need: Need, because: str, by: User) -> None:
    """Keep a wish back from the public page, with a reason."""
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    need.hidden_because = because.strip()
    _decide(need, NeedState.HIDDEN, by)
    audit.record("hide_need", need, by=by, city=need.city.code)


def _decide(need: Need, state: str, by: User) -> None:
    if need.state == NeedState.ANSWERED:
        raise Refused("need-answered", _("This wish has been answered already."))
    need.state, need.read_by = state, by
    need.save(update_fields=["state", "read_by", "hidden_because"])


@transaction.atomic
def answer_need(*, need: Need, answer: str, by: User) -> None:
    """Say in public what became of a wish."""
    if not answer.strip():
        raise Refused("answer-missing", _("Say what became of it."), field="answer")
    if need.state not in (NeedState.OPEN, NeedState.ANSWERED):
        raise Refused("need-unread", _("Let it be seen first, then answer it."))
    need.state, need.answer, need.answered_at = NeedState.ANSWERED, answer.strip(), timezone.now()
    need.save(update_fields=["state", "answer", "answered_at"])
    audit.record("answer_need", need, by=by, city=need.city.code)
