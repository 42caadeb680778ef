"""Signs that someone should look at, raised once, closed with a note."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import Enrolment, MisuseSign, Scheme, State
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_account, make_learner, make_person, make_scheme

PRICED = {"price_satang": 1_000}
Kind = MisuseSign.Kind


@pytest.fixture
def scheme(city: City) -> Scheme:
    return make_scheme(city, most_each=5)


def look() -> list[tuple[str, int]]:
    services.look_for_misuse(now=timezone.now())
    return list(MisuseSign.everywhere.open().order_by("pk").values_list("kind", "times"))


def test_nothing_is_raised_where_nothing_is_odd(scheme: Scheme, new_session: NewSession) -> None:
    learner = make_learner()
    voucher = services.issue_voucher(scheme=scheme, person=learner, by=None)
    join(new_session(activity=PRICED), learner, voucher=voucher)
    assert look() == []


def test_many_vouchers_for_one_telephone_are_looked_at(scheme: Scheme) -> None:
    family = [make_person(f"คน {number}", phone="+66812345678") for number in range(4)]
    services.issue_to_many(scheme=scheme, people=family[:3], by=None)
    assert look() == []
    services.issue_voucher(scheme=scheme, person=family[3], by=None)
    assert look() == [(Kind.ONE_PHONE, 4)]
    assert look() == [(Kind.ONE_PHONE, 4)]


def test_who_used_vouchers_three_times_and_never_came(scheme: Scheme, new_session: NewSession) -> None:
    learner = make_learner()
    voucher = services.issue_voucher(scheme=scheme, person=learner, by=None)
    for _each in range(3):
        join(new_session(activity=PRICED), learner, voucher=voucher)
    sessions = Enrolment.everywhere.filter(person=learner)
    past = timezone.now() - timedelta(days=1)
    for enrolment in sessions:
        type(enrolment.session).everywhere.filter(pk=enrolment.session_id).update(
            starts_at=past - timedelta(hours=2), ends_at=past
        )
    assert look() == []
    sessions.update(state=State.ABSENT)
    assert look() == [(Kind.NEVER_CAME, 3)]


def test_one_clerk_who_gives_out_and_uses_for_many(scheme: Scheme, new_session: NewSession) -> None:
    clerk, session = make_account(), new_session(activity=PRICED)
    for _each in range(5):
        person = make_person()
        voucher = services.issue_voucher(scheme=scheme, person=person, by=clerk)
        join(session, person, by=clerk, via=Enrolment.Via.CLERK, voucher=voucher)
    assert look() == [(Kind.SAME_HAND, 5)]


def test_a_voucher_used_and_given_back_again_and_again(scheme: Scheme, new_session: NewSession) -> None:
    learner = make_learner()
    voucher = services.issue_voucher(scheme=scheme, person=learner, by=None)
    session = new_session(activity=PRICED)
    for _each in range(4):
        services.give_up_seat(enrolment=join(session, learner, voucher=voucher), by=None)
    assert look() == [(Kind.GIVEN_BACK, 4)]


def test_a_sign_is_closed_with_a_note_and_comes_back_only_when_it_grows(scheme: Scheme) -> None:
    family = [make_person(f"คน {number}", phone="+66812345678") for number in range(5)]
    services.issue_to_many(scheme=scheme, people=family[:4], by=None)
    look()
    sign, clerk = MisuseSign.everywhere.get(), make_account()
    with pytest.raises(Refused):
        services.resolve_sign(sign=sign, note="  ", by=clerk)
    services.resolve_sign(sign=sign, note="ครอบครัวเดียวกัน", by=clerk)
    assert look() == []
    services.issue_voucher(scheme=scheme, person=family[4], by=None)
    assert look() == [(Kind.ONE_PHONE, 5)]
