"""Notes of a coach: drafted in private, sent to the city's coordinators, answered by them."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import ActionItem, Contact
from learningcity.city.partners.models.advice import ReplyKind
from learningcity.city.partners.rules.advice import WITH_TASK
from learningcity.city.partners.services.tasks import take_on_task
from learningcity.city.people.access import Powers
from learningcity.city.people.models import CoachNote, User
from learningcity.city.people.services.coaching_letters import tell_author_of_reply, tell_city_of_note
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.versions import take_turn

_KEPT = ("kind", "subject", "title", "text")


@transaction.atomic
def draft_note(*, city: City, by: User, kind: str, subject: str, title: str, text: str) -> CoachNote:
    """Begin a note that nobody but its author reads."""
    _refuse_stranger(city, by, subject)
    _refuse_empty(title, text)
    return CoachNote.objects.create(
        city=city, author=by, kind=kind, subject=subject, title=title.strip(), text=text.strip()
    )


@transaction.atomic
def edit_note(
    *, note: CoachNote, by: User, version: int, kind: str, subject: str, title: str, text: str
) -> None:
    """Change a note that was not sent yet."""
    _refuse_stranger(note.city, by, subject)
    _refuse_others(note, by)
    _refuse_empty(title, text)
    changes = dict(zip(_KEPT, (kind, subject, title.strip(), text.strip()), strict=True))
    take_turn(note, version=version, changes=changes)


@transaction.atomic
def send_note(*, note: CoachNote, by: User) -> None:
    """Send a note to the coordinators of the city it is about; from then on it stays as it is."""
    note = CoachNote.everywhere.select_for_update(of=("self",)).select_related("city").get(pk=note.pk)
    _refuse_stranger(note.city, by, note.subject)
    _refuse_others(note, by)
    take_turn(note, version=note.version, changes={"sent_at": timezone.now()})
    audit.record("send_coach_note", note, by=by, city=note.city.code)
    tell_city_of_note(note)


@transaction.atomic
def discard_note(*, note: CoachNote, by: User) -> None:
    """Throw a note away that was not sent."""
    _refuse_others(note, by)
    rows = CoachNote.everywhere.filter(pk=note.pk)
    rows.filter(sent_at=None).delete()
    if rows.exists():
        raise _already_sent()


@transaction.atomic
def reply_to_note(
    *,
    note: CoachNote,
    reply: str,
    reason: str,
    by: User | None,
    owner: Contact | None = None,
    task_th: str = "",
    task_en: str = "",
    task_due_on: date | None = None,
) -> None:
    """Say to a suggestion what the city does with it and why; taking it up gives somebody a task."""
    rows = CoachNote.everywhere.select_for_update(of=("self",)).select_related("city", "author")
    note = rows.get(pk=note.pk)
    if not note.waits:
        raise Refused("replied", _("Nothing waits for a reply here any more."))
    if reply not in ReplyKind:
        raise Refused("reply-missing", _("Say what the city does with it."), field="reply")
    if not reason.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="reason")
    task: ActionItem | None = None
    if reply in WITH_TASK:
        task = take_on_task(
            city=note.city, owner=owner, title_th=task_th, title_en=task_en, due_on=task_due_on, by=by,
            is_invented=note.is_invented,
        )  # fmt: skip
    changes = {
        "reply": reply, "reason": reason.strip(), "replied_at": timezone.now(), "replied_by": by,
        "task": task,
    }  # fmt: skip
    take_turn(note, version=note.version, changes=changes)
    audit.record("reply_to_coach_note", note, by=by, city=note.city.code, reply=reply)
    tell_author_of_reply(note)


def _refuse_stranger(city: City, by: User, subject: str) -> None:
    """Asked anew within the act: the share may have ended while the page was open."""
    if not Powers(by, city).may_coach(subject):
        raise Refused("not-shared", _("The city does not share this with you any more."), field="subject")


def _refuse_others(note: CoachNote, by: User) -> None:
    if note.author_id != by.pk:
        raise Refused("others-note", _("Only its author can change a note."))
    if note.sent_at:
        raise _already_sent()


def _already_sent() -> Refused:
    return Refused("sent", _("It was sent already and stays as it is."))


def _refuse_empty(title: str, text: str) -> None:
    if not title.strip():
        raise Refused("title-missing", _("Say in a few words what it is about."), field="title")
    if not text.strip():
        raise Refused("text-missing", _("Write the note."), field="text")
