from django.test import Client

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Attendance
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import admit_walk_in
from tests.factories import make_person


def test_the_sheet_has_names_codes_and_blank_rows(provider: Client, session: Session, address: str) -> None:
    enrolment = admit_walk_in(session=session, person=make_person("สมศรี ใจดี"), by=None)
    page = provider.get(f"{address}/sheet").content.decode()
    assert "สมศรี ใจดี" in page
    assert slip_code(enrolment.pk) in page
    assert page.count("<td>+</td>") == 8


def test_a_signed_sheet_is_keyed_in_as_one_act(provider: Client, session: Session, address: str) -> None:
    signed, blank = (admit_walk_in(session=session, person=make_person(name), by=None) for name in ("ก", "ข"))
    assert provider.post(f"{address}/keyed", {"signed": [str(signed.uuid)]}).status_code == 302
    assert Attendance.objects.get(enrolment=signed).present
    assert Attendance.objects.get(enrolment=signed).how == Attendance.How.PAPER
    assert not Attendance.objects.get(enrolment=blank).present
