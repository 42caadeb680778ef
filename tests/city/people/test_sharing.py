"""Who sees what a city shares is one table: nothing that no share says, and nothing a day too long."""

from datetime import date, timedelta
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learningcity.city.people.access import Powers, cities_looked_at, cities_of
from learningcity.city.people.models import Audience, RoleGrant, Share, Subject
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.people.rules.sharing import Span, holds, told, told_sum
from learningcity.city.people.services import end_role, end_share, share_subject
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.few import FEWEST
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.factories import make_account, make_city, make_officer, make_organisation, make_share

SEES_AS = {Role.CITY_UNIT_COACH: Audience.COACH, Role.PROVINCE_VIEWER: Audience.VIEWER}
IN_A_CITY = [role for role, held in ROLES.items() if held.permissions and role != Role.OPERATOR]


@pytest.mark.django_db
@pytest.mark.parametrize("role", IN_A_CITY)
@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("audience", [*Audience, None])
def test_a_subject_is_seen_by_whom_it_is_shared_with(
    city: City, role: Role, subject: Subject, audience: Audience | None
) -> None:
    if audience:
        make_share(city, subject, audience)
    powers = Powers(make_officer(role, city, organisation=make_organisation(city)), city)
    own = role == Role.CITY_COORDINATOR
    shown = audience is not None and (own or SEES_AS.get(role) == audience)
    assert powers.shared == (frozenset({subject}) if shown else frozenset())
    assert powers.may(Permission.SHARED_READ) == (shown or own)
    assert powers.may_coach(subject) == (shown and role == Role.CITY_UNIT_COACH)


@pytest.mark.django_db
@pytest.mark.parametrize("role", IN_A_CITY)
@pytest.mark.parametrize("audience", Audience)
def test_an_officer_of_another_city_sees_only_what_is_shared_with_cities(
    city: City, role: Role, audience: Audience
) -> None:
    make_share(city, Subject.GOALS, audience)
    elsewhere = make_city("yala")
    account = make_officer(role, elsewhere, organisation=make_organisation(elsewhere))
    powers = Powers(account, city)
    shown = role == Role.CITY_COORDINATOR and audience == Audience.CITIES
    assert bool(powers.shared) == shown
    assert {permission for permission in Permission if powers.may(permission)} == (
        {Permission.SHARED_READ} if shown else set()
    )
    assert (city in cities_looked_at(account)) == shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("since", "until", "seen"),
    [(0, None, True), (-9, 0, True), (1, None, False), (-9, -1, False), (-1, 1, True)],
)
def test_a_share_holds_from_its_first_to_its_last_day(
    city: City, since: int, until: int | None, *, seen: bool
) -> None:
    days = {"since": today() + timedelta(days=since)}
    days |= {"until": today() + timedelta(days=until)} if until is not None else {}
    share = make_share(city, Subject.NEEDS, **days)
    coach = make_officer(Role.CITY_UNIT_COACH, city)
    assert bool(Powers(coach, city).shared) == seen == share.holds(today())


@pytest.mark.django_db
def test_what_is_ended_is_not_seen_from_that_moment_and_stays_on_record(city: City) -> None:
    clerk, coach = make_officer(Role.CITY_COORDINATOR, city), make_officer(Role.CITY_UNIT_COACH, city)
    share = share_subject(city=city, subject="goals", audience="coach", reason="ทดลอง", by=clerk)
    assert Powers(coach, city).may_coach("goals")
    end_share(share=share, by=clerk)
    end_share(share=share, by=None)
    assert not Powers(coach, city).may(Permission.COACHING_WRITE)
    kept = Share.everywhere.get()
    assert kept.ended_at is not None
    assert kept.ended_by == clerk
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["share_subject", "end_share"]


@pytest.mark.django_db
def test_sharing_anew_ends_what_was_agreed_before(city: City) -> None:
    for reason in ("ครั้งแรก", "ครั้งที่สอง"):
        share_subject(city=city, subject="goals", audience="coach", reason=reason, by=None)
    assert [row.reason for row in Share.objects.in_city(city).standing()] == ["ครั้งที่สอง"]
    assert Share.objects.in_city(city).count() == 2


