"""A PostgreSQL database of one's own, where a server is to be had."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

SERVER = os.environ.get(
    "LEARNINGCITY_TEST_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/postgres?connect_timeout=2"
)


@contextmanager
def own_database() -> Iterator[str]:
    """Make a database, answer its URL, and drop it in the end; without a server the test is skipped."""
    name = f"learningcity_test_{secrets.token_hex(4)}"
    try:
        admin = psycopg.connect(SERVER, autocommit=True)
    except psycopg.OperationalError as fault:
        pytest.skip(f"no PostgreSQL server (LEARNINGCITY_TEST_POSTGRESQL): {str(fault).splitlines()[0]}")
    with admin:
        admin.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        try:
            base, _slash, _rest = SERVER.rpartition("/")
            yield f"{base}/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload]
