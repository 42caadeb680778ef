"""The operator's window on accounts and roles; learners are not shown here, they are the cities' own."""

from django.contrib import admin

from learningcity.city.people.models import RoleGrant, User


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    list_display = ("name", "email", "is_active", "is_staff", "date_joined")
    search_fields = ("name", "email")
    fields = ("name", "email", "language", "is_active", "is_staff", "is_superuser")


@admin.register(RoleGrant)
class RoleGrantAdmin(admin.ModelAdmin[RoleGrant]):
    list_display = ("account", "role", "city", "organisation", "granted_at", "ended_at")
    list_filter = ("role", "city")
    raw_id_fields = ("account", "organisation", "area", "neighbourhood", "granted_by")
