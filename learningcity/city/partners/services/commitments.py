"""Promises: made, changed, fulfilled piece by piece with evidence, let off; and what in-kind is worth."""

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import Commitment, Contribution, GiftKind, InKindRate, Organisation
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today
from learningcity.core.uploads import Paper
from learningcity.core.versions import take_turn

MOST = 10**12
"""The largest amount that is believed: ten thousand million baht, in satang."""

OF_THE_CITY = ("agreement", "owner", "rate", "task", "venue")
"""What a promise may name, if it is of the same city."""


@transaction.atomic
def promise(*, organisation: Organisation, by: Any, **fields: Any) -> Commitment:
    """Keep what an organisation promised to give, how much, by when."""
    _check(fields, organisation)
    commitment = Commitment.objects.create(city=organisation.city, organisation=organisation, **fields)
    _noted("promise", commitment, by)
    return commitment


@transaction.atomic
def change_promise(*, commitment: Commitment, version: int, by: Any, **fields: Any) -> Commitment:
    """Change a promise that nobody changed meanwhile; the trail keeps the day and amount it had."""
    organisation = fields.pop("organisation", commitment.organisation)
    _check(fields, organisation)
    before = {"was_due": str(commitment.due_on), "was_amount": commitment.amount}
    take_turn(commitment, version=version, changes={**fields, "organisation": organisation})
    _noted("change_promise", commitment, by, **before)
    return commitment


@transaction.atomic
def give(
    *,
    commitment: Commitment,
    given_on: date,
    amount: int,
    by: Any,
    note: str = "",
    evidence_url: str = "",
    paper: Paper | None = None,
) -> Contribution:
    """Note what was given on a day, with a word, an address or a file that shows it."""
    Commitment.everywhere.select_for_update().get(pk=commitment.pk)
    _refuse_released(commitment)
    _refuse_amount(amount)
    if given_on > today():
        raise Refused("not-yet", _("It cannot have been given on a day in the future."), field="given_on")
    if not (note.strip() or evidence_url or paper):
        raise Refused(
            "evidence-missing", _("Say what shows it: a link, a file or a few words."), field="note"
        )
    gift = Contribution(
        commitment=commitment,
        given_on=given_on,
        amount=amount,
        note=note.strip(),
        evidence_url=evidence_url,
    )
    if paper:
        gift.file_name, gift.ending = paper.name, paper.ending
        gift.evidence_file.save(f"{gift.uuid}.{paper.ending}", ContentFile(paper.data), save=False)
    gift.save()
    commitment.__dict__.pop("gifts", None)
    _noted("give", commitment, by, amount=amount)
    return gift


@transaction.atomic
def take_back_gift(*, gift: Contribution, because: str, by: Any) -> None:
    """Take back what was noted by mistake; the trail keeps that it stood there."""
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    _noted("take_back_gift", gift.commitment, by, amount=gift.amount, on=str(gift.given_on))
    gift.delete()


@transaction.atomic
def release_promise(*, commitment: Commitment, on: date, because: str, by: Any) -> None:
    """Let an organisation off what it promised, with the reason that everyone may read."""
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    _refuse_released(commitment)
    commitment.released_on, commitment.released_because = on, because.strip()[:300]
    commitment.save(update_fields=["released_on", "released_because"])
    _noted("release_promise", commitment, by)


@transaction.atomic
def save_rate(
    *, city: City, by: Any, rate: InKindRate | None = None, version: int = 0, **fields: Any
) -> InKindRate:
    """Say what one unit of something in kind is worth, and by which source."""
    if "kind" in fields and fields["kind"] not in GiftKind.values:
        raise Refused("no-such-kind", _("Choose what it is for from the list."), field="kind")
    if fields.get("kind") == GiftKind.BAHT:
        raise Refused("money-has-no-rate", _("Money is worth itself."), field="kind")
    if rate is None:
        rate = InKindRate.objects.create(city=city, **fields)
    else:
        take_turn(rate, version=version, changes=fields)
    audit.record("save_rate", rate, by=by, city=city.code, satang=rate.satang)
    return rate


def _check(fields: dict[str, Any], organisation: Organisation) -> None:
    _refuse_amount(fields["amount"])
    if fields["due_on"] < fields["promised_on"]:
        raise Refused("due-before", _("It cannot be due before it was promised."), field="due_on")
    for name in OF_THE_CITY:
        if fields.get(name) and fields[name].city_id != organisation.city_id:
            raise Refused("elsewhere", _("Choose something of this city."), field=name)
    rate, owner = fields.get("rate"), fields.get("owner")
    if rate and rate.kind != fields["kind"]:
        raise Refused("other-rate", _("This rate is for something else."), field="rate")
    if owner and owner.organisation_id != organisation.pk:
        raise Refused(
            "not-theirs", _("The person who answers for it must belong to that organisation."), field="owner"
        )


def _refuse_amount(amount: int) -> None:
    if not 0 < amount <= MOST:
        raise Refused("amount", _("Write a believable amount above zero."), field="amount")


def _refuse_released(commitment: Commitment) -> None:
    if commitment.released_on:
        raise Refused("released", _("They were let off this promise."))


def _noted(act: str, commitment: Commitment, by: Any, **details: Any) -> None:
    audit.record(act, commitment, by=by, city=commitment.city.code, **details)
