"""What changes to activities and to sessions share: their trace, and refusals in words."""

import secrets
from typing import Any

from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Activity, Instructor, Series, Session
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import User
from learningcity.city.places.models import City, Venue
from learningcity.city.projects.models import Project
from learningcity.core import audit, changes
from learningcity.core.errors import Refused

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike


def note(*, act: str, about: Activity | Session, by: User | None, **details: Any) -> None:
    """Leave a trace in the audit, and tell the search that the activity changed."""
    audit.record(act, about, by=by, city=about.city.code, **details)
    changes.record("activity", about.activity_id if isinstance(about, Session) else about.pk)


def note_series(*, series: Series, by: User | None, **details: Any) -> None:
    """Leave a trace of a series changed as a whole, about its activity."""
    activity = series.activity
    audit.record("edit_series", activity, by=by, city=activity.city.code, **details)
    changes.record("activity", activity.pk)


def stale() -> Refused:
    """The refusal of a form that someone else overtook."""
    return Refused(
        "stale", _("Someone changed this while you were writing. Look at what is different, then save again.")
    )


def refuse_other_city(*, row: Organisation | Venue | Project | None, city_id: int) -> None:
    """Refuse what belongs to another city."""
    if row is not None and row.city_id != city_id:
        raise Refused("other-city", _("This belongs to another city."), field=row._meta.model_name or "")


def free_code(model: type[Activity] | type[Instructor], city: City, kind: str) -> str:
    """A code for the address of a page that nothing else in the city has."""
    while True:
        code = f"{kind}-" + "".join(secrets.choice(_LETTERS) for _letter in range(5))
        if not model.everywhere.filter(city=city, code=code).exists():
            return code
