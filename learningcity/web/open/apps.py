from django.apps import AppConfig


class OpenConfig(AppConfig):
    name = "learningcity.web.open"
    label = "open_face"
