"""A lesson on paper: the same story as its page, in Thai."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from learningcity.city.lessons.models import Adoption, Lesson
from learningcity.city.lessons.queries import adoptions_everywhere
from learningcity.city.lessons.rules.lessons import AdoptionState
from learningcity.core import thai_time
from learningcity.core.fields import in_language
from learningcity.core.pdf import make_pdf
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.goals import plain
from learningcity.web.ui.lessons import ADOPTIONS, Shows, cost, shown_lesson, told_lesson

TEMPLATE = Path(__file__).resolve().parent / "documents" / "lesson.typ"


def lesson_pdf(lesson: Lesson) -> HttpResponse:
    """A lesson as a PDF in Thai, whatever the language of the page."""
    with override("th"):
        pdf = make_pdf(TEMPLATE, _printed(lesson), language="th")
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = (
        f'attachment; filename="lesson-{lesson.city.code}-{str(lesson.uuid)[:8]}.pdf"'
    )
    return answer


def _printed(lesson: Lesson) -> dict[str, Any]:
    shows = [_line(each) for each in shown_lesson(lesson)]
    return {
        "title": lesson.title_th,
        "by": in_language(lesson.city, "name", "th"),
        "made": _("printed %(day)s") % {"day": thai_time.be_date(thai_time.today(), "th", "medium")},
        "summary": lesson.summary_th,
        "facts": [[label, text] for label, text in _facts(lesson) if text],
        "parts": [
            {"title": str(title), "said": _lines(text), "shows": shows if name == "gave" else []}
            for name, title, text in told_lesson(lesson)
        ],
        "shown": _("What shows it"),
        "adopted": _("Cities that took it up"),
        "taken": [_taken(each) for each in adoptions_everywhere(lesson)],
        "invented": _("Invented for the demonstration") if lesson.is_invented else "",
        "address": settings.SITE_URL + reverse("public:lesson", args=[lesson.city.code, lesson.uuid]),
    }


def _facts(lesson: Lesson) -> list[tuple[str, str]]:
    day = thai_time.be_date(lesson.published_on, "th", "long") if lesson.published_on else ""
    return [
        (_("Learnt in"), lesson.city.name_th),
        (_("Published"), day),
        (_("Done with"), ", ".join(str(name) for name in lesson.group_names)),
        (_("Topics"), ", ".join(topic.name_th for topic in lesson.topics.all())),
        (_("Cost"), cost(lesson)),
        (_("Source"), lesson.source),
    ]


def _line(each: Shows) -> str:
    """One thing that shows the lesson; a figure with its value, an address elsewhere written out."""
    title = th_en_text(each.row, "title")
    if each.figure:
        day = thai_time.be_date(each.row.on, "th", "medium") if each.row.on else ""
        return f"{title}: {plain(each.figure.value)} {each.figure.unit} ({day})"
    return f"{title} – {each.url}" if each.outside else f"{title} ({each.kind})"


def _taken(row: Adoption) -> dict[str, Any]:
    said = [*_came_of(row), _("What they do otherwise") + ": " + row.adapted_th]
    source = _("Source: %(lead)s, %(city)s") % {"lead": row.lead.name_th, "city": row.city.name_th}
    return {"title": f"{row.city.name_th} – {ADOPTIONS[row.state].label}", "said": said, "source": source}


def _came_of(row: Adoption) -> list[str]:
    """What a city says came of it; a report that was taken down is not told."""
    if row.state == AdoptionState.GIVEN_UP:
        return _lines(row.given_up_because_th)
    if row.state != AdoptionState.REPORTED:
        return []
    figure = f"{plain(row.figure)} {row.unit_th} ({row.figure_note_th})"
    return [*_lines(row.result_th), *([figure] if row.figure is not None else [])]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
