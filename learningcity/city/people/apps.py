from django.apps import AppConfig

from learningcity.core.personal import declare


class PeopleConfig(AppConfig):
    name = "learningcity.city.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from learningcity.city.people.models.libraries import HELD

        for label, held in HELD.items():
            declare(label, held)
