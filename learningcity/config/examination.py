"""What is set up and what is missing, in sentences a colleague in city hall can act on."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection

from learningcity.city.catalogue.search.index import Store
from learningcity.city.people.queries import without_factor
from learningcity.city.people.queries.second_factor import REQUIRED
from learningcity.city.places.models import Area, City
from learningcity.config import server
from learningcity.config.periodic import LATE, last_beat
from learningcity.core.models import AuditEntry, Message

MEGABYTE = 1024 * 1024
LITTLE_ROOM = 500 * MEGABYTE


class Verdict(StrEnum):
    GOOD = "good"
    ADVICE = "advice"
    MISSING = "missing"


class Finding(NamedTuple):
    """One thing looked at: how it stands and the sentence that says so."""

    name: str
    verdict: Verdict
    sentence: str


def examine() -> list[Finding]:
    """Look at everything; what needs the database is left out when it does not answer."""
    database = _database()
    findings = [database, *(look() for look in _ALWAYS)]
    if database.verdict is Verdict.GOOD:
        findings[1:1] = [_migrations()]
        if findings[1].verdict is Verdict.GOOD:
            findings += [look() for look in _WITH_DATABASE]
    return findings


def _found(name: str, *, well: bool, good: str, otherwise: str, needed: bool = True) -> Finding:
    verdict = Verdict.MISSING if needed else Verdict.ADVICE
    return Finding(name, Verdict.GOOD if well else verdict, good if well else otherwise)


def _database() -> Finding:
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        said = str(fault).splitlines()[0]
        return Finding(
            "database", Verdict.MISSING, f"The {connection.vendor} database does not answer: {said}"
        )
    return Finding("database", Verdict.GOOD, f"The database answers ({connection.vendor}).")


def _migrations() -> Finding:
    waiting = len(server.waiting_migrations())
    return _found(
        "migrations",
        well=not waiting,
        good="The database has every migration.",
        otherwise=f"{waiting} migrations are waiting: run `learningcity migrate`.",
    )


def _search() -> Finding:
    snapshot = Store(Path(settings.SEARCH_DIRECTORY)).snapshot()
    return _found(
        "search",
        well=snapshot is not None,
        good="The search index is there.",
        otherwise="There is no search index yet: the first search makes it, or `learningcity reindex`.",
        needed=False,
    )


def _static() -> Finding:
    return _found(
        "static files",
        well=not server.static_files_are_stale(),
        good="The files of the pages are gathered.",
        otherwise="The files of the pages are not gathered or are old: `learningcity serve` does it.",
        needed=False,
    )


def _keys() -> Finding:
    kept = [name for name in ("secret-key", "salt-key") if (settings.DATA / name).exists()]
    exposed = [name for name in kept if (settings.DATA / name).stat().st_mode & 0o077]
    return _found(
        "keys",
        well=not exposed,
        good="The keys are set and only their owner can read them.",
        otherwise=f"Others can read {', '.join(exposed)} in {settings.DATA}: run chmod 600 on them.",
    )


def _mail() -> Finding:
    return _found(
        "mail",
        well=bool(settings.EMAIL_HOST),
        good=f"Mail leaves through {settings.EMAIL_HOST}.",
        otherwise=f"LEARNINGCITY_SMTP_HOST is not set: mail is kept in {settings.EMAIL_FILE_PATH}.",
        needed=False,
    )


def _line() -> Finding:
    return _found(
        "LINE",
        well=bool(settings.LINE_CHANNEL_TOKEN and settings.LINE_CHANNEL_SECRET),
        good=f"LINE messages leave through {settings.LINE_API_URL}"
        + (
            ", and people sign in with LINE."
            if settings.LINE_LOGIN_ID
            else "; signing in with LINE is not set."
        ),
        otherwise="LEARNINGCITY_LINE_CHANNEL_TOKEN and _SECRET are not set: nobody is told by LINE.",
        needed=False,
    )


def _sms() -> Finding:
    return _found(
        "SMS",
        well=bool(settings.SMS_URL),
        good="SMS leave through the gateway"
        + ("." if settings.SMS_ID_FIELD else "; without LEARNINGCITY_SMS_ID_FIELD lost answers need staff."),
        otherwise="LEARNINGCITY_SMS_URL is not set: nobody is told by SMS, and numbers are not proven.",
        needed=False,
    )


def _https() -> Finding:
    return _found(
        "HTTPS",
        well=settings.HTTPS,
        good="Cookies travel by HTTPS only.",
        otherwise="LEARNINGCITY_HTTPS is not set: well on one's own machine, not for people's data.",
        needed=False,
    )


def _debug() -> Finding:
    return _found(
        "debug",
        well=not settings.DEBUG,
        good="Faults are not shown to visitors.",
        otherwise="LEARNINGCITY_DEBUG is on: faults are shown to visitors with all they hold.",
    )


def _second_factor() -> Finding:
    lacking = without_factor().count()
    required = settings.SECOND_FACTOR == REQUIRED
    said = (
        "Roles that see sensitive data must sign in with a second factor"
        if required
        else ("A second factor is only offered (LEARNINGCITY_SECOND_FACTOR), well for a demonstration")
    )
    return _found(
        "second factor",
        well=required and not lacking,
        good=f"{said}, and every account with one of them has one.",
        otherwise=f"{said}; accounts with such a role and none yet: {lacking}.",
        needed=False,
    )


def _attempts() -> Finding:
    return _found(
        "attempts",
        well=bool(settings.REDIS_URL),
        good="Wrong codes and passwords are counted for all processes together.",
        otherwise="LEARNINGCITY_REDIS_URL is not set: each process counts wrong codes for itself, "
        "so more of them can be tried.",
        needed=False,
    )


def _disk() -> Finding:
    free = shutil.disk_usage(settings.DATA).free
    return _found(
        "disk",
        well=free > LITTLE_ROOM,
        good=f"{free // MEGABYTE:,} MB are free in {settings.DATA}.",
        otherwise=f"Only {free // MEGABYTE:,} MB are free in {settings.DATA}.",
    )


def _worker() -> Finding:
    beat = last_beat()
    since = f"{beat // timedelta(minutes=1)} minutes" if beat else "ever"
    return _found(
        "worker",
        well=beat is not None and beat < LATE,
        good="A worker is at work.",
        otherwise=f"No worker has done anything for {since}: messages wait and seats are not passed on. "
        "Run `learningcity worker`.",
    )


def _messages() -> Finding:
    failed = Message.objects.filter(state=Message.State.FAILED).count()
    return _found(
        "messages",
        well=not failed,
        good=f"{Message.objects.filter(state=Message.State.WAITING).count()} messages wait; none has failed.",
        otherwise=f"{failed} messages could not be sent: see them in /admin/core/message/.",
    )


def _audit() -> Finding:
    unsealed = AuditEntry.objects.filter(sequence=None).count()
    return _found(
        "audit trail",
        well=unsealed < 10_000,
        good=f"The audit trail is sealed up to its last {unsealed} entries.",
        otherwise=f"{unsealed:,} entries of the audit trail are not sealed: is a worker running?",
    )


def _areas() -> Finding:
    count = Area.objects.count()
    return _found(
        "areas",
        well=count > 8_000,
        good=f"{count:,} official areas are loaded.",
        otherwise=f"{count:,} areas are here: `learningcity import areas` loads all of the country.",
        needed=False,
    )


def _cities() -> Finding:
    codes = list(City.objects.order_by("pk").values_list("code", flat=True))
    demo = City.objects.filter(is_demo=True).count()
    said = f" {demo} of them are demonstrations with invented people." if demo else ""
    return _found(
        "cities",
        well=bool(codes),
        good=f"{len(codes)} cities are open: {', '.join(codes)}.{said}",
        otherwise="No city is open yet: run `learningcity city new`, or `learningcity demo` to look around.",
        needed=False,
    )


_Look = Callable[[], Finding]
_ALWAYS: tuple[_Look, ...] = (
    _static, _search, _keys, _mail, _line, _sms, _https, _debug, _attempts, _disk,
)  # fmt: skip
_WITH_DATABASE: tuple[_Look, ...] = (_worker, _messages, _audit, _second_factor, _areas, _cities)
