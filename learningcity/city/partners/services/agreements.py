"""Agreements: made, joined, signed, renewed, left, cut short, and their papers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.partners.models import (
    Agreement,
    AgreementPaper,
    Contact,
    Organisation,
    Party,
    PartyRole,
    Signatory,
    Term,
)
from learningcity.city.places.models import Area, City
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.uploads import Paper
from learningcity.core.versions import take_turn


@transaction.atomic
def make_agreement(
    *,
    city: City,
    by: Any,
    areas: Iterable[Area] = (),
    signed_on: date | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    **fields: Any,
) -> Agreement:
    """Keep an agreement with its first term; what a paper does not say stays open."""
    _refuse_backwards(starts_on, ends_on)
    agreement = Agreement.objects.create(city=city, **fields)
    agreement.areas.set(areas)
    Term.objects.create(agreement=agreement, signed_on=signed_on, starts_on=starts_on, ends_on=ends_on)
    _noted("make_agreement", agreement, by)
    return agreement


@transaction.atomic
def edit_agreement(
    *, agreement: Agreement, version: int, by: Any, areas: Iterable[Area] | None = None, **fields: Any
) -> Agreement:
    """Change what is said about an agreement that nobody changed meanwhile; its terms have their own acts."""
    take_turn(agreement, version=version, changes=fields)
    if areas is not None:
        agreement.areas.set(areas)
    _noted("edit_agreement", agreement, by, fields=sorted(fields))
    return agreement


@transaction.atomic
def renew_agreement(
    *,
    agreement: Agreement,
    starts_on: date,
    ends_on: date | None,
    by: Any,
    signed_on: date | None = None,
) -> Term:
    """Add a term that follows the last one; the old one stays as it was."""
    _locked(agreement)
    _refuse_over(agreement)
    last = agreement.terms.order_by("-pk").first()
    _refuse_backwards(starts_on, ends_on)
    if last and (last.ends_on is None or starts_on <= last.ends_on):
        raise Refused(
            "term-overlaps", _("A renewal begins after the last term ends, and that one must have an end."),
            field="starts_on",
        )  # fmt: skip
    term = Term.objects.create(
        agreement=agreement, renews=last, signed_on=signed_on, starts_on=starts_on, ends_on=ends_on
    )
    _noted("renew_agreement", agreement, by, until=str(ends_on or ""))
    return term


@transaction.atomic
def set_first_term(
    *,
    agreement: Agreement,
    by: Any,
    signed_on: date | None,
    starts_on: date | None,
    ends_on: date | None,
) -> None:
    """Correct the dates of the only term; once it was renewed they stand."""
    _locked(agreement)
    _refuse_backwards(starts_on, ends_on)
    terms = list(agreement.terms.all())
    if len(terms) != 1:
        raise Refused("renewed", _("It was renewed; the dates of its terms stand."), field="starts_on")
    Term.objects.filter(pk=terms[0].pk).update(signed_on=signed_on, starts_on=starts_on, ends_on=ends_on)
    _noted("edit_agreement", agreement, by, fields=["terms"])


@transaction.atomic
def cut_agreement_short(*, agreement: Agreement, on: date, because: str, by: Any) -> None:
    """End an agreement before its term is over, with the reason."""
    _locked(agreement)
    _refuse_over(agreement)
    because = _reason(because)
    agreement.cut_short_on, agreement.cut_short_because = on, because
    agreement.save(update_fields=["cut_short_on", "cut_short_because"])
    _noted("cut_agreement_short", agreement, by)


@transaction.atomic
def add_party(
    *,
    agreement: Agreement,
    organisation: Organisation,
    role: str,
    by: Any,
    joined_on: date | None = None,
    part_th: str = "",
    part_en: str = "",
) -> Party:
    """Add an organisation to an agreement in a role."""
    _locked(agreement)
    if organisation.city_id != agreement.city_id:
        raise Refused("elsewhere", _("Choose an organisation of this city."), field="organisation")
    here = agreement.parties.filter(withdrawn_on=None)
    if here.filter(organisation=organisation, role=role).exists():
        raise Refused("party-already", _("It is part of the agreement in this role already."))
    if role == PartyRole.LEAD and here.filter(role=role).exists():
        raise Refused(
            "one-lead", _("There is a lead coordinator already; it must step back first."), field="role"
        )
    party = Party.objects.create(
        agreement=agreement,
        organisation=organisation,
        role=role,
        joined_on=joined_on,
        part_th=part_th,
        part_en=part_en,
    )
    _noted("add_party", agreement, by, organisation=organisation.code, role=role)
    return party


@transaction.atomic
def withdraw_party(*, party: Party, on: date, because: str, by: Any) -> None:
    """Note that a party left mid-term; it stays in the history and what it promised is in question."""
    because = _reason(because)
    changed = Party.objects.filter(pk=party.pk, withdrawn_on=None).update(
        withdrawn_on=on, withdrawn_because=because
    )
    if not changed:
        raise Refused("withdrawn", _("It is noted already that it left."))
    _noted("withdraw_party", party.agreement, by, organisation=party.organisation.code)


@transaction.atomic
def sign(*, party: Party, contact: Contact, on: date | None, by: Any) -> Signatory:
    """Note who signed for a party."""
    if contact.organisation_id != party.organisation_id:
        raise Refused(
            "not-theirs", _("The person who signs must belong to that organisation."), field="contact"
        )
    signatory, new = Signatory.objects.get_or_create(party=party, contact=contact, defaults={"signed_on": on})
    if not new:
        raise Refused("signed", _("It is noted already that they signed."), field="contact")
    _noted("sign_agreement", party.agreement, by, organisation=party.organisation.code)
    return signatory


@transaction.atomic
def add_paper(*, agreement: Agreement, title: str, paper: Paper, is_public: bool, by: Any) -> AgreementPaper:
    """Keep a file of an agreement that proved to be what its name says."""
    if agreement.papers.filter(sha256=paper.sha256).exists():
        raise Refused("paper-already", _("This very file is kept here already."), field="file")
    kept = AgreementPaper(
        agreement=agreement,
        title=title.strip() or paper.name[:200],
        file_name=paper.name,
        ending=paper.ending,
        size=len(paper.data),
        sha256=paper.sha256,
        is_public=is_public,
    )
    kept.file.save(paper.name, ContentFile(paper.data), save=False)
    kept.save()
    _noted("add_paper", agreement, by)
    return kept


def _locked(agreement: Agreement) -> None:
    Agreement.everywhere.select_for_update().get(pk=agreement.pk)


def _refuse_over(agreement: Agreement) -> None:
    if agreement.cut_short_on:
        raise Refused("cut-short", _("This agreement was ended early."))


def _refuse_backwards(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused("ends-before", _("It cannot end before it starts."), field="ends_on")


def _reason(because: str) -> str:
    if not because.strip():
        raise Refused("reason-missing", _("Say why, in a few words."), field="because")
    return because.strip()[:300]


def _noted(act: str, agreement: Agreement, by: Any, **details: Any) -> None:
    audit.record(act, agreement, by=by, city=agreement.city.code, **details)
