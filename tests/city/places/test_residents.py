"""Who lives in a neighbourhood, told from where people were counted."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.places.models import Area, City, Neighbourhood, Population
from learningcity.city.places.queries import registered_people
from learningcity.city.places.rules import Band, counted_once, people_between
from learningcity.city.places.statistics import residents_of
from tests.factories import make_area, make_neighbourhood

BANDS = (Band(0, 5, 600), Band(6, 12, 700), Band(13, 59, 4_700), Band(60, None, 800))


def test_a_band_is_spread_evenly_over_its_years() -> None:
    assert people_between(BANDS, 0, 6) == 600 + 100
    assert people_between(BANDS, 60, 200) == 800
    assert people_between([Band(80, None, 200)], 80, 89) == 100


@given(
    ends=st.lists(st.integers(0, 98), min_size=1, max_size=8, unique=True).map(sorted),
    people=st.lists(st.integers(0, 10_000), min_size=9, max_size=9),
    cuts=st.lists(st.integers(0, 98), max_size=4, unique=True).map(sorted),
)
def test_stages_that_part_all_ages_hold_everybody_once(
    ends: list[int], people: list[int], cuts: list[int]
) -> None:
    lows = [0, *(end + 1 for end in ends)]
    bands = [Band(low, high, number) for low, high, number in zip(lows, [*ends, None], people, strict=False)]
    assert counted_once(bands) == bands
    parts = zip([0, *(cut + 1 for cut in cuts)], [*cuts, 200], strict=True)
    told = sum(people_between(bands, low, high) for low, high in parts)
    assert told == pytest.approx(sum(band.people for band in bands))


@pytest.mark.parametrize(
    "bands",
    [
        [],
        [Band(1, None, 5)],
        [Band(0, 5, 5)],
        [Band(0, 5, 5), Band(7, None, 5)],
        [Band(0, 5, 1), Band(5, None, 1)],
    ],
)
def test_bands_with_a_gap_or_an_overlap_are_no_whole_count(bands: list[Band]) -> None:
    assert not counted_once(bands)


def test_the_narrowest_bands_are_taken_where_a_register_tells_the_same_people_several_ways() -> None:
    by_year = [Band(age, age, 3) for age in range(103)]
    assert counted_once([Band(0, None, 6_800), *BANDS]) == list(BANDS)
    assert counted_once([*BANDS, Band(0, None, 6_800), *by_year]) == by_year
    assert counted_once([*BANDS, *by_year[:10]])[-2:] == list(BANDS[-2:])
    assert counted_once(BANDS, 60) == [Band(60, None, 800)]


def test_a_register_whose_oldest_ages_are_not_given_is_soon_known_to_be_no_whole_count() -> None:
    """There are more ways through years and bands of five side by side than could ever be tried."""
    by_five = [Band(low, low + 4, 15) for low in range(0, 100, 5)]
    assert not counted_once([*by_five, *(Band(age, age, 3) for age in range(100) if age != 99)][:-1])
    assert not counted_once([Band(5, 3, 1)], 5)


def square(west: float, south: float, side: float) -> dict[str, Any]:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def count(area: Area, *, year: int = 2565, times: int = 1, sexes: tuple[str, ...] = ("all",)) -> None:
    Population.objects.bulk_create(
        Population(
            area=area,
            sex=sex,
            age_from=low,
            age_to=high,
            people=int(number) * times,
            year_be=year,
            source="DOPA",
        )
        for sex in sexes
        for low, high, number in BANDS
    )


@pytest.fixture
def district(city: City) -> Area:
    district = make_area("1001", level="district", name_th="พระนคร")
    for number in range(4):
        corner = square(100.49 + 0.01 * (number % 2), 13.75 + 0.01 * (number // 2), 0.01)
        make_area(f"10010{number}", under=Area.objects.get(code="1001"), outline=corner)
    city.area = Area.objects.get(code="1001")
    city.save()
    return city.area if city.area else district


def told(city: City, *rows: Neighbourhood) -> list[tuple[int, float, bool]]:
    found = residents_of(
        city, list(Neighbourhood.objects.in_city(city).prefetch_related("areas").order_by("pk"))
    )
    return [
        (round(people_between(found[row.pk].bands, 0, 200)), round(share.part, 3), share.by_outline)
        for row in rows
        for share in found[row.pk].shares
    ]


def yan(city: City, outline: dict[str, Any] | None, *codes: str) -> Neighbourhood:
    row = make_neighbourhood(city, outline=outline)
    row.areas.set(Area.objects.filter(code__in=codes))
    return row


@pytest.mark.django_db
def test_totals_beside_bands_change_nothing(city: City, district: Area) -> None:
    count(district)
    Population.objects.create(area=district, sex="all", age_from=0, people=6_800, year_be=2565, source="DOPA")
    count(district, sexes=("female", "male"))
    row = yan(city, square(100.49, 13.75, 0.01), "100100")
    assert told(city, row) == [(1_700, 0.25, True)]
    assert [registered_people(district, from_age=age) for age in (0, 60)] == [
        (6_800, 2565, "DOPA"),
        (800, 2565, "DOPA"),
    ]


@pytest.mark.django_db
def test_a_quarter_of_the_ground_has_a_quarter_of_the_people(city: City, district: Area) -> None:
    count(district)
    row = yan(city, square(100.49, 13.75, 0.01), "100100")
    assert told(city, row) == [(1_700, 0.25, True)]


@pytest.mark.django_db
def test_its_own_count_goes_before_that_of_the_district(city: City, district: Area) -> None:
    count(district)
    count(Area.objects.get(code="100100"), times=2)
    row = yan(city, square(100.49, 13.75, 0.01), "100100")
    assert told(city, row) == [(13_600, 1.0, True)]


@pytest.mark.django_db
def test_the_newest_year_counts_and_women_and_men_are_added(city: City, district: Area) -> None:
    count(district, year=2560, times=9)
    count(district, year=2565, sexes=("female", "male"))
    assert told(city, yan(city, square(100.49, 13.75, 0.02), "100100"))[0][0] == 2 * 6_800


@pytest.mark.django_db
def test_without_an_outline_the_people_are_divided_by_number(city: City, district: Area) -> None:
    count(district)
    alone, shared, also = yan(city, None, "100100"), yan(city, None, "100101"), yan(city, None, "100101")
    assert told(city, alone, shared, also) == [
        (1_700, 0.25, False),
        (850, 0.125, False),
        (850, 0.125, False),
    ]


@pytest.mark.django_db
def test_where_nobody_counted_by_age_nothing_is_told(city: City, district: Area) -> None:
    Population.objects.create(area=district, sex="all", people=5_000, source="DOPA")
    row = yan(city, square(100.49, 13.75, 0.01), "100100")
    assert residents_of(city, [row]) == {}
