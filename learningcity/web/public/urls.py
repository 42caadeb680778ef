"""The public site: the list of cities, and each city under its code."""

from django.urls import include, path

app_name = "public"

urlpatterns = [
    path("", include("learningcity.web.public.catalogue.urls")),
    path("", include("learningcity.web.public.people.urls")),
    path("", include("learningcity.web.public.enrolment.urls")),
    path("", include("learningcity.web.public.places.urls")),
    path("", include("learningcity.web.public.partners.urls")),
    path("", include("learningcity.web.public.projects.urls")),
    path("", include("learningcity.web.public.goals.urls")),
    path("", include("learningcity.web.public.lessons.urls")),
]
