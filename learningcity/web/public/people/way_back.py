"""Where a person was before they had to say who they are, and which city that was in."""

from allauth.account.utils import get_next_redirect_url
from django.http import HttpRequest

from learningcity.city.places.models import City


def way_back(request: HttpRequest) -> str:
    """The page to return to, when it is one of this installation's; else nothing."""
    return get_next_redirect_url(request) or ""


def stay_in_city(request: HttpRequest) -> None:
    """Keep the city of the page one came from around the pages about the account, which belong to none."""
    code = way_back(request).strip("/").split("/")[0]
    if code:
        request.city = City.objects.filter(code=code).first()  # type: ignore[attr-defined]
