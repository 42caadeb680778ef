"""What partners agree, promise and decide: what may be done, what is refused, what is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from learningcity.city.partners import queries, services
from learningcity.city.partners.models import ActionItem, AgendaItem, Commitment, Organisation
from learningcity.city.partners.rules.agreements import Standing
from learningcity.city.partners.rules.commitments import PromiseState
from learningcity.city.partners.rules.meetings import TaskState, Votes
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, Message
from learningcity.core.thai_time import today
from learningcity.core.uploads import read_paper
from tests.factories import (
    make_agreement,
    make_city,
    make_contact,
    make_matter,
    make_organisation,
    make_promise,
    make_task,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


@pytest.fixture
def partner(city: City) -> Organisation:
    return make_organisation(city)


def in_days(number: int) -> Any:
    return today() + timedelta(days=number)


def refused(code: str) -> Any:
    return _Refusal(code)


class _Refusal:
    """Holds when the block is refused with this code."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __enter__(self) -> None: ...

    def __exit__(self, kind: Any, fault: Any, trace: Any) -> bool:
        assert isinstance(fault, Refused), f"not refused: {fault!r}"
        assert fault.code == self.code
        return True


# -- agreements --------------------------------------------------------------------------------------------


def test_a_renewal_is_a_new_term_and_the_old_one_stays(city: City) -> None:
    agreement = make_agreement(city, ends_on=in_days(20))
    term = services.renew_agreement(agreement=agreement, starts_on=in_days(21), ends_on=in_days(400), by=None)
    assert [each.ends_on for each in agreement.terms.all()] == [in_days(20), in_days(400)]
    assert term.renews == agreement.terms.first()
    assert agreement.standing(today()) == Standing.IN_FORCE


def test_a_renewal_cannot_overlap_or_follow_a_term_without_end(city: City) -> None:
    with refused("term-overlaps"):
        services.renew_agreement(
            agreement=make_agreement(city, ends_on=in_days(20)), starts_on=in_days(20), ends_on=None, by=None
        )
    with refused("term-overlaps"):
        services.renew_agreement(
            agreement=make_agreement(city, ends_on=None), starts_on=in_days(9), ends_on=None, by=None
        )


def test_a_party_withdrawn_mid_term_stays_and_its_open_promises_are_in_question(
    city: City, partner: Organisation
) -> None:
    agreement = make_agreement(city)
    party = services.add_party(agreement=agreement, organisation=partner, role="implementer", by=None)
    promise = make_promise(partner, agreement=agreement)
    kept = make_promise(partner, agreement=agreement, amount=5)
    services.give(commitment=kept, given_on=today(), amount=5, note="ครบ", by=None)
    services.withdraw_party(party=party, on=today(), because="ปิดกิจการ", by=None)
    assert agreement.parties.get().withdrawn_because == "ปิดกิจการ"
    states = {each.row.pk: each.state for each in queries.promises(city, today())}
    assert states == {promise.pk: PromiseState.IN_QUESTION, kept.pk: PromiseState.KEPT}
    with refused("withdrawn"):
        services.withdraw_party(party=party, on=today(), because="อีกครั้ง", by=None)


def test_an_agreement_has_one_lead_and_only_partners_of_its_city(city: City, partner: Organisation) -> None:
    agreement = make_agreement(city)
    services.add_party(agreement=agreement, organisation=partner, role="lead", by=None)
    with refused("one-lead"):
        services.add_party(agreement=agreement, organisation=make_organisation(city), role="lead", by=None)
    with refused("elsewhere"):
        stranger = make_organisation(make_city("yala"))
        services.add_party(agreement=agreement, organisation=stranger, role="funder", by=None)


@pytest.mark.parametrize("left", [90, 30, 7])
def test_the_keeper_is_warned_once_at_each_mark(city: City, partner: Organisation, left: int) -> None:
    keeper = make_contact(partner)
    make_agreement(city, keeper=keeper, ends_on=in_days(left))
    assert services.warn_of_ends(today=today()) == 1
    assert services.warn_of_ends(today=today()) == 0
    assert services.warn_of_ends(today=today() + timedelta(days=1)) == 0
    message = Message.objects.get()
    assert (message.template, message.recipient) == ("agreement_ending", keeper.email)


def test_nobody_is_warned_of_what_was_renewed_or_ends_much_later(city: City, partner: Organisation) -> None:
    keeper = make_contact(partner)
    renewed = make_agreement(city, keeper=keeper, ends_on=in_days(7))
    services.renew_agreement(agreement=renewed, starts_on=in_days(8), ends_on=in_days(400), by=None)
    make_agreement(city, keeper=keeper, ends_on=in_days(91))
    assert services.warn_of_ends(today=today()) == 0


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("mou.pdf", b"PK\x03\x04 not a pdf", "file-not-as-named"),
        ("mou.pdf", b"<html>%PDF-</html>", "file-not-as-named"),
        ("mou.jpg", PDF, "file-not-as-named"),
        ("mou.docx", b"PK\x03\x04broken", "file-not-as-named"),
        ("mou.exe", b"MZ", "file-kind"),
        ("mou.pdf.html", b"<script>", "file-kind"),
        ("mou.pdf", b"", "file-empty"),
    ],
)
def test_a_document_that_is_not_what_its_name_says_is_refused(name: str, data: bytes, code: str) -> None:
    with refused(code):
        read_paper(SimpleUploadedFile(name, data))


