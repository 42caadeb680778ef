"""One neighbourhood and group: the records behind its figures, and a need noted from it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.catalogue.models import Activity
from learningcity.city.catalogue.rules.stages import AGES, Stage
from learningcity.city.enrolment.statistics.gaps import GROUPS, Gaps
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Neighbourhood
from learningcity.city.places.rules import Band, people_between
from learningcity.city.places.statistics import Share
from learningcity.city.projects.models import Need
from learningcity.city.projects.services import LONGEST_DETAILS, LONGEST_TITLE, record_need
from learningcity.core.errors import Refused
from learningcity.core.few import FEWEST
from learningcity.core.groups import Group
from learningcity.web.door import CityRequest, requires
from learningcity.web.staff.places.counting import (
    LABELS,
    Asked,
    asked_of,
    gaps_of,
    source_of,
)
from learningcity.web.ui.bilingual import th_en_text
from learningcity.web.ui.refusals import tell

NEED_GROUPS = {Stage.EARLY: Group.CHILD, Stage.SCHOOL: Group.YOUTH, Stage.OLDER: Group.OLDER}
"""For whom a need of a stage of life is kept, where a group says it."""


class NeedForm(forms.Form):
    """A need that a gap shows, in the words in which the city keeps it."""

    use_required_attribute = False
    title = forms.CharField(label=gettext_lazy("What is needed"), max_length=LONGEST_TITLE)
    details = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=LONGEST_DETAILS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everyone reads it once the city has."),
    )


@requires(Permission.NEED_PROPOSE)
def page(request: CityRequest, yan: str, whom: str) -> HttpResponse:
    """One neighbourhood and group: what is within reach, who lives there, and a need noted from it."""
    asked = asked_of(request)
    gaps = gaps_of(request, asked)
    place = next((each for each in gaps.neighbourhoods if each.code == yan), None)
    if place is None or whom not in GROUPS:
        raise Http404(yan)
    form = NeedForm(request.POST or None, initial=_first_words(gaps, asked, place, whom))
    if request.method == "POST" and form.is_valid() and (need := _noted(request, form, place, whom)):
        messages.success(request, _("Kept. It is among the needs that are to be read."))
        if request.powers.may(Permission.NEED_TRIAGE):
            return redirect("staff:need_page", request.city.code, need.uuid)
        return redirect(f"{request.path}?{asked.query}")
    cell = gaps.cells[place.pk, whom]
    context = {
        "asked": asked,
        "yan": place,
        "whom": LABELS[whom],
        "cell": cell,
        "fewest": FEWEST,
        "few": 0 < cell.enrolled < FEWEST,
        "gap": (place.pk, whom) in gaps.marked,
        "middle": gaps.middle(whom),
        "offers": _offers(request, gaps, place, whom),
        "counts": _counts(gaps, place, whom),
        "form": form,
    }
    return render(request, "staff/places/gap.html", context)


def _first_words(gaps: Gaps, asked: Asked, place: Neighbourhood, whom: str) -> dict[str, str]:
    cell = gaps.cells[place.pk, whom]
    where = {"group": LABELS[whom], "place": th_en_text(place, "name")}
    shown = _("%(seats)s seats within %(reach)s m in %(period)s") % {
        "seats": number_format(cell.seats, force_grouping=True),
        "reach": number_format(asked.reach, force_grouping=True),
        "period": asked.period_label,
    }
    if cell.residents is not None:
        people = number_format(round(cell.residents), force_grouping=True)
        shown = _("%(shown)s, for about %(people)s residents") % {"shown": shown, "people": people}
    title = _("Something to learn near home: %(group)s in %(place)s") % where
    return {"title": title[:LONGEST_TITLE], "details": shown}


def _noted(request: CityRequest, form: NeedForm, place: Neighbourhood, whom: str) -> Need | None:
    group = whom if whom in Group.values else NEED_GROUPS.get(Stage(whom), "")
    try:
        return record_need(
            city=request.city,
            origin=Need.Origin.GAP,
            neighbourhood=place,
            group=str(group),
            by=request.account,
            **form.cleaned_data,
        )
    except Refused as refused:
        tell(form, refused)
        return None


def _offers(request: CityRequest, gaps: Gaps, place: Neighbourhood, whom: str) -> list[dict[str, Any]]:
    """The activities behind the seats, those with the most first."""
    found = gaps.seats_by_activity(place, whom)
    rows = Activity.objects.in_city(request.city).filter(pk__in=found).select_related("venue")
    listed = [{"activity": row, "sessions": found[row.pk][0], "seats": found[row.pk][1]} for row in rows]
    return sorted(listed, key=lambda each: (-each["seats"], each["activity"].pk))


def _counts(gaps: Gaps, place: Neighbourhood, whom: str) -> list[dict[str, Any]]:
    """The counts from which the residents were told: each band that the stage meets, and the part of it."""
    residents = gaps.residents.get(place.pk)
    if residents is None or whom not in set(Stage):
        return []
    return [
        {
            "area": share.area,
            "source": source_of(share),
            "part": number_format(round(100 * share.part, 1), decimal_pos=1),
            "by_outline": share.by_outline,
            "people": share.people,
            "rows": list(_bands(share, Stage(whom))),
        }
        for share in residents.shares
    ]


def _bands(share: Share, stage: Stage) -> Iterator[dict[str, Any]]:
    for row in sorted(share.rows, key=lambda row: (row.age_from, row.sex)):
        own = people_between([Band(row.age_from, row.age_to, row.people)], *AGES[stage])
        if own:
            yield {"row": row, "own": own, "told": own * share.part}
