"""Needs that say the same: joined under one of them, taken apart again, or told apart for good."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import User
from learningcity.city.projects.models import Need, NeedMerge, NeedState, ToldApart
from learningcity.city.projects.rules.merging import Joining, join, part
from learningcity.city.projects.rules.needs import need_after
from learningcity.core import audit
from learningcity.core.errors import Refused


@transaction.atomic
def merge_needs(*, merged: Need, kept: Need, by: User) -> NeedMerge:
    """Let one need stand for another that says the same; supports stay where they are and count there."""
    rows, roots = _held(merged, kept)
    merged, kept = rows[merged.pk], rows[kept.pk]
    done = join(roots, merged.pk, kept.pk)
    if done is None or kept.state not in (NeedState.OPEN, NeedState.TAKEN_UP):
        raise Refused("not-mergeable", _("Choose an open wish that stands for itself to keep."))
    if need_after("merge", merged.state) is None:
        sentence = _("That cannot be done now: the wish is “%(state)s”.")
        raise Refused("not-now", sentence % {"state": merged.get_state_display()})
    merge = NeedMerge.objects.create(merged=merged, kept=kept, state_before=merged.state, by=by)
    merge.followed.set(done[1].followed)
    _write(rows, roots, done[0])
    merged.state, merged.merged_into = NeedState.MERGED, kept
    merged.save(update_fields=["state", "merged_into"])
    audit.record("merge_need", merged, by=by, city=merged.city.code, kept=str(kept.uuid))
    return merge


@transaction.atomic
def undo_need_merge(*, merge: NeedMerge, by: User) -> None:
    """Take a merger back: the need has its own state and its own supports again."""
    rows, roots = _held(merge.merged, merge.kept)
    row = NeedMerge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    followed = frozenset(row.followed.values_list("pk", flat=True))
    apart = part(roots, Joining(row.merged_id, followed, row.kept_id))
    if row.undone_at or apart is None:
        raise Refused("not-now", _("Take back what was merged later first, or look again: it may be undone."))
    need = rows[row.merged_id]
    need.state, need.merged_into = row.state_before, None
    need.save(update_fields=["state", "merged_into"])
    _write(rows, roots, apart)
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at"])
    audit.record("undo_need_merge", need, by=by, city=need.city.code, kept=str(row.kept.uuid))


@transaction.atomic
def tell_needs_apart(*, one: Need, other: Need, by: User) -> None:
    """Note that two needs that look alike are two; they are not suggested again."""
    if one.city_id != other.city_id or one.pk == other.pk:
        raise Refused("elsewhere", _("Choose two wishes of this city."))
    first, second = sorted((one, other), key=lambda need: need.pk)
    _row, new = ToldApart.objects.get_or_create(one=first, other=second)
    if new:
        audit.record("tell_needs_apart", first, by=by, city=one.city.code, other=str(second.uuid))


def _held(one: Need, other: Need) -> tuple[dict[int, Need], dict[int, int]]:
    """All needs of the city that are merged or to be merged, held until the transaction ends."""
    if one.city_id != other.city_id:
        raise Refused("elsewhere", _("Choose two wishes of this city."))
    city = Need.everywhere.filter(city=one.city_id)
    wanted = city.filter(pk__in=(one.pk, other.pk)) | city.filter(state=NeedState.MERGED)
    locked = wanted.order_by("pk").select_related("city").select_for_update(of=("self",), no_key=True)
    rows = {row.pk: row for row in locked}
    return rows, {row.pk: row.merged_into_id for row in rows.values() if row.merged_into_id}


def _write(rows: dict[int, Need], before: dict[int, int], after: dict[int, int]) -> None:
    """Let those that were merged earlier follow to where they stand now."""
    for key, root in after.items():
        if before.get(key) not in (None, root):
            rows[key].merged_into_id = root
            rows[key].save(update_fields=["merged_into"])
