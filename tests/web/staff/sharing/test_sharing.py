"""What a city shares is seen by those with whom it is shared, and by nobody else."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.catalogue.models import SessionState
from learningcity.city.enrolment.models import Enrolment, Feedback, State
from learningcity.city.goals.models import EnteredValue
from learningcity.city.people.models import Audience, CoachNote, RoleGrant, Share, Subject, User
from learningcity.city.people.roles import Role
from learningcity.city.people.services import end_share
from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, NeedState, Project
from learningcity.core.thai_time import now, today
from learningcity.web.staff.sharing import figures
from learningcity.web.staff.sharing.shown import A_PAGE
from learningcity.web.staff.sharing.subjects import TELLERS
from tests.factories import (
    make_activity,
    make_agreement,
    make_city,
    make_coach_note,
    make_contact,
    make_goal,
    make_learner,
    make_officer,
    make_organisation,
    make_programme,
    make_promise,
    make_result,
    make_session,
    make_share,
    make_task,
    make_venue,
)
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/sharing/"
NAME = "สมหญิงใจดีมาก"
"""Stands wherever a person's name is kept."""


@pytest.fixture
def coach(city: City) -> User:
    return make_officer(Role.CITY_UNIT_COACH, city)


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def lived(city: City, people: int = 3) -> None:
    """Records of every subject, with a name wherever one is kept."""
    partner = make_organisation(city, name_th="บ้านดนตรี", name_en="")
    owner = make_contact(partner, name_th=NAME, name_en=NAME)
    make_task(city, owner, title_th="หาห้องซ้อม", due_on=today() - timedelta(days=3))
    make_agreement(city, title_th="บันทึกข้อตกลง")
    make_promise(partner, title_th="ยืมขิมสิบตัว", owner=owner)
    make_result(make_goal(make_programme(city)), title_th="คนเรียนดนตรี")
    make_venue(city, name_th="ศาลาริมน้ำ")
    Project.everywhere.create(
        city=city, code="khim", title_th="วงขิมของย่าน", objective_th="มีวง", lead=partner,
        starts_on=today(), ends_on=today(),
    )  # fmt: skip
    Need.everywhere.create(
        city=city, title="อยากตีขิม", origin="resident", state=NeedState.OPEN, wished_by=make_learner(name=NAME)
    )
    activity = make_activity(city, title_th="เรียนขิม", title_en="", instructor_th=NAME, organisation=partner)
    joined(activity, people)


def joined(activity: object, people: int) -> None:
    """So many learners came, and said that it was worth it."""
    over = now() - timedelta(days=2)
    session = make_session(activity, starts_at=over)  # type: ignore[arg-type]
    for _number in range(people):
        enrolment = Enrolment.everywhere.create(
            city=session.city, session=session, person=make_learner(name=NAME, city=session.city),
            state=State.COMPLETED, pool=session.pools.first(), created_at=over, changed_at=over,
        )  # fmt: skip
        Feedback.everywhere.create(
            city=session.city, enrolment=enrolment, worth=3, clear=1, learned=3, words=NAME, answered_at=over
        )


RECORD = {
    Subject.GOALS: "คนเรียนดนตรี",
    Subject.PROJECTS: "วงขิมของย่าน",
    Subject.NEEDS: "อยากตีขิม",
    Subject.PARTNERSHIP: "ยืมขิมสิบตัว",
    Subject.MEETINGS: "หาห้องซ้อม",
    Subject.ACTIVITIES: "เรียนขิม",
    Subject.FEEDBACK: "เรียนขิม",
    Subject.PLACES: "ศาลาริมน้ำ",
}


@pytest.mark.parametrize("subject", Subject)
def test_a_subject_shows_its_records_and_nobodys_name(city: City, coach: User, subject: Subject) -> None:
    lived(city)
    make_share(city, subject)
    client = client_of(coach)
    page = text(client, f"{ROOM}seen/{subject}")
    assert RECORD[subject] in page
    whole = page + text(client, f"{ROOM}seen") + text(client, "/staff/shared/")
    for sheet in TELLERS[subject](city, today()).sheets:
        answer = client.get(f"{ROOM}seen/{subject}/{sheet.key}.csv")
        whole += answer.content.decode("utf-8-sig")
        assert "no-store" in answer["Cache-Control"]
    assert NAME not in whole
    for other in set(Subject) - {subject}:
        assert RECORD[other] not in text(client, f"{ROOM}seen/{other}", 403)


