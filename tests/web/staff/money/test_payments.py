"""The room of fees, and that nobody at the door can tell who paid nothing."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, Payee, Payment, WaiverRule
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import book_seat, issue_voucher, settle_payment
from learningcity.city.partners.models import Organisation
from learningcity.city.people.queries import looks_at
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_activity, make_organisation, make_person, make_scheme, make_session

MONEY = "/staff/phra-nakhon/money"


@pytest.fixture
def organisation(city: City) -> Organisation:
    return make_organisation(city)


@pytest.fixture
def session(city: City, organisation: Organisation) -> Session:
    return make_session(make_activity(city, organisation=organisation, price_satang=5_000))


@pytest.fixture
def due(session: Session) -> Enrolment:
    return book_seat(session=session, person=make_person("มานะ"), by=None)


def paid(enrolment: Enrolment) -> Payment:
    return Payment.everywhere.get(enrolment=enrolment)


def three_alike(city: City, session: Session) -> list[Enrolment]:
    """One who pays, one who is let off, one with a voucher."""
    payer, free, holder = (make_person(name) for name in ("กกก", "ขขข", "คคค"))
    voucher = issue_voucher(scheme=make_scheme(city), person=holder, by=None)
    first, second = (book_seat(session=session, person=person, by=None) for person in (payer, free))
    third = book_seat(session=session, person=holder, by=None, voucher=voucher)
    settle_payment(payment=paid(first), satang=5_000, how="cash", by=None)
    services.waive_payment(payment=paid(second), reason="ยากจน", by=None)
    return [first, second, third]


def anonymous(html: str, enrolment: Enrolment) -> str:
    """A piece of a page with what is the person's own taken out: name, code and its square, keys, tokens."""
    html = re.sub(r"<path [^>]*>", "", html)
    own = [enrolment.person.name, slip_code(enrolment.pk), str(enrolment.uuid), f"e{enrolment.pk}"]
    for text in own:
        html = html.replace(text, "…")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|\b\d\b\.?', "", html)


@pytest.mark.parametrize("page", ["", "/sheet", "/keyed"])
def test_paid_waived_and_voucher_look_the_same_to_whoever_takes_attendance(
    city: City, organisation: Organisation, session: Session, as_role: Callable[..., Client], page: str
) -> None:
    enrolments = three_alike(city, session)
    door = as_role(Role.PROVIDER_EDITOR, organisation=organisation)
    html = door.get(f"/staff/phra-nakhon/attendance/{session.uuid}{page}").content.decode()
    pieces = re.findall(
        r"<li class=\"att\".*?</li>|<tr><td>\d.*?</tr>|<label class=\"tick\">.*?</label>", html, re.S
    )
    mine = [anonymous(next(p for p in pieces if e.person.name in p), e) for e in enrolments]
    assert mine[0] == mine[1] == mine[2]
    assert "฿" not in html


def test_the_slips_of_the_three_are_the_same(city: City, session: Session, coordinator: Client) -> None:
    enrolments = three_alike(city, session)
    pages = []
    for enrolment in enrolments:
        address = f"/staff/phra-nakhon/attendance/{session.uuid}/slip/{enrolment.uuid}"
        html = coordinator.get(address).content.decode()
        found = re.search(r'<article class="slip">.*?</article>', html, re.S)
        assert found
        pages.append(anonymous(found[0], enrolment))
    assert pages[0] == pages[1] == pages[2]


def test_who_takes_attendance_does_not_enter_the_room_of_fees(
    organisation: Organisation, due: Enrolment, as_role: Callable[..., Client]
) -> None:
    door = as_role(Role.PROVIDER_EDITOR, organisation=organisation)
    assert door.get(f"{MONEY}/").status_code == 403
    assert door.post(f"{MONEY}/{due.uuid}/settle", {"satang": "5000", "how": "cash"}).status_code == 403
    assert paid(due).state == "due"


def test_whoever_is_listed_there_can_see_who_looked(
    due: Enrolment, as_role: Callable[..., Client], city: City
) -> None:
    client = as_role(Role.CITY_COORDINATOR)
    for _time in range(2):
        client.get(f"{MONEY}/?tab=due")
    assert [look.act for look in looks_at(due.person)] == ["read_money"]


def test_one_press_notes_cash(due: Enrolment, coordinator: Client) -> None:
    page = coordinator.get(f"{MONEY}/?tab=due").content.decode()
    assert "มานะ" in page
    assert "฿50" in page
    coordinator.post(f"{MONEY}/{due.uuid}/settle", {"satang": "5000", "how": "cash"})
    assert (paid(due).state, paid(due).how) == ("settled", "cash")
    coordinator.post(f"{MONEY}/{due.uuid}/reopen")
    assert paid(due).state == "due"


