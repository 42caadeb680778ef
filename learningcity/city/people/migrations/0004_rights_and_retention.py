"""What people may ask of those who hold their data."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import learningcity.city.people.models.rights
import learningcity.core.fields


class Migration(migrations.Migration):
    dependencies = [("people", "0003_channels_and_line"), ("places", "0001_areas_cities_and_venues")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="asked_to_stay_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="erased_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.CreateModel(
            name="Breach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("noticed_at", models.DateTimeField()),
                ("what", models.TextField(max_length=2000)),
                ("whose", models.CharField(max_length=300)),
                ("people", models.PositiveIntegerField(blank=True, null=True)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True, max_length=2000)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.city"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "breaches",
                "indexes": [models.Index(fields=["city", "reported_at"], name="breach_to_report")],
            },
        ),
        migrations.CreateModel(
            name="RightsRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("see", "see what is held"),
                            ("correct", "have something put right"),
                            ("export", "have a copy"),
                            ("erase", "have everything erased"),
                            ("object", "object to a use"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waits for us"),
                            ("withdrawn", "taken back"),
                            ("done", "done"),
                            ("refused", "not done"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "said",
                    learningcity.core.fields.SecretText(
                        blank=True,
                        default="",
                        help_text="what the person asked, in their words",
                        max_length=1000,
                        null=True,
                    ),
                ),
                ("on_paper", models.BooleanField(default=False)),
                (
                    "proof",
                    learningcity.core.fields.SecretText(
                        blank=True,
                        default="",
                        help_text="how the desk made sure who asked",
                        max_length=200,
                        null=True,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "due_at",
                    models.DateTimeField(default=learningcity.city.people.models.rights._answer_due_from_now),
                ),
                ("happens_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    learningcity.core.fields.SecretText(blank=True, default="", max_length=1000, null=True),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.city"
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights_requests",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["city", "state", "due_at"], name="rights_to_answer")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "erase"), ("state", "open")),
                        fields=("person",),
                        name="one_erasure_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "erase"), _negated=True),
                            ("happens_at__isnull", False),
                            _connector="OR",
                        ),
                        name="erasure_has_its_day",
                    ),
                ],
            },
        ),
    ]
