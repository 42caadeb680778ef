"""Activities and sessions from a sheet: one row a session, all checked, taken back as one."""

import pytest

from learningcity.city.catalogue.imports.activities import ActivityImporter
from learningcity.city.catalogue.imports.sheet import activity_rows
from learningcity.city.catalogue.imports.words import SHEET
from learningcity.city.catalogue.models import Activity, SeatPool, Session, Topic
from learningcity.city.partners.models import Organisation
from learningcity.city.places.models import City, Venue
from learningcity.core.exports import write_xlsx
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import ImportPlan, Source
from learningcity.core.imports.planning import plan_import
from learningcity.core.imports.taking_back import take_back
from learningcity.core.models import Change, ImportRun
from tests.factories import make_activity, make_city, make_organisation, make_session, make_topic, make_venue

pytestmark = pytest.mark.django_db

HEAD = "รหัสกิจกรรม,ชื่อกิจกรรม,ผู้จัด,หัวข้อ,สถานที่,วันที่,เวลา,จำนวนที่นั่ง,ค่าใช้จ่าย\n"
ROWS = (
    "a-1,ถ่ายรูปด้วยมือถือ,หอสมุดเมือง,ดิจิทัล,หอสมุดเมืองกรุงเทพมหานคร,26/11/2569,13.30-15.30 น.,๒๐,฿60\n"
    "a-1,ถ่ายรูปด้วยมือถือ,หอสมุดเมือง,ดิจิทัล,หอสมุดเมืองกรุงเทพมหานคร,27/11/2569,13.30-15.30 น.,20,60\n"
)


@pytest.fixture
def ready(city: City) -> City:
    make_organisation(city, code="library", name_th="หอสมุดเมือง")
    make_venue(city, code="library-hall")
    return city


def bring(city: City, text: str, companion: str = "") -> tuple[ImportPlan, ImportRun | None]:
    source = Source("activities.csv", text.encode(), companion.encode())
    return apply_import(ActivityImporter(city), source, by="tester")


def reasons(plan: ImportPlan) -> list[tuple[int, str]]:
    return [(problem.row, problem.field) for problem in plan.problems]


def test_a_sheet_becomes_an_activity_with_its_sessions_and_seats(ready: City) -> None:
    plan, _run = bring(ready, HEAD + ROWS)
    assert plan.counts == {"rows": 2, "new": 2, "changed": 0, "same": 0, "refused": 0}
    activity = Activity.objects.in_city(ready).get()
    assert (activity.state, activity.price_satang, activity.topic.code) == ("published", 6000, "digital")
    assert activity.organisation.code == "library"
    assert [session.starts_at.isoformat() for session in activity.sessions.order_by("starts_at")] == [
        "2026-11-26T06:30:00+00:00",
        "2026-11-27T06:30:00+00:00",
    ]
    assert set(SeatPool.objects.values_list("group", "seats", "taken")) == {("", 20, 0)}
    assert Change.objects.filter(kind="activity", object_id=activity.pk).exists()


def test_the_same_sheet_again_changes_nothing(ready: City) -> None:
    bring(ready, HEAD + ROWS)
    plan, run = bring(ready, HEAD + ROWS)
    assert plan.counts["same"] == 2
    assert run is None


def test_a_changed_sheet_changes_title_and_seats(ready: City) -> None:
    bring(ready, HEAD + ROWS)
    plan, run = bring(ready, HEAD + ROWS.replace("ถ่ายรูป", "ถ่ายภาพ").replace(",20,60", ",30,60"))
    assert [row.fate for row in plan.rows] == ["changed", "changed"]
    assert sorted(SeatPool.objects.values_list("seats", flat=True)) == [20, 30]
    assert run is not None
    take_back(ActivityImporter(ready), run, by="tester")
    assert Activity.objects.in_city(ready).get().title_th == "ถ่ายรูปด้วยมือถือ"
    assert set(SeatPool.objects.values_list("seats", flat=True)) == {20}


def test_all_of_it_is_taken_back_with_what_it_brought_along(city: City) -> None:
    _plan, run = bring(city, HEAD + ROWS)
    assert Organisation.objects.in_city(city).count() == 1, "an unknown organiser is added"
    assert run is not None
    assert take_back(ActivityImporter(city), run, by="tester").kept == []
    left = [Activity, Session, Organisation, Venue]
    assert [model.everywhere.count() for model in left] == [0, 0, 0, 0]
    assert SeatPool.objects.count() + Topic.objects.count() == 0


