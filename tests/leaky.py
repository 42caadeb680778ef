"""The addresses of the installation with leaks among them, so that the walks of cities prove their worth."""

from django.http import HttpResponse
from django.urls import include, path

from learningcity.city.catalogue.models import Activity
from learningcity.city.people.permissions import Permission
from learningcity.config.urls import urlpatterns as whole
from learningcity.web.door import CityRequest, public, requires
from learningcity.web.public.urls import urlpatterns as of_public
from learningcity.web.staff.urls import urlpatterns as of_staff


@requires(Permission.WORKSPACE_ENTER)
def listed(request: CityRequest) -> HttpResponse:
    """A list that forgot its city."""
    return HttpResponse("".join(row.title_th for row in Activity.everywhere.all()))


@requires(Permission.WORKSPACE_ENTER)
def one(request: CityRequest, activity: str) -> HttpResponse:
    """A row that is looked up by its key alone."""
    return HttpResponse(Activity.everywhere.filter(uuid=activity).count() or b"")


@public
def shown(request: CityRequest) -> HttpResponse:
    """A public list that forgot its city."""
    return listed.__wrapped__(request)  # type: ignore[attr-defined,no-any-return]


staff = [
    path("<slug:city>/leak", listed, name="leak"),
    path("<slug:city>/leak/<uuid:activity>", one, name="leak_of_one"),
    *of_staff,
]
urlpatterns = [
    path("staff/", include((staff, "staff"))),
    path("", include(([path("<slug:city>/leak", shown, name="leak"), *of_public], "public"))),
    *whole,
]
