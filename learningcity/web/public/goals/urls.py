"""Addresses of goals."""

from django.urls import path

from learningcity.web.public.goals import views

urlpatterns = [
    path("<slug:city>/goals", views.goals, name="goals"),
    path("<slug:city>/goals/programmes/<uuid:programme>", views.programme, name="programme"),
    path("<slug:city>/goals/reviews/<uuid:review>", views.review, name="goal_review"),
]
