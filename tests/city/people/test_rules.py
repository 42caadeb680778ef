import pytest

from learningcity.city.people.rules import Bond, may_act, possible_birth_year, who_may_act


@pytest.mark.parametrize("age", [0, 9])
def test_under_ten_only_a_guardian_acts(age: int) -> None:
    assert who_may_act(age) == {Bond.GUARDIAN}


@pytest.mark.parametrize("age", [10, 19])
def test_from_ten_to_nineteen_oneself_or_a_guardian_acts(age: int) -> None:
    assert who_may_act(age) == {Bond.SELF, Bond.GUARDIAN}


@pytest.mark.parametrize("age", [20, 74, 119, 140])
def test_grown_up_people_act_themselves_or_through_a_helper(age: int) -> None:
    assert who_may_act(age) == {Bond.SELF, Bond.HELPER}


def test_someone_whose_age_is_not_known_is_taken_as_grown_up() -> None:
    assert may_act("helper", None)
    assert not may_act("guardian", None)


@pytest.mark.parametrize(("year", "possible"), [(2026, True), (1906, True), (1905, False), (2027, False)])
def test_nobody_is_born_in_the_future_or_before_living_memory(year: int, *, possible: bool) -> None:
    assert possible_birth_year(year, 2026) is possible