@pytest.mark.parametrize(("people", "told"), [(4, "น้อยกว่า 5"), (5, "5")])
def test_a_few_are_never_counted_out(city: City, coach: User, people: int, told: str) -> None:
    lived(city, people)
    make_share(city, Subject.ACTIVITIES)
    lines = client_of(coach).get(f"{ROOM}seen/activities/activities.csv").content.decode("utf-8-sig")
    assert lines.splitlines()[1].endswith(f",{told}")


@pytest.mark.parametrize(("people", "average"), [(4, ""), (5, "3.0")])
def test_an_average_needs_five_answers(city: City, coach: User, people: int, average: str) -> None:
    lived(city, people)
    make_share(city, Subject.FEEDBACK)
    lines = client_of(coach).get(f"{ROOM}seen/feedback/feedback.csv").content.decode("utf-8-sig")
    assert lines.splitlines()[1].split(",")[3] == average


def test_a_total_is_left_open_where_subtraction_would_tell_of_a_few(city: City, coach: User) -> None:
    joined(make_activity(city), 7)
    joined(make_activity(city), 2)
    make_share(city, Subject.ACTIVITIES)
    page = text(client_of(coach), f"{ROOM}seen")
    assert "<b>7 ขึ้นไป</b>" in page
    assert "<b>9</b>" not in page


def test_a_session_that_was_called_off_is_not_to_come(city: City, coach: User) -> None:
    make_session(make_activity(city), state=SessionState.CANCELLED)
    make_session(make_activity(city))
    (sheet,) = TELLERS[Subject.ACTIVITIES](city, today()).sheets
    assert sorted(row.cells[3] for row in sheet.rows) == [0, 1]  # type: ignore[type-var]
    assert len(sheet.only("ahead").rows) == 1


def test_the_figures_of_the_results_add_up_to_the_results(city: City) -> None:
    goal = make_goal(make_programme(city))
    make_result(goal)
    EnteredValue.objects.create(
        result=make_result(goal, due_on=today() - timedelta(days=1)), value=1, on=today(), words="นับเอง"
    )
    results, _reviews = (told := TELLERS[Subject.GOALS](city, today())).sheets
    of_results = [figure for figure in told.figures if figure.mark != "review_due"]
    assert sum(figure.value or 0 for figure in of_results) == len(results.rows) == 2
    assert [figure.mark for figure in of_results if figure.pressing] == ["missed"]


