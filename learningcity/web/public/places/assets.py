"""What a neighbourhood has that others can learn from, as everyone sees it; a sage only as they agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import Asset, City
from learningcity.web.ui.bilingual import in_language, th_en_text
from learningcity.web.ui.drawing import Pin

ICONS = {
    Asset.Kind.SAGE: "elder",
    Asset.Kind.CULTURE: "craft",
    Asset.Kind.PLACE: "heritage",
    Asset.Kind.ENTERPRISE: "work",
    Asset.Kind.FOOD: "food",
    Asset.Kind.GREEN: "nature",
    Asset.Kind.GROUP: "users",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One asset with its number on the map, its name as far as it may be told, and where it leads."""

    asset: Asset
    number: int
    icon: str
    name: str
    lang: str
    links: tuple[tuple[str, str], ...]
    stale: bool

    @property
    def pin(self) -> Pin | None:
        """Its point; of a sage who did not agree to be named not even that is told."""
        row = self.asset
        if row.lat is None or row.lon is None or not row.may_be_named:
            return None
        return Pin(row.lon, row.lat, self.number, self.name, f"#a{self.number}", "yn")


def shown(city: City, rows: Iterable[Asset], today: date, *, after: int = 0) -> list[Shown]:
    """Assets as they are listed, numbered after others; the partners they are, in one statement."""
    found = list(rows)
    codes = {row.organisation for row in found if row.organisation}
    partners = Organisation.objects.in_city(city).active().filter(code__in=codes)
    names = {row.code: th_en_text(row, "name") for row in partners} if codes else {}
    return [_shown(city, row, number, names, today) for number, row in enumerate(found, after + 1)]


def _shown(city: City, row: Asset, number: int, partners: dict[str, str], today: date) -> Shown:
    name, lang = in_language(row, "name") if row.may_be_named else (str(row.get_kind_display()), "")
    return Shown(
        row, number, ICONS[Asset.Kind(row.kind)], name, lang, _links(city, row, partners), row.is_stale(today)
    )


def _links(city: City, row: Asset, partners: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Where it leads; of a sage who did not agree to be named nothing says where they are found."""
    links: list[tuple[str, str]] = []
    if not row.may_be_named:
        return ()
    if row.venue and row.venue.closed_on is None:
        url = reverse("public:venue", args=[city.code, row.venue.code])
        links.append((url, th_en_text(row.venue, "name")))
    if row.organisation in partners:
        url = reverse("public:organisation", args=[city.code, row.organisation])
        links.append((url, partners[row.organisation]))
    return tuple(links)