def test_what_a_row_brings_along_is_named_before(city: City) -> None:
    plan = plan_import(ActivityImporter(city), Source("a.csv", (HEAD + ROWS).encode()))
    assert set(plan.rows[0].brings) >= {"หอสมุดเมือง", "หอสมุดเมืองกรุงเทพมหานคร"}
    assert plan.rows[1].brings == ()


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,26/11/2569,15.30-13.30 น.,20,", "time"),
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,26/11/3112,,20,", "start"),
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,26/11/2579,,20,", "start"),
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,30/2/2569,,20,", "start"),
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,26/11/2569,เช้า,20,", "time"),
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,26/11/2569,,-1,", "seats"),
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,26/11/2569,,20,แพง", "price"),
        ("a-2,ชื่อ,ผู้จัด,ดิจิทัล,,26/11/2569,,20,1000000000", "price"),
        ("a-2,ชื่อ,ผู้จัด,อวกาศ,,26/11/2569,,20,", "topic"),
        ("a-2,ชื่อ,,ดิจิทัล,,26/11/2569,,20,", "organisation"),
        ("a-2,,ผู้จัด,ดิจิทัล,,26/11/2569,,20,", "title_th"),
        ("a-1,คนละชื่อ,หอสมุดเมือง,ดิจิทัล,,28/11/2569,,20,60", "title_th"),
        (ROWS.splitlines()[0], ""),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_are(ready: City, row: str, field: str) -> None:
    plan, _run = bring(ready, HEAD + ROWS + row + "\n")
    assert reasons(plan) == [(4, field)]
    assert Session.objects.in_city(ready).count() == 2


def test_there_cannot_be_fewer_seats_than_people(ready: City) -> None:
    bring(ready, HEAD + ROWS)
    SeatPool.objects.update(taken=15)
    plan, _run = bring(ready, HEAD + ROWS.replace("๒๐", "10"))
    assert reasons(plan) == [(2, "seats")]
    assert set(SeatPool.objects.values_list("seats", flat=True)) == {20}


def test_people_who_are_enrolled_are_not_moved_by_a_file(ready: City) -> None:
    bring(ready, HEAD + ROWS)
    SeatPool.objects.update(taken=1)
    plan, _run = bring(ready, HEAD + ROWS.replace("13.30-15.30", "13.30-16.30"))
    assert [problem.field for problem in plan.problems] == ["start", "start"]


def test_a_list_of_past_events_becomes_one_session_a_day(ready: City) -> None:
    text = (
        "activity_id,kind,title_th,organiser_th,venue_th,start,end,time_start,time_end,capacity,price_thb\n"
        "e-1,walk,เดินชมย่าน,ไกด์เด็ก,,2022-06-25,2022-06-26,,,20,300\n"
    )
    plan, _run = bring(ready, text)
    assert plan.counts["new"] == 1
    assert Session.objects.in_city(ready).count() == 2
    assert set(Session.objects.in_city(ready).values_list("note_th", flat=True)) == {"ไม่ได้ระบุเวลา"}


def test_walks_start_where_their_first_stop_is_and_stay_in_the_city(ready: City) -> None:
    head = "activity_id,title_th,title_en,mode,source\n"
    walks = head + "w-1,แกนพระนคร,Royal Axis,walk,BKKx (MIT)\nw-2,ไกล,Far,bike,BKKx\n"
    stops = (
        "activity_id,stop,name_th,name_en,lat,lon,place_id\n"
        "w-1,2,ท่าช้าง,Tha Chang,13.752,100.489,\nw-1,1,วัดโพธิ์,Wat Pho,13.7465,100.493,\n"
        "w-2,1,เชียงใหม่,Chiang Mai,18.79,98.98,\n"
    )
    plan, _run = bring(ready, walks, stops)
    assert reasons(plan) == [(3, "stops")]
    activity = Activity.objects.in_city(ready).get()
    assert activity.description_th == "จุดแวะ\n1. วัดโพธิ์\n2. ท่าช้าง"
    assert activity.venue is not None
    assert (activity.venue.name_th, activity.venue.lat) == ("วัดโพธิ์", 13.7465)
    assert activity.organisation.name_th == "BKKx"


def test_another_citys_activity_of_the_same_code_is_left_alone(ready: City) -> None:
    bring(ready, HEAD + ROWS)
    other = make_city("yala", name_th="ยะลา", name_en="Yala")
    plan, _run = bring(other, HEAD + ROWS)
    assert plan.counts["new"] == 2
    assert Activity.everywhere.count() == 2


def test_the_code_of_another_citys_session_is_refused_and_left_alone(ready: City) -> None:
    session = make_session(make_activity(make_city("yala", name_th="ยะลา", name_en="Yala")))
    line = f"{HEAD.strip()},session\n{ROWS.splitlines()[0]},{session.uuid}\n"
    plan, _run = bring(ready, line)
    assert reasons(plan) == [(2, "session")]
    assert Session.everywhere.get() == session


def test_the_citys_own_sheet_comes_back_in_without_any_difference(ready: City) -> None:
    bring(ready, HEAD + ROWS)
    hall = make_venue(ready, name_th="ลานคนเมือง")
    activity = Activity.objects.in_city(ready).get()
    session = make_session(
        activity, seats=8, starts_at=activity.sessions.earliest("starts_at").ends_at, venue=hall
    )
    make_activity(ready, venue=hall, topic=make_topic("craft-paper", name_th="กระดาษ", name_en="Paper"))
    sheet = write_xlsx([names[-1] for names in SHEET.values()], activity_rows(ready))
    plan = plan_import(ActivityImporter(ready), Source("sheet.xlsx", sheet))
    assert plan.problems == []
    assert [(row.fate, row.changes, row.brings) for row in plan.rows] == [("same", (), ())] * 4
    assert str(session.uuid) in str(list(activity_rows(ready)))
