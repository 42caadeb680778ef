from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "learningcity.web.api"
    label = "api_face"
