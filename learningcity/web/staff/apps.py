from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "learningcity.web.staff"
    label = "staff_face"
