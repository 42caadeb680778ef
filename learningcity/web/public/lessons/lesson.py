"""One lesson as one story, with what other cities made of it; as a page, on paper, for machines."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from learningcity.city.lessons.models import Adoption, Evidence, Lesson
from learningcity.city.lessons.queries import adoptions_everywhere, lessons_of, published_lesson
from learningcity.core.fields import in_language
from learningcity.core.thai_time import today
from learningcity.core.uploads import TYPES
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.public.catalogue.structured import block
from learningcity.web.ui.bilingual import reader_language
from learningcity.web.ui.lesson_sheet import lesson_pdf
from learningcity.web.ui.lessons import shown_lesson, told_adoption, told_lesson


@public
@fresh
def page(request: CityRequest, lesson: UUID) -> HttpResponse:
    """Tell a lesson from its problem to how it is repeated; of a withdrawn one, why it is."""
    row = _lesson_or_404(request, lesson, withdrawn=True)
    if not row.is_published:
        return render(request, "public/lessons/withdrawn.html", {"lesson": row}, status=410)
    taken = adoptions_everywhere(row)
    context = {
        "lesson": row,
        "told": told_lesson(row),
        "shows": shown_lesson(row),
        "adoptions": [told_adoption(each, today()) for each in taken],
        "reported": sum(each.reported_on is not None for each in taken),
        "machine": block(request, _article(request, row, taken)),
    }
    return render(request, "public/lessons/lesson.html", context)


@public
def as_pdf(request: CityRequest, lesson: UUID) -> HttpResponse:
    """The lesson as a PDF, in Thai whatever the page's language."""
    return lesson_pdf(_lesson_or_404(request, lesson))


@public
def paper(request: CityRequest, lesson: UUID, shown: UUID) -> FileResponse:
    """A file that shows the lesson, to download."""
    row = _lesson_or_404(request, lesson)
    return sent(get_object_or_404(row.evidence.exclude(file=""), uuid=shown))


def sent(kept: Evidence) -> FileResponse:
    """A file under the name it had, never shown as a page of ours."""
    opened, kind = kept.file.open("rb"), TYPES[kept.ending]
    return FileResponse(opened, as_attachment=True, filename=kept.file_name, content_type=kind)


def _lesson_or_404(request: CityRequest, uuid: UUID, *, withdrawn: bool = False) -> Lesson:
    row = published_lesson(uuid)
    if row is None and withdrawn:
        row = lessons_of(request.city).filter(uuid=uuid, state="withdrawn").first()
    if row is None or row.city_id != request.city.pk:
        raise Http404(str(uuid))
    return row


def _article(request: HttpRequest, row: Lesson, taken: list[Adoption]) -> dict[str, Any]:
    """The lesson for machines: an article, with the reports of other cities as works based on it."""

    def address(name: str, *args: object) -> str:
        return request.build_absolute_uri(reverse(f"public:{name}", args=args))

    return {
        "@type": "Article",
        "@id": address("lesson", row.city.code, row.uuid),
        "headline": in_language(row, "title"),
        "abstract": in_language(row, "summary"),
        "inLanguage": reader_language(),
        "datePublished": row.published_on.isoformat() if row.published_on else "",
        "dateModified": row.changed_at.date().isoformat(),
        "author": {
            "@type": "City",
            "name": in_language(row.city, "name"),
            "url": address("home", row.city.code),
        },
        "workExample": [
            {
                "@type": "Report",
                "url": address("adopted", each.city.code, each.uuid),
                "isBasedOn": address("lesson", row.city.code, row.uuid),
                "abstract": in_language(each, "result"),
                "datePublished": each.reported_on.isoformat(),
                "author": {"@type": "City", "name": in_language(each.city, "name")},
            }
            for each in taken
            if each.reported_on
        ],
    }
