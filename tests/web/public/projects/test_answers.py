"""What became of needs, as everyone sees it: a wish's own page, rounds of priorities, projects."""

from datetime import timedelta

import pytest
from django.test import Client

from learningcity.city.catalogue.models import Activity
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.city.projects import services
from learningcity.city.projects.models import Ballot, Need, PriorityRound
from learningcity.core.thai_time import today
from tests.city.projects.test_merging import make_need, support
from tests.city.projects.test_projects import make_brief, make_project, make_round
from tests.factories import make_account, make_activity, make_city, make_learner, make_session

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = timedelta(days=1)


def text(client: Client, address: str) -> str:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang=en")
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.account
    client.force_login(person.account, backend=BACKEND)
    return client


# -- wishes ------------------------------------------------------------------------------------------------


def test_a_wish_that_looks_like_another_is_shown_it_once_and_then_sent(client: Client, city: City) -> None:
    make_need(city, "ซ่อมมือถือเบื้องต้น")
    address, said = "/phra-nakhon/wishes/new?lang=en", {"title": "อยากเรียนซ่อมมือถือ"}
    page = client.post(address, said).content.decode()
    assert "Is your wish one of these?" in page
    assert "ซ่อมมือถือเบื้องต้น" in page
    assert Need.everywhere.count() == 1
    client.post(address, said | {"different": "on"})
    assert Need.everywhere.count() == 2


def test_wishes_are_narrowed_by_group_neighbourhood_and_what_became_of_them(
    client: Client, city: City
) -> None:
    open_, said = make_need(city, "ขิม"), make_need(city, "มือถือ")
    services.decline_need(need=said, answer="ปีนี้ไม่มีครู", by=make_account())
    Need.everywhere.filter(pk=open_.pk).update(group="child")
    assert "ขิม" in text(client, "/phra-nakhon/wishes?for=child")
    assert "ขิม" not in text(client, "/phra-nakhon/wishes?for=older")
    assert "No such wish" in text(client, "/phra-nakhon/wishes?near=nowhere")
    page = text(client, "/phra-nakhon/wishes?show=said")
    assert "Not now, because" in page
    assert "ปีนี้ไม่มีครู" in page
    assert "ขิม" not in page
    assert "มือถือ" in text(client, "/phra-nakhon/wishes?show=")
    assert "ขิม" in text(client, "/phra-nakhon/wishes?show=odd&page=x")


def test_a_merged_wish_leads_to_the_one_that_stands_for_it(client: Client, city: City) -> None:
    kept, merged = make_need(city, "ขิม"), make_need(city, "เล่นขิม")
    services.merge_needs(merged=merged, kept=kept, by=make_account())
    answer = client.get(f"/phra-nakhon/wishes/{merged.uuid}")
    assert answer["Location"] == f"/phra-nakhon/wishes/{kept.uuid}"
    assert "เล่นขิม" in text(client, answer["Location"])


def test_an_unread_or_foreign_wish_has_no_page(client: Client, city: City) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    unread, need = make_need(city, shown=False), make_need(city)
    assert client.get(f"/phra-nakhon/wishes/{unread.uuid}").status_code == 404
    assert client.get(f"/yala/wishes/{need.uuid}").status_code == 404


def test_who_gave_a_slip_is_told_that_they_are_counted(client: Client, city: City) -> None:
    need, person = make_need(city), make_learner(phone="+66812345678")
    services.key_in_slips(slips=[services.Slip(need, "+66812345678")], by=make_account())
    signed_in(person).post(f"/phra-nakhon/wishes/{need.uuid}/me-too")
    page = text(signed_in(person), f"/phra-nakhon/wishes/{need.uuid}")
    assert "<b>2</b> people want it" in page
    assert "You want this too" in page


# -- rounds ------------------------------------------------------------------------------------------------


@pytest.fixture
def open_round(city: City) -> PriorityRound:
    row = make_round(city, title_en="First round", budget_satang=10_000)
    for title in ("ขิม", "มือถือ"):
        services.set_candidate(round_=row, need=make_need(city, title), cost_satang=6_000, by=None)
    return row


