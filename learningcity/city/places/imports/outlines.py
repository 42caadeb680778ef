"""Outlines of areas from GeoJSON, matched by the official code among a feature's properties."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from shapely import make_valid
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from learningcity.city.places.imports.whereabouts import Whereabouts
from learningcity.city.places.models import Area, City
from learningcity.core import geo
from learningcity.core.errors import Refused
from learningcity.core.geojson import Feature, read_geojson
from learningcity.core.imports.drafts import Draft, Reading, Source, Thing
from learningcity.core.imports.stores import ModelStore

CODE_PROPERTIES = (
    *("subdistrict_code", "tambon_code", "ADM3_PCODE", "district_code", "amphoe_code", "ADM2_PCODE", "dcode"),
    *("province_code", "ADM1_PCODE", "pcode", "code"),
)
"""Where a feature may say which area it is, the most exact first."""

_NEAR = 30_000
"""Metres around a city's middle part within which the rest of its areas lie."""

_SLIP = 0.01
"""The part of its ground by which a real outline may cross itself: official ones do, by a hair."""


class OutlineStore(ModelStore):
    """Areas as rows whose outline is set."""

    def shown(self, column: str, value: Any) -> str:
        if column != "outline" or not value:
            return super().shown(column, value)
        return _("%(count)s points") % {"count": _points(value["coordinates"])}


class OutlineImporter:
    """Sets the outline of areas, and their middle where they have none."""

    kind = "boundaries"

    def __init__(self, city: City | None) -> None:
        self.city = city
        self.city_code = city.code if city else ""
        self.where = Whereabouts(city)
        self.stores: Sequence[ModelStore] = (OutlineStore(Area),)

    def lock(self) -> None:
        if self.city:
            City.objects.select_for_update().get(pk=self.city.pk)

    def drafts(self, source: Source) -> Reading:
        features = read_geojson(source.data)
        codes = list(map(_code, features))
        bare = set(Area.objects.filter(code__in=codes, lat=None).values_list("code", flat=True))
        return Reading(self._drafts(features, codes, bare, source.name))

    def _drafts(
        self, features: list[Feature], codes: list[str], bare: set[str], name: str
    ) -> Iterator[Draft]:
        for feature, code in zip(features, codes, strict=True):
            title = feature.properties.get("name_th") or code or f"#{feature.number}"
            try:
                thing = self._thing(feature, code, code in bare, name)
            except Refused as refusal:
                yield Draft.refused(feature.number, title, [refusal])
            else:
                yield Draft(feature.number, title, (thing,))

    def _thing(self, feature: Feature, code: str, bare: bool, name: str) -> Thing:  # noqa: FBT001
        if not code:
            raise Refused("no-area-code", _("The feature names no area code."), field="code")
        self.where.area(code)
        if feature.fault:
            raise feature.fault
        middle = _ground(feature).representative_point()
        lat, lon = geo.check_point(middle.y, middle.x, self.where.box.grown(_NEAR))
        values = {"outline": feature.geometry, "outline_source": name}
        point = {"lat": round(lat, 5), "lon": round(lon, 5)} if bare else {}
        return Thing("area", code, values | point)


def _ground(feature: Feature) -> BaseGeometry:
    """The ground a feature encloses; a point, a line, or an outline that crosses itself encloses none."""
    drawn = shape(feature.geometry)
    mended = make_valid(drawn)
    if abs(mended.area - drawn.area) >= _SLIP * mended.area:
        sentence = _("Shape %(number)s encloses no area: its outline crosses itself or is a point or a line.")
        raise Refused("bad-shape", sentence % {"number": feature.number}, field="file")
    return mended


def _code(feature: Feature) -> str:
    found = next((feature.properties[name] for name in CODE_PROPERTIES if feature.properties.get(name)), "")
    return found.strip().removeprefix("TH")


def _points(coordinates: Any) -> int:
    if coordinates and isinstance(coordinates[0], list):
        return sum(map(_points, coordinates))
    return 1
