from django.test import Client

from learningcity.city.places.models import Area, City, Neighbourhood
from tests.factories import make_area, make_neighbourhood

PAGE = "/staff/phra-nakhon/places/neighbourhoods/"


def test_a_neighbourhood_overlaps_several_areas(coordinator: Client, city: City) -> None:
    district = make_area("1001", level=Area.Level.DISTRICT)
    city.area = district
    city.save()
    one, two = make_area("100105", under=district), make_area("100106", under=district)
    given = {
        "name_th": "สามแพร่ง",
        "code": "sam-phraeng",
        "lat": "13.7519",
        "lon": "100.4975",
        "areas": [str(one.pk), str(two.pk)],
    }
    assert coordinator.post(PAGE + "new", given).status_code == 302
    yan = Neighbourhood.objects.in_city(city).get(code="sam-phraeng")
    assert set(yan.areas.all()) == {one, two}


def test_neighbourhoods_are_numbered_alike_in_the_list_and_on_the_map(
    coordinator: Client, city: City
) -> None:
    make_neighbourhood(city, name_th="บางลำพู")
    make_neighbourhood(city, name_th="ท่าเตียน")
    page = coordinator.get(PAGE).content.decode()
    assert 'id="y2"' in page
    assert 'href="#y2"' in page
