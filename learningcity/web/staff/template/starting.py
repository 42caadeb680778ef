"""Starting a second city from a template: this city's as it is today, or one in a file."""

import re
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learningcity.city.people.models import RoleGrant
from learningcity.city.people.permissions import Permission
from learningcity.city.places.models import Area, City
from learningcity.city.templates.queries import LARGEST, document_of, read_file, written
from learningcity.city.templates.rules.fields import Row
from learningcity.city.templates.services import Opening, start_city
from learningcity.core.errors import Refused
from learningcity.core.geo import THAILAND
from learningcity.core.thai_text import arabic_digits
from learningcity.core.thai_time import today
from learningcity.web.door import RESERVED_CODES, CityRequest, requires
from learningcity.web.staff.people.roles import invite
from learningcity.web.ui.forms import DateField, InParts, WholeNumberField
from learningcity.web.ui.refusals import tell

LEVELS = (Area.Level.PROVINCE, Area.Level.DISTRICT, Area.Level.SUBDISTRICT)
_BEFORE_A_NAME = re.compile(r"^(เขต|แขวง|อำเภอ|ตำบล|จังหวัด)")


class StartForm(InParts, forms.Form):
    """What the new city is called, where it lies, who begins there, and from which template."""

    use_required_attribute = False

    name_th = forms.CharField(label=gettext_lazy("Name in Thai"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=120)
    code = forms.RegexField(
        r"^[a-z][a-z0-9-]{1,39}$",
        label=gettext_lazy("Short name in the address of its pages"),
        help_text=gettext_lazy("Small letters, digits and hyphens, such as samphanthawong."),
        error_messages={
            "invalid": gettext_lazy("Write small letters, digits and hyphens, such as samphanthawong.")
        },
    )
    area = forms.CharField(
        label=gettext_lazy("Official area"),
        help_text=gettext_lazy("The code or name of its district or subdistrict, such as 1013 or สัมพันธวงศ์."),
        max_length=120,
        required=False,
    )
    lat = forms.FloatField(
        label=gettext_lazy("Latitude of its middle"), min_value=THAILAND.south, max_value=THAILAND.north
    )
    lon = forms.FloatField(
        label=gettext_lazy("Longitude of its middle"), min_value=THAILAND.west, max_value=THAILAND.east
    )
    km = WholeNumberField(
        label=gettext_lazy("How many kilometres it reaches from its middle"), low=1, high=200, initial=3
    )
    coordinator = forms.EmailField(
        label=gettext_lazy("E-mail of the first coordinator"),
        help_text=gettext_lazy("They get a letter and bring in everybody else."),
    )
    begins_on = DateField(
        label=gettext_lazy("First day of its programme"),
        help_text=gettext_lazy("The days of the template are counted from it."),
    )
    file = forms.FileField(
        label=gettext_lazy("A template in a file"),
        help_text=gettext_lazy("Leave it empty to start from this city as it is today."),
        required=False,
    )

    sections = (
        (gettext_lazy("The new city"), ("name_th", "name_en", "code")),
        (gettext_lazy("Where it is"), ("area", "lat", "lon", "km")),
        (gettext_lazy("How it begins"), ("coordinator", "begins_on", "file")),
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code in RESERVED_CODES:
            raise forms.ValidationError(_("No city can be called so: addresses of the program begin so."))
        return code

    def clean_area(self) -> Area | None:
        said = _BEFORE_A_NAME.sub("", arabic_digits(self.cleaned_data["area"].strip()))
        if not said:
            return None
        named = Q(name_th=said) | Q(name_en__iexact=said)
        found = Area.objects.filter(Q(code=said) | named, level__in=LEVELS)[:4]
        if len(found) == 1:
            area: Area = found[0]
            return area
        if not found:
            raise forms.ValidationError(_("There is no such area. Write its code or its whole name."))
        codes = ", ".join(f"{area.code} ({area.kind_th})" for area in found)
        raise forms.ValidationError(_("Several areas are called so. Write the code: %s") % codes)


@requires(Permission.CITY_EDIT)
def page(request: CityRequest) -> HttpResponse:
    """Open a city and set it up; only the operator of the installation does."""
    if not request.powers.is_operator:
        raise PermissionDenied
    form = StartForm(request.POST or None, request.FILES or None, initial={"begins_on": _next_month()})
    if request.method == "POST" and form.is_valid() and (city := _started(request, form)):
        messages.success(request, _("%(city)s is open, and its coordinator is told.") % {"city": city})
        return redirect("staff:fidelity", city=city.code)
    return render(request, "staff/template/start.html", {"form": form})


def _next_month() -> date:
    day = today()
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _started(request: CityRequest, form: StartForm) -> City | None:
    """The new city, or nothing when it was refused and the form says why."""
    given = form.cleaned_data
    opening = Opening(
        code=given["code"],
        name_th=given["name_th"],
        name_en=given["name_en"],
        lat=given["lat"],
        lon=given["lon"],
        metres=given["km"] * 1_000,
        coordinator=given["coordinator"],
        area=given["area"],
        is_demo=request.city.is_demo,
    )
    try:
        template = _template(request, given["file"])
        with transaction.atomic():
            city, account = start_city(
                by=request.account, opening=opening, template=template, begins_on=given["begins_on"]
            )
            invite(RoleGrant.objects.current().get(account=account, city=city), request.account)
    except Refused as refused:
        tell(form, refused)
        return None
    return city


def _template(request: CityRequest, file: Any) -> Row:
    return read_file(file.read(LARGEST + 1) if file else written(document_of(request.city)))
