"""The invented texts are whole, and what they name exists."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from learningcity.city.catalogue.imports.words import TOPICS
from learningcity.city.catalogue.models import Language, LearningType, Mode, Service
from learningcity.city.places.models import Venue
from learningcity.core.groups import Group
from learningcity.demo.facts.cities import CITIES
from learningcity.demo.facts.shapes import CityFact
from learningcity.demo.paths import FEWEST
from learningcity.demo.texts import names
from learningcity.demo.texts.catalogue import TEXTS
from learningcity.demo.texts.festival import FESTIVE, day_of
from learningcity.demo.texts.paths import PATHS, PathText
from learningcity.demo.texts.shapes import ActivityText, Both

THAI = re.compile(r"[\u0e00-\u0e7f]")
texts = pytest.mark.parametrize("text", [*TEXTS, *FESTIVE], ids=lambda text: text.code)


@texts
def test_an_activity_is_said_in_thai_and_in_english(text: ActivityText) -> None:
    for both in (text.title, text.summary, text.about):
        assert THAI.search(both.th)
        assert both.en
        assert not THAI.search(both.en)
    for both in (text.bring, text.outcome):
        assert bool(both.th) == bool(both.en)


@texts
def test_an_activity_fits_its_columns(text: ActivityText) -> None:
    assert max(map(len, text.title)) <= 110
    assert max(map(len, text.summary)) <= 400
    assert len(text.code) <= 25


@texts
def test_what_an_activity_names_exists(text: ActivityText) -> None:
    assert text.learning in LearningType.values
    assert text.mode in Mode.values
    assert set(text.venues) <= set(Venue.Kind.values)
    assert set(text.groups) | set(text.held) <= set(Group.values)
    assert set(text.services) <= set(Service.values)
    assert set(text.languages) <= set(Language.values)
    assert set(text.cities) <= {city.code for city in CITIES}


@texts
def test_seats_held_leave_seats_for_everyone_and_ages_are_in_order(text: ActivityText) -> None:
    assert sum(text.held.values()) < text.seats
    assert (text.min_age or 0) <= (text.max_age or 200)


def test_there_are_about_eleven_texts_to_each_of_the_ten_topics() -> None:
    counts = Counter(text.topic for text in TEXTS)
    assert set(counts) == set(TOPICS)
    assert min(counts.values()) >= 10
    assert len({text.code for text in TEXTS}) == len(TEXTS) >= 110


def test_all_three_learning_types_occur_and_most_is_free() -> None:
    assert {text.learning for text in TEXTS} == set(LearningType.values)
    assert sum(text.price == 0 for text in TEXTS) > len(TEXTS) * 0.6


def test_names_are_written_in_both_scripts() -> None:
    pools = [pool for pool in vars(names).values() if isinstance(pool, tuple)]
    assert all(isinstance(name, Both) and THAI.search(name.th) and name.en for pool in pools for name in pool)


def test_each_city_has_a_festival_within_three_weeks_on_whatever_day_it_is_built() -> None:
    for today in (date(2026, 11, 21) + timedelta(days=number) for number in range(0, 400, 3)):
        soon = {text.cities[0]: on for text in FESTIVE if (on := day_of(text, today))}
        assert set(soon) == {city.code for city in CITIES}
        assert all(today < on <= today + timedelta(days=21) for on in soon.values())


def test_krathong_are_floated_at_full_moon_and_at_no_other_time() -> None:
    by_the_fort = FESTIVE[0]
    assert day_of(by_the_fort, date(2026, 11, 21)) == date(2026, 11, 24)
    assert day_of(by_the_fort, date(2026, 11, 24)) is None
    assert day_of(by_the_fort, date(2027, 4, 1)) is None


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.code)
def test_a_path_is_said_in_both_languages_and_its_steps_are_activities(path: PathText) -> None:
    codes = {text.code for text in (*TEXTS, *FESTIVE)}
    assert {step.text for step in path.steps} <= codes
    assert set(path.cities) <= {city.code for city in CITIES}
    said = [path.title, path.summary, path.leads, *(step.why for step in path.steps if step.why.th)]
    for both in said:
        assert THAI.search(both.th)
        assert both.en
        assert not THAI.search(both.en)


@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.code)
def test_every_city_has_five_paths_of_activities_that_it_may_hold(city: CityFact) -> None:
    here = {text.code for text in TEXTS if city.code in text.cities}
    drawn = [path for path in PATHS if city.code in path.cities]
    assert len(drawn) >= 5
    assert all(sum(step.text in here for step in path.steps) >= FEWEST for path in drawn)
