"""Every address of the installation."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from learningcity.config import health
from learningcity.web.public.people import line

# One way in: the admin's own form would ask neither for the second factor nor count what failed.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("admin/", admin.site.urls),
    path("accounts/", include("learningcity.web.public.people.account_urls")),
    path("accounts/", include("allauth.urls")),
    path("line/webhook", line.webhook, name="line_webhook"),
    path("api/v1/", include("learningcity.web.api.urls")),
    path("", include("learningcity.web.ui.urls")),
    path("staff/", include("learningcity.web.staff.urls")),
    path("", include("learningcity.web.open.urls")),
    path("", include("learningcity.web.public.urls")),
]
