"""The operator's window on places; cities' own people work in the workspace."""

from django.contrib import admin

from learningcity.city.places.models import Area, City, Neighbourhood, Population, Venue


@admin.register(City)
class CityAdmin(admin.ModelAdmin[City]):
    list_display = ("code", "name_th", "name_en", "host", "is_demo")
    raw_id_fields = ("area",)


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin[Area]):
    list_display = ("code", "level", "name_th", "name_en", "postcode")
    list_filter = ("level",)
    search_fields = ("code", "name_th", "name_en")
    exclude = ("path", "depth", "numchild")


@admin.register(Population)
class PopulationAdmin(admin.ModelAdmin[Population]):
    list_display = ("area", "sex", "age_from", "age_to", "people", "year_be")
    raw_id_fields = ("area",)


@admin.register(Neighbourhood)
class NeighbourhoodAdmin(admin.ModelAdmin[Neighbourhood]):
    list_display = ("code", "name_th", "name_en", "city")
    list_filter = ("city",)
    raw_id_fields = ("areas",)


@admin.register(Venue)
class VenueAdmin(admin.ModelAdmin[Venue]):
    list_display = ("code", "name_th", "kind", "city", "verified_on")
    list_filter = ("city", "kind")
    search_fields = ("code", "name_th", "name_en")
    raw_id_fields = ("area", "neighbourhoods")
