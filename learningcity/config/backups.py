"""One file that holds the database and the media, and beside it one that holds the keys.

SQLite is copied through its own online backup, so a backup taken while serving is one moment of the database.
PostgreSQL is dumped and restored by its own programs.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, connections

from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.thai_time import now

KEYS = ("secret-key", "salt-key")
MANIFEST, SQLITE, POSTGRESQL, MEDIA = "manifest.json", "database.sqlite3", "database.dump", "media"


def back_up(target: Path) -> Path:
    """Write the backup and its keys; answers where the keys are. Nothing is left behind if it fails."""
    keys = keys_beside(target)
    unfinished = target.with_name(target.name + ".unfinished")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump = _dump(Path(folder))
        manifest = Path(folder) / MANIFEST
        manifest.write_text(json.dumps(_manifest(dump)))
        with tarfile.open(unfinished, "w:gz", compresslevel=4) as tar:
            tar.add(manifest, MANIFEST)
            tar.add(dump, dump.name)
            if Path(settings.MEDIA_ROOT).is_dir():
                tar.add(settings.MEDIA_ROOT, MEDIA)
    _write_keys(keys)
    unfinished.replace(target)
    return keys


def keys_beside(target: Path) -> Path:
    """Where the keys of a backup are kept."""
    return target.with_name(target.name + ".keys")


def _manifest(dump: Path) -> dict[str, Any]:
    return {
        "program": version("learningcity"),
        "taken_at": now().isoformat(),
        "database": dump.name,
        "sha256": _digest(dump),
    }


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _write_keys(keys: Path) -> None:
    held = {"secret-key": settings.SECRET_KEY, "salt-key": settings.SALT_KEY}
    keys.unlink(missing_ok=True)
    with os.fdopen(os.open(keys, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        json.dump(held, out)


def _dump(folder: Path) -> Path:
    return _copy_sqlite(folder / SQLITE) if connection.vendor == "sqlite" else _pg_dump(folder / POSTGRESQL)


def _copy_sqlite(to: Path) -> Path:
    connection.ensure_connection()
    with closing(sqlite3.connect(to)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return to


def _pg_dump(to: Path) -> Path:
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={to}")
    return to


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise Refused(
            "no-program", f"{program} is not on this machine: install PostgreSQL's client programs."
        )
    settings_of = connection.settings_dict
    given = {
        "PGHOST": settings_of["HOST"],
        "PGPORT": str(settings_of["PORT"]),
        "PGUSER": settings_of["USER"],
        "PGPASSWORD": settings_of["PASSWORD"],
        "PGDATABASE": settings_of["NAME"],
    }
    surroundings = os.environ | {name: value for name, value in given.items() if value}
    ended = subprocess.run(  # noqa: S603  a program found on the path, arguments of our own
        [found, *arguments], env=surroundings, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise Refused("program-failed", f"{program} failed: {ended.stderr.strip()[:300]}")


def restore(source: Path, *, replace: bool = False) -> list[str]:
    """Put a backup in place of the database and media; answers what the operator must still know.

    A database in which cities live is replaced only when that is asked for.
    """
    if not replace and _has_cities():
        raise Refused(
            "not-empty", "Cities live in this database. To put the backup in their place: --replace"
        )
    with _opened(source) as folder:
        manifest = _checked(folder)
        _put_back(folder / str(manifest["database"]))
        if (folder / MEDIA).is_dir():
            shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
            shutil.copytree(folder / MEDIA, settings.MEDIA_ROOT)
    shutil.rmtree(settings.SEARCH_DIRECTORY, ignore_errors=True)
    return _put_keys_back(keys_beside(source))


def _has_cities() -> bool:
    try:
        return City.objects.exists()
    except DatabaseError:
        return False


@contextmanager
def _opened(source: Path) -> Iterator[Path]:
    try:
        with (
            tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as folder,
            tarfile.open(source) as tar,
        ):
            tar.extractall(folder, filter="data")
            yield Path(folder)
    except (OSError, EOFError, zlib.error, tarfile.TarError) as fault:
        raise Refused("not-a-backup", f"{source} cannot be read as a backup: {fault}") from fault


def _checked(folder: Path) -> dict[str, Any]:
    if not (folder / MANIFEST).is_file():
        raise Refused("not-a-backup", "This file is not one of our backups: it says nothing of itself.")
    manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    dump = folder / str(manifest["database"])
    expected = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    if dump.name != expected:
        raise Refused(
            "other-database", f"The backup is of another kind of database than {connection.vendor}."
        )
    if _digest(dump) != manifest["sha256"]:
        raise Refused("damaged", "The backup is damaged: its database is not what was written.")
    return manifest


def _put_back(dump: Path) -> None:
    if connection.vendor != "sqlite":
        connections.close_all()
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname",
             connection.settings_dict["NAME"], str(dump))  # fmt: skip
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(dump)) as copy:
        copy.backup(connection.connection)


def _put_keys_back(keys: Path) -> list[str]:
    if not keys.is_file():
        return [f"{keys} is not there: without its keys nobody's phone number can be read. Bring it beside."]
    held = json.loads(keys.read_text())
    if (held["secret-key"], held["salt-key"]) == (settings.SECRET_KEY, settings.SALT_KEY):
        return []
    if os.environ.get("LEARNINGCITY_SECRET_KEY") or os.environ.get("LEARNINGCITY_SALT_KEY"):
        return [f"The keys set in this environment are not those of the backup: set those of {keys}."]
    for name in KEYS:
        file = settings.DATA / name
        file.unlink(missing_ok=True)
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            out.write(held[name])
    return ["The keys of the backup are in place: restart what is running."]
