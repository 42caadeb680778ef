"""Making two records of one person one, and taking them apart again exactly as they were."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models.fields.reverse_related import ManyToOneRel
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.people.models import CareLink, Merge, Person, Reach, TwoPeople, User
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.personal import holders

FILLED = ("birth_year", "sex", "phone", "email", "home_area", "home_neighbourhood")
"""What the kept record takes over where it says nothing itself."""

LEFT_ALONE = frozenset({"Merge", "TwoPeople"})
"""Rows that tell about the two records as such."""


class Reference(NamedTuple):
    """A field that points to a person, of whatever context: a foreign key, or the outside id of one."""

    model: type[models.Model]
    field: str

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def rows(self, person: Person) -> "models.QuerySet[Any]":
        return self.model._base_manager.filter(**{self.field: self.to(person)})

    def to(self, person: Person) -> Any:
        """What stands in the field when it points to a person."""
        is_key = self.model._meta.get_field(self.field).is_relation
        return person.pk if is_key else person.uuid


def references() -> Iterator[Reference]:
    """Every foreign key to a person there is; a context made later is found without being named here."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model.__name__ not in LEFT_ALONE:
            yield Reference(relation.related_model, relation.field.name)


def told_by_id() -> Iterator[Reference]:
    """Every field in which a lower context keeps the outside id of the person that a row is about."""
    for holder in holders():
        if holder.held.known_by == "uuid" and "__" not in holder.held.person:
            yield Reference(holder.model, holder.held.person)


@transaction.atomic
def merge_people(*, keep: Person, other: Person, by: User | None, city: City) -> Merge:
    """Let one record stand for two: what pointed to the other points to the kept one from now on.

    A row that both have (a consent given twice, a seat in one session) stays with the other record. An
    account moves over; where both can sign in it is refused, for one of them would lose their way in.
    """
    keep, other = _both(keep, other)
    _refuse_unless_mergeable(keep, other)
    merge = Merge(kept=keep, other=other, city=city, made_by=by)
    _take_over_account(keep, other, merge)
    _fill(keep, other, merge)
    _settle_first_way(keep, other, merge)
    _move_all(keep, other, merge)
    other.merged_into = keep
    other.save(update_fields=["merged_into"])
    merge.save()
    audit.record("merge_people", keep, by=by, city=city.code, other=str(other.uuid), merge=str(merge.uuid))
    return merge


def _both(one: Person, other: Person) -> tuple[Person, Person]:
    rows = Person.objects.filter(pk__in=(one.pk, other.pk)).order_by("pk").select_for_update()
    found = {row.pk: row for row in rows}
    return found[one.pk], found[other.pk]


def _refuse_unless_mergeable(keep: Person, other: Person) -> None:
    if keep.pk == other.pk:
        raise Refused("same-record", _("This is one record, not two."))
    if keep.merged_into_id or other.merged_into_id:
        raise Refused("already-merged", _("One of the two has been merged already. Look again."))
    if keep.account_id and other.account_id:
        raise Refused(
            "two-accounts",
            _("Both sign in with an account of their own. Ask which one they use; the other must go first."),
        )


def _take_over_account(keep: Person, other: Person, merge: Merge) -> None:
    if other.account_id:
        account, other.account = other.account, None
        other.save(update_fields=["account"])
        keep.account = account
        merge.filled = ["account"]


def _fill(keep: Person, other: Person, merge: Merge) -> None:
    empty = [name for name in FILLED if not getattr(keep, name) and getattr(other, name)]
    for name in empty:
        setattr(keep, name, getattr(other, name))
    merge.filled = [*merge.filled, *empty]
    keep.save()


def _settle_first_way(keep: Person, other: Person, merge: Merge) -> None:
    """Only one way comes first: the kept record's choice stands; where it chose none, the other's does."""
    theirs = other.reaches.filter(chosen=True).first()
    if theirs is None:
        return
    if keep.reaches.filter(chosen=True).exists():
        _put_first(theirs, merge, chosen=False)
    elif same := keep.reaches.filter(channel=theirs.channel).first():
        _put_first(theirs, merge, chosen=False)
        _put_first(same, merge, chosen=True)


