"""Which rows a form names by uuid."""

from uuid import UUID

from django.http import Http404, HttpRequest

from learningcity.web.ui.uuids import uuid_of


def uuids_in(request: HttpRequest, name: str) -> list[UUID]:
    """The uuids sent under a name; what is none is left out."""
    return [found for text in request.POST.getlist(name) if (found := uuid_of(text))]


def uuid_or_404(request: HttpRequest, name: str) -> UUID:
    """The uuid sent under a name, or a page not found."""
    found = uuid_of(request.POST.get(name, ""))
    if found is None:
        raise Http404(name)
    return found
