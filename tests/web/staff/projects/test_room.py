"""The rooms of needs and projects: slips, mergers, rounds, briefs, projects with their lines; who may."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from learningcity.city.people.models import User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.city.projects import services
from learningcity.city.projects.models import (
    Brief,
    Milestone,
    Need,
    NeedMerge,
    NeedState,
    PriorityRound,
    Project,
    Risk,
    ToldApart,
)
from learningcity.city.projects.queries import numbers
from learningcity.core.thai_time import be_date, today
from tests.city.projects.test_merging import make_need
from tests.city.projects.test_projects import make_brief, make_project, make_round
from tests.factories import (
    make_account,
    make_activity,
    make_city,
    make_finished,
    make_learner,
    make_neighbourhood,
    make_officer,
    make_organisation,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NEEDS, PROJECTS = "/staff/phra-nakhon/needs/", "/staff/phra-nakhon/projects/"
DAY = timedelta(days=1)


def desk(account: User) -> Client:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


@pytest.fixture
def officer(city: City) -> Client:
    return desk(make_officer(Role.CITY_COORDINATOR, city))


@pytest.fixture
def leader(city: City) -> Client:
    return desk(make_officer(Role.NEIGHBOURHOOD_LEADER, city, neighbourhood=make_neighbourhood(city)))


def text(client: Client, address: str) -> str:
    answer = client.get(f"{address}?lang=en")
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def day(number: int) -> str:
    return be_date(today() + number * DAY, "th", "medium")


# -- needs -------------------------------------------------------------------------------------------------


def test_a_pair_is_made_one_and_taken_apart_from_the_page(officer: Client, city: City) -> None:
    kept, merged = make_need(city, "ซ่อมมือถือเบื้องต้น"), make_need(city, "อยากเรียนซ่อมมือถือ")
    assert "Perhaps the same" in text(officer, NEEDS)
    officer.post(f"{NEEDS}{merged.uuid}/merge", {"other": str(kept.uuid)})
    assert "อยากเรียนซ่อมมือถือ" in text(officer, f"{NEEDS}{kept.uuid}")
    assert numbers(city) == {kept.pk: 2}
    officer.post(f"{NEEDS}mergers/{NeedMerge.objects.get().uuid}/undo")
    assert numbers(city) == {kept.pk: 1, merged.pk: 1}
    officer.post(f"{NEEDS}{merged.uuid}/apart", {"other": str(kept.uuid)})
    assert ToldApart.objects.count() == 1
    assert "Perhaps the same" not in text(officer, NEEDS)


@pytest.mark.parametrize("other", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_merging_with_nothing_is_not_found(officer: Client, city: City, other: str) -> None:
    need = make_need(city)
    for act in ("merge", "apart"):
        assert officer.post(f"{NEEDS}{need.uuid}/{act}", {"other": other}).status_code == 404


def test_a_need_of_another_city_is_not_merged_from_here(officer: Client, city: City) -> None:
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    own, foreign = make_need(city), make_need(elsewhere)
    assert officer.post(f"{NEEDS}{own.uuid}/merge", {"other": str(foreign.uuid)}).status_code == 404
    merge = services.merge_needs(merged=make_need(elsewhere), kept=foreign, by=make_account())
    assert officer.post(f"{NEEDS}mergers/{merge.uuid}/undo").status_code == 404


def test_triage_is_done_on_the_page_of_a_need(officer: Client, city: City) -> None:
    need = make_need(city)
    officer.post(f"{NEEDS}{need.uuid}/decline", {"answer": "ปีนี้ไม่มีครู", "back": "page"})
    assert "ปีนี้ไม่มีครู" in text(officer, f"{NEEDS}{need.uuid}")
    officer.post(f"{NEEDS}{need.uuid}/reopen", {"back": "page"})
    need.refresh_from_db()
    assert need.state == NeedState.OPEN
    assert "Write a brief from it" in text(officer, f"{NEEDS}{need.uuid}")
    hidden = make_need(city, "ชื่อคน")
    services.hide_need(need=hidden, because="เอ่ยชื่อคน", by=make_account())
    assert "เอ่ยชื่อคน" in officer.get(f"{NEEDS}?show=kept").content.decode()


def test_a_leader_notes_needs_and_keys_in_slips_and_triages_nothing(leader: Client, city: City) -> None:
    need = make_need(city)
    leader.post(f"{NEEDS}said", {"title": "ขิม", "origin": "leader"})
    noted = Need.everywhere.exclude(pk=need.pk).get()
    assert (noted.origin, noted.state) == (Need.Origin.LEADER, NeedState.UNREAD)
    lines = {
        "0-need": need.pk, "0-phone": "081 234 5678",
        "1-need": need.pk, "1-phone": "๐๘๑๒๓๔๕๖๗๘",
        "2-need": need.pk, "2-number": "12",
    }  # fmt: skip
    answer = leader.post(f"{NEEDS}slips?lang=en", lines, follow=True)
    assert "13 slips are counted. 1 was counted already." in answer.content.decode()
    assert numbers(city)[need.pk] == 1 + 1 + 12
    for address in (NEEDS, f"{NEEDS}{need.uuid}", f"{PROJECTS}new", f"{NEEDS}priorities/new"):
        assert leader.get(address).status_code == 403
    assert leader.post(f"{NEEDS}{need.uuid}/hide", {"because": "x"}).status_code == 403


@pytest.mark.parametrize(
    "line",
    [
        {"0-phone": "081 234 5678"},
        {"0-need": "NEED", "0-phone": "12"},
        {"0-need": "NEED", "0-number": "0"},
        {"0-need": "NEED", "0-number": "501"},
        {"0-need": "NEED", "0-phone": "0812345678", "0-number": "3"},
        {"0-need": "999999", "0-number": "3"},
        {},
    ],
)
def test_slips_that_cannot_be_counted_come_back_as_they_were(
    leader: Client, city: City, line: dict[str, str]
) -> None:
    need = make_need(city)
    sent = {name: str(need.pk) if value == "NEED" else value for name, value in line.items()}
    answer = leader.post(f"{NEEDS}slips", sent)
    assert answer.status_code == 200
    assert numbers(city)[need.pk] == 1
    for value in (sent.get("0-phone"), sent.get("0-number")):
        assert not value or f'value="{value}"' in answer.content.decode()


# -- rounds ------------------------------------------------------------------------------------------------


def test_a_round_is_set_up_filled_and_fixed_once_points_are_given(officer: Client, city: City) -> None:
    need = make_need(city)
    sent = {
        "title_th": "รอบแรก", "budget_satang": "๑๐,๐๐๐", "points": "10",
        "opens_on": day(0), "closes_on": day(9),
    }  # fmt: skip
    officer.post(f"{NEEDS}priorities/new", sent)
    row = PriorityRound.everywhere.get()
    assert row.budget_satang == 1_000_000
    here = f"{NEEDS}priorities/{row.uuid}"
    officer.post(f"{here}/choose", {"need": need.pk, "cost_satang": "5,000"})
    candidate = row.candidates.get()
    services.give_points(round_=row, person=make_learner(), points={candidate.pk: 4}, by=make_account())
    assert "1 person took part" in text(officer, here)
    officer.post(f"{here}/{candidate.pk}/out")
    assert row.candidates.exists()
    answer = officer.post(f"{here}/edit", sent | {"points": "20", "version": row.version})
    assert answer.status_code == 200
    row.refresh_from_db()
    assert row.points == 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"closes_on": "เมื่อวาน"},
        {"closes_on": "1/1/2500"},
        {"points": "0"},
        {"budget_satang": "-5"},
        {"title_th": ""},
    ],
)
def test_a_round_that_cannot_be_comes_back_as_written(
    officer: Client, city: City, wrong: dict[str, str]
) -> None:
    sent = {"title_th": "รอบ", "budget_satang": "10", "points": "10", "opens_on": day(0), "closes_on": day(9)}
    answer = officer.post(f"{NEEDS}priorities/new", sent | wrong)
    assert answer.status_code == 200
    assert not PriorityRound.everywhere.exists()


# -- briefs and projects -----------------------------------------------------------------------------------


def project_sent(city: City, **given: Any) -> dict[str, Any]:
    kept = {
        "title_th": "ช่างซ่อมของย่าน",
        "objective_th": "ซ่อมเองได้",
        "lead": make_organisation(city).pk,
        "starts_on": day(-5),
        "ends_on": day(60),
        "is_public": "on",
    }
    return kept | given


def test_a_need_becomes_a_brief_and_the_brief_a_project(officer: Client, city: City) -> None:
    need = make_need(city)
    assert need.title in text(officer, f"{PROJECTS}briefs/new")
    sent = {"title_th": "โจทย์", "objective_th": "ให้ได้เรียน", "needs": [need.pk], "way": "direct"}
    officer.post(f"{PROJECTS}briefs/new", sent)
    brief = Brief.everywhere.get()
    officer.post(f"{PROJECTS}briefs/{brief.uuid}/adopt", {"on": day(0), "adopted_by": "คณะทำงาน"})
    officer.post(f"{PROJECTS}new", project_sent(city, brief=brief.pk, needs=[need.pk]))
    project = Project.everywhere.get()
    assert (project.brief, list(project.needs.all())) == (brief, [need])
    page = text(officer, f"{PROJECTS}{project.uuid}")
    assert f"{NEEDS}{need.uuid}" in page
    assert f"briefs/{brief.uuid}" in page
    assert f"{PROJECTS}{project.uuid}" in text(officer, f"{NEEDS}{need.uuid}")


@pytest.mark.parametrize("named", ["", "nothing", "12345678-1234-1234-1234-123456789012"])
def test_a_brief_begins_with_the_need_that_was_named_or_empty(
    officer: Client, city: City, named: str
) -> None:
    need = make_need(city, "ซ่อมมือถือเบื้องต้น")
    begun = officer.get(f"{PROJECTS}briefs/new?need={need.uuid}").context["form"]
    assert (begun.initial["title_th"], begun.initial["needs"]) == (need.title, [need.pk])
    empty = officer.get(f"{PROJECTS}briefs/new?need={named}")
    assert (empty.status_code, "title_th" in empty.context["form"].initial) == (200, False)


@pytest.mark.parametrize("named", ["", "nothing"])
def test_a_project_begins_empty_without_a_brief(officer: Client, named: str) -> None:
    answer = officer.get(f"{PROJECTS}new?brief={named}")
    assert (answer.status_code, answer.context["form"].initial["is_public"]) == (200, True)


def test_lines_are_added_changed_and_taken_out(officer: Client, city: City) -> None:
    project = make_project(city)
    here = f"{PROJECTS}{project.uuid}/"
    step = {"title_th": "หาครู", "starts_on": day(-9), "due_on": day(-2)}
    officer.post(f"{here}milestones/add", step)
    row = Milestone.objects.get()
    assert "behind its plan" in text(officer, here.rstrip("/"))
    officer.post(f"{here}milestones/{row.pk}", step | {"done_on": day(0), "evidence": "รายชื่อ"})
    assert "running as planned" in text(officer, PROJECTS)
    lines = {
        "targets": {"group": "older", "number": "๔๐"},
        "partners": {"organisation": make_organisation(city).pk, "role": "host"},
        "budget": {"title_th": "ค่าครู", "planned_satang": "100", "used_satang": "150.50"},
        "risks": {"what": "ฝนตก", "likelihood": "3", "impact": "2"},
    }
    for line, sent in lines.items():
        assert officer.post(f"{here}{line}/add", sent).status_code == 302, line
    page = text(officer, here.rstrip("/"))
    assert "0 enrolled of 40 meant to be reached" in page
    assert "more than planned" in page
    risk = Risk.objects.get()
    officer.post(f"{here}risks/{risk.pk}/out")
    assert not Risk.objects.exists()
    assert officer.get(f"{here}risks/{risk.pk}").status_code == 404
    assert officer.get(f"{here}odd/add").status_code == 404


def test_a_line_of_another_project_is_not_found_under_this_one(officer: Client, city: City) -> None:
    one, other = make_project(city), make_project(city)
    step = Milestone(project=other, title_th="หาครู", starts_on=today(), due_on=today())
    services.save_part(part=step, by=None)
    assert officer.get(f"{PROJECTS}{one.uuid}/milestones/{step.pk}").status_code == 404
    assert officer.post(f"{PROJECTS}{one.uuid}/milestones/{step.pk}/out").status_code == 404
    assert Milestone.objects.exists()


def test_who_learnt_through_a_project_is_counted_once(officer: Client, city: City) -> None:
    project, person = make_project(city), make_learner(city=city)
    for _each in range(2):
        make_finished(person, make_activity(city, project=project))
    make_finished(make_learner(city=city), make_activity(city))
    page = text(officer, f"{PROJECTS}{project.uuid}")
    assert "In all, 1 different people enrolled and 1 came; together they learnt 4 hours." in page


def test_an_early_end_asks_for_a_reason_and_can_be_taken_back(officer: Client, city: City) -> None:
    here = f"{PROJECTS}{make_project(city).uuid}"
    assert "This field is required" in officer.post(f"{here}/stop?lang=en", {"on": day(0)}).content.decode()
    officer.post(f"{here}/stop", {"on": day(0), "because": "ทุนหมด"})
    assert "ทุนหมด" in text(officer, here)
    officer.post(f"{here}/go-on")
    assert "running as planned" in text(officer, here)


@pytest.mark.parametrize(
    "wrong",
    [{"ends_on": "1/1/2500"}, {"lead": "999999"}, {"needs": ["x"]}, {"title_th": ""}, {"brief": "77"}],
)
def test_a_project_that_cannot_be_comes_back_as_written(
    officer: Client, city: City, wrong: dict[str, Any]
) -> None:
    answer = officer.post(f"{PROJECTS}new", project_sent(city, **wrong))
    assert answer.status_code == 200
    assert "ซ่อมเองได้" in answer.content.decode()
    assert not Project.everywhere.exists()


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        (Role.LEARNING_ADMINISTRATOR, True),
        (Role.CITY_UNIT_COACH, False),
        (Role.FUNDER_OFFICER, True),
        (Role.ADVISER, True),
        (Role.CASE_MANAGER, False),
        (Role.REVIEWER, False),
        (Role.PROVINCE_VIEWER, False),
    ],
)
def test_who_reads_projects_and_who_changes_them(city: City, role: Role, *, reads: bool) -> None:
    client, project = desk(make_officer(role, city)), make_project(city)
    here = f"{PROJECTS}{project.uuid}"
    assert client.get(here).status_code == (200 if reads else 403)
    changes = role == Role.LEARNING_ADMINISTRATOR
    for address in (f"{here}/edit", f"{PROJECTS}briefs/new", f"{here}/milestones/add"):
        assert client.get(address).status_code == (200 if changes else 403)


def test_rows_of_another_city_are_not_found(officer: Client) -> None:
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    project, brief, row = (
        make_project(elsewhere),
        make_brief(elsewhere, make_need(elsewhere)),
        make_round(elsewhere),
    )
    for address in (
        f"{PROJECTS}{project.uuid}",
        f"{PROJECTS}{project.uuid}/edit",
        f"{PROJECTS}briefs/{brief.uuid}",
        f"{PROJECTS}new?brief={brief.uuid}",
        f"{NEEDS}priorities/{row.uuid}",
    ):
        assert officer.get(address).status_code == 404, address
    assert officer.post(f"{PROJECTS}new", project_sent(elsewhere)).status_code == 200
    assert Project.everywhere.count() == 1
