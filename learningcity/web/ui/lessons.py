"""Lessons as pages tell them: how they stand, what they cost, what shows them, why a city is like ours."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learningcity.city.catalogue.queries import topics
from learningcity.city.lessons.measures import MEASURES, Measured
from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.lessons.queries import Alike, is_open_to_everyone
from learningcity.city.lessons.rules.lessons import AdoptionState, LessonState
from learningcity.city.lessons.rules.similar import Profile, Share, Size
from learningcity.city.places.models import Venue
from learningcity.core import money
from learningcity.core.groups import Group
from learningcity.web.ui.bilingual import reader_language, th_en_text
from learningcity.web.ui.goals import Shown, frozen_goals
from learningcity.web.ui.promises import Told

LESSONS: dict[str, Told] = {
    LessonState.DRAFT: Told(gettext_lazy("draft"), "warn", "edit"),
    LessonState.PUBLISHED: Told(gettext_lazy("published"), "ok", "check"),
    LessonState.WITHDRAWN: Told(gettext_lazy("withdrawn"), "mute", "x"),
}
ADOPTIONS: dict[str, Told] = {
    AdoptionState.PLANNED: Told(gettext_lazy("planned"), "mute", "clock"),
    AdoptionState.RUNNING: Told(gettext_lazy("running"), "act", "right"),
    AdoptionState.REPORTED: Told(gettext_lazy("reported"), "ok", "check"),
    AdoptionState.GIVEN_UP: Told(gettext_lazy("given up"), "mute", "x"),
}
KINDS: dict[str, tuple[str | Promise, str]] = {
    "project": (gettext_lazy("project"), "flag"),
    "result": (gettext_lazy("figure"), "chart"),
    "activity": (gettext_lazy("activity"), "cal"),
    "resolution": (gettext_lazy("resolution"), "users"),
    "file": (gettext_lazy("file"), "doc"),
    "url": (gettext_lazy("elsewhere"), "link"),
}
"""What evidence can be, each with its name and icon."""

PARTS: tuple[tuple[str, str | Promise], ...] = (
    ("context", gettext_lazy("What it was like there")),
    ("problem", gettext_lazy("The problem")),
    ("done", gettext_lazy("What the city did")),
    ("cost", gettext_lazy("What it cost")),
    ("gave", gettext_lazy("What it gave")),
    ("failed", gettext_lazy("What failed")),
    ("repeat", gettext_lazy("How to repeat it")),
)
"""The parts of a lesson in the order in which it is told."""

SPEAKS_OF = {
    Group.OLDER: "older",
    Group.CHILD: "children",
    Group.YOUTH: "children",
    Group.OUT_OF_SCHOOL: "children",
}
"""The fact that matters first for a lesson done with a group."""

MUCH = 0.7
"""From here on two cities are called alike in a fact."""

KINDS_NAMED = 3


class Shows(NamedTuple):
    """A thing that shows a lesson, ready to be drawn; without a `url` not everyone can open it."""

    row: Evidence
    kind: str | Promise
    icon: str
    url: str
    figure: Shown | None

    @property
    def outside(self) -> bool:
        return self.row.kind == "url"


def shows(code: str, rows: Iterable[Evidence], paper: Callable[[Evidence], str]) -> list[Shows]:
    """What shows a lesson or a report of the city with a code; `paper` is the address of a file."""
    return [_shows(code, row, paper) for row in rows]


def _shows(code: str, row: Evidence, paper: Callable[[Evidence], str]) -> Shows:
    label, icon = KINDS[row.kind]
    url = (paper(row) if row.kind == "file" else _address(code, row)) if is_open_to_everyone(row) else ""
    return Shows(row, label, icon, url, _figure(code, row))


def _figure(code: str, row: Evidence) -> Shown | None:
    """The key result as it was frozen."""
    if row.frozen is None:
        return None
    results = [result for goal in frozen_goals(code, row.frozen) for result in goal["results"]]
    return results[0] if results else None


def _address(code: str, row: Evidence) -> str:
    """The public page on which a record stands."""
    if row.project:
        return reverse("public:project", args=[code, row.project.code])
    if row.activity:
        return reverse("public:activity", args=[code, row.activity.code])
    if row.result:
        return f"{reverse('public:goals', args=[code])}#goal{row.result.goal.number}"
    if row.resolution:
        item = row.resolution.item
        return f"{reverse('public:meeting', args=[code, item.meeting.uuid])}#m{item.number}"
    return str(row.url)


def shown_lesson(lesson: Lesson) -> list[Shows]:
    """What shows a lesson."""
    code = lesson.city.code

    def paper(row: Evidence) -> str:
        return reverse("public:lesson_paper", args=[code, lesson.uuid, row.uuid])

    return shows(code, lesson.evidence.all(), paper)


def shown_adoption(adoption: Adoption) -> list[Shows]:
    """What shows a report."""
    code = adoption.city.code

    def paper(row: Evidence) -> str:
        return reverse("public:adoption_paper", args=[code, adoption.uuid, row.uuid])

    return shows(code, adoption.evidence.all(), paper)


def cost(lesson: Lesson) -> str:
    """What a lesson cost, in words; nothing where no figure is known."""
    said = []
    if lesson.cost_satang is not None:
        said.append(money.baht(lesson.cost_satang, reader_language()))
    if lesson.cost_hours is not None:
        hours = ngettext("%(count)s hour of work", "%(count)s hours of work", lesson.cost_hours)
        said.append(hours % {"count": f"{lesson.cost_hours:,}"})
    return " · ".join(said)


def told_lesson(lesson: Lesson) -> list[tuple[str, str | Promise, str]]:
    """The parts of a lesson with what each says, in the reader's language."""
    return [(name, title, _told(lesson, name)) for name, title in PARTS]


