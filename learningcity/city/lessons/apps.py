from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "learningcity.city.lessons"
    label = "lessons"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from learningcity.city.catalogue import search
        from learningcity.city.lessons.queries.across import FINDABLE

        search.teach("lesson", FINDABLE)
