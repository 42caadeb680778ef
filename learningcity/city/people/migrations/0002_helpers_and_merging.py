"""Helpers are asked and agree; two records of one person become one."""

import uuid
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import learningcity.city.people.models.care
import learningcity.city.people.models.persons
import learningcity.core.fields
from learningcity.city.people.rules.likeness import bare

KINDS = [("guardian", "guardian"), ("helper", "helper")]
STATES = [
    ("asked", "waits for an answer"),
    ("agreed", "agreed"),
    ("refused", "said no"),
    ("taken_back", "taken back"),
    ("run_out", "not answered in time"),
]
KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def outside_id() -> Any:
    return models.UUIDField(default=uuid.uuid4, editable=False, unique=True)


def secret(length: int, **kept: Any) -> Any:
    return learningcity.core.fields.SecretText(blank=True, default="", max_length=length, null=True, **kept)


def to_person(related_name: str, **kept: Any) -> Any:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name=related_name, to="people.person", **kept
    )


def to_account(**kept: Any) -> Any:
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **kept,
    )


def to_city() -> Any:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.city"
    )


def write_name_keys(apps: Any, schema_editor: Any) -> None:
    people = apps.get_model("people", "Person").objects
    for pk, name in people.values_list("pk", "name").iterator():
        people.filter(pk=pk).update(name_key=bare(name))


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_accounts_people_and_roles"),
        ("places", "0001_areas_cities_and_venues"),
    ]
    operations: list[Operation] = [
        migrations.AddField("carelink", "noted_by", to_account(blank=True)),
        migrations.AddField(
            "carelink",
            "witness",
            secret(120, help_text="who heard the person agree, when they said so at a desk"),
        ),
        migrations.AddField(
            "person",
            "name_key",
            learningcity.city.people.models.persons.NameKey(
                blank=True,
                db_index=True,
                default="",
                editable=False,
                help_text="without title",
                max_length=120,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "person",
            "merged_into",
            to_person(
                "merged",
                blank=True,
                editable=False,
                help_text="the record of the same person that stands for this one",
                null=True,
            ),
        ),
        migrations.CreateModel(
            name="CareInvitation",
            fields=[
                ("id", KEY),
                ("uuid", outside_id()),
                ("kind", models.CharField(choices=KINDS, max_length=8)),
                ("called", secret(120, help_text="what the asker calls whom they ask")),
                ("contact_key", models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ("code", secret(8, help_text="what a second guardian must know: heard from the first")),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("state", models.CharField(choices=STATES, default="asked", max_length=10)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("runs_out_at", models.DateTimeField(default=learningcity.city.people.models.care.in_two_weeks)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("city", to_city()),
                (
                    "person",
                    to_person(
                        "care_invitations",
                        blank=True,
                        help_text="the child that a second guardian is asked for, or whom a slip code named",
                        null=True,
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["state", "runs_out_at"], name="invitation_open")]},
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", KEY),
                ("uuid", outside_id()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "moved",
                    models.JSONField(default=list, help_text="[model, field, [keys]] of the rows that moved"),
                ),
                ("stayed", models.JSONField(default=list, help_text="[model, field, [keys]] of rows both had")),
                (
                    "filled",
                    models.JSONField(default=list, help_text="fields of the kept record that were empty"),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("city", to_city()),
                ("kept", to_person("merges")),
                ("made_by", to_account()),
                ("other", to_person("merges_away")),
                ("undone_by", to_account(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)), fields=("other",), name="merged_away_once"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="TwoPeople",
            fields=[
                ("id", KEY),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("one", to_person("not_same_as")),
                ("other", to_person("+")),
                ("said_by", to_account()),
            ],
            options={
                "verbose_name_plural": "two people",
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="two_people_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="lower_key_first"
                    ),
                ],
            },
        ),
        migrations.RunPython(write_name_keys, migrations.RunPython.noop),
    ]
