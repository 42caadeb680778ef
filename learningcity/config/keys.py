"""Secrets an installation makes for itself once and keeps beside its data, readable by its owner alone."""

import os
import secrets
from pathlib import Path


def kept_secret(file: Path) -> str:
    """Read the secret of a file, making it first where there is none."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return file.read_text().strip()
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(48))
    return file.read_text().strip()
