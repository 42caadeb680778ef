"""Asking to act for someone, answering, seeing what was done, ending it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import CareInvitation, CareLink, Person, User
from learningcity.city.people.services import ask_second_guardian, ask_to_help, end_care, run_out
from learningcity.city.places.models import City
from learningcity.core.models import Message
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_learner,
    make_person,
    make_session,
)

pytestmark = pytest.mark.django_db

PHONE = "+66812345678"


def signed_in(account: User) -> Client:
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def ask(helper: User, contact: str) -> str:
    data = {"called": "ป้าแดง", "contact": contact}
    answer = signed_in(helper).post("/phra-nakhon/mine/people/ask", data, follow=True)
    return answer.content.decode()


def said(page: str) -> str:
    """A page without what differs anyway: tokens and identifiers."""
    return "".join(line for line in page.splitlines() if "csrf" not in line and "/asked/" not in line)


def test_the_person_agrees_on_their_page_and_the_helper_acts_from_then_on(city: City) -> None:
    helper, auntie = make_account(), make_learner("auntie@demo.example", city=city)
    assert auntie.account
    ask(helper, "auntie@demo.example")
    page = signed_in(auntie.account).get("/phra-nakhon/mine/helpers").content.decode()
    asked = CareInvitation.objects.get()
    assert str(asked.uuid) in page
    signed_in(auntie.account).post(f"/phra-nakhon/mine/helpers/{asked.uuid}", {"answer": "yes"})
    link = CareLink.objects.get(ended_at=None)
    assert (link.carer, link.person, link.kind) == (helper, auntie, "helper")


def test_whether_someone_is_known_is_not_told(city: City) -> None:
    make_learner("auntie@demo.example", city=city)
    known = said(ask(make_account(), "auntie@demo.example"))
    assert known == said(ask(make_account(), "nobody@demo.example"))


def test_the_code_of_a_slip_reaches_its_holder(city: City) -> None:
    auntie = make_learner(city=city)
    assert auntie.account
    held = book_seat(session=make_session(make_activity(city)), person=auntie, by=None)
    ask(make_account(), slip_code(held.pk))
    assert "/mine/helpers/" in signed_in(auntie.account).get("/phra-nakhon/mine/helpers").content.decode()


@pytest.mark.slow
def test_nobody_is_flooded_with_questions(city: City) -> None:
    """Asked, taken back and asked again: the ten that may wait at a time would never be reached."""
    helper = make_account()
    make_learner("auntie@demo.example", city=city)
    for _time in range(31):
        ask(helper, "auntie@demo.example")
        CareInvitation.objects.update(state=CareInvitation.State.TAKEN_BACK)
    assert Message.objects.filter(template="care_asked").count() == 30


def test_nobody_else_can_answer(city: City) -> None:
    make_learner("auntie@demo.example", city=city)
    asked = ask_to_help(by=make_account(), city=city, called="ป้า", contact="auntie@demo.example")
    stranger = make_learner()
    assert stranger.account
    answer = signed_in(stranger.account).post(f"/phra-nakhon/mine/helpers/{asked.uuid}", {"answer": "yes"})
    assert answer.status_code == 404
    assert not CareLink.objects.exists()


def test_after_two_weeks_a_question_cannot_be_answered(city: City) -> None:
    auntie = make_learner("auntie@demo.example", city=city)
    assert auntie.account
    asked = ask_to_help(by=make_account(), city=city, called="ป้า", contact="auntie@demo.example")
    CareInvitation.objects.update(runs_out_at=timezone.now() - timedelta(minutes=1))
    answer = signed_in(auntie.account).post(f"/phra-nakhon/mine/helpers/{asked.uuid}", {"answer": "yes"})
    assert answer.status_code == 404
    assert run_out(now=timezone.now()) == 1


def test_all_that_a_helper_did_is_seen_and_the_helper_is_ended(city: City) -> None:
    helper, auntie = make_account(name="หลาน"), make_learner(city=city)
    assert auntie.account
    link = make_care_link(helper, auntie)
    held = book_seat(session=make_session(make_activity(city)), person=auntie, by=helper)
    client = signed_in(auntie.account)
    assert str(held.uuid) in client.get("/phra-nakhon/mine/helpers").content.decode()
    client.post(f"/phra-nakhon/mine/helpers/{link.pk}/end")
    link.refresh_from_db()
    held.refresh_from_db()
    assert link.ended_at
    assert held.state == "booked"


def test_a_helper_cannot_be_ended_by_another(city: City) -> None:
    link = make_care_link(make_account(), make_learner(city=city))
    assert signed_in(make_account()).post(f"/phra-nakhon/mine/helpers/{link.pk}/end").status_code == 404


def a_child(guardian: User, city: City) -> Person:
    child = make_person("มะลิ", city=city, birth_year=timezone.now().year - 8)
    make_care_link(guardian, child, CareLink.Kind.GUARDIAN)
    return child


def test_a_second_guardian_needs_the_code(city: City) -> None:
    first, second = make_account(), make_learner("second@demo.example").account
    assert second
    child = a_child(first, city)
    data = {"called": "พ่อ", "contact": "second@demo.example"}
    signed_in(first).post(f"/phra-nakhon/mine/people/{child.uuid}/guardian", data)
    asked = CareInvitation.objects.get()
    page = f"/phra-nakhon/mine/helpers/{asked.uuid}"
    client = signed_in(second)
    assert child.name not in client.get("/phra-nakhon/mine/helpers").content.decode()
    client.post(page, {"answer": "yes", "code": "000000"})
    assert CareLink.objects.filter(person=child).count() == 1
    client.post(page, {"answer": "yes", "code": asked.code})
    assert CareLink.objects.filter(person=child, carer=second, kind="guardian").exists()


def test_a_code_cannot_be_guessed_for_long(city: City) -> None:
    first, second = make_account(), make_learner("second@demo.example").account
    assert second
    asked = ask_second_guardian(
        by=first, city=city, child=a_child(first, city), called="พ่อ", contact="second@demo.example"
    )
    client, page = signed_in(second), f"/phra-nakhon/mine/helpers/{asked.uuid}"
    for _try in range(5):
        client.post(page, {"answer": "yes", "code": "000000"})
    client.post(page, {"answer": "yes", "code": asked.code})
    assert CareLink.objects.count() == 1


def test_only_a_guardian_asks_for_a_second_one(city: City) -> None:
    child = a_child(make_account(), city)
    assert signed_in(make_account()).get(f"/phra-nakhon/mine/people/{child.uuid}/guardian").status_code == 404


def test_a_question_is_taken_back(city: City) -> None:
    helper = make_account()
    asked = ask_to_help(by=helper, city=city, called="ป้า", contact=PHONE)
    signed_in(helper).post(f"/phra-nakhon/mine/people/asked/{asked.uuid}/end")
    asked.refresh_from_db()
    assert asked.state == "taken_back"


def test_who_has_a_page_is_written_to(city: City) -> None:
    make_learner("auntie@demo.example", city=city)
    ask_to_help(by=make_account(name="หลาน"), city=city, called="ป้า", contact="auntie@demo.example")
    assert Message.objects.get().template == "care_asked"


def test_the_other_guardian_is_told_when_one_ends(city: City) -> None:
    first, second = make_account(), make_account("second@demo.example")
    child = a_child(first, city)
    make_care_link(second, child, CareLink.Kind.GUARDIAN)
    end_care(link=CareLink.objects.get(carer=first), by=first)
    message = Message.objects.get()
    assert (message.template, message.recipient) == ("guardian_ended", "second@demo.example")


def test_one_phone_may_serve_several_people_and_each_agrees_alone(city: City) -> None:
    """A question to a number reaches who signs in with it; another with the same number stays as it was."""
    mother = make_learner(city=city, phone=PHONE)
    make_person("ยาย", city=city, phone=PHONE)
    asked = ask_to_help(by=make_account(), city=city, called="แม่", contact=PHONE)
    assert mother.account
    signed_in(mother.account).post(f"/phra-nakhon/mine/helpers/{asked.uuid}", {"answer": "yes"})
    assert [link.person for link in CareLink.objects.all()] == [mother]
