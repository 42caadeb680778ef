"""Two people at one form: the second is told, and nobody's words are overwritten."""

from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from learningcity.core.errors import Refused


def take_turn(row: models.Model, *, version: int, changes: dict[str, Any]) -> None:
    """Write changes to a row that is still at the version the person saw, and count the version up.

    Raises `Refused("stale")` when somebody saved in between.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, version=version)
    if not rows.update(version=F("version") + 1, **changes):
        raise Refused(
            "stale", _("Someone else saved this while you were writing. Look at both before you save again.")
        )
    row.refresh_from_db()
