"""The room in which partners work together, as each role meets it."""

from collections.abc import Callable
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from learningcity.city.partners import services
from learningcity.city.partners.models import ActionItem, AgendaItem, Agreement, Commitment, Contact, Meeting
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.thai_time import be_date, today
from tests.factories import (
    make_agreement,
    make_city,
    make_contact,
    make_matter,
    make_officer,
    make_organisation,
    make_promise,
    make_task,
)
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/partners/"


def thai(number: int) -> str:
    """A day so many days from now, as a clerk writes it."""
    return be_date(today() + timedelta(days=number), "th", "medium").replace("\xa0", " ")


# -- agreements --------------------------------------------------------------------------------------------


def test_an_agreement_is_kept_with_its_term_and_seen_in_the_list(coordinator: Client, city: City) -> None:
    form = {
        "kind": "mou",
        "title_th": "บันทึกข้อตกลงย่านเรียนรู้",
        "starts_on": thai(-5),
        "ends_on": thai(40),
        "is_public": "on",
    }
    assert coordinator.post(ROOM + "agreements/new", form).status_code == 302
    assert Agreement.objects.in_city(city).get().terms.get().ends_on == today() + timedelta(days=40)
    page = coordinator.get(ROOM + "agreements").content.decode()
    assert "บันทึกข้อตกลงย่านเรียนรู้" in page
    assert "ใกล้หมดอายุ" in page


def test_a_stale_agreement_form_overwrites_nothing(coordinator: Client, city: City) -> None:
    row = make_agreement(city, version=3)
    form = {"kind": "mou", "title_th": "ใหม่", "version": "2"}
    assert coordinator.post(f"{ROOM}agreements/{row.uuid}/edit", form).status_code == 200
    row.refresh_from_db()
    assert row.title_th != "ใหม่"
    assert row.terms.get().ends_on is not None


@pytest.mark.parametrize("lie", [b"<script>alert(1)</script>", b"PK\x03\x04", b""])
def test_a_file_that_is_not_what_it_says_is_refused_in_a_sentence(
    coordinator: Client, city: City, lie: bytes
) -> None:
    row = make_agreement(city)
    answer = coordinator.post(
        f"{ROOM}agreements/{row.uuid}/papers", {"paper-file": SimpleUploadedFile("mou.pdf", lie)}
    )
    assert answer.status_code == 200
    assert answer.context["forms"]["paper"].errors["file"]
    assert not row.papers.exists()


