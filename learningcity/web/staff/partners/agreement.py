"""One agreement: its parties, terms, signatures and papers, and what may be done about each."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learningcity.city.partners import services
from learningcity.city.partners.models import Agreement, AgreementPaper, Party
from learningcity.city.partners.rules.agreements import Standing
from learningcity.city.people.permissions import Permission
from learningcity.core.thai_time import today
from learningcity.core.uploads import TYPES, read_paper
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.partners.agreement_forms import (
    EndForm,
    PaperForm,
    PartyForm,
    RenewForm,
    SignForm,
)
from learningcity.web.ui.acts import done


@requires(Permission.PARTNERSHIP_READ)
def page(request: CityRequest, agreement: UUID) -> HttpResponse:
    """An agreement with all that hangs on it."""
    return _page(request, _agreement_or_404(request, agreement))


def _page(request: CityRequest, row: Agreement, **bound: forms.BaseForm) -> HttpResponse:
    may_edit, day = request.powers.may(Permission.AGREEMENT_EDIT), today()
    standing = row.standing(day)
    blank: dict[str, forms.BaseForm] = {
        "renew": RenewForm(prefix="renew"),
        "party": PartyForm(prefix="party", city=request.city),
        "paper": PaperForm(prefix="paper"),
        "cut": EndForm(prefix="cut", initial={"on": day}),
    }
    context = {
        "agreement": row,
        "standing": standing,
        "ends_on": row.ends_on(day),
        "over": standing in (Standing.CUT_SHORT,),
        "parties": [_party(request, party, day, bound) for party in row.parties.all()],
        "forms": (blank | bound) if may_edit else {},
        "may_edit": may_edit,
        "promises": [(each, each.progress(day)) for each in row.commitments.whole().order_by("due_on")],
    }
    return render(request, "staff/partners/agreement.html", context)


def _party(request: CityRequest, party: Party, day: Any, bound: dict[str, forms.BaseForm]) -> dict[str, Any]:
    return {
        "row": party,
        "signatories": party.signatories.select_related("contact__organisation"),
        "sign": bound.get(f"sign{party.pk}")
        or SignForm(prefix=f"sign{party.pk}", city=request.city, of=party.organisation),
        "withdraw": bound.get(f"leave{party.pk}") or EndForm(prefix=f"leave{party.pk}", initial={"on": day}),
    }


@require_POST
@requires(Permission.AGREEMENT_EDIT)
def renew(request: CityRequest, agreement: UUID) -> HttpResponse:
    """Add the next term."""
    row, form = _agreement_or_404(request, agreement), RenewForm(request.POST, prefix="renew")
    if done(
        request,
        form,
        lambda **given: services.renew_agreement(agreement=row, by=request.account, **given),
        _("Renewed. The term before stays in the history."),
    ):
        return _back(request, row)
    return _page(request, row, renew=form)


@require_POST
@requires(Permission.AGREEMENT_EDIT)
def cut(request: CityRequest, agreement: UUID) -> HttpResponse:
    """End it before its time."""
    row, form = _agreement_or_404(request, agreement), EndForm(request.POST, prefix="cut")
    if done(
        request,
        form,
        lambda **given: services.cut_agreement_short(agreement=row, by=request.account, **given),
        _("Noted that it ended early."),
    ):
        return _back(request, row)
    return _page(request, row, cut=form)


@require_POST
@requires(Permission.AGREEMENT_EDIT)
def add_party(request: CityRequest, agreement: UUID) -> HttpResponse:
    """Add a party."""
    row = _agreement_or_404(request, agreement)
    form = PartyForm(request.POST, prefix="party", city=request.city)
    if done(
        request,
        form,
        lambda **given: services.add_party(agreement=row, by=request.account, **given),
        _("Added."),
    ):
        return _back(request, row)
    return _page(request, row, party=form)


@require_POST
@requires(Permission.AGREEMENT_EDIT)
def withdraw(request: CityRequest, agreement: UUID, party: int) -> HttpResponse:
    """Note that a party left mid-term."""
    row = _agreement_or_404(request, agreement)
    leaving, name = get_object_or_404(row.parties, pk=party), f"leave{party}"
    form = EndForm(request.POST, prefix=name)
    if done(
        request,
        form,
        lambda **given: services.withdraw_party(party=leaving, by=request.account, **given),
        _("Noted. It stays in the history, and what it promised is now in question."),
    ):
        return _back(request, row)
    return _page(request, row, **{name: form})


@require_POST
@requires(Permission.AGREEMENT_EDIT)
def sign(request: CityRequest, agreement: UUID, party: int) -> HttpResponse:
    """Note who signed for a party."""
    row = _agreement_or_404(request, agreement)
    signing, name = get_object_or_404(row.parties, pk=party), f"sign{party}"
    form = SignForm(request.POST, prefix=name, city=request.city, of=signing.organisation)
    if done(
        request,
        form,
        lambda **given: services.sign(party=signing, by=request.account, **given),
        _("Noted who signed."),
    ):
        return _back(request, row)
    return _page(request, row, **{name: form})


@require_POST
@requires(Permission.AGREEMENT_EDIT)
def add_paper(request: CityRequest, agreement: UUID) -> HttpResponse:
    """Keep a file, if it is what its name says."""
    row = _agreement_or_404(request, agreement)
    form = PaperForm(request.POST, request.FILES, prefix="paper")

    def keep(file: Any, **given: Any) -> None:
        services.add_paper(agreement=row, paper=read_paper(file), by=request.account, **given)

    if done(request, form, keep, _("The file is kept.")):
        return _back(request, row)
    return _page(request, row, paper=form)


@requires(Permission.PARTNERSHIP_READ)
def paper(request: CityRequest, agreement: UUID, paper: UUID) -> FileResponse:
    """A file of an agreement, to download."""
    row = _agreement_or_404(request, agreement)
    return sent(get_object_or_404(row.papers, uuid=paper))


def sent(paper: AgreementPaper) -> FileResponse:
    """A file under the name it had, never shown as a page of ours."""
    return FileResponse(
        paper.file.open("rb"), as_attachment=True, filename=paper.file_name, content_type=TYPES[paper.ending]
    )


def _agreement_or_404(request: CityRequest, uuid: UUID) -> Agreement:
    rows = Agreement.objects.in_city(request.city).whole().select_related("keeper__organisation")
    return get_object_or_404(rows.prefetch_related("areas", "papers"), uuid=uuid)


def _back(request: CityRequest, row: Agreement) -> HttpResponse:
    return redirect("staff:agreement", request.city.code, row.uuid)
