"""A sheet keyed from paper: each row's fate, once however often it comes, and taken back as one act."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.imports.attendance import AttendanceImporter
from learningcity.city.enrolment.models import Attendance, Enrolment, How, Mark
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import admit_walk_in, mark_attendance
from learningcity.city.places.models import City
from learningcity.core.imports.applying import apply_import
from learningcity.core.imports.drafts import Source
from learningcity.core.imports.planning import plan_import
from learningcity.core.imports.taking_back import take_back
from learningcity.core.models import ImportRun
from learningcity.core.thai_time import today
from tests.factories import make_activity, make_person, make_session

pytestmark = pytest.mark.django_db
HEAD = "รหัสกิจกรรม,วันที่,รหัส,ชื่อ,ปีเกิด,มา\n"


@pytest.fixture
def session(city: City) -> Session:
    activity = make_activity(city, code="garlands")
    return make_session(activity, starts_at=timezone.now() - timedelta(minutes=20))


def seated(session: Session, name: str, year: int | None = None) -> Enrolment:
    person = make_person(name, city=session.city, birth_year=year)
    return admit_walk_in(session=session, person=person, by=None)


def sheet(*rows: str) -> Source:
    return Source("sheet.csv", (HEAD + "\n".join(rows)).encode())


def bring_in(city: City, source: Source) -> ImportRun | None:
    return apply_import(AttendanceImporter(city), source, by="command line")[1]


def test_by_slip_code_or_by_name_and_year(city: City, session: Session) -> None:
    somsri, bunchu = seated(session, "สมศรี ใจดี"), seated(session, "บุญชู แซ่ลิ้ม", 1950)
    day = f"{today().day}/{today().month}/{today().year + 543}"
    bring_in(city, sheet(f",,{slip_code(somsri.pk)},,,มา", f"garlands,{day},,บุญชู  แซ่ลิ้ม,2493,ไม่มา"))
    assert set(Attendance.objects.values_list("enrolment", "present", "how")) == {
        (somsri.pk, True, How.FILE),
        (bunchu.pk, False, How.FILE),
    }


def test_the_same_sheet_twice_writes_nothing_more(city: City, session: Session) -> None:
    source = sheet(f",,{slip_code(seated(session, 'สมศรี').pk)},,,1")
    bring_in(city, source)
    assert bring_in(city, source) is None
    assert Mark.objects.count() == 1


def test_each_row_that_cannot_be_taken_says_why(city: City, session: Session) -> None:
    seated(session, "สมศรี"), seated(session, "สมศรี")
    fine = slip_code(seated(session, "บุญชู").pk)
    rows = [
        ",,กข 0001,,,มา",
        f"{session.uuid},,,สมศรี,,มา",
        f"{session.uuid},,,นกน้อย,,มา",
        "nothing,,,สมศรี,,มา",
        ",,,สมศรี,,มา",
        f",1/1/2560,{fine},,,มา",
        f",,{fine},,,บางที",
        f",,{fine},,,",
    ]
    plan = plan_import(AttendanceImporter(city), sheet(*rows))
    assert [row.fate for row in plan.rows] == ["refused"] * 7 + ["same"]
    fields = [problem.field for problem in plan.problems]
    assert fields == ["code", "name", "name", "session", "session", "date", "present"]


def test_a_sheet_is_taken_back_as_one_act(city: City, session: Session) -> None:
    somsri, bunchu = seated(session, "สมศรี"), seated(session, "บุญชู")
    mark_attendance(enrolment=bunchu, on=today(), present=False, by=None)
    rows = [f",,{slip_code(each.pk)},,,มา" for each in (somsri, bunchu)]
    run = bring_in(city, sheet(*rows))
    assert run is not None
    assert Attendance.objects.filter(present=True).count() == 2
    back = take_back(AttendanceImporter(city), run, by=None)
    assert (back.removed, back.restored, back.kept) == (1, 1, [])
    assert list(Attendance.objects.values_list("enrolment", "present")) == [(bunchu.pk, False)]


def test_what_someone_marked_since_stays(city: City, session: Session) -> None:
    somsri = seated(session, "สมศรี")
    run = bring_in(city, sheet(f",,{slip_code(somsri.pk)},,,มา"))
    mark_attendance(enrolment=somsri, on=today(), present=False, by=None)
    assert run is not None
    assert len(take_back(AttendanceImporter(city), run, by=None).kept) == 1
    assert Attendance.objects.get().present is False