def asked_by(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        text(client, path)
    return len(asked)


def test_a_list_of_six_cities_asks_no_more_than_one_of_two(city: City, coach: User) -> None:
    client, asked = client_of(coach), []
    for number, each in enumerate([city, *(make_city(f"city-{number}") for number in range(5))], 1):
        RoleGrant.objects.get_or_create(account=coach, role=Role.CITY_UNIT_COACH, city=each)
        for subject in Subject:
            make_share(each, subject)
        lived(each)
        make_coach_note(each, coach, subject="places")
        if number in (2, 6):
            figures.count_all()
            text(client, "/staff/shared/")
            asked.append(asked_by(client, "/staff/shared/"))
    shown = client.get("/staff/shared/").context["cities"]
    assert len(shown) == 6
    assert all(len(each["waiting"]) == 1 for each in shown)
    assert all(subject["kept"].figures for each in shown for subject in each["subjects"])
    assert asked[0] == asked[1]


def test_the_figures_of_the_list_are_those_of_the_subject_in_the_readers_language(
    city: City, coach: User
) -> None:
    lived(city)
    make_share(city, Subject.MEETINGS)
    client = client_of(coach)
    assert "ตัวเลขจะนับให้ภายในห้านาที" in text(client, "/staff/shared/")
    assert figures.count_all() == 1
    for language in ("th", "en"):
        overview = client.get(f"/staff/shared/?lang={language}").context["cities"][0]["subjects"][0]
        city_page = client.get(f"{ROOM}seen?lang={language}").context["subjects"][0]
        assert overview["kept"].figures == city_page["figures"]
    assert "task overdue" in text(client, "/staff/shared/?lang=en")


def test_a_subject_that_cannot_be_counted_keeps_no_other_from_it(
    city: City, coach: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(city)
    for subject in (Subject.GOALS, Subject.MEETINGS, Subject.PLACES):
        make_share(city, subject)
    monkeypatch.setitem(figures.TELLERS, Subject.MEETINGS, lambda *_of: 1 // 0)
    assert figures.count_all() == 2
    assert "only=venue" in text(client_of(coach), "/staff/shared/")


def test_what_was_counted_is_not_shown_once_the_share_ends(city: City, coach: User) -> None:
    lived(city)
    share, client = make_share(city, Subject.MEETINGS), client_of(coach)
    figures.count_all()
    assert "only=task_late" in text(client, "/staff/shared/")
    end_share(share=share, by=None)
    assert "only=task_late" not in text(client, "/staff/shared/")


def test_what_a_city_begins_to_share_is_counted_at_once(city: City, coach: User, coordinator: Client) -> None:
    given = {"subject": "places", "audience": "coach", "reason": "ตามข้อตกลง", "since": today().isoformat()}
    assert coordinator.post(f"{ROOM}new", given).status_code == 302
    assert "only=venue" in text(client_of(coach), "/staff/shared/")


def test_long_lists_are_leafed_through(city: City, coach: User) -> None:
    for number in range(A_PAGE + 1):
        make_venue(city, name_th=f"ศาลา {number:03}")
    make_share(city, Subject.PLACES)
    client = client_of(coach)
    first, second = (text(client, f"{ROOM}seen/places{page}") for page in ("", "?page=2"))
    assert len(re.findall(r"ศาลา \d{3}</a>", first)) == A_PAGE
    assert len(re.findall(r"ศาลา \d{3}</a>", second)) == 1
    assert "?page=2" in first
    assert all(f'<span class="count">{A_PAGE + 1}</span>' in page for page in (first, second))
    assert len(client.get(f"{ROOM}seen/places/venues.csv").content.splitlines()) == A_PAGE + 2


def test_who_shares_is_told_that_texts_may_hold_a_name(city: City, coordinator: Client) -> None:
    assert "อาจมีชื่อคนอยู่" in text(coordinator, f"{ROOM}new")
    assert "อาจมีชื่อคนอยู่" in text(coordinator, "/staff/phra-nakhon/template/")


def test_each_number_opens_onto_as_many_records(city: City, coach: User) -> None:
    lived(city)
    for subject in Subject:
        make_share(city, subject)
    client, opened = client_of(coach), 0
    for subject in Subject:
        for figure in TELLERS[subject](city, today()).figures:
            if not figure.mark or not figure.value or figure.mark == "whole":
                continue
            page = client.get(f"{ROOM}seen/{subject}", {"only": figure.mark})
            assert sum(len(sheet.rows) for sheet in page.context["sheets"]) == figure.value
            opened += 1
    assert opened >= 8


def test_a_city_that_shares_nothing_is_only_named(city: City, coach: User) -> None:
    lived(city)
    page = text(client_of(coach), "/staff/shared/")
    assert not any(record in page for record in RECORD.values())
    assert client_of(coach).get(f"{ROOM}seen").status_code == 403
    assert client_of(coach).get("/staff/phra-nakhon/").status_code == 403


@pytest.mark.parametrize(
    "path", ["seen", "seen/goals", "seen/goals?only=behind", "seen/goals/results.csv", "seen/notes/new"]
)
def test_a_share_that_ends_shuts_the_next_request_in_one_sentence(city: City, coach: User, path: str) -> None:
    lived(city)
    share, client = make_share(city, Subject.GOALS), client_of(coach)
    assert RECORD[Subject.GOALS] in text(client, f"{ROOM}seen/goals")
    end_share(share=share, by=None)
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.get(ROOM + path, headers=headers)
        page = answer.content.decode()
        assert answer.status_code == 403
        assert "ผู้ประสานงานเมืองเปิดให้ดูใหม่ได้" in page
        assert RECORD[Subject.GOALS] not in page
    assert RECORD[Subject.GOALS] not in text(client, "/staff/shared/")


def sent(**given: str) -> dict[str, str]:
    return {
        "subject": "goals", "kind": "suggestion", "title": "นัดวันวัด", "text": "พิมพ์มานานมาก", "then": "send",
    } | given  # fmt: skip


@pytest.mark.parametrize("others", [True, False])
def test_words_typed_while_a_share_ended_are_given_back_and_nothing_is_kept(
    city: City, coach: User, *, others: bool
) -> None:
    share, client = make_share(city, Subject.GOALS), client_of(coach)
    if others:
        make_share(city, Subject.PLACES)
    client.get(f"{ROOM}seen/notes/new")
    end_share(share=share, by=None)
    answer = client.post(f"{ROOM}seen/notes/new", sent())
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "พิมพ์มานานมาก" in page
    assert "นัดวันวัด" in page
    assert not CoachNote.everywhere.exists()


def test_the_words_of_a_draft_are_given_back_too(city: City, coach: User) -> None:
    share, client = make_share(city, Subject.GOALS), client_of(coach)
    note = make_coach_note(city, coach, sent_at=None, text="ร่างของฉัน")
    end_share(share=share, by=None)
    answer = client.post(f"{ROOM}seen/notes/{note.uuid}/send")
    assert answer.status_code == 403
    assert "ร่างของฉัน" in answer.content.decode()
    assert "ร่างของฉัน" in text(client, f"{ROOM}seen/notes/{note.uuid}", 403)
    stranger = client_of(make_officer(Role.CITY_UNIT_COACH, city))
    assert "ร่างของฉัน" not in stranger.post(f"{ROOM}seen/notes/{note.uuid}/send").content.decode()
    assert "ร่างของฉัน" not in text(stranger, f"{ROOM}seen/notes/{note.uuid}", 403)


@pytest.mark.parametrize("others", [True, False])
def test_a_draft_is_read_and_thrown_away_after_the_share_ended(
    city: City, coach: User, *, others: bool
) -> None:
    lived(city)
    share, client = make_share(city, Subject.GOALS), client_of(coach)
    if others:
        make_share(city, Subject.PLACES)
    draft = make_coach_note(city, coach, sent_at=None, text="ร่างของฉัน")
    sent_one = make_coach_note(city, coach, text="ส่งไปแล้ว", reply="", title="เรื่องที่ส่งแล้ว")
    assert "ร่างของฉัน" not in text(client, "/staff/shared/")
    end_share(share=share, by=None)
    page = text(client, "/staff/shared/")
    assert "ร่างของฉัน" in page
    assert sent_one.text not in page
    assert RECORD[Subject.GOALS] not in page
    assert client.post(f"/staff/shared/drafts/{sent_one.uuid}/discard").status_code == 404
    stranger = client_of(make_officer(Role.CITY_UNIT_COACH, city))
    assert "ร่างของฉัน" not in text(stranger, "/staff/shared/")
    assert stranger.post(f"/staff/shared/drafts/{draft.uuid}/discard").status_code == 404
    assert client.post(f"/staff/shared/drafts/{draft.uuid}/discard")["Location"] == "/staff/shared/"
    assert list(CoachNote.everywhere.all()) == [sent_one]


def test_a_note_sent_meanwhile_is_not_said_to_be_thrown_away(city: City, coach: User) -> None:
    make_share(city, Subject.GOALS)
    note, client = make_coach_note(city, coach), client_of(coach)
    answer = client.post(f"{ROOM}seen/notes/{note.uuid}/discard")
    assert answer["Location"] == f"{ROOM}seen/notes/{note.uuid}"
    assert "ทิ้งแล้ว" not in text(client, answer["Location"])


def test_who_never_had_a_share_finds_the_usual_closed_door(
    city: City, as_role: Callable[..., Client]
) -> None:
    page = as_role(Role.REVIEWER).post(f"{ROOM}seen/notes/new", sent())
    assert page.status_code == 403
    assert "พิมพ์มานานมาก" not in page.content.decode()


def test_a_coach_writes_keeps_and_sends_and_reads_the_answer(
    city: City, coach: User, coordinator: Client
) -> None:
    make_share(city, Subject.GOALS)
    client = client_of(coach)
    client.post(f"{ROOM}seen/notes/new", sent(then="keep"))
    note = CoachNote.everywhere.get()
    assert note.title not in text(coordinator, f"{ROOM}notes")
    assert coordinator.get(f"{ROOM}notes/{note.uuid}").status_code == 404
    edited = sent(title="นัดวันวัดผล", version=str(note.version))
    assert client.post(f"{ROOM}seen/notes/{note.uuid}/edit", edited).status_code == 302
    assert "นัดวันวัดผล" in text(coordinator, f"{ROOM}notes")
    assert "ข้อเสนอของพี่เลี้ยงเมืองรอคำตอบ 1 เรื่อง" in text(coordinator, "/staff/phra-nakhon/")
    reply = {"reply": "declined", "reason": "ปีนี้ยังไม่พร้อม"}
    assert coordinator.post(f"{ROOM}notes/{note.uuid}/reply", reply).status_code == 302
    assert "ปีนี้ยังไม่พร้อม" in text(client, f"{ROOM}seen/notes/{note.uuid}")
    assert "นัดวันวัดผล" in text(client, "/staff/shared/")


def test_a_reply_without_a_reason_comes_back_as_it_was_written(
    city: City, coach: User, coordinator: Client
) -> None:
    note = make_coach_note(city, coach)
    answer = coordinator.post(f"{ROOM}notes/{note.uuid}/reply", {"reply": "adopted", "reason": "เห็นด้วยมาก"})
    assert answer.status_code == 200
    assert "เห็นด้วยมาก" in answer.content.decode()
    note.refresh_from_db()
    assert note.waits


def test_a_draft_is_thrown_away_by_its_author_alone(city: City, coach: User) -> None:
    make_share(city, Subject.GOALS)
    note, other = make_coach_note(city, coach, sent_at=None), make_officer(Role.CITY_UNIT_COACH, city)
    assert client_of(other).post(f"{ROOM}seen/notes/{note.uuid}/discard").status_code == 404
    client_of(coach).post(f"{ROOM}seen/notes/{note.uuid}/discard")
    assert not CoachNote.everywhere.exists()


def test_only_coordinators_read_what_a_coach_wrote(
    city: City, coach: User, as_role: Callable[..., Client]
) -> None:
    note = make_coach_note(city, coach)
    for role in set(Role) - {Role.CITY_COORDINATOR, Role.OPERATOR}:
        assert as_role(role).get(f"{ROOM}notes/{note.uuid}").status_code == 403, role


def test_the_coordinator_shares_and_ends_and_sees_the_history(city: City, coordinator: Client) -> None:
    assert "seen" not in text(coordinator, ROOM)
    form = {"subject": "goals", "audience": "coach", "since": "", "until": "", "reason": "ขอคำปรึกษา"}
    assert coordinator.post(f"{ROOM}new", form).status_code == 200
    form["since"] = today().isoformat()
    assert coordinator.post(f"{ROOM}new", form).status_code == 302
    share = Share.everywhere.get()
    assert "ขอคำปรึกษา" in text(coordinator, ROOM)
    assert coordinator.get(f"{ROOM}seen").status_code == 200
    coordinator.post(f"{ROOM}{share.pk}/end")
    page = text(coordinator, ROOM)
    assert "ที่เคยเปิดให้ดู" in page
    assert "ขอคำปรึกษา" in page
    assert f"{ROOM}{share.pk}/end" not in page


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CITY_COORDINATOR, Role.OPERATOR}))
def test_nobody_else_edits_the_sharing(city: City, as_role: Callable[..., Client], role: Role) -> None:
    share, client = make_share(city, Subject.GOALS), as_role(role)
    assert client.get(ROOM).status_code == 403
    assert client.get(f"{ROOM}new").status_code == 403
    assert client.post(f"{ROOM}{share.pk}/end").status_code == 403
    share.refresh_from_db()
    assert share.ended_at is None


