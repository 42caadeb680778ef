from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "learningcity.web.public"
    label = "public_face"