def test_a_paper_of_the_workspace_is_not_for_everyone(
    coordinator: Client, client: Client, city: City
) -> None:
    row = make_agreement(city)
    pdf = SimpleUploadedFile("mou.pdf", b"%PDF-1.7\n%%EOF")
    coordinator.post(f"{ROOM}agreements/{row.uuid}/papers", {"paper-file": pdf, "paper-title": "ต้นฉบับ"})
    paper = row.papers.get()
    inside = coordinator.get(f"{ROOM}agreements/{row.uuid}/papers/{paper.uuid}")
    assert inside["Content-Disposition"].startswith("attachment")
    assert b"".join(inside.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    inside.close()
    outside = f"/phra-nakhon/partners/agreements/{row.uuid}/papers/{paper.uuid}"
    assert client.get(outside).status_code == 404


# -- minutes -----------------------------------------------------------------------------------------------


def test_two_secretaries_see_both_texts_side_by_side(coordinator: Client, city: City) -> None:
    item = make_matter(city)
    url = f"{ROOM}meetings/{item.meeting.uuid}/matters/1"
    form = {"title_th": item.title_th, "version": "1"}
    assert coordinator.post(url, form | {"minute_th": "ข้อความของเลขาคนแรก"}).status_code == 302
    second = coordinator.post(url, form | {"minute_th": "ข้อความของเลขาคนที่สอง"})
    assert second.status_code == 409
    page = second.content.decode()
    assert page.count("ข้อความของเลขาคนแรก") == 1
    assert page.count("ข้อความของเลขาคนที่สอง") == 2  # beside the other, and still in the form
    merged = {"minute_th": "คนแรก และคนที่สอง", "version": second.context["forms"]["minute"]["version"].value()}
    assert coordinator.post(url, form | merged).status_code == 302
    assert AgendaItem.objects.get(pk=item.pk).minute_th == "คนแรก และคนที่สอง"


def test_minutes_are_a_pdf_in_thai(coordinator: Client, city: City) -> None:
    item = make_matter(city, place_th="ศาลาว่าการ")
    services.resolve(item=item, text_th="เห็นชอบให้เปิดครัว", outcome="agreed", by=None)
    answer = coordinator.get(
        f"{ROOM}meetings/{item.meeting.uuid}/minutes.pdf", headers={"accept-language": "en"}
    )
    assert answer["Content-Type"] == "application/pdf"
    said = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "เห็นชอบให้เปิดครัว" in "".join(said.split())


def test_an_erased_minute_number_is_not_found(coordinator: Client, city: City) -> None:
    item = make_matter(city)
    assert coordinator.get(f"{ROOM}meetings/{item.meeting.uuid}/matters/9").status_code == 404


# -- tasks and promises ------------------------------------------------------------------------------------


def test_a_task_whose_owner_left_is_seen_today_and_taken_over(coordinator: Client, city: City) -> None:
    partner = make_organisation(city)
    owner, heir = make_contact(partner), make_contact(partner)
    task = make_task(city, owner)
    coordinator.post(f"{ROOM}people/{owner.uuid}/left", {"left-on": thai(0)})
    assert "ต้องหาผู้รับผิดชอบใหม่" in coordinator.get("/staff/phra-nakhon/").content.decode()
    form = {"hand-owner": str(heir.pk), "hand-due_on": thai(5), "hand-version": "1"}
    assert coordinator.post(f"{ROOM}tasks/{task.uuid}/owner", form).status_code == 302
    assert "ต้องหาผู้รับผิดชอบใหม่" not in coordinator.get("/staff/phra-nakhon/").content.decode()


def test_what_is_late_or_ends_soon_stands_on_today(coordinator: Client, city: City) -> None:
    partner = make_organisation(city)
    make_agreement(city, ends_on=today() + timedelta(days=30))
    make_promise(partner, due_on=today() - timedelta(days=1))
    page = coordinator.get("/staff/phra-nakhon/").content.decode()
    assert "หมดอายุ" in page
    assert "สิ่งที่รับปาก 1 เรื่องล่าช้า" in page


@pytest.mark.parametrize(
    ("kind", "typed", "kept"), [("baht", "๑,๒๐๐.๕๐", 120_050), ("hours", "40", 40), ("venue", "๖", 6)]
)
def test_an_amount_is_read_as_its_kind(
    coordinator: Client, city: City, kind: str, typed: str, kept: int
) -> None:
    form = {
        "organisation": str(make_organisation(city).pk),
        "title_th": "สนับสนุน",
        "kind": kind,
        "amount": typed,
        "promised_on": thai(0),
        "due_on": thai(30),
    }
    coordinator.post(ROOM + "promises/new", form)
    assert Commitment.objects.in_city(city).get().amount == kept


@pytest.mark.parametrize("typed", ["", "0", "-5", "1e9", "มาก", "99999999999999999999"])
def test_an_amount_nobody_can_believe_comes_back_with_a_sentence(
    coordinator: Client, city: City, typed: str
) -> None:
    promise = make_promise(make_organisation(city))
    form = {"give-given_on": thai(0), "give-amount": typed, "give-note": "สมุดลงชื่อ"}
    answer = coordinator.post(f"{ROOM}promises/{promise.uuid}/give", form)
    assert answer.status_code == 200
    assert answer.context["forms"]["give"].errors
    assert not promise.contributions.exists()


def test_what_was_given_makes_a_promise_kept(coordinator: Client, city: City) -> None:
    promise = make_promise(make_organisation(city))
    form = {"give-given_on": thai(-1), "give-amount": "40", "give-note": "สมุดลงชื่อ"}
    assert coordinator.post(f"{ROOM}promises/{promise.uuid}/give", form).status_code == 302
    assert "ทำตามแล้ว" in coordinator.get(f"{ROOM}promises/{promise.uuid}").content.decode()


# -- who may -----------------------------------------------------------------------------------------------


def test_an_onlooker_reads_and_changes_nothing(as_role: Callable[..., Client], city: City) -> None:
    onlooker = as_role(Role.FUNDER_OFFICER)
    row, promise = make_agreement(city), make_promise(make_organisation(city))
    for page in ("agreements", "groups", "tasks", "promises", "rates", f"agreements/{row.uuid}"):
        assert onlooker.get(ROOM + page).status_code == 200
    for form in ("agreements/new", "groups/new", "meetings/new", "promises/new", "rates/new"):
        assert onlooker.get(ROOM + form).status_code == 403
    assert onlooker.post(f"{ROOM}promises/{promise.uuid}/release", {}).status_code == 403
    assert "<form" not in onlooker.get(f"{ROOM}promises/{promise.uuid}").content.decode().split("<main")[1]


def test_another_citys_coordinator_finds_nothing(city: City) -> None:
    yala = make_city("yala", name_th="ยะลา", name_en="Yala")
    stranger = client_of(make_officer(Role.CITY_COORDINATOR, yala))
    partner = make_organisation(city)
    contact, item, promise = make_contact(partner), make_matter(city), make_promise(partner)
    task, agreement = make_task(city, contact, item=item), make_agreement(city)
    theirs = "/staff/yala/partners/"
    for page in (
        f"agreements/{agreement.uuid}",
        f"agreements/{agreement.uuid}/edit",
        f"meetings/{item.meeting.uuid}",
        f"meetings/{item.meeting.uuid}/minutes.pdf",
        f"meetings/{item.meeting.uuid}/matters/1",
        f"tasks/{task.uuid}",
        f"promises/{promise.uuid}",
        f"people/{contact.uuid}",
        f"{partner.uuid}/people",
    ):
        assert stranger.get(theirs + page).status_code == 404, page
    for act in (
        f"agreements/{agreement.uuid}/renew",
        f"meetings/{item.meeting.uuid}/adopt",
        f"tasks/{task.uuid}/done",
        f"promises/{promise.uuid}/give",
        f"people/{contact.uuid}/left",
    ):
        assert stranger.post(theirs + act, {}).status_code == 404, act
    assert ActionItem.objects.in_city(city).get().done_on is None
    assert Contact.objects.in_city(city).get().left_on is None
    assert Meeting.objects.in_city(city).get().adopted_on is None


def test_another_citys_owner_cannot_be_chosen(coordinator: Client, city: City) -> None:
    item, stranger = make_matter(city), make_contact(make_organisation(make_city("yala")))
    form = {"task-title_th": "หาครัว", "task-owner": str(stranger.pk), "task-due_on": thai(3)}
    answer = coordinator.post(f"{ROOM}meetings/{item.meeting.uuid}/matters/1/task", form)
    assert answer.status_code == 200
    assert not ActionItem.objects.in_city(city).exists()
