"""A file of areas changes thousands of them at once; the index still follows."""

import pytest

from learningcity.city.catalogue.search.affected import affected
from learningcity.city.places.models import Area, City
from tests.factories import make_area, make_venue

pytestmark = pytest.mark.django_db


def test_a_venue_follows_a_change_of_any_area_above_it(city: City) -> None:
    district = make_area("1001", level=Area.Level.DISTRICT)
    inside = make_venue(city, area=make_area("100101", under=district))
    make_venue(city, area=make_area("1002", level=Area.Level.DISTRICT))
    assert affected([("area", district.pk)])["venue"] == {inside.pk}


@pytest.mark.slow
def test_thousands_of_areas_may_change_at_once(city: City) -> None:
    Area.objects.bulk_create(
        Area(path=f"{number:04d}", depth=1, code=f"x-{number}", level="community")
        for number in range(1, 3_000)
    )
    venue = make_venue(city, area=Area.objects.get(code="x-7"))
    touched = affected([("area", key) for key in Area.objects.values_list("pk", flat=True)])
    assert touched["venue"] == {venue.pk}
