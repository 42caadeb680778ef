"""Residents and enterprises offer to teach."""

import django.db.models.deletion
import django.db.models.manager
import learningcity.core.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0002_paths"),
        ("partners", "0003_working_groups_and_meetings"),
        ("people", "0004_rights_and_retention"),
        ("places", "0001_areas_cities_and_venues"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Instructor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60)),
                ("name_th", models.CharField(max_length=160)),
                ("name_en", models.CharField(blank=True, max_length=160)),
                ("about_th", models.TextField(blank=True, max_length=1000)),
                ("about_en", models.TextField(blank=True, max_length=1000)),
                (
                    "shown_since",
                    models.DateTimeField(blank=True, help_text="when they agreed to be shown", null=True),
                ),
                ("is_invented", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "activities",
                    models.ManyToManyField(blank=True, related_name="instructors", to="catalogue.activity"),
                ),
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
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="instructors",
                        to="partners.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="teaching",
                        to="people.person",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(blank=True, related_name="instructors", to="catalogue.topic"),
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
            name="TeachingOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title_th", models.CharField(max_length=160)),
                ("title_en", models.CharField(blank=True, max_length=160)),
                ("summary", models.CharField(max_length=400)),
                (
                    "audience",
                    models.JSONField(blank=True, default=list, help_text="codes of Group it is meant for"),
                ),
                ("min_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("max_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("hours", models.PositiveSmallIntegerField(help_text="hours in all that it takes")),
                (
                    "setting",
                    models.CharField(
                        choices=[
                            ("own", "at my own place"),
                            ("needed", "I need a place"),
                            ("online", "online"),
                        ],
                        max_length=8,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("suits", models.JSONField(blank=True, default=list, help_text="codes of Suits")),
                (
                    "asks",
                    models.CharField(
                        choices=[
                            ("nothing", "nothing"),
                            ("materials", "what the materials cost"),
                            ("fee", "a fee from each person"),
                        ],
                        default="nothing",
                        max_length=10,
                    ),
                ),
                ("price_satang", models.PositiveIntegerField(default=0)),
                ("name", models.CharField(max_length=160)),
                ("organisation_name", models.CharField(blank=True, max_length=200)),
                ("experience", models.TextField(max_length=1000)),
                ("link", models.URLField(blank=True, max_length=300)),
                (
                    "contact",
                    learningcity.core.fields.SecretText(blank=True, default="", max_length=200, null=True),
                ),
                (
                    "may_show",
                    models.BooleanField(default=False, help_text="agreed to have a page as an instructor"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "not sent yet"),
                            ("sent", "the city is reading it"),
                            ("returned", "the city asks for something more"),
                            ("accepted", "accepted, being prepared"),
                            ("opened", "open for people to join"),
                            ("declined", "not accepted"),
                            ("withdrawn", "taken back"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("said", models.TextField(blank=True, help_text="what the city said to it", max_length=1000)),
                ("sent_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("is_invented", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "activity",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="teaching_offer",
                        to="catalogue.activity",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.city"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "instructor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
                        to="catalogue.instructor",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="teaching_offers",
                        to="people.person",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalogue.topic"
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
        migrations.AddConstraint(
            model_name="instructor",
            constraint=models.UniqueConstraint(fields=("city", "code"), name="instructor_code_in_city"),
        ),
        migrations.AddConstraint(
            model_name="instructor",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("city", "person"),
                name="instructor_once_a_person",
            ),
        ),
        migrations.AddIndex(
            model_name="teachingoffer",
            index=models.Index(fields=["city", "state", "sent_at"], name="offer_waiting"),
        ),
        migrations.AddConstraint(
            model_name="teachingoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("sent", "accepted")), _negated=True),
                    ("sent_at__isnull", False),
                    _connector="OR",
                ),
                name="offer_sent_has_its_time",
            ),
        ),
    ]
