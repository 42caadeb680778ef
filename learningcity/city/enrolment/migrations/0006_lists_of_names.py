"""Many people enrolled in one act."""

import uuid

import django.db.models.deletion
import django.db.models.manager
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_activities_sessions_and_seats"),
        ("enrolment", "0005_feedback_and_follow_up"),
        ("people", "0002_helpers_and_merging"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: list[Operation] = [
        migrations.CreateModel(
            name="NameList",
            fields=[
                ("id", KEY),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(null=True)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.city"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="name_lists",
                        to="catalogue.session",
                    ),
                ),
            ],
            options={"default_manager_name": "everywhere"},
            managers=[("everywhere", django.db.models.manager.Manager())],
        ),
        migrations.CreateModel(
            name="ListedEnrolment",
            fields=[
                ("id", KEY),
                ("is_new", models.BooleanField()),
                (
                    "enrolment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="enrolment.enrolment",
                    ),
                ),
                (
                    "name_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listed",
                        to="enrolment.namelist",
                    ),
                ),
            ],
        ),
    ]
