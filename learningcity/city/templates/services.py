"""Starting a city: empty, or set up by a template of another."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.services import make_topics
from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.people.services import account_of, grant_role
from learningcity.city.places.models import Area, City
from learningcity.city.places.services import open_city
from learningcity.city.templates.models import Origin, Start
from learningcity.city.templates.parts import PARTS, Beginning, Same
from learningcity.city.templates.queries import digest, pattern_of, start_of
from learningcity.city.templates.rules.fields import Row
from learningcity.core import audit
from learningcity.core.errors import Refused
from learningcity.core.thai_time import today

FURTHEST = timedelta(days=5 * 366)
"""From today to the first day of a programme; what is further is a slip of the pen."""


class Opening(NamedTuple):
    """What a new city is called, where it lies, and who coordinates it first."""

    code: str
    name_th: str
    name_en: str
    lat: float
    lon: float
    metres: float
    coordinator: str
    area: Area | None = None
    is_demo: bool = False


@transaction.atomic
def start_city(
    *, by: User | None, opening: Opening, template: Row | None = None, begins_on: date | None = None
) -> tuple[City, User]:
    """Open a city and let its first coordinator in; with a template it is set up as that says."""
    begins_on = begins_on or today()
    if abs(begins_on - today()) > FURTHEST:
        sentence = _("Choose a day within five years of today.")
        raise Refused("begins-far", sentence, field="begins_on")
    part_of_th, part_of_en = _part_of(opening.area)
    city = open_city(
        by=by,
        code=opening.code,
        name_th=opening.name_th,
        name_en=opening.name_en,
        lat=opening.lat,
        lon=opening.lon,
        metres=opening.metres,
        area=opening.area,
        is_demo=opening.is_demo,
        part_of_th=part_of_th,
        part_of_en=part_of_en,
    )
    make_topics()
    account = _account(opening.coordinator)
    grant_role(account=account, role=Role.CITY_COORDINATOR, city=city, by=by)
    if template is not None:
        _set_up(city, template, Beginning(by, begins_on))
    return city, account


def _part_of(area: Area | None) -> tuple[str, str]:
    """The two names of the province a city of a district or subdistrict is part of."""
    above = Area.objects.get_ancestors(area) if area else ()
    province = next((each for each in above if each.level == Area.Level.PROVINCE), None)
    return (province.name_th, province.name_en) if province else ("", "")


def _account(email: str) -> User:
    try:
        validate_email(email)
    except ValidationError as fault:
        sentence = _("“%(email)s” is no e-mail address.") % {"email": email}
        raise Refused("email", sentence, field="coordinator") from fault
    try:
        return account_of(email=email, name=email.partition("@")[0])
    except Refused as refusal:
        raise Refused(refusal.code, refusal.message, field="coordinator") from refusal


def _set_up(city: City, template: Row, given: Beginning) -> None:
    """Begin every part, those that others name first, and remember what came of which line."""
    head = template["made_from"]
    start = Start.objects.create(
        city=city,
        document=template,
        sha256=digest(template),
        from_code=head["code"],
        from_th=head["name_th"],
        from_en=head["name_en"],
        made_on=date.fromisoformat(template["made_on"]),
        began_on=given.on,
    )
    records: list[tuple[str, UUID]] = []
    for part in sorted(PARTS, key=lambda part: part.same != Same.CODE):
        if part.start is not None:
            try:
                records.extend(part.start(city, template["parts"][part.code], given))
            except Refused as refusal:
                sentence = f"{part.label}: {refusal}"
                raise Refused(refusal.code, sentence, field="file") from refusal
    Origin.objects.bulk_create([Origin(start=start, key=key, record=record) for key, record in records])
    audit.record("start_from_template", city, by=given.by, city=city.code, sha256=start.sha256)


@transaction.atomic
def use_pattern(*, city: City, part: str, key: str, record: UUID) -> None:
    """Remember that a record came of a pattern, whatever it is called; the first one stays."""
    start = start_of(city)
    if start and pattern_of(city, part, key):
        Origin.objects.get_or_create(start=start, key=key, defaults={"record": record})