@pytest.mark.django_db
def test_what_begins_later_does_not_end_what_is_shared_now(city: City) -> None:
    coach, later = make_officer(Role.CITY_UNIT_COACH, city), today() + timedelta(days=9)
    asked = {"city": city, "subject": "goals", "audience": "coach", "reason": "ทดลอง", "by": None}
    share_subject(**asked)  # type: ignore[arg-type]
    with pytest.raises(Refused) as no:
        share_subject(**asked, since=later)  # type: ignore[arg-type]
    assert (no.value.code, no.value.field) == ("shared-now", "since")
    assert Powers(coach, city).may_coach("goals")
    share_subject(**(asked | {"audience": "viewer"}), since=later)  # type: ignore[arg-type]
    share_subject(**(asked | {"audience": "viewer"}), since=later + timedelta(days=1))  # type: ignore[arg-type]
    assert Share.objects.in_city(city).standing().filter(audience="viewer").count() == 1


@pytest.mark.django_db
def test_what_ran_out_can_be_shared_anew_from_a_later_day(city: City) -> None:
    make_share(city, "goals", since=today() - timedelta(days=9), until=today() - timedelta(days=1))
    later = today() + timedelta(days=9)
    share_subject(city=city, subject="goals", audience="coach", reason="อีกครั้ง", by=None, since=later)
    assert [row.since for row in Share.objects.in_city(city).standing()] == [later]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"subject": "learners"}, "share-what"),
        ({"audience": "everyone"}, "share-what"),
        ({"reason": "  "}, "reason-missing"),
        ({"until": date(2020, 1, 1)}, "until-before"),
    ],
)
def test_sharing_needs_what_with_whom_and_why(city: City, wrong: dict[str, object], code: str) -> None:
    asked: dict[str, object] = {"subject": "goals", "audience": "coach", "reason": "ทดลอง"}
    with pytest.raises(Refused) as no:
        share_subject(city=city, by=None, **(asked | wrong))  # type: ignore[arg-type]
    assert no.value.code == code
    assert not Share.everywhere.exists()


@pytest.mark.django_db
def test_a_coach_enters_no_workspace_and_nothing_once_the_role_is_over(city: City) -> None:
    make_share(city, Subject.GOALS)
    coach = make_officer(Role.CITY_UNIT_COACH, city)
    assert cities_of(coach) == []
    assert cities_looked_at(coach) == [city]
    end_role(grant=RoleGrant.objects.get(account=coach), by=None)
    assert cities_looked_at(coach) == []
    assert not Powers(coach, city).shared


@pytest.mark.django_db
def test_an_account_without_a_role_sees_nothing(city: City) -> None:
    for audience in Audience:
        make_share(city, Subject.PLACES, audience)
    account = make_account()
    assert not Powers(account, city).shared
    assert cities_looked_at(account) == []


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 40), st.integers(-60, 60))
def test_a_span_includes_both_its_ends(since: date, days: int, off: int) -> None:
    on = since + timedelta(days=off)
    assert holds(Span(since, since + timedelta(days=days)), on) == (0 <= off <= days)
    assert holds(Span(since), on) == (off >= 0)


@given(st.dictionaries(st.integers(), st.integers(0, 12), max_size=6))
def test_no_sum_less_its_shown_parts_tells_of_a_few(parts: dict[int, int]) -> None:
    total = told_sum(parts)
    shown = sum(people for people in parts.values() if told(people) is not None)
    assert total.people == (sum(parts.values()) if total.is_whole else shown)
    hidden = [people for people in parts.values() if told(people) is None]
    assert total.is_whole or hidden
    if total.is_whole and hidden:
        assert could_be(len(hidden), total.people - shown) == set(range(1, FEWEST))
    assert all(told(people) is None for people in range(1, FEWEST))


def could_be(parts: int, people: int) -> set[int]:
    """What any one of so many hidden parts can be, once their sum is known."""
    others = {sum(each) for each in combinations_with_replacement(range(1, FEWEST), parts - 1)}
    return {one for one in range(1, FEWEST) if people - one in others}


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([4, 4], False), ([1, 1, 1, 1, 1], False), ([2, 4], False), ([4, 4, 3], False), ([1, 1, 3], False),
        ([2, 3], True), ([2, 2, 3], True), ([7], True), ([0, 0], True),
    ],
)  # fmt: skip
def test_a_sum_at_the_edge_of_what_a_few_can_add_up_to_is_left_open(parts: list[int], *, whole: bool) -> None:
    assert told_sum(dict(enumerate(parts))).is_whole == whole
