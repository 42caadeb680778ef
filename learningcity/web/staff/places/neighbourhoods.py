"""Neighbourhoods as the city keeps them, on its map."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from learningcity.city.people.permissions import Permission
from learningcity.city.places import services
from learningcity.city.places.models import Neighbourhood
from learningcity.core.errors import Refused
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.places.forms import NeighbourhoodForm
from learningcity.web.ui.drawing import Pin, city_map


@requires(Permission.NEIGHBOURHOOD_EDIT)
def listing(request: CityRequest) -> HttpResponse:
    """The neighbourhoods, numbered in the list as on the map, with the areas each overlaps."""
    rows = (
        Neighbourhood.objects.in_city(request.city)
        .annotate(places=Count("venues"))
        .prefetch_related("areas")
        .order_by("name_th")
    )
    pins = [
        Pin(row.lon, row.lat, number=number, label=str(row), url=f"#y{number}", kind="yn")
        for number, row in enumerate(rows, 1)
    ]
    context = {"neighbourhoods": rows, "map": city_map(request.city, pins=pins)}
    return render(request, "staff/places/neighbourhoods.html", context)


@requires(Permission.NEIGHBOURHOOD_EDIT)
def new(request: CityRequest) -> HttpResponse:
    """Add a neighbourhood."""
    return _form(request, None)


@requires(Permission.NEIGHBOURHOOD_EDIT)
def edit(request: CityRequest, code: str) -> HttpResponse:
    """Change a neighbourhood."""
    return _form(request, get_object_or_404(Neighbourhood.objects.in_city(request.city), code=code))


def _form(request: CityRequest, row: Neighbourhood | None) -> HttpResponse:
    form = NeighbourhoodForm(request.POST or None, instance=row, city=request.city)
    if request.method == "POST" and form.is_valid():
        try:
            saved = services.save_neighbourhood(
                city=request.city,
                by=request.account,
                neighbourhood=row,
                areas=form.cleaned_data["areas"],
                **form.columns(),
            )
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("%(place)s is saved.") % {"place": saved})
            return redirect("staff:neighbourhoods", city=request.city.code)
    return render(request, "staff/places/neighbourhood.html", {"form": form, "neighbourhood": row})
