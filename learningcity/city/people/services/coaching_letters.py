"""Letters about a coach's note: that it has come, what the city does with it; never its words."""

from django.utils.translation import override

from learningcity.city.people.access import Powers
from learningcity.city.people.models import CoachNote, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.queries.accounts import accounts_with
from learningcity.core import outbox


def tell_city_of_note(note: CoachNote) -> None:
    """Write to everyone who may answer for the city that a coach wrote, and about which subject."""
    for each in accounts_with(note.city, Permission.COACHING_ANSWER):
        _tell(note, "coach_wrote", each)


def tell_author_of_reply(note: CoachNote) -> None:
    """Write to the note's author what the city does with it, while it still shares that with them."""
    if note.author and Powers(note.author, note.city).may_coach(note.subject):
        _tell(note, "coach_answered", note.author)


def _tell(note: CoachNote, template: str, to: User) -> None:
    outbox.queue(template=template, to=to, key=f"{template}-{note.uuid}-{to.pk}", context=_told(note, to))


def _told(note: CoachNote, to: User) -> dict[str, str]:
    return {
        "name": to.name,
        "city": note.city.code,
        "by_th": note.city.name_th,
        "by_en": note.city.name_en,
        "note": str(note.uuid),
        "waits": "yes" if note.kind == CoachNote.Kind.SUGGESTION else "",
        "reply": note.reply,
        **{f"subject_{language}": _subject(note, language) for language in ("th", "en")},
    }


def _subject(note: CoachNote, language: str) -> str:
    with override(language):
        return str(note.get_subject_display())
