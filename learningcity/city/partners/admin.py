"""The operator's window on organisations."""

from django.contrib import admin

from learningcity.city.partners.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin[Organisation]):
    list_display = ("code", "name_th", "kind", "city")
    list_filter = ("city", "kind")
    search_fields = ("code", "name_th", "name_en")
    raw_id_fields = ("area", "venues")
