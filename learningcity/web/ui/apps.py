from django.apps import AppConfig


class UiConfig(AppConfig):
    """The design system: what every page of every face is made of."""

    name = "learningcity.web.ui"
    label = "ui"
