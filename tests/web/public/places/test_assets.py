"""What a neighbourhood has, as everyone sees it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from learningcity.city.catalogue.search import catch_up
from learningcity.city.places.models import City, Neighbourhood
from learningcity.city.places.queries import assets
from learningcity.city.places.services import verify_asset
from learningcity.core.thai_time import be_date, today
from learningcity.web.public.catalogue import freshness
from learningcity.web.public.places.assets import shown
from tests.factories import make_asset, make_neighbourhood, make_organisation, make_venue

pytestmark = pytest.mark.django_db
PAGE = "/phra-nakhon/neighbourhoods/bang-lamphu?lang=en"


@pytest.fixture
def yan(city: City) -> Neighbourhood:
    return make_neighbourhood(city, code="bang-lamphu")


def seen(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_it_is_on_the_map_and_in_the_list_with_the_day_it_was_verified(
    client: Client, yan: Neighbourhood
) -> None:
    make_asset(yan, lat=13.762, lon=100.498, verified_on=today() - timedelta(days=10), source="Treasury")
    page = seen(client)
    assert "Goldsmiths of the lane" in page
    assert f"verified {be_date(today() - timedelta(days=10), 'en', 'medium')}" in page
    assert 'href="#a1"' in page
    assert "to be looked at again" not in page


def test_what_nobody_looked_at_for_a_year_says_so(client: Client, yan: Neighbourhood) -> None:
    make_asset(yan, verified_on=today() - timedelta(days=366))
    assert "to be looked at again" in seen(client)


def test_a_sage_is_seen_as_they_agreed(client: Client, yan: Neighbourhood) -> None:
    sage = make_asset(yan, kind="sage", name_en="Teacher La-or", lat=13.762, lon=100.498)
    page = seen(client)
    assert ("La-or" in page, "Gold ornaments by hand" in page, 'href="#a1"' in page) == (False, True, False)
    sage.agreed_on = today()
    sage.save()
    page = seen(client)
    assert ("La-or" in page, 'href="#a1"' in page) == (True, True)


def test_it_leads_to_the_place_and_the_partner_it_is(client: Client, yan: Neighbourhood) -> None:
    venue, partner = make_venue(yan.city, code="house"), make_organisation(yan.city, code="gold")
    make_asset(yan, venue=venue, organisation=partner.code)
    make_asset(yan, venue=make_venue(yan.city, code="shut", closed_on=today()), organisation="gone")
    page = seen(client)
    assert 'href="/phra-nakhon/places/house"' in page
    assert 'href="/phra-nakhon/organisations/gold"' in page
    assert "/places/shut" not in page


def test_nothing_leads_to_where_a_sage_is_found_who_did_not_agree(client: Client, yan: Neighbourhood) -> None:
    venue, partner = make_venue(yan.city, code="house"), make_organisation(yan.city, code="gold")
    sage = make_asset(yan, kind="sage", venue=venue, organisation=partner.code)
    assert shown(yan.city, [sage], today())[0].links == ()
    sage.agreed_on = today()
    assert len(shown(yan.city, [sage], today())[0].links) == 2


def test_a_reader_who_holds_the_page_gets_it_anew_once_something_changed(
    client: Client, yan: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "time", lambda: 1_000_000.0)
    row = make_asset(yan)
    tag = client.get(PAGE)["ETag"]
    assert client.get(PAGE, headers={"if-none-match": tag}).status_code == 304
    verify_asset(asset=row, on=today(), by=None)
    catch_up()
    assert client.get(PAGE, headers={"if-none-match": tag}).status_code == 200


def test_what_is_gone_is_not_seen(client: Client, yan: Neighbourhood) -> None:
    make_asset(yan, gone_on=today())
    assert "Goldsmiths" not in seen(client)


def test_the_partners_of_many_are_read_in_one_statement(
    yan: Neighbourhood, django_assert_num_queries: Any
) -> None:
    for number in range(12):
        make_asset(yan, organisation=make_organisation(yan.city, code=f"p{number}").code)
    with django_assert_num_queries(2):
        assert len(shown(yan.city, assets(yan.city, yan), today())) == 12