@pytest.mark.parametrize("satang", ["0", "-5000", "100000000000", "many", ""])
def test_a_wrong_amount_is_refused_with_a_sentence(due: Enrolment, coordinator: Client, satang: str) -> None:
    answer = coordinator.post(f"{MONEY}/{due.uuid}/settle", {"satang": satang, "how": "cash"}, follow=True)
    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert paid(due).state == "due"


def test_a_manager_sees_only_the_fees_of_their_organisation(
    city: City, due: Enrolment, as_role: Callable[..., Client]
) -> None:
    elsewhere = as_role(Role.PROVIDER_MANAGER, organisation=make_organisation(city))
    assert "มานะ" not in elsewhere.get(f"{MONEY}/?tab=due").content.decode()
    assert elsewhere.post(f"{MONEY}/{due.uuid}/settle", {"satang": "5000", "how": "cash"}).status_code == 404


def test_letting_someone_off_asks_for_the_reason(due: Enrolment, coordinator: Client) -> None:
    assert coordinator.post(f"{MONEY}/{due.uuid}/waive", {"reason": ""}).status_code == 200
    assert paid(due).state == "due"
    coordinator.post(f"{MONEY}/{due.uuid}/waive", {"reason": "ตกงาน"})
    assert (paid(due).state, paid(due).waive_reason) == ("settled", "ตกงาน")


def test_a_voucher_in_the_hand_pays_at_the_desk(city: City, due: Enrolment, coordinator: Client) -> None:
    voucher = issue_voucher(scheme=make_scheme(city), person=due.person, by=None)
    wrong = coordinator.post(f"{MONEY}/{due.uuid}/voucher", {"voucher": "กกกก 0000"})
    assert wrong.status_code == 200
    assert "กกกก 0000" in wrong.content.decode()
    coordinator.post(f"{MONEY}/{due.uuid}/voucher", {"voucher": voucher.code.replace(" ", "")})
    assert paid(due).voucher == voucher


def test_a_bank_s_list_is_looked_at_applied_and_taken_back(due: Enrolment, coordinator: Client) -> None:
    text = f"date,amount,description\n2026-11-21,50.00,โอน {slip_code(due.pk)}\n2026-11-21,1.00,อื่น\n"
    sent = coordinator.post(f"{MONEY}/bank", {"file": SimpleUploadedFile("bank.csv", text.encode())})
    assert sent.status_code == 302
    preview = coordinator.get(sent["Location"])
    assert "มานะ" in preview.content.decode()
    coordinator.post(sent["Location"], {"fingerprint": preview.context["plan"].fingerprint})
    assert (paid(due).state, paid(due).how) == ("settled", "bank")
    run = coordinator.get(f"{MONEY}/bank").context["runs"][0]
    coordinator.post(f"{MONEY}/bank/run/{run.uuid}/take-back")
    assert paid(due).state == "due"


def test_a_file_that_is_no_list_is_refused_in_the_form(coordinator: Client) -> None:
    sent = coordinator.post(f"{MONEY}/bank", {"file": SimpleUploadedFile("x.csv", b"a,b\n1,2\n")})
    assert sent.status_code == 200
    assert sent.context["form"].errors["file"]


def test_a_rule_is_written_and_changed(city: City, coordinator: Client) -> None:
    given = {
        "name_th": "ลดครึ่ง",
        "source": "มติ 1/2569",
        "percent": "๕๐",
        "groups": ["older"],
        "is_active": "on",
    }
    coordinator.post(f"{MONEY}/waivers/new", given)
    rule = WaiverRule.everywhere.get(city=city)
    assert (rule.percent, rule.groups) == (50, ["older"])
    kept = coordinator.post(f"{MONEY}/waivers/{rule.uuid}", given | {"percent": "101"})
    assert kept.status_code == 200
    assert "มติ 1/2569" in kept.content.decode()
    coordinator.post(f"{MONEY}/waivers/{rule.uuid}", {**given, "is_active": ""})
    assert not WaiverRule.everywhere.get().is_active
    assert "มติ 1/2569" in coordinator.get(f"{MONEY}/waivers").content.decode()


def test_the_account_that_receives_is_set_and_taken_away(city: City, coordinator: Client) -> None:
    wrong = coordinator.post(f"{MONEY}/payees", {"account": "123", "name": "เทศบาล"})
    assert wrong.context["form"].errors["account"]
    coordinator.post(f"{MONEY}/payees", {"account": "081-234-5678", "name": "เทศบาล"})
    assert Payee.everywhere.get(city=city).account == "0812345678"
    kept = Payee.everywhere.get(city=city)
    assert coordinator.get(f"{MONEY}/payees?change={kept.pk}").context["form"].initial["name"] == "เทศบาล"
    assert not coordinator.get(f"{MONEY}/payees?change=x").context["form"].initial
    coordinator.post(f"{MONEY}/payees", {"account": "", "name": ""})
    assert not Payee.everywhere.exists()
