"""What learners say afterwards."""

import django.db.models.deletion
import django.db.models.manager
import learningcity.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enrolment", "0004_offline_attendance"),
        ("places", "0001_areas_cities_and_venues"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("worth", models.PositiveSmallIntegerField(help_text="worth coming: 1 no, 2 partly, 3 yes")),
                (
                    "clear",
                    models.PositiveSmallIntegerField(
                        help_text="taught so that one understands: 1 no, 2 partly, 3 yes"
                    ),
                ),
                (
                    "learned",
                    models.PositiveSmallIntegerField(
                        help_text="learned something they will use: 1 no, 2 partly, 3 yes"
                    ),
                ),
                (
                    "words",
                    learningcity.core.fields.SecretText(blank=True, default="", max_length=600, null=True),
                ),
                (
                    "words_state",
                    models.CharField(
                        choices=[
                            ("none", "no words"),
                            ("unread", "not read yet"),
                            ("shown", "shown without a name"),
                            ("hidden", "kept, not shown"),
                        ],
                        default="none",
                        max_length=6,
                    ),
                ),
                ("hidden_because", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
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
                    "enrolment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="enrolment.enrolment",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "feedback",
                "default_manager_name": "everywhere",
                "indexes": [models.Index(fields=["city", "words_state"], name="feedback_to_read")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clear__range", (1, 3)), ("learned__range", (1, 3)), ("worth__range", (1, 3))
                        ),
                        name="answers_within_scale",
                    )
                ],
            },
            managers=[
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(choices=[(3, "3"), (6, "6"), (12, "12")])),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("answered", "answered"),
                            ("declined", "declined"),
                            ("no_answer", "no_answer"),
                            ("no_consent", "no_consent"),
                            ("unreachable", "unreachable"),
                        ],
                        max_length=12,
                    ),
                ),
                ("due_on", models.DateField()),
                ("closes_on", models.DateField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("self", "answered by themself"),
                            ("call", "asked by telephone or in person"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "work",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new_job", "I found a job"),
                            ("better_job", "My job got better"),
                            ("own_business", "I sell or run something of my own"),
                            ("same", "As before"),
                            ("no_work", "I have no paid work"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "study",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("formal", "In a school, college or university"),
                            ("course", "In another course or activity"),
                            ("alone", "By myself"),
                            ("none", "Not now"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "income",
                    learningcity.core.fields.SecretText(blank=True, default="", max_length=8, null=True),
                ),
                (
                    "income_before",
                    learningcity.core.fields.SecretText(blank=True, default="", max_length=8, null=True),
                ),
                (
                    "words",
                    learningcity.core.fields.SecretText(blank=True, default="", max_length=600, null=True),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
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
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="enrolment.enrolment",
                    ),
                ),
            ],
            options={
                "default_manager_name": "everywhere",
                "indexes": [models.Index(fields=["city", "outcome", "closes_on"], name="follow_up_open")],
                "constraints": [
                    models.UniqueConstraint(fields=("enrolment", "months"), name="wave_once_an_enrolment"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", False), ("outcome", "answered")),
                            models.Q(models.Q(("outcome", "answered"), _negated=True), ("answered_at", None)),
                            _connector="OR",
                        ),
                        name="answered_has_its_time",
                    ),
                ],
            },
            managers=[
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
    ]