def test_a_paper_is_kept_once_under_a_name_of_our_own(city: City) -> None:
    agreement = make_agreement(city)
    paper = read_paper(SimpleUploadedFile("../../ข้อตกลง.PDF", PDF))
    kept = services.add_paper(agreement=agreement, title="", paper=paper, is_public=False, by=None)
    assert kept.file_name == "ข้อตกลง.PDF"
    assert kept.file.name == f"agreements/{kept.uuid}.pdf"
    with kept.file.open() as file:
        assert file.read() == PDF
    with refused("paper-already"):
        services.add_paper(agreement=agreement, title="", paper=paper, is_public=False, by=None)


# -- promises ----------------------------------------------------------------------------------------------


def test_a_gift_needs_evidence_a_day_that_was_and_an_amount(partner: Organisation) -> None:
    promise = make_promise(partner)
    with refused("evidence-missing"):
        services.give(commitment=promise, given_on=today(), amount=4, note=" ", by=None)
    with refused("not-yet"):
        services.give(commitment=promise, given_on=in_days(1), amount=4, note="สมุดลงชื่อ", by=None)
    for amount in (0, -1, 10**13):
        with refused("amount"):
            services.give(commitment=promise, given_on=today(), amount=amount, note="สมุดลงชื่อ", by=None)
    assert promise.contributions.count() == 0


def test_what_is_promised_is_of_one_city_and_its_owner_of_the_partner(
    city: City, partner: Organisation
) -> None:
    given = {
        "title_th": "ครัว",
        "kind": "venue",
        "amount": 2,
        "promised_on": today(),
        "due_on": in_days(9),
    }
    stranger = make_contact(make_organisation(city))
    with refused("not-theirs"):
        services.promise(organisation=partner, by=None, **given, owner=stranger)
    elsewhere = make_agreement(make_city("yala"))
    with refused("elsewhere"):
        services.promise(organisation=partner, by=None, **given, agreement=elsewhere)
    with refused("due-before"):
        services.promise(organisation=partner, by=None, **(given | {"due_on": in_days(-1)}))
    assert not Commitment.objects.in_city(city).exists()


def test_let_off_is_said_with_its_reason_and_ends_giving(partner: Organisation) -> None:
    promise = make_promise(partner)
    with refused("reason-missing"):
        services.release_promise(commitment=promise, on=today(), because=" ", by=None)
    services.release_promise(commitment=promise, on=today(), because="สวนปิดซ่อม", by=None)
    assert promise.progress(today()).state == PromiseState.RELEASED
    with refused("released"):
        services.give(commitment=promise, given_on=today(), amount=1, note="x", by=None)


@pytest.mark.slow
def test_owners_are_reminded_before_the_day_and_every_two_weeks_after(partner: Organisation) -> None:
    owner = make_contact(partner)
    promise = make_promise(partner, owner=owner, due_on=in_days(14))
    told = [services.remind_owners(today=in_days(day)) for day in range(14 + 120)]
    assert [day for day, number in enumerate(told) if number] == [0, 11, 15, 29, 43, 57, 71, 85, 99]
    assert set(Message.objects.values_list("template", flat=True)) == {"promise_due"}
    services.give(commitment=promise, given_on=today(), amount=40, note="ครบ", by=None)
    Message.objects.all().delete()
    assert services.remind_owners(today=in_days(12)) == 0


def test_who_was_let_off_or_has_left_is_not_reminded(partner: Organisation) -> None:
    make_promise(partner, owner=make_contact(partner, left_on=today()), due_on=in_days(3))
    released = make_promise(partner, owner=make_contact(partner), due_on=in_days(3))
    services.release_promise(commitment=released, on=today(), because="ตกลงกัน", by=None)
    assert services.remind_owners(today=today()) == 0


def test_sums_leave_out_what_has_no_rate_and_say_so(city: City, partner: Organisation) -> None:
    fields = {"name_th": "ชั่วโมงอาสา", "kind": "hours", "satang": 30_000, "source": "เมือง", "year": 2026}
    rate = services.save_rate(city=city, by=None, **fields)
    for promise in (make_promise(partner, rate=rate), make_promise(partner)):
        services.give(commitment=promise, given_on=today(), amount=10, note="สมุด", by=None)
    found = queries.tally(queries.promises(city, today()))
    assert (found.in_kind_satang, found.unvalued, found.satang) == (300_000, 1, 0)
    with refused("money-has-no-rate"):
        services.save_rate(city=city, by=None, **(fields | {"kind": "baht"}))
    with refused("no-such-kind"):
        services.save_rate(city=city, by=None, **(fields | {"kind": "dogs-and-elephants"}))


# -- meetings and tasks ------------------------------------------------------------------------------------