def _put_first(reach: Reach, merge: Merge, *, chosen: bool) -> None:
    merge.choices.append([reach.pk, reach.chosen])
    reach.chosen = chosen
    reach.save(update_fields=["chosen"])


def _move_all(keep: Person, other: Person, merge: Merge) -> None:
    for reference in (*references(), *told_by_id()):
        moved, stayed = _move(reference, keep, other)
        if moved:
            merge.moved.append([reference.label, reference.field, moved])
        if stayed:
            merge.stayed.append([reference.label, reference.field, stayed])


def _move(reference: Reference, keep: Person, other: Person) -> tuple[list[Any], list[Any]]:
    rows = reference.rows(other)
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    may_move = list(_movable(reference, rows, keep).order_by("pk").values_list("pk", flat=True))
    moved = [key for key in may_move if _point(reference, key, keep)] if may_move else []
    return moved, [key for key in keys if key not in set(moved)]


def _movable(reference: Reference, rows: Any, keep: Person) -> Any:
    """Nobody looks after themselves: such a link stays behind."""
    return rows.exclude(carer=keep.account_id) if reference.model is CareLink and keep.account_id else rows


def _point(reference: Reference, key: Any, person: Person) -> bool:
    """Let one row point to a person, unless a constraint says that they have such a row already."""
    try:
        with transaction.atomic():
            row = reference.model._base_manager.filter(pk=key)
            return bool(row.update(**{reference.field: reference.to(person)}))
    except IntegrityError:
        return False


@transaction.atomic
def undo_merge(*, merge: Merge, by: User | None) -> None:
    """Take two records apart as they were; what was done meanwhile stays with the kept one."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    keep, other = _both(merge.kept, merge.other)
    if merge.undone_at:
        raise Refused("undone-already", _("The two records have been taken apart already."))
    if keep.merged_into_id:
        raise Refused("merged-since", _("The kept record was merged since. Undo that first."))
    for label, field, keys in merge.moved:
        for key in keys:
            _put_back(Reference(apps.get_model(label), field), key, keep, other)
    _unsettle_first_way(merge)
    _give_back(keep, other, merge)
    other.merged_into = None
    other.save()
    merge.undone_at, merge.undone_by = timezone.now(), by
    merge.save(update_fields=["undone_at", "undone_by"])
    audit.record("undo_merge", keep, by=by, city=merge.city.code, merge=str(merge.uuid))


def _put_back(reference: Reference, key: Any, keep: Person, other: Person) -> None:
    if reference.rows(keep).filter(pk=key).exists() and not _point(reference, key, other):
        raise Refused(
            "cannot-part", _("What was done since cannot be divided between the two. Call the city's desk.")
        )


def _unsettle_first_way(merge: Merge) -> None:
    """Each way comes first again as it did, unless its person chose another meanwhile."""
    for key, chosen in sorted(merge.choices, key=lambda each: bool(each[1])):
        reach = Reach.objects.filter(pk=key).first()
        if reach and not (chosen and reach.person.reaches.filter(chosen=True).exclude(pk=key).exists()):
            reach.chosen = chosen
            reach.save(update_fields=["chosen"])


def _give_back(keep: Person, other: Person, merge: Merge) -> None:
    """Empty what was filled, unless it was put right meanwhile; the account goes back last."""
    for name in set(merge.filled) - {"account"}:
        if getattr(keep, name) == getattr(other, name):
            column: Any = Person._meta.get_field(name)
            setattr(keep, name, column.get_default())
    account = keep.account if "account" in merge.filled else None
    if account:
        keep.account = None
    keep.save()
    other.account = account or other.account


@transaction.atomic
def tell_apart(*, one: Person, other: Person, by: User | None, city: City) -> None:
    """Note that two records alike are two people, so that they are not proposed again."""
    low, high = sorted((one, other), key=lambda person: person.pk)
    if low.pk == high.pk:
        raise Refused("same-record", _("This is one record, not two."))
    _row, new = TwoPeople.objects.get_or_create(one=low, other=high, defaults={"said_by": by})
    if new:
        audit.record("tell_apart", low, by=by, city=city.code, other=str(high.uuid))
