"""Signing out, which also wipes what pages kept on the device: drafts, rosters taken along, kept pages."""

from allauth.account.views import LogoutView
from django.http import HttpRequest, HttpResponse

from learningcity.web.door import public


@public
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, or sign out and have the browser forget what it kept for this site."""
    response: HttpResponse = LogoutView.as_view()(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"storage"'
    return response