def test_a_minute_leads_to_its_task_and_a_task_to_a_kept_promise(city: City, partner: Organisation) -> None:
    item, owner = make_matter(city), make_contact(partner)
    task = services.give_task(item=item, title_th="หาครัว", owner=owner, due_on=in_days(9), by=None)
    promise = make_promise(partner, task=task, amount=2)
    services.give(commitment=promise, given_on=today(), amount=2, note="เปิดแล้ว", by=None)
    assert list(item.tasks.all()) == [task]
    assert promise.task.item.meeting == item.meeting
    assert [each.progress(today()).state for each in task.commitments.all()] == [PromiseState.KEPT]


def test_the_second_secretary_is_refused_and_nothing_is_lost(city: City) -> None:
    item = make_matter(city)
    mine, theirs = AgendaItem.objects.get(pk=item.pk), AgendaItem.objects.get(pk=item.pk)
    services.write_minute(item=theirs, version=1, by=None, minute_th="ของเขา")
    with refused("stale"):
        services.write_minute(item=mine, version=1, by=None, minute_th="ของฉัน")
    item.refresh_from_db()
    assert item.minute_th == "ของเขา"


def test_a_task_whose_owner_left_needs_a_new_one(city: City, partner: Organisation) -> None:
    owner, heir = make_contact(partner), make_contact(partner)
    task = make_task(city, owner)
    services.note_contact_left(contact=owner, on=today(), by=None)
    assert queries.tasks(city, today())[0].state == TaskState.NEEDS_OWNER
    with refused("owner-gone"):
        services.hand_over_task(task=task, version=1, owner=owner, by=None)
    services.hand_over_task(task=task, version=1, owner=heir, by=None)
    assert queries.tasks(city, today())[0].state == TaskState.OPEN


def test_a_partner_that_leaves_the_network_leaves_its_tasks_without_owner(partner: Organisation) -> None:
    task = make_task(partner.city, make_contact(partner))
    Organisation.objects.in_city(partner.city).filter(pk=partner.pk).update(left_on=today())
    fresh = ActionItem.objects.in_city(partner.city).whole().get(pk=task.pk)
    assert fresh.state(today()) == TaskState.NEEDS_OWNER


def test_below_its_quorum_a_group_decides_nothing(city: City, partner: Organisation) -> None:
    group = services.save_group(city=city, by=None, name_th="คณะทำงาน", quorum=2)
    seats = [
        services.give_place(group=group, organisation=partner, contact=None, role="member", by=None)
        for _number in range(3)
    ]
    item = make_matter(city, group=group)
    services.note_presence(meeting=item.meeting, kinds={seats[0].pk: "present"}, by=None)
    with refused("no-quorum"):
        services.resolve(item=item, text_th="เห็นชอบ", outcome="agreed", by=None)
    services.note_presence(meeting=item.meeting, kinds={seats[1].pk: "present"}, by=None)
    with refused("too-many"):
        services.resolve(item=item, text_th="เห็นชอบ", outcome="agreed", votes=Votes(3, 0, 0), by=None)
    services.resolve(item=item, text_th="เห็นชอบ", outcome="agreed", votes=Votes(2, 0, 0), by=None)
    assert item.resolutions.get().votes_for == 2


def test_adopted_minutes_stand(city: City, partner: Organisation) -> None:
    item = make_matter(city)
    services.adopt_minutes(meeting=item.meeting, on=today(), by=None)
    item = AgendaItem.objects.select_related("meeting__city").get(pk=item.pk)
    with refused("adopted"):
        services.write_minute(item=item, version=1, by=None, minute_th="แก้")
    with refused("adopted"):
        services.resolve(item=item, text_th="มติใหม่", outcome="agreed", by=None)
    with refused("adopted"):
        services.note_guest(meeting=item.meeting, organisation=partner, by=None)


def test_a_task_is_done_with_what_shows_it_and_only_once(city: City, partner: Organisation) -> None:
    task = make_task(city, make_contact(partner))
    with refused("evidence-missing"):
        services.finish_task(task=task, on=today(), by=None)
    services.finish_task(task=task, on=today(), note="ได้สองแห่ง", by=None)
    with refused("closed"):
        services.drop_task(task=task, because="ไม่ทำ", by=None)
    assert AuditEntry.objects.filter(act="finish_task", city=city.code).exists()


# -- network -----------------------------------------------------------------------------------------------


def test_only_those_in_force_together_are_joined(city: City) -> None:
    one, two, gone = (make_organisation(city) for _number in range(3))
    agreement, over = make_agreement(city), make_agreement(city, starts_on=in_days(-9), ends_on=in_days(-1))
    for organisation in (one, two, gone):
        party = services.add_party(agreement=agreement, organisation=organisation, role="partner", by=None)
        services.add_party(agreement=over, organisation=organisation, role="partner", by=None)
    services.withdraw_party(party=party, on=today(), because="ปิด", by=None)
    found = queries.network(city, today())
    assert {row.pk for row in found.partners} == {one.pk, two.pk}
    assert [tie.shared for tie in found.ties] == [1]
    assert queries.network(make_city("yala"), today()).partners == []
