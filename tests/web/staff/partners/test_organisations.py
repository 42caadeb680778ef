from django.test import Client

from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City
from tests.factories import make_city, make_neighbourhood, make_organisation, make_venue

PAGE = "/staff/phra-nakhon/partners/"


def filled(**given: str) -> dict[str, str]:
    return {
        "name_th": "ไกด์เด็กบางลำพู",
        "kind": "community_group",
        "code": "young-guides",
        "version": "1",
    } | given


def test_an_organisation_is_added_with_the_places_it_lends(coordinator: Client, city: City) -> None:
    venue = make_venue(city)
    assert coordinator.post(PAGE + "new", filled(venues=str(venue.pk))).status_code == 302
    row = Organisation.objects.in_city(city).get(code="young-guides")
    assert list(row.venues.all()) == [venue]


def test_a_stale_form_overwrites_nothing(coordinator: Client, city: City) -> None:
    row = make_organisation(city, name_th="เดิม", version=3)
    assert coordinator.post(f"{PAGE}{row.uuid}", filled(version="2")).status_code == 200
    row.refresh_from_db()
    assert row.name_th == "เดิม"


def test_the_list_finds_by_name_and_kind(coordinator: Client, city: City) -> None:
    make_organisation(city, name_th="วัดบวรนิเวศ", kind="religious")
    make_organisation(city, name_th="มหาวิทยาลัยศิลปากร", kind="university")
    page = coordinator.get(PAGE, {"kind": "university"}).content.decode()
    assert "ศิลปากร" in page
    assert "บวรนิเวศ" not in page


def test_places_are_chosen_by_neighbourhood_and_those_ticked_stand_open(
    coordinator: Client, city: City
) -> None:
    lent, other, far = (make_venue(city, name_th=name) for name in ("สวน", "ศาลา", "ไกล"))
    lent.neighbourhoods.add(make_neighbourhood(city, name_th="บางลำพู"))
    other.neighbourhoods.add(make_neighbourhood(city, name_th="ท่าเตียน"))
    row = make_organisation(city)
    row.venues.add(lent)
    form = coordinator.get(f"{PAGE}{row.uuid}").context["form"]
    chooser = str(form["venues"])
    places = [(group, [label for _key, label in inside]) for group, inside in form.fields["venues"].choices]
    assert places == [("ท่าเตียน", ["ศาลา"]), ("บางลำพู", ["สวน"]), ("ที่อื่นในเมือง", [far.name_th])]
    assert chooser.count("<details open>") == 1
    assert chooser.index("<details open>") < chooser.index("บางลำพู") < chooser.index("checked")


def test_another_citys_place_cannot_be_lent(coordinator: Client, city: City) -> None:
    elsewhere = make_venue(make_city("yala"))
    assert coordinator.post(PAGE + "new", filled(venues=str(elsewhere.pk))).status_code == 200
    assert not Organisation.objects.in_city(city).exists()


def test_leaving_is_asked_only_of_those_who_are_here(coordinator: Client, city: City) -> None:
    assert 'name="left_on"' not in coordinator.get(PAGE + "new").content.decode()
    assert 'name="left_on"' in coordinator.get(f"{PAGE}{make_organisation(city).uuid}").content.decode()
