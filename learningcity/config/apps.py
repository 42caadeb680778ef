from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The wiring room, an app only so that Django finds its commands."""

    name = "learningcity.config"
    label = "config"
