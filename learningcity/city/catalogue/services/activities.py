"""Changes to activities, each in one transaction with its audit entry."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue import rules
from learningcity.city.catalogue.imports.words import TOPICS
from learningcity.city.catalogue.models import Activity, Price, SeatPool, SessionState, Topic
from learningcity.city.catalogue.services.offer_moves import open_offer_of
from learningcity.city.catalogue.services.shared import free_code, note, refuse_other_city, stale
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core.errors import Refused, RefusedTogether
from learningcity.core.thai_text import normalise

_ROWS = {"city", "organisation", "venue", "project", "topic", "created_by"}
_APART = {"topics", "prices"}
_KEPT_FROM_EDITING = {"id", "uuid", "city", "state", "version", "created_at", "created_by"}
_EDITABLE = {field.name for field in Activity._meta.concrete_fields} - _KEPT_FROM_EDITING | _APART


@transaction.atomic
def make_topics() -> dict[str, Topic]:
    """The ten root topics by code, those that are missing made; finer ones are a city's own to add."""
    known = {topic.code: topic for topic in Topic.objects.filter(code__in=TOPICS)}
    for code, (name_th, name_en, _words) in TOPICS.items():
        if code not in known:
            known[code] = Topic.objects.add_root({"code": code, "name_th": name_th, "name_en": name_en})
    return known


@transaction.atomic
def create_activity(*, city: City, organisation: Organisation, by: User | None, **fields: Any) -> Activity:
    """Write a new activity as a draft; `prices` is satang by group, `topics` are further topics."""
    activity = Activity(
        city=city, created_by=by, code=fields.pop("code", "") or free_code(Activity, city, "a")
    )
    _fill(activity, {"organisation": organisation, "languages": ["th"], **fields})
    activity.save()
    _keep_apart(activity, fields)
    note(act="create_activity", about=activity, by=by)
    return activity


@transaction.atomic
def edit_activity(*, activity: Activity, version: int, by: User | None, **fields: Any) -> Activity:
    """Change an activity that is still as the editor saw it (`version`)."""
    row = _locked(activity)
    if row.version != version:
        raise stale()
    changed = _fill(row, fields) + _keep_apart(row, fields)
    if changed:
        row.version += 1
        row.save()
        note(act="edit_activity", about=row, by=by, changed=sorted(changed))
    return row


def submit_activity(*, activity: Activity, by: User | None) -> Activity:
    """Send a draft or a returned activity to the city for approval."""
    return _move(activity, "submit", by, submitted_at=timezone.now())


@transaction.atomic
def approve_activity(*, activity: Activity, by: User | None, version: int | None = None) -> Activity:
    """Publish an activity that waits for approval, as the approver saw it when a `version` is given.

    Whoever offered to teach it is told that people can join now.
    """
    row = _move(activity, "approve", by, version, published_at=timezone.now(), return_reason="")
    open_offer_of(activity=row, by=by)
    return row


def return_activity(*, activity: Activity, reason: str, by: User | None) -> Activity:
    """Give an activity back to its author, who reads the reason."""
    said = normalise(reason, keep_lines=True)
    if not said:
        raise Refused("no-reason", _("Say what should be changed; the author reads it."), field="reason")
    if len(said) > 400:
        raise Refused("too-long", _("Keep the reason within 400 characters."), field="reason")
    return _move(activity, "return", by, return_reason=said)


def withdraw_activity(*, activity: Activity, by: User | None) -> Activity:
    """Take an activity off the public site; not while people have seats in sessions to come."""
    ahead = SeatPool.objects.filter(
        session__activity=activity, session__starts_at__gt=timezone.now(), taken__gt=0
    ).exclude(session__state=SessionState.CANCELLED)
    if ahead.exists():
        raise Refused("seats-taken", _("People have seats in coming sessions; cancel those sessions first."))
    return _move(activity, "withdraw", by)


def reopen_activity(*, activity: Activity, by: User | None) -> Activity:
    """Take a withdrawn activity up again as a draft."""
    return _move(activity, "reopen", by)


@transaction.atomic
def _move(activity: Activity, act: str, by: User | None, version: int | None = None, **also: Any) -> Activity:
    row = _locked(activity)
    if version is not None and version != row.version and rules.may(act, row.state):
        raise Refused("stale", _("The author changed this while you were reading; look at it once more."))
    state = rules.after(act, row.state)
    if state is None:
        sentence = _("Someone has dealt with this already: the activity is now “%(state)s”.")
        raise Refused("not-now", sentence % {"state": row.get_state_display()})
    row.state = state
    for name, value in also.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    note(act=f"{act}_activity", about=row, by=by)
    return row


def _locked(activity: Activity) -> Activity:
    found: Activity = Activity.everywhere.select_for_update().get(pk=activity.pk)
    return found


def _fill(activity: Activity, fields: Mapping[str, Any]) -> list[str]:
    """Set the fields, texts in one spelling, refuse what cannot be; answers the names that changed."""
    unknown = fields.keys() - _EDITABLE
    if unknown:
        raise TypeError(f"not fields of an activity: {sorted(unknown)}")
    changed = []
    for name, value in fields.items():
        if name not in _APART and (kept := _clean(name, value)) != getattr(activity, name, None):
            setattr(activity, name, kept)
            changed.append(name)
    _refuse_faults(activity)
    return changed


def _clean(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return normalise(value, keep_lines=name.startswith("description"))


def _refuse_faults(activity: Activity) -> None:
    try:
        activity.clean_fields(exclude=_ROWS)
    except ValidationError as fault:
        said = [Refused("invalid", texts[0], field=name) for name, texts in fault.message_dict.items()]
        raise RefusedTogether(said) from fault
    if activity.min_age is not None and activity.max_age is not None and activity.min_age > activity.max_age:
        raise Refused("ages", _("The oldest age is below the youngest."), field="max_age")
    for row in (activity.organisation, activity.venue, activity.project):
        refuse_other_city(row=row, city_id=activity.city_id)


def _keep_apart(activity: Activity, fields: Mapping[str, Any]) -> list[str]:
    """Write further topics and prices by group where they were given; answers which changed."""
    changed = []
    if "topics" in fields:
        wanted = {topic.pk for topic in fields["topics"]} - {activity.topic_id}
        if wanted != set(activity.topics.values_list("pk", flat=True)):
            activity.topics.set(wanted)
            changed.append("topics")
    if "prices" in fields and _set_prices(activity, fields["prices"]):
        changed.append("prices")
    return changed


def _set_prices(activity: Activity, wanted: Mapping[str, int]) -> bool:
    if dict(activity.prices.values_list("group", "satang")) == dict(wanted):
        return False
    activity.prices.all().delete()
    Price.objects.bulk_create(
        [Price(activity=activity, group=group, satang=satang) for group, satang in wanted.items()]
    )
    return True
