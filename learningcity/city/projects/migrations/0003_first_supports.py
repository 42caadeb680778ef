"""Whoever said a need is counted like those who support it."""

from typing import Any

from django.db import migrations


def count_who_said_it(apps: Any, schema_editor: Any) -> None:
    need, support = apps.get_model("projects", "Need"), apps.get_model("projects", "Support")
    shared = set(support.objects.values_list("need_id", "person_id"))
    rows = need._default_manager.values_list("pk", "wished_by_id", "created_at")
    support.objects.bulk_create(
        [
            support(need_id=key, person_id=person, way="own", created_at=at)
            for key, person, at in rows
            if person is None or (key, person) not in shared
        ],
        batch_size=500,
    )


def count_supporters_alone(apps: Any, schema_editor: Any) -> None:
    apps.get_model("projects", "Support").objects.exclude(way="online").delete()


class Migration(migrations.Migration):
    dependencies = [("projects", "0002_triage_and_projects")]

    operations = [migrations.RunPython(count_who_said_it, count_supporters_alone)]
