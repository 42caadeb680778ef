"""The doctor says what is set up and what is missing."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from learningcity.city.people.models import RoleGrant
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.config.examination import Finding, Verdict, examine
from learningcity.core.models import Message, ScheduledTask
from tests.factories import make_account, make_officer

pytestmark = pytest.mark.django_db


def found(name: str) -> Finding:
    return next(finding for finding in examine() if finding.name == name)


def beat(ago: timedelta) -> None:
    now = timezone.now()
    ScheduledTask.objects.create(name="send-messages", due_at=now, last_finished_at=now - ago)


def test_a_worker_at_work_is_seen() -> None:
    beat(timedelta(seconds=5))
    assert found("worker").verdict is Verdict.GOOD


def test_a_worker_that_stopped_is_missed() -> None:
    beat(timedelta(minutes=7))
    assert found("worker").verdict is Verdict.MISSING
    assert "7 minutes" in found("worker").sentence


def test_a_worker_that_never_was_is_missed() -> None:
    assert found("worker").verdict is Verdict.MISSING


def test_the_cities_are_named(city: City) -> None:
    City.objects.update(is_demo=True)
    assert "phra-nakhon" in found("cities").sentence
    assert "invented" in found("cities").sentence


def test_messages_that_failed_are_told() -> None:
    Message.objects.create(dedupe_key="1", state=Message.State.FAILED, not_before=timezone.now())
    assert found("messages").verdict is Verdict.MISSING


def test_waiting_migrations_are_told_and_nothing_is_asked_of_the_tables() -> None:
    with patch("learningcity.config.server.waiting_migrations", return_value=["core.0002"]):
        names = [finding.name for finding in examine()]
        assert found("migrations").verdict is Verdict.MISSING
    assert "worker" not in names


def test_keys_that_others_can_read_are_told(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "secret-key").write_text("x")
    (tmp_path / "secret-key").chmod(0o644)
    assert "chmod 600" in found("keys").sentence


def test_a_debugging_installation_is_told(settings: Settings) -> None:
    settings.DEBUG = True
    assert found("debug").verdict is Verdict.MISSING


def run(*words: str) -> tuple[str, int]:
    out, code = StringIO(), 0
    try:
        call_command("doctor", *words, stdout=out)
    except SystemExit as end:
        code = int(str(end.code))
    return out.getvalue(), code


def test_what_is_missing_ends_with_one() -> None:
    said, code = run()
    assert (code, "MISSING worker" in said) == (1, True)


def test_a_program_reads_the_same() -> None:
    beat(timedelta(seconds=1))
    said, _code = run("--json")
    assert [finding["name"] for finding in json.loads(said)] == [finding.name for finding in examine()]


def test_accounts_without_the_second_factor_they_must_have_are_counted(
    city: City, settings: Settings
) -> None:
    settings.SECOND_FACTOR = "required"
    assert found("second factor").verdict is Verdict.GOOD
    make_officer(Role.CITY_COORDINATOR, city)
    assert found("second factor").verdict is Verdict.ADVICE
    assert "accounts with such a role and none yet: 1" in found("second factor").sentence
    RoleGrant.objects.create(account=make_account("op@example.org"), role=Role.OPERATOR, city=None)
    assert "none yet: 2" in found("second factor").sentence, "who runs all cities too"
    settings.SECOND_FACTOR = "offered"
    assert "only offered" in found("second factor").sentence