def test_a_viewer_sees_what_is_shared_with_the_province_and_writes_nothing(
    city: City, as_role: Callable[..., Client]
) -> None:
    lived(city)
    make_share(city, Subject.GOALS)
    make_share(city, Subject.PLACES, Audience.VIEWER)
    viewer = as_role(Role.PROVINCE_VIEWER)
    assert RECORD[Subject.PLACES] in text(viewer, f"{ROOM}seen/places")
    assert RECORD[Subject.GOALS] not in text(viewer, f"{ROOM}seen/goals", 403)
    assert viewer.get(f"{ROOM}seen/notes/new").status_code == 403


def test_a_coordinator_of_another_city_sees_what_is_shared_with_cities(city: City) -> None:
    lived(city)
    make_share(city, Subject.GOALS, Audience.CITIES)
    client = client_of(make_officer(Role.CITY_COORDINATOR, make_city("yala")))
    assert RECORD[Subject.GOALS] in text(client, f"{ROOM}seen/goals")
    assert RECORD[Subject.GOALS] not in text(client, f"{ROOM}seen/places", 403)
    assert client.get(ROOM).status_code == 403
    assert "/staff/shared/" in text(client, "/staff/yala/sharing/")


def test_who_only_looks_on_begins_at_what_is_shared(city: City, coach: User) -> None:
    assert client_of(coach).get("/staff/")["Location"] == "/staff/shared/"
    assert client_of(make_officer(Role.CITY_COORDINATOR, city)).get("/staff/")["Location"].endswith("nakhon/")


def test_what_does_not_exist_is_not_found(city: City, coach: User) -> None:
    make_share(city, Subject.GOALS)
    client = client_of(coach)
    assert client.get(f"{ROOM}seen/learners").status_code == 404
    assert client.get(f"{ROOM}seen/goals/learners.csv").status_code == 404
    assert len(client.get(f"{ROOM}seen/goals?only=nonsense").context["sheets"]) == 2
