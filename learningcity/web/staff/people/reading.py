"""That personal data was read is itself noted: once a day for each reader and what they read."""

from typing import Any

from learningcity.core import audit, thai_time
from learningcity.core.models import AuditEntry
from learningcity.web.door import CityRequest


def note_reading(request: CityRequest, about: Any, act: str) -> None:
    """Write once a day that an account read personal data of a row."""
    start_of_day = thai_time.now().replace(hour=0, minute=0, second=0, microsecond=0)
    noted = AuditEntry.objects.filter(
        act=act,
        about_kind=about._meta.model_name,
        about=str(getattr(about, "uuid", None) or about.pk),
        actor=str(request.account.uuid),
        at__gte=start_of_day,
    )
    if not noted.exists():
        audit.record(act, about, by=request.account, city=request.city.code)
