"""Addresses of lessons."""

from django.urls import path

from learningcity.web.public.lessons import adopted, alike, lesson, listing

urlpatterns = [
    path("lessons", listing.of_all, name="all_lessons"),
    path("<slug:city>/lessons", listing.of_city, name="lessons"),
    path("<slug:city>/lessons/cities", alike.cities, name="cities_alike"),
    path("<slug:city>/lessons/adopted/<uuid:adoption>", adopted.page, name="adopted"),
    path(
        "<slug:city>/lessons/adopted/<uuid:adoption>/papers/<uuid:shown>",
        adopted.paper,
        name="adoption_paper",
    ),
    path("<slug:city>/lessons/<uuid:lesson>", lesson.page, name="lesson"),
    path("<slug:city>/lessons/<uuid:lesson>/lesson.pdf", lesson.as_pdf, name="lesson_pdf"),
    path("<slug:city>/lessons/<uuid:lesson>/papers/<uuid:shown>", lesson.paper, name="lesson_paper"),
]
