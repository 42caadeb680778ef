"""Attendance taken without a network."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

HOW = [
    ("list", "ticked on the list"),
    ("code", "code read out or scanned"),
    ("paper", "keyed from paper"),
    ("walk_in", "walked in"),
    ("room", "scanned the room's code"),
    ("kiosk", "at the tablet by the door"),
    ("file", "from a file"),
    ("decided", "decided afterwards"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("enrolment", "0003_vouchers_and_payments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: list[Operation] = [
        migrations.AlterField("attendance", "how", models.CharField(choices=HOW, default="list", max_length=8)),
        migrations.AddField(
            "attendance",
            "contested",
            models.BooleanField(default=False, help_text="two people marked the opposite at the same time"),
        ),
        migrations.AddField(
            "attendance",
            "heads",
            models.JSONField(default=list, help_text="the marks that no later one has answered"),
        ),
        migrations.AddIndex(
            "attendance",
            models.Index(condition=models.Q(("contested", True)), fields=["on"], name="attendance_contested"),
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(blank=True, help_text="a slip code nobody here has", max_length=20)),
                ("on", models.DateField()),
                ("present", models.BooleanField()),
                ("how", models.CharField(choices=HOW, default="list", max_length=8)),
                ("device", models.CharField(blank=True, help_text="empty: made on this server", max_length=40)),
                ("scanned_at", models.DateTimeField(help_text="as the device's clock said")),
                (
                    "clock_error_ms",
                    models.BigIntegerField(default=0, help_text="by how much that clock was behind"),
                ),
                ("corrected_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("saw", models.JSONField(default=list, help_text="the marks its maker had before their eyes")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="enrolment.enrolment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="catalogue.session",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["enrolment", "on"], name="mark_of_day")]},
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("on", models.DateField()),
                (
                    "who",
                    models.CharField(
                        help_text="one visit a day of each enrolment, person or code", max_length=40
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=20)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("called_off", "the session has been cancelled"),
                            ("seat_gone", "gave the seat up before"),
                            ("in_line", "is on the waiting list"),
                            ("elsewhere", "has a slip of another session"),
                            ("unknown", "a code nobody here has"),
                            ("full", "no seat left, was let in"),
                            ("refused", "may not join this session"),
                            ("wrong_day", "the session is not held that day"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "to be decided"),
                            ("seated", "given a seat and counted"),
                            ("left", "left as a visit"),
                        ],
                        max_length=6,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
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
                    "enrolment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="enrolment.enrolment",
                    ),
                ),
                (
                    "marked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="people.person",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="catalogue.session",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["session", "outcome"], name="visit_to_decide")],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "on", "who"), name="one_visit_a_day")
                ],
            },
        ),
    ]
