"""Activities in an order that leads somewhere."""

import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_activities_sessions_and_seats"),
        ("partners", "0001_organisations"),
        ("people", "0001_accounts_people_and_roles"),
        ("places", "0001_areas_cities_and_venues"),
    ]

    operations = [
        migrations.CreateModel(
            name="Path",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60)),
                ("title_th", models.CharField(max_length=160)),
                ("title_en", models.CharField(blank=True, max_length=160)),
                ("summary_th", models.CharField(blank=True, max_length=400)),
                ("summary_en", models.CharField(blank=True, max_length=400)),
                (
                    "leads_to",
                    models.CharField(
                        choices=[
                            ("work", "a job"),
                            ("business", "a business of one's own"),
                            ("badge", "a badge"),
                            ("programme", "the City Administrator programme"),
                            ("study", "further study"),
                            ("hobby", "a hobby to keep"),
                        ],
                        max_length=10,
                    ),
                ),
                ("leads_th", models.CharField(blank=True, max_length=300)),
                ("leads_en", models.CharField(blank=True, max_length=300)),
                (
                    "stages",
                    models.JSONField(
                        blank=True, default=list, help_text="codes of LifeStage; none: every age"
                    ),
                ),
                (
                    "audience",
                    models.JSONField(blank=True, default=list, help_text="codes of Group it is made for"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.city"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paths",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "default_manager_name": "everywhere",
            },
            managers=[
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("is_optional", models.BooleanField(default=False)),
                ("why_th", models.CharField(blank=True, max_length=300)),
                ("why_en", models.CharField(blank=True, max_length=300)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="catalogue.activity",
                    ),
                ),
                (
                    "path",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="catalogue.path"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="LearntNext",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "people",
                    models.PositiveIntegerField(help_text="rounded down, so that nobody can be made out"),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.activity"
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.city"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.topic"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "learnt next",
                "default_manager_name": "everywhere",
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "activity"), name="learnt_next_once"),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 5)), name="learnt_next_of_five_or_more"
                    ),
                ],
            },
            managers=[
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="NotThis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.activity"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="not_this",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "not this",
                "constraints": [models.UniqueConstraint(fields=("person", "activity"), name="not_this_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="path",
            constraint=models.UniqueConstraint(fields=("city", "code"), name="path_code_in_city"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(fields=("path", "position"), name="step_once_a_place"),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(fields=("path", "activity"), name="step_once_an_activity"),
        ),
    ]
