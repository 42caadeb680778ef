"""How learning stays open to all: fees waived, patterns of vouchers without money, help and its days."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from learningcity.city.enrolment.models import Scheme, SupportKind, WaiverRule
from learningcity.city.enrolment.queries.support import notice_days
from learningcity.city.enrolment.rules.support import Kind
from learningcity.city.enrolment.services import save_waiver
from learningcity.city.enrolment.services.support import set_notice_days
from learningcity.city.places.models import City
from learningcity.city.templates.parts.part import Beginning, Part, Same, in_both, taken
from learningcity.city.templates.rules.fields import Row
from learningcity.core.errors import Refused


def read_waivers(city: City) -> list[Row]:
    """The rules, in force or not."""
    names = ("name_th", "name_en", "source", "groups", "topics", "percent", "is_invented")
    return [taken(row, *names) for row in WaiverRule.objects.in_city(city).order_by("pk")]


def start_waivers(city: City, rows: list[Row], given: Beginning) -> Iterator[tuple[str, Any]]:
    """Keep each rule, not in force: what it costs is for the new city to decide."""
    for number, row in enumerate(rows, 1):
        saved = save_waiver(city=city, rule=None, by=given.by, is_active=False, **row)
        yield f"waivers.{number}", saved.uuid


def read_vouchers(city: City) -> list[Row]:
    """The schemes as patterns: for whom, how much each and how long, without the budget and whose it is."""
    names = ("name_th", "name_en", "groups", "voucher_satang", "lasts_days", "most_each", "is_invented")
    return [
        taken(row, *names) | {"runs_days": (row.ends_on - row.starts_on).days + 1}
        for row in Scheme.objects.in_city(city).order_by("pk")
    ]


def read_notice(city: City) -> list[Row]:
    """How many days ahead each kind of help can be arranged, as the city set it or as is usual."""
    days = notice_days(city)
    return [{"code": kind.value, "days": days[Kind(kind)]} | in_both(kind.label) for kind in SupportKind]


def start_notice(city: City, rows: list[Row], given: Beginning) -> Iterator[tuple[str, Any]]:
    """Keep the same days."""
    if unknown := {row["code"] for row in rows} - set(SupportKind.values):
        raise Refused("unknown-help", _("There is no such kind of help: %(code)s.") % {"code": min(unknown)})
    set_notice_days(city=city, days={row["code"]: row["days"] for row in rows}, by=given.by)
    yield from ()


NOTICE_DAYS = Part(
    "notice_days",
    _("Help to take part, days ahead"),
    _("How many days before a session each kind of help can surely be arranged."),
    read_notice,
    start_notice,
    Same.CODE,
)
WAIVERS = Part(
    "waivers",
    _("Rules that waive fees"),
    _("Who pays nothing or less; in a new city each waits until it is put in force."),
    read_waivers,
    start_waivers,
)
VOUCHERS = Part(
    "vouchers",
    _("Patterns of voucher schemes"),
    _("For whom, how much and for how long; no money, which a new city finds for itself."),
    read_vouchers,
    same=Same.NAME,
    patterns=True,
)
