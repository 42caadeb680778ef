"""Addresses of what residents need, what comes first, and the projects that answer."""

from django.urls import path

from learningcity.web.public.projects import priorities, projects, wishes

urlpatterns = [
    path("<slug:city>/wishes", wishes.wishes, name="wishes"),
    path("<slug:city>/wishes/new", wishes.wish, name="wish"),
    path("<slug:city>/wishes/<uuid:need>", wishes.one, name="wish_page"),
    path("<slug:city>/wishes/<uuid:need>/me-too", wishes.me_too, name="wish_me_too"),
    path("<slug:city>/priorities", priorities.rounds, name="priorities"),
    path("<slug:city>/priorities/<uuid:priority>", priorities.round_page, name="priority"),
    path("<slug:city>/priorities/<uuid:priority>/points", priorities.give, name="priority_give"),
    path("<slug:city>/projects", projects.projects, name="projects"),
    path("<slug:city>/projects/<slug:code>", projects.project, name="project"),
]