def _told(lesson: Lesson, name: str) -> str:
    if name == "cost":
        return "\n".join(filter(None, (cost(lesson), th_en_text(lesson, "cost_note"))))
    return th_en_text(lesson, name)


def told_adoption(adoption: Adoption, today: date) -> dict[str, Any]:
    """One adoption ready to be drawn."""
    return {"row": adoption, "shows": shown_adoption(adoption), "late": adoption.is_late(today)}


# -- cities side by side -----------------------------------------------------------------------------------


def topic_names() -> dict[str, str]:
    """The names of the great topics by their code."""
    return {topic.code: str(topic) for topic in topics() if topic.depth == 1}


def side_by_side(alike: Alike, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every fact of two cities in words, with how alike they are in it, from 0 to 100."""
    return [
        {
            "label": MEASURES[each.name].label,
            "ours": said(each.name, alike.ours[each.name], names),
            "theirs": said(each.name, alike.theirs[each.name], names),
            "alike": None if each.alike is None else round(each.alike * 100),
        }
        for each in alike.likeness.facts
    ]


def said(name: str, measured: Measured, names: Mapping[str, str]) -> dict[str, str]:
    """The value of a fact in words and who says so; empty where nobody does."""
    fact = measured.fact
    if fact is None:
        return {"value": "", "source": ""}
    if isinstance(fact, Size):
        value = f"{fact.value:,.1f}".removesuffix(".0")
    elif isinstance(fact, Share):
        value = _("%(number)s in 100") % {"number": round(fact.value * 100)}
    else:
        value = _most(name, fact, names)
    return {"value": value, "source": measured.source}


def _most(name: str, fact: Profile, names: Mapping[str, str]) -> str:
    """The kinds there are most of."""
    first = sorted(fact.counts.items(), key=lambda each: (-each[1], each[0]))[:KINDS_NAMED]
    labels = names if name == "topics" else {str(kind): str(kind.label) for kind in Venue.Kind}
    return ", ".join(f"{labels.get(code, code)} {count}" for code, count in first)


def why(alike: Alike | None, groups: Iterable[str] = ()) -> str:
    """Why a lesson of a city may hold in ours: by a fact that matters for it, if one is alike."""
    if alike is None or not alike.likeness.known:
        return _("Nothing is known yet by which the two cities could be compared.")
    city = th_en_text(alike.city, "name")
    for name in (SPEAKS_OF[Group(code)] for code in groups if code in SPEAKS_OF):
        if (alike.likeness.of(name) or 0) >= MUCH:
            return _aged(alike, name, city)
    nearest = [str(MEASURES[name].label) for name in alike.likeness.most_alike(at_least=MUCH)]
    if not nearest:
        return _("%(city)s is very like your city in no fact that is known of both.") % {"city": city}
    return _("%(city)s is most like your city in: %(facts)s.") % {"city": city, "facts": ", ".join(nearest)}


def _aged(alike: Alike, name: str, city: str) -> str:
    """That people of an age are as many there as here, with both figures."""
    sentences = {
        "older": _("%(city)s has about as many older people as your city: %(theirs)s there, %(ours)s here."),
        "children": _("%(city)s has about as many children as your city: %(theirs)s there, %(ours)s here."),
    }
    theirs, ours = (said(name, each[name], {})["value"] for each in (alike.theirs, alike.ours))
    return sentences[name] % {"city": city, "theirs": theirs, "ours": ours}


def compared(alike: Alike) -> str:
    """In how many facts two cities could be compared, and what becomes of the others."""
    known, of = alike.likeness.known, len(alike.likeness.facts)
    if known == of:
        return _("Compared in all %(of)s facts.") % {"of": of}
    return _("Compared in %(known)s of %(of)s facts; what is missing counts as not alike.") % {
        "known": known,
        "of": of,
    }
