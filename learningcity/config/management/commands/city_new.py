"""`learningcity city new`: open a city, empty or by a template, and let its first coordinator in."""

import re
from argparse import Namespace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.translation import override
from sesame.utils import get_query_string

from learningcity.city.people.models import User
from learningcity.city.people.queries.second_factor import REQUIRED
from learningcity.city.places.models import Area, City
from learningcity.city.templates.queries import read_file
from learningcity.city.templates.services import Opening, start_city
from learningcity.core.errors import Refused
from learningcity.core.geo import WORLD
from learningcity.core.thai_time import read_date
from learningcity.web.door import RESERVED_CODES

ASKED = {
    "code": "Code, as in its address (small letters, digits, hyphens)",
    "name_th": "Name in Thai",
    "name_en": "Name in English",
    "area": "Official area code (empty if none)",
    "point": "Latitude, longitude of its middle",
    "coordinator": "E-mail of the first coordinator",
}


SHORTEST_REACH, LONGEST_REACH = 0.1, 500


class Command(BaseCommand):
    help = "Open a city: asks what is not given, and prints a sign-in link for its first coordinator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--code")
        parser.add_argument("--name-th")
        parser.add_argument("--name-en")
        parser.add_argument("--area", help="official code of the province, district or subdistrict")
        parser.add_argument("--point", help="latitude,longitude")
        parser.add_argument("--km", type=float, default=15, help="how far it reaches from its middle")
        parser.add_argument("--coordinator", help="e-mail of the first coordinator")
        parser.add_argument("--template", help="file of a template to set it up with")
        parser.add_argument("--begins-on", help="first day of its programme; today if not given")

    def handle(self, *_args: Any, **options: Any) -> None:
        kept = {name: options[name] for name in (*ASKED, "km", "template", "begins_on")}
        given = Namespace(**kept)
        with override("en"):
            try:
                city, account = _open(self._asked(given))
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal
        link = settings.SITE_URL + reverse("account_link_use") + get_query_string(account)
        self.stdout.write(f"{city.name_en} is open: {settings.SITE_URL}/{city.code}/")
        self.stdout.write(f"Its coordinator signs in once within half an hour with\n{link}")
        self.stdout.write("and by e-mail link after that.")
        if settings.SECOND_FACTOR == REQUIRED:
            self.stdout.write("The workspace first asks them for a passkey or an app's codes.")
        self.stdout.write(f"Next: learningcity import … --city {city.code}")

    def _asked(self, given: Namespace) -> Namespace:
        """Ask for what was not given; an area that says where it lies answers for the point."""
        for name, question in ASKED.items():
            if getattr(given, name) is None and not (name == "point" and _point_of(given.area)):
                setattr(given, name, input(f"{question}: ").strip())
        return given


def _open(given: Namespace) -> tuple[City, User]:
    template = read_file(_contents(given.template)) if given.template else None
    lat, lon = _read_point(given.point) if given.point else _point_of(given.area) or _read_point("")
    opening = Opening(
        code=_read_code(given.code),
        name_th=_named(given.name_th),
        name_en=_named(given.name_en),
        lat=lat,
        lon=lon,
        metres=_read_reach(given.km),
        coordinator=given.coordinator,
        area=_area(given.area),
    )
    begins_on = read_date(given.begins_on) if given.begins_on else None
    return start_city(by=None, opening=opening, template=template, begins_on=begins_on)


def _contents(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as fault:
        raise CommandError(f"The template {name} cannot be read: {fault.strerror}.") from fault


def _read_code(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]{1,39}", text):
        raise CommandError(f"“{text}” is no code: write small letters, digits and hyphens, as phra-nakhon.")
    if text in RESERVED_CODES:
        raise CommandError(f"No city can be called “{text}”: addresses of the program begin so.")
    return text


def _named(text: str) -> str:
    if not text:
        raise CommandError("A city has a name in Thai and one in English.")
    most = City._meta.get_field("name_th").max_length
    if most and len(text) > most:
        raise CommandError(f"The name of a city has at most {most} letters.")
    return text


def _read_reach(kilometres: float) -> float:
    """Metres from the middle; a number that is none compares with nothing."""
    if not SHORTEST_REACH <= kilometres <= LONGEST_REACH:
        raise CommandError(
            f"Say how far it reaches from its middle: {SHORTEST_REACH} to {LONGEST_REACH} kilometres."
        )
    return kilometres * 1_000


def _area(code: str | None) -> Area | None:
    if not code:
        return None
    area: Area | None = Area.objects.filter(code=code).first()
    if area is None:
        raise CommandError(
            f"No area has the code {code}. `learningcity import areas` loads the official ones."
        )
    return area


def _point_of(code: str | None) -> tuple[float, float] | None:
    area = _area(code)
    return (area.lat, area.lon) if area and area.lat is not None and area.lon is not None else None


def _read_point(text: str) -> tuple[float, float]:
    found = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", text)
    if found is None or not WORLD.holds(float(found[1]), float(found[2])):
        raise CommandError("Say where its middle is: latitude,longitude as in 13.755,100.498")
    return float(found[1]), float(found[2])
