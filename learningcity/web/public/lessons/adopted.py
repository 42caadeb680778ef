"""What a city made of another's lesson, on that city's own page."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render

from learningcity.city.lessons.models import Adoption
from learningcity.city.lessons.queries import adoption_with_evidence
from learningcity.core.thai_time import today
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.public.lessons.lesson import sent
from learningcity.web.ui.lessons import told_adoption


@public
@fresh
def page(request: CityRequest, adoption: UUID) -> HttpResponse:
    """Show what is done otherwise here, who leads and what came of it, with the way back to the source."""
    row = _adoption_or_404(request, adoption)
    return render(request, "public/lessons/adopted.html", {"each": told_adoption(row, today()), "row": row})


@public
def paper(request: CityRequest, adoption: UUID, shown: UUID) -> FileResponse:
    """A file that shows a report, to download."""
    row = _adoption_or_404(request, adoption)
    return sent(get_object_or_404(row.evidence.exclude(file=""), uuid=shown, adoption__state="reported"))


def _adoption_or_404(request: CityRequest, uuid: UUID) -> Adoption:
    found: Adoption = get_object_or_404(adoption_with_evidence(request.city).shown(), uuid=uuid)
    return found
