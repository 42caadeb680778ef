"""The operator's window on topics and activities."""

from django.contrib import admin

from learningcity.city.catalogue.models import Activity, Topic


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin[Topic]):
    list_display = ("code", "name_th", "name_en", "depth")
    exclude = ("path", "depth", "numchild")


@admin.register(Activity)
class ActivityAdmin(admin.ModelAdmin[Activity]):
    list_display = ("code", "title_th", "state", "organisation", "city")
    list_filter = ("city", "state")
    search_fields = ("code", "title_th", "title_en")
    raw_id_fields = ("organisation", "venue", "topic", "topics", "created_by")
