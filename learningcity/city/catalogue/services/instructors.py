"""Those who teach: kept, linked to what they teach, shown to everyone only while they agree."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Activity, Instructor, Topic
from learningcity.city.catalogue.rules.offers import LONGEST_WORDS
from learningcity.city.catalogue.services.shared import free_code, refuse_other_city, stale
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core import audit, changes
from learningcity.core.errors import Refused
from learningcity.core.thai_text import normalise

LONGEST_NAME = 160
_TEXTS = ("name_th", "name_en", "about_th", "about_en")
_COLUMNS = frozenset({*_TEXTS, "person", "organisation"})


@transaction.atomic
def add_instructor(
    *,
    city: City,
    by: User | None,
    topics: Iterable[Topic] = (),
    activities: Iterable[Activity] = (),
    **fields: Any,
) -> Instructor:
    """Note down someone who teaches; nobody sees them until they agree (`show_instructor`)."""
    row = Instructor(city=city, code=free_code(Instructor, city, "p"))
    _fill(row, fields)
    row.save()
    row.topics.set(topics)
    _teach(row, activities)
    audit.record("add_instructor", row, by=by, city=city.code)
    return row


@transaction.atomic
def edit_instructor(
    *,
    instructor: Instructor,
    version: int,
    by: User | None,
    topics: Iterable[Topic],
    activities: Iterable[Activity],
    **fields: Any,
) -> Instructor:
    """Change what is said of an instructor, or what they teach, as it was when the editor looked."""
    row = _locked(instructor)
    if row.version != version:
        raise stale()
    _fill(row, fields)
    row.version += 1
    row.save()
    row.topics.set(topics)
    _teach(row, activities)
    audit.record("edit_instructor", row, by=by, city=row.city.code)
    return row


@transaction.atomic
def show_instructor(*, instructor: Instructor, by: User | None) -> None:
    """Give an instructor who agreed to it a page that everyone sees."""
    row = _locked(instructor)
    if row.shown_since is None:
        _set_shown(row, "show_instructor", by)


@transaction.atomic
def hide_instructor(*, instructor: Instructor, by: User | None) -> None:
    """Take an instructor's page and the links to it away at once: they no longer agree."""
    row = _locked(instructor)
    if row.shown_since is not None:
        _set_shown(row, "hide_instructor", by)


@transaction.atomic
def remove_instructor(*, instructor: Instructor, by: User | None) -> None:
    """Delete what is kept of someone who teaches; the activities they taught stay."""
    row = _locked(instructor)
    _note_activities(row)
    audit.record("remove_instructor", row, by=by, city=row.city.code)
    row.delete()


def _set_shown(row: Instructor, act: str, by: User | None) -> None:
    row.shown_since = timezone.now() if act == "show_instructor" else None
    row.version += 1
    row.save(update_fields=["shown_since", "version"])
    _note_activities(row)
    audit.record(act, row, by=by, city=row.city.code)


def _locked(instructor: Instructor) -> Instructor:
    rows = Instructor.everywhere.select_related("city").select_for_update(of=("self",))
    found: Instructor = rows.get(pk=instructor.pk)
    return found


def _fill(row: Instructor, fields: dict[str, Any]) -> None:
    if unknown := fields.keys() - _COLUMNS:
        raise TypeError(f"not fields of an instructor: {sorted(unknown)}")
    for name, value in fields.items():
        text = normalise(value, keep_lines=name.startswith("about")) if name in _TEXTS else value
        setattr(row, name, text)
    _refuse_faults(row)


def _refuse_faults(row: Instructor) -> None:
    if not row.name_th:
        raise Refused("name-missing", _("Say what they are called."), field="name_th")
    for name in _TEXTS:
        longest = LONGEST_NAME if name.startswith("name") else LONGEST_WORDS
        if len(getattr(row, name)) > longest:
            sentence = _("Write it in at most %(most)s letters.") % {"most": longest}
            raise Refused("too-long", sentence, field=name)
    refuse_other_city(row=row.organisation, city_id=row.city_id)
    others = Instructor.everywhere.filter(city=row.city_id, person=row.person).exclude(pk=row.pk)
    if row.person and others.exists():
        raise Refused("person-taken", _("This account has a page as an instructor already."), field="person")


def teach(*, instructor: Instructor, activity: Activity) -> None:
    """Note that an instructor teaches one more activity."""
    instructor.activities.add(activity)
    changes.record("activity", activity.pk)


def _teach(row: Instructor, activities: Iterable[Activity]) -> None:
    """Set what someone teaches; pages of activities gained or lost are made anew."""
    wanted = list(activities)
    if any(activity.city_id != row.city_id for activity in wanted):
        raise Refused("other-city", _("This belongs to another city."), field="activities")
    before = set(row.activities.values_list("pk", flat=True))
    row.activities.set(wanted)
    changes.record_all("activity", before | {activity.pk for activity in wanted})


def _note_activities(row: Instructor) -> None:
    changes.record_all("activity", row.activities.values_list("pk", flat=True))
