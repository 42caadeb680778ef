"""The page at which whoever works with other people's data sets up a second step of signing in."""

from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from learningcity.city.people.queries import lacks_factor
from learningcity.web.door import WAY_ON, CityRequest, signed_in


@never_cache
@signed_in
def page(request: CityRequest) -> HttpResponse:
    """Why it is asked for and the two ways to it; once it is there, on to where one was going."""
    if not lacks_factor(request.account):
        return redirect(request.session.pop(WAY_ON, "staff:cities"))
    unproven = EmailAddress.objects.filter(user=request.account, verified=False).first()
    return render(request, "staff/today/second_step.html", {"unproven": unproven})
