"""Agreements and minutes that everyone may read."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render

from learningcity.city.partners import queries
from learningcity.city.partners.models import Agreement, Meeting
from learningcity.core.thai_time import today
from learningcity.core.uploads import TYPES
from learningcity.web.door import CityRequest, public
from learningcity.web.public.catalogue.freshness import fresh
from learningcity.web.ui.minutes import minutes_pdf, told


@public
@fresh
def agreement(request: CityRequest, agreement: UUID) -> HttpResponse:
    """Show an agreement with its parties and terms."""
    row, day = _agreement_or_404(request, agreement), today()
    context = {
        "agreement": row,
        "standing": row.standing(day),
        "parties": row.parties.all(),
        "papers": row.papers.filter(is_public=True),
        "promises": [each for each in queries.promises(request.city, day) if each.row.agreement == row],
    }
    return render(request, "public/partners/agreement.html", context)


@public
def paper(request: CityRequest, agreement: UUID, paper: UUID) -> FileResponse:
    """A paper that everyone may read, to download."""
    row = get_object_or_404(_agreement_or_404(request, agreement).papers, uuid=paper, is_public=True)
    kept, kind = row.file.open("rb"), TYPES[row.ending]
    return FileResponse(kept, as_attachment=True, filename=row.file_name, content_type=kind)


@public
@fresh
def meeting(request: CityRequest, meeting: UUID) -> HttpResponse:
    """Show the minutes of a meeting, by organisations and without names of people."""
    row = _meeting_or_404(request, meeting)
    context = {"meeting": row, "told": told(row, today(), named=False)}
    return render(request, "public/partners/meeting.html", context)


@public
def minutes(request: CityRequest, meeting: UUID) -> HttpResponse:
    """The same minutes as a PDF."""
    return minutes_pdf(_meeting_or_404(request, meeting), named=False)


def _agreement_or_404(request: CityRequest, uuid: UUID) -> Agreement:
    rows = Agreement.objects.in_city(request.city).shown().whole().prefetch_related("areas", "papers")
    return get_object_or_404(rows, uuid=uuid)


def _meeting_or_404(request: CityRequest, uuid: UUID) -> Meeting:
    """Minutes that were adopted, or noted from a public report."""
    found: Meeting = get_object_or_404(queries.whole_meetings(request.city).shown(), uuid=uuid)
    return found