def points_of(row: PriorityRound, *points: str) -> dict[str, str]:
    keys = row.candidates.values_list("pk", flat=True)
    return {f"points-{key}": each for key, each in zip(keys, points, strict=True)}


def test_points_are_given_by_who_is_signed_in_thai_digits_too(open_round: PriorityRound) -> None:
    address = f"/phra-nakhon/priorities/{open_round.uuid}"
    assert "Sign in to give your points" in text(Client(), address)
    assert Client().post(f"{address}/points", points_of(open_round, "1", "1")).status_code == 302
    assert not Ballot.objects.exists()
    client = signed_in(make_learner())
    client.post(f"{address}/points", points_of(open_round, "๗", "3"))
    assert sorted(Ballot.objects.get().points.values()) == [3, 7]
    assert "Your points are kept" in text(client, address)


@pytest.mark.parametrize("typed", [("8", "3"), ("-1", "3"), ("x", ""), ("", ""), ("0", "0"), ("9" * 40, "")])
def test_points_that_cannot_be_counted_are_refused_and_stay_in_the_form(
    open_round: PriorityRound, typed: tuple[str, str]
) -> None:
    client, address = signed_in(make_learner()), f"/phra-nakhon/priorities/{open_round.uuid}/points"
    page = client.post(address, points_of(open_round, *typed)).content.decode()
    assert not Ballot.objects.exists()
    assert all(f'value="{each}"' in page for each in typed)


def test_a_round_is_told_with_its_method_and_after_its_last_day_with_its_table(
    client: Client, open_round: PriorityRound
) -> None:
    address = f"/phra-nakhon/priorities/{open_round.uuid}"
    first, second = open_round.candidates.order_by("pk")
    for points in ({first.pk: 10}, *[{second.pk: 10}] * 4):
        person = make_learner()
        services.give_points(round_=open_round, person=person, points=points, by=make_account())
    page = text(client, address)
    assert "A point is a point" in page
    assert "How it came out" not in page, "not while it is open"
    PriorityRound.everywhere.update(opens_on=today() - 9 * DAY, closes_on=today() - DAY)
    page = text(client, address)
    assert "5 people gave 50 points. ฿60 of ฿100 is spoken for." in page
    assert "no longer fits" in page
    assert "First round" in text(client, "/phra-nakhon/priorities")


def test_a_round_of_another_city_is_not_found(client: Client, open_round: PriorityRound) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    assert client.get(f"/yala/priorities/{open_round.uuid}").status_code == 404
    stranger = signed_in(make_learner())
    assert stranger.post(f"/yala/priorities/{open_round.uuid}/points").status_code == 404


# -- projects ----------------------------------------------------------------------------------------------


def test_a_project_shows_the_chain_both_ways(client: Client, city: City) -> None:
    need = make_need(city, "ขิม")
    support(need, make_learner())
    project = make_project(city, brief=make_brief(city, need), needs=[need], is_public=True)
    activity = make_activity(city, project=project)
    make_session(activity)
    page = text(client, f"/phra-nakhon/projects/{project.code}")
    assert "ขิม" in page
    assert "2 people want it" in page
    assert "Safe on your phone" in page
    assert f"/phra-nakhon/wishes/{need.uuid}" in page
    assert project.code in text(client, f"/phra-nakhon/activities/{activity.code}")
    assert project.code in text(client, f"/phra-nakhon/wishes/{need.uuid}")
    assert project.code in text(client, "/phra-nakhon/projects")


def test_what_the_city_does_not_show_is_told_nowhere(client: Client, city: City) -> None:
    need = make_need(city)
    project = make_project(city, needs=[need], title_th="ความลับ")
    activity = make_activity(city, project=project)
    Activity.everywhere.filter(pk=activity.pk).update(project=project)
    assert client.get(f"/phra-nakhon/projects/{project.code}").status_code == 404
    for address in ("projects", f"wishes/{need.uuid}", f"activities/{activity.code}"):
        assert "ความลับ" not in text(client, f"/phra-nakhon/{address}")


def test_projects_of_another_city_are_not_found(client: Client, city: City) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    project = make_project(city, is_public=True)
    assert client.get(f"/yala/projects/{project.code}").status_code == 404
    assert "No project is shown yet" in text(client, "/yala/projects")
