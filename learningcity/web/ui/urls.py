from django.urls import path

from learningcity.web.ui import views

app_name = "ui"
urlpatterns = [
    path("preferences", views.preferences, name="preferences"),
    path("staff/ui", views.components, name="components"),
]
