"""A lesson of one city taken up by another: the one place where an act in one city is noted in two.

The row is the adopting city's. The other city gets a line in its trail, without a name, and a letter.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.lessons.rules.lessons import adoption_after
from learningcity.city.lessons.services.letters import tell_city
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City
from learningcity.core import audit, thai_time
from learningcity.core.errors import Refused
from learningcity.core.versions import take_turn


@transaction.atomic
def adopt_lesson(
    *,
    city: City,
    lesson: Lesson,
    adapted_th: str,
    lead: Organisation,
    due_on: date,
    by: Any,
    adapted_en: str = "",
    is_invented: bool = False,
) -> Adoption:
    """Take up another city's lesson: what is done otherwise here, who leads, and by when it is reported."""
    lesson = Lesson.everywhere.select_for_update(of=("self",)).select_related("city").get(pk=lesson.pk)
    if not lesson.is_published:
        raise Refused("not-shown", _("This lesson is not open to other cities."))
    if lesson.city_id == city.pk:
        raise Refused("own-lesson", _("This is your own city's lesson; another city adopts it."))
    _refuse_unplanned(city, adapted_th, lead)
    _refuse_past(due_on)
    try:
        with transaction.atomic():
            adoption = Adoption.objects.create(
                city=city,
                lesson=lesson,
                adapted_th=adapted_th.strip(),
                adapted_en=adapted_en.strip(),
                lead=lead,
                due_on=due_on,
                adopted_on=thai_time.today(),
                is_invented=is_invented,
            )
    except IntegrityError as twice:
        raise Refused("adopted", _("Your city has adopted this lesson already.")) from twice
    _noted("adopt_lesson", adoption, by)
    _noted("lesson_taken_up", lesson, None, **_only_the_city(adoption))
    tell_city(adoption, "lesson_adopted")
    return adoption


@transaction.atomic
def change_adoption(*, adoption: Adoption, version: int, by: Any, **fields: Any) -> None:
    """Change what is done otherwise, who leads or by when, as long as nothing was reported."""
    adoption = _locked(adoption)
    if not adoption.is_open:
        raise Refused("closed", _("This adoption is closed; open it again first."))
    _refuse_unplanned(adoption.city, fields["adapted_th"], fields["lead"])
    if fields["due_on"] != adoption.due_on:
        _refuse_past(fields["due_on"])
    take_turn(adoption, version=version, changes=fields)
    _noted("change_adoption", adoption, by)


@transaction.atomic
def start_adoption(*, adoption: Adoption, by: Any) -> None:
    """Note that it is being done from today."""
    adoption = _move(adoption, "start", started_on=thai_time.today())
    _noted("start_adoption", adoption, by)


@transaction.atomic
def report_adoption(
    *,
    adoption: Adoption,
    version: int,
    result_th: str,
    by: Any,
    result_en: str = "",
    figure: Decimal | None = None,
    **words: Any,
) -> None:
    """Say what came of it; from now on it stands on the lesson, with this city as its source."""
    if not result_th.strip():
        raise Refused("result-missing", _("Write what came of it, good or bad."), field="result_th")
    if figure is not None and not (words.get("unit_th") and words.get("figure_note_th")):
        sentence = _("Say what the figure counts, and out of how many or how it was counted.")
        raise Refused("figure-alone", sentence, field="figure_note_th")
    said = {"result_th": result_th.strip(), "result_en": result_en.strip(), "figure": figure}
    today = thai_time.today()
    adoption = _move(adoption, "report", version=version, reported_on=today, **said, **words)
    _noted("report_adoption", adoption, by)
    _noted("lesson_reported_on", adoption.lesson, None, **_only_the_city(adoption))
    tell_city(adoption, "lesson_reported")


@transaction.atomic
def mend_report(*, adoption: Adoption, by: Any) -> None:
    """Take a report down until its mistake is mended."""
    adoption = _move(adoption, "mend", reported_on=None)
    _noted("mend_report", adoption, by)


@transaction.atomic
def give_up_adoption(*, adoption: Adoption, because_th: str, by: Any, because_en: str = "") -> None:
    """Note that it was not gone on with; why is a lesson too, and everyone reads it."""
    if not because_th.strip():
        raise Refused("reason-missing", _("Say why; others learn from it too."), field="because_th")
    said: dict[str, Any] = {
        "given_up_because_th": because_th.strip()[:600],
        "given_up_because_en": because_en.strip()[:600],
    }
    adoption = _move(adoption, "give_up", given_up_on=thai_time.today(), **said)
    _noted("give_up_adoption", adoption, by)
    _noted("lesson_given_up_on", adoption.lesson, None, **_only_the_city(adoption))


@transaction.atomic
def take_up_again(*, adoption: Adoption, due_on: date, by: Any) -> None:
    """Try once more what was given up, with a new day."""
    _refuse_past(due_on)
    adoption = _move(
        adoption, "take_up_again",
        due_on=due_on, started_on=None, given_up_on=None, given_up_because_th="", given_up_because_en="",
    )  # fmt: skip
    _noted("take_up_again", adoption, by)


def _move(adoption: Adoption, act: str, *, version: int | None = None, **changes: Any) -> Adoption:
    adoption = _locked(adoption)
    after = adoption_after(act, adoption.state)
    if after is None:
        raise Refused("not-now", _("That cannot be done with this adoption as it stands now."))
    seen = adoption.version if version is None else version
    take_turn(adoption, version=seen, changes=changes | {"state": after})
    return adoption


def _locked(adoption: Adoption) -> Adoption:
    found: Adoption = Adoption.everywhere.select_for_update(of=("self",)).whole().get(pk=adoption.pk)
    return found


def _refuse_unplanned(city: City, adapted_th: str, lead: Organisation) -> None:
    if not adapted_th.strip():
        sentence = _("Say what you do otherwise here, or that you do it just as they did.")
        raise Refused("adapted-missing", sentence, field="adapted_th")
    if lead.city_id != city.pk:
        raise Refused("elsewhere", _("Choose an organisation of this city."), field="lead")


def _refuse_past(due_on: date) -> None:
    if due_on < thai_time.today():
        raise Refused("due-before", _("That day has passed already."), field="due_on")


def _noted(act: str, about: Adoption | Lesson, by: Any, **details: Any) -> None:
    audit.record(act, about, by=by, city=about.city.code, **details)


def _only_the_city(adoption: Adoption) -> dict[str, str]:
    """What the trail of the lesson's own city keeps: which city did it, and nobody's name."""
    return {"reason": adoption.city.name_th}
