from django.apps import AppConfig


class TemplatesConfig(AppConfig):
    name = "learningcity.city.templates"
    label = "templates"
    default_auto_field = "django.db.models.BigAutoField"
