"""Points laid out by hand at a meeting: keyed in by who leads it, counted with all others."""

from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.city.projects import services
from learningcity.city.projects.models import Candidate, PriorityRound, Table
from learningcity.city.projects.queries import outcome_of, rounds_of
from learningcity.core.thai_time import today
from tests.city.projects.test_merging import make_need
from tests.city.projects.test_projects import make_round, refused
from tests.factories import make_account, make_city, make_learner, make_neighbourhood, make_officer
from tests.web.staff.projects.test_room import desk

pytestmark = pytest.mark.django_db
Round = tuple[PriorityRound, Candidate, Candidate]
DAY = timedelta(days=1)


@pytest.fixture
def round_(city: City) -> Round:
    row = make_round(city)
    one, two = (
        services.set_candidate(round_=row, need=make_need(city, title), cost_satang=60, by=None)
        for title in ("สอนมือถือ", "ทำบัญชี")
    )
    return row, one, two


def page_of(row: PriorityRound, city: str = "phra-nakhon") -> str:
    return f"/staff/{city}/needs/priorities/{row.uuid}/tables"


def test_a_leader_keys_in_a_table_and_its_points_count(city: City, round_: Round) -> None:
    row, one, two = round_
    client = desk(make_officer(Role.NEIGHBOURHOOD_LEADER, city, neighbourhood=make_neighbourhood(city)))
    sent = {"place": "ศาลาวัด", "people": "๖", f"points-{one.pk}": "๔๐", f"points-{two.pk}": "20"}
    answer = client.post(page_of(row), sent, follow=True)
    assert "ศาลาวัด" in answer.content.decode()
    assert row.participants == 6
    for _person in range(5):
        services.give_points(round_=row, person=make_learner(), points={two.pk: 2}, by=make_account())
    found = outcome_of(row)
    assert (found.participants, found.at_tables, found.points) == (11, 6, 70)
    assert [each.place.points for each in found.rows] == [40, 30]
    assert [number for _row, number in rounds_of(city)] == [11]


def test_a_few_besides_a_table_are_not_made_out(city: City, round_: Round) -> None:
    """Who sat at the table could take its points away from the whole."""
    row, one, two = round_
    services.count_table(round_=row, place="วัด", people=9, points={one.pk: 50}, by=make_account())
    services.give_points(round_=row, person=make_learner(), points={two.pk: 10}, by=make_account())
    assert outcome_of(row).rows == []
    PriorityRound.everywhere.update(opens_on=today() - 9 * DAY, closes_on=today() - DAY)
    page = Client().get(f"/phra-nakhon/priorities/{row.uuid}").content.decode()
    assert "มีคนให้คะแนนนอกวงประชุมน้อยกว่า 5 คน" in page


@pytest.mark.parametrize(
    ("people", "points", "sentence"),
    [
        ("2", "21", "คะแนนมากกว่าที่คนจำนวนนี้มีรวมกัน"),
        ("2", "", "ให้อย่างน้อยหนึ่งคะแนน"),
        ("0", "1", "1"),
        ("มาก", "1", ""),
        ("501", "1", "500"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    city: City, round_: Round, people: str, points: str, sentence: str
) -> None:
    row, one, _two = round_
    client = desk(make_officer(Role.CITY_COORDINATOR, city))
    sent = {"place": "ตลาดนัด", "people": people, f"points-{one.pk}": points}
    page = client.post(page_of(row), sent).content.decode()
    assert sentence in page
    assert 'value="ตลาดนัด"' in page
    assert not Table.objects.exists()


def test_a_table_is_taken_back_while_the_round_is_open_and_stays_after_it(city: City, round_: Round) -> None:
    row, one, _two = round_
    clerk = make_officer(Role.LEARNING_ADMINISTRATOR, city)
    count = {"round_": row, "place": "วัด", "people": 3, "points": {one.pk: 5}, "by": clerk}
    table, kept = services.count_table(**count), services.count_table(**count)
    desk(clerk).post(f"{page_of(row)}/{table.uuid}/out")
    assert list(row.tables.all()) == [kept]
    PriorityRound.everywhere.update(opens_on=today() - 9 * DAY, closes_on=today() - DAY)
    page = desk(clerk).post(f"{page_of(row)}/{kept.uuid}/out", follow=True).content.decode()
    assert "ให้คะแนนได้เฉพาะในวันที่เปิดรอบ" in page
    row.refresh_from_db()
    assert refused(lambda: services.count_table(**(count | {"round_": row}))) == "not-open"
    assert list(row.tables.all()) == [kept]


def test_needs_and_costs_stay_once_a_table_was_counted(city: City, round_: Round) -> None:
    row, one, _two = round_
    services.count_table(round_=row, place="วัด", people=1, points={one.pk: 1}, by=make_account())
    assert refused(lambda: services.remove_candidate(candidate=one, by=None)) == "begun"


def test_a_table_of_another_city_is_not_found(city: City, round_: Round) -> None:
    row, one, _two = round_
    table = services.count_table(round_=row, place="วัด", people=1, points={one.pk: 1}, by=make_account())
    stranger = desk(make_officer(Role.CITY_COORDINATOR, make_city("yala", name_th="ยะลา", name_en="Yala")))
    assert stranger.get(page_of(row, "yala")).status_code == 404
    assert stranger.post(f"{page_of(row, 'yala')}/{table.uuid}/out").status_code == 404
    assert Client().get(page_of(row)).status_code in (302, 403)
    assert Table.objects.count() == 1


def test_at_a_table_equal_points_are_decided_by_who_supports(city: City, round_: Round) -> None:
    row, one, two = round_
    for _person in range(5):
        services.give_points(round_=row, person=make_learner(), points={one.pk: 2}, by=make_account())
    services.count_table(round_=row, place="วัด", people=4, points={two.pk: 10}, by=make_account())
    services.support_need(need=two.need, person=make_learner(), by=make_account())
    services.support_need(need=two.need, person=make_learner(), by=make_account())
    assert [each.need for each in outcome_of(row).rows] == [two.need, one.need]
