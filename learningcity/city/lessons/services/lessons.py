"""A city's own lessons: written, shown to every city once they are whole, withdrawn with a reason."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Topic
from learningcity.city.lessons.models import Lesson
from learningcity.city.lessons.queries.evidence import is_open_to_everyone
from learningcity.city.lessons.rules.lessons import WHOLE, lesson_after, missing
from learningcity.city.lessons.services.letters import tell_adopters
from learningcity.city.places.models import City
from learningcity.core import audit, changes, thai_time
from learningcity.core.errors import Refused
from learningcity.core.versions import take_turn

LACKS = {
    "title": _("title"),
    "context": _("what it was like there"),
    "problem": _("the problem"),
    "done": _("what the city did"),
    "cost_note": _("what it cost, or why nobody knows"),
    "gave": _("what it gave"),
    "failed": _("what failed"),
    "repeat": _("how to repeat it"),
    "evidence": _("something that shows it"),
}


@transaction.atomic
def write_lesson(
    *,
    city: City,
    by: Any,
    lesson: Lesson | None = None,
    version: int = 0,
    topics: Sequence[Topic] = (),
    **fields: Any,
) -> Lesson:
    """Keep what a city learnt; what every city reads already stays whole."""
    if lesson is None:
        lesson = Lesson.objects.create(city=city, **fields)
    else:
        if lesson.is_published:
            _refuse_lacking([name for name in WHOLE if not str(fields.get(f"{name}_th", "x")).strip()])
        take_turn(lesson, version=version, changes=fields | {"changed_at": timezone.now()})
    lesson.topics.set(topics)
    _noted("write_lesson", lesson, by)
    return lesson


@transaction.atomic
def publish_lesson(*, lesson: Lesson, by: Any) -> None:
    """Show a lesson to every city; it has to be whole, and each thing that shows it open to everyone."""
    lesson = _moved(lesson, "publish")
    evidence = list(lesson.evidence.all())
    _refuse_lacking(missing({name: getattr(lesson, f"{name}_th") for name in WHOLE}, evidence=len(evidence)))
    if hidden := [each for each in evidence if not is_open_to_everyone(each)]:
        sentence = _("Not everyone can open “%(what)s”; open that record first, or take it out here.")
        raise Refused("evidence-hidden", sentence % {"what": hidden[0]})
    lesson.published_on = thai_time.today()
    lesson.withdrawn_on, lesson.withdrawn_because = None, ""
    lesson.save()
    _noted("publish_lesson", lesson, by)


@transaction.atomic
def withdraw_lesson(*, lesson: Lesson, because: str, by: Any) -> None:
    """Take back a lesson that holds no more; everyone who comes reads why, and who took it up is told."""
    lesson = _moved(lesson, "withdraw")
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    lesson.withdrawn_on, lesson.withdrawn_because = thai_time.today(), because.strip()[:300]
    lesson.save()
    _noted("withdraw_lesson", lesson, by)
    tell_adopters(lesson)


@transaction.atomic
def reopen_lesson(*, lesson: Lesson, by: Any) -> None:
    """Write a withdrawn lesson anew."""
    lesson = _moved(lesson, "reopen")
    lesson.save()
    _noted("reopen_lesson", lesson, by)


def _noted(act: str, lesson: Lesson, by: Any, **details: Any) -> None:
    """Note an act on a lesson in the trail of its own city, and have search follow it."""
    audit.record(act, lesson, by=by, city=lesson.city.code, **details)
    changes.record("lesson", lesson.pk)


def _moved(lesson: Lesson, act: str) -> Lesson:
    """The lesson locked and in the state the act leads to, still to be saved."""
    lesson = Lesson.everywhere.select_for_update().get(pk=lesson.pk)
    after = lesson_after(act, lesson.state)
    if after is None:
        raise Refused("not-now", _("That cannot be done with this lesson as it stands now."))
    lesson.state = after
    lesson.version += 1
    return lesson


def _refuse_lacking(lacks: list[str]) -> None:
    if lacks:
        named = ", ".join(str(LACKS[name]) for name in lacks)
        sentence = _("Before others can learn from it, say: %(what)s.") % {"what": named}
        raise Refused("not-whole", sentence, field=f"{lacks[0]}_th" if lacks[0] in WHOLE else "")
