"""Addresses of the room of goals."""

from django.urls import path

from learningcity.web.staff.goals import results, reviews, writing

_PROGRAMME = "programmes/<uuid:programme>"

urlpatterns = [
    path("", writing.listing, name="goals"),
    path("programmes/new", writing.programme_new, name="programme_new"),
    path(_PROGRAMME, writing.programme, name="programme"),
    path(f"{_PROGRAMME}/edit", writing.programme_edit, name="programme_edit"),
    path(f"{_PROGRAMME}/goals/new", writing.goal_new, name="goal_new"),
    path("<uuid:goal>/edit", writing.goal_edit, name="goal_edit"),
    path("<uuid:goal>/results/new", results.new, name="result_new"),
    path("results/<uuid:result>", results.page, name="result"),
    path("results/<uuid:result>/edit", results.edit, name="result_edit"),
    path("results/<uuid:result>/value", results.enter, name="result_value"),
    path("results/<uuid:result>/values/<uuid:value>/back", results.take_back, name="result_value_back"),
    path(f"{_PROGRAMME}/reviews/<int:month>", reviews.hold, name="review_new"),
    path("reviews/<uuid:review>", reviews.page, name="review"),
]
