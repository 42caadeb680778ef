"""Changes to learning paths, each in one transaction with its audit entry."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import Activity, ActivityState, Path, PathState, Step
from learningcity.city.catalogue.rules.paths import MOST_STEPS, MOVES
from learningcity.city.catalogue.services.shared import refuse_other_city, stale
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.core import audit, changes
from learningcity.core.errors import Refused, RefusedTogether
from learningcity.core.thai_text import normalise

_EDITABLE = {
    "title_th", "title_en", "summary_th", "summary_en", "leads_to", "leads_th", "leads_en", "stages",
    "audience", "organisation", "is_invented",
}  # fmt: skip


class PlannedStep(NamedTuple):
    """A step as someone wants it; its place is its place in the list."""

    activity: Activity
    is_optional: bool = False
    why_th: str = ""
    why_en: str = ""


@transaction.atomic
def create_path(*, city: City, by: User | None, code: str = "", **fields: Any) -> Path:
    """Begin a path as a draft without steps."""
    path = Path(city=city, code=code or _free_code(city, fields.get("title_en", "")))
    _fill(path, fields)
    path.save()
    _note("create_path", path, by)
    return path


@transaction.atomic
def edit_path(*, path: Path, version: int, by: User | None, **fields: Any) -> Path:
    """Change what a path says of itself, if it is still as the editor saw it."""
    row = _as_seen(path, version)
    if changed := _fill(row, fields):
        _save(row)
        _note("edit_path", row, by, changed=sorted(changed))
    return row


@transaction.atomic
def set_steps(*, path: Path, version: int, steps: Sequence[PlannedStep], by: User | None) -> Path:
    """Give a path these steps in this order, if it is still as the editor saw it."""
    row = _as_seen(path, version)
    _refuse_steps(row, steps)
    before = set(row.steps.values_list("activity_id", flat=True))
    row.steps.all().delete()
    Step.objects.bulk_create(_row_of(row, place, step) for place, step in enumerate(steps, 1))
    _save(row)
    _note("set_steps", row, by, also=before, steps=len(steps))
    return row


def publish_path(*, path: Path, by: User | None) -> Path:
    """Show a path to everyone; it needs steps that count."""
    if not Step.objects.filter(path=path, is_optional=False).exists():
        raise Refused("no-steps", _("Add at least one step that counts before you publish."))
    return _move(path, "publish", by, published_at=timezone.now())


def withdraw_path(*, path: Path, by: User | None) -> Path:
    """Make a published path a draft again; what people have done stays done."""
    return _move(path, "withdraw", by)


@transaction.atomic
def _move(path: Path, act: str, by: User | None, **also: Any) -> Path:
    row = _locked(path)
    state = MOVES[act].get(row.state)
    if state is None:
        sentence = _("Someone has dealt with this already: the path is now “%(state)s”.")
        raise Refused("not-now", sentence % {"state": row.get_state_display()})
    row.state = PathState(state)
    for name, value in also.items():
        setattr(row, name, value)
    _save(row)
    _note(f"{act}_path", row, by)
    return row


def _locked(path: Path) -> Path:
    found: Path = Path.everywhere.select_for_update().get(pk=path.pk)
    return found


def _as_seen(path: Path, version: int) -> Path:
    row = _locked(path)
    if row.version != version:
        raise stale()
    return row


def _save(path: Path) -> None:
    path.version += 1
    path.save()


def _note(act: str, path: Path, by: User | None, *, also: set[int] = frozenset(), **details: Any) -> None:  # type: ignore[assignment]
    """Leave a trace, have search follow, and make the pages of its activities anew, which name the path."""
    audit.record(act, path, by=by, city=path.city.code, **details)
    changes.record("path", path.pk)
    changes.record_all("activity", also | set(path.steps.values_list("activity_id", flat=True)))


def _fill(path: Path, fields: Mapping[str, Any]) -> list[str]:
    """Set the fields, texts in one spelling, refuse what cannot be; answers the names that changed."""
    unknown = fields.keys() - _EDITABLE
    if unknown:
        raise TypeError(f"not fields of a path: {sorted(unknown)}")
    told = {name: normalise(value) if isinstance(value, str) else value for name, value in fields.items()}
    changed = [name for name, value in told.items() if value != getattr(path, name, None)]
    for name in changed:
        setattr(path, name, told[name])
    _refuse_faults(path)
    return changed


def _refuse_faults(path: Path) -> None:
    try:
        path.clean_fields(exclude={"city", "organisation"})
    except ValidationError as fault:
        said = [Refused("invalid", texts[0], field=name) for name, texts in fault.message_dict.items()]
        raise RefusedTogether(said) from fault
    refuse_other_city(row=path.organisation, city_id=path.city_id)


def _refuse_steps(path: Path, steps: Sequence[PlannedStep]) -> None:
    known = set(path.steps.values_list("activity_id", flat=True))
    keys = [step.activity.pk for step in steps]
    if len(steps) > MOST_STEPS:
        raise Refused("too-many-steps", _("A path has at most %(n)d steps.") % {"n": MOST_STEPS})
    if len(set(keys)) < len(keys):
        raise Refused("twice", _("This activity is a step of the path already."))
    if any(step.activity.city_id != path.city_id for step in steps):
        raise Refused("other-city", _("This belongs to another city."))
    new = [step.activity for step in steps if step.activity.pk not in known]
    if any(activity.state != ActivityState.PUBLISHED for activity in new):
        raise Refused("not-published", _("Only a published activity can become a step."))


def _row_of(path: Path, place: int, step: PlannedStep) -> Step:
    row = Step(
        path=path,
        position=place,
        activity=step.activity,
        is_optional=step.is_optional,
        why_th=normalise(step.why_th),
        why_en=normalise(step.why_en),
    )
    if len(row.why_th) > 300 or len(row.why_en) > 300:
        raise Refused("too-long", _("Keep the reason within 300 characters."))
    return row


def _free_code(city: City, title: str) -> str:
    start = slugify(title)[:50] or f"path-{secrets.token_hex(3)}"
    taken = set(Path.everywhere.filter(city=city, code__startswith=start).values_list("code", flat=True))
    return next(
        code for n in range(1, len(taken) + 2) if (code := start if n == 1 else f"{start}-{n}") not in taken
    )
