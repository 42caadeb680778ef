"""What a merge must not lose or undo: a no, who acts for whom, what was promised to be forgotten or shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from learningcity.city.enrolment.models import Accommodation, Enrolment, Payment, SupportNeed, Voucher
from learningcity.city.enrolment.queries.seen import seen_through
from learningcity.city.enrolment.queries.vouchers import books
from learningcity.city.enrolment.services import (
    book_seat,
    erase_with_seats,
    give_up_seat,
    issue_voucher,
)
from learningcity.city.enrolment.services.needs import forget_needs, remember_needs
from learningcity.city.enrolment.services.support import request_support
from learningcity.city.people.models import CareInvitation, CareLink, Consent, Person, Reach
from learningcity.city.people.queries import consents, has_agreed, looks_at, people_of
from learningcity.city.people.queries.reaching import is_still_wanted
from learningcity.city.people.roles import Role
from learningcity.city.people.services import (
    ask_second_guardian,
    care_for,
    give_consent,
    link_line,
    merge_people,
    undo_merge,
    withdraw_consent,
)
from learningcity.city.places.models import City
from learningcity.core import audit, outbox
from learningcity.core.models import Message
from learningcity.core.taking_away import as_document
from learningcity.core.thai_time import today
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_learner,
    make_officer,
    make_person,
    make_scheme,
    make_session,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def two(city: City) -> tuple[Person, Person]:
    return make_learner(city=city), make_person(city=city)


def merge(two: tuple[Person, Person], city: City) -> Person:
    merge_people(keep=two[0], other=two[1], by=None, city=city)
    return Person.objects.get(pk=two[0].pk)


# -- consents ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who_said_no", [0, 1])
def test_the_latest_answer_of_both_records_stands(
    two: tuple[Person, Person], city: City, who_said_no: int
) -> None:
    yes, no = two[1 - who_said_no], two[who_said_no]
    give_consent(person=no, purpose="reminders", by=None)
    give_consent(person=yes, purpose="reminders", by=None)
    withdraw_consent(person=no, purpose="reminders", by=None)
    keep = merge(two, city)
    assert not has_agreed(keep, "reminders")
    assert consents(keep)["reminders"] is None
    give_consent(person=keep, purpose="reminders", by=None)
    assert has_agreed(keep, "reminders")
    assert Consent.objects.filter(person=keep, purpose="reminders", withdrawn_at=None).count() == 1


def test_a_no_of_long_ago_does_not_outweigh_a_later_yes(two: tuple[Person, Person], city: City) -> None:
    give_consent(person=two[0], purpose="reminders", by=None)
    withdraw_consent(person=two[0], purpose="reminders", by=None)
    give_consent(person=two[1], purpose="reminders", by=None)
    assert has_agreed(merge(two, city), "reminders")


def test_what_was_queued_to_the_other_record_ends_with_the_consent(
    two: tuple[Person, Person], city: City
) -> None:
    give_consent(person=two[1], purpose="reminders", by=None)
    outbox.queue(template="reminder", to=two[0], about=two[1].uuid, key="k", context={}, rests_on="reminders")
    keep, message = merge(two, city), Message.objects.get()
    assert is_still_wanted(message)
    withdraw_consent(person=keep, purpose="reminders", by=None)
    assert not is_still_wanted(message)


# -- who acts for whom -------------------------------------------------------------------------------------


def test_who_cared_for_both_meets_one(two: tuple[Person, Person], city: City) -> None:
    carer = make_account()
    for person in two:
        make_care_link(carer, person)
    done = merge_people(keep=two[0], other=two[1], by=None, city=city)
    assert [met.person for met in people_of(carer)] == [two[0]]
    undo_merge(merge=done, by=None)
    assert {met.person for met in people_of(carer)} == set(two)


def test_nobody_meets_their_own_merged_record_as_one_they_help(
    two: tuple[Person, Person], city: City
) -> None:
    account = two[0].account
    assert account
    make_care_link(account, two[1])
    keep = merge(two, city)
    assert [(met.person, met.bond) for met in people_of(account)] == [(keep, "self")]


def test_a_child_of_two_records_keeps_both_guardians_and_the_open_question(city: City) -> None:
    one, other = (make_person("น้องฟ้า", birth_year=today().year - 8, city=city) for _ in range(2))
    mother, father = make_account(), make_account()
    care_for(carer=mother, person=one, kind=CareLink.Kind.GUARDIAN)
    care_for(carer=father, person=other, kind=CareLink.Kind.GUARDIAN)
    asked = ask_second_guardian(by=father, city=city, child=other, called="ป้า", contact="a@demo.example")
    done = merge_people(keep=one, other=other, by=None, city=city)
    assert {link.carer for link in one.care_links.filter(ended_at=None)} == {mother, father}
    assert CareInvitation.objects.get().person == one
    undo_merge(merge=done, by=None)
    asked.refresh_from_db()
    assert asked.person == other
    assert [link.carer for link in other.care_links.all()] == [father]


# -- what is remembered and shown --------------------------------------------------------------------------


def test_forgetting_forgets_the_needs_of_both_records(two: tuple[Person, Person], city: City) -> None:
    for person, kind in zip(two, ("wheelchair", "sign_language"), strict=True):
        remember_needs(person=person, kinds=[kind], by=None, agreed=True)
    keep = merge(two, city)
    assert SupportNeed.objects.get(person=keep).kinds == ["wheelchair"]
    assert SupportNeed.objects.count() == 2
    forget_needs(person=keep, by=None)
    assert not SupportNeed.objects.exists()


def test_what_stayed_with_the_other_record_is_taken_away_and_erased_too(
    two: tuple[Person, Person], city: City
) -> None:
    for person, kind in zip(two, ("wheelchair", "sign_language"), strict=True):
        remember_needs(person=person, kinds=[kind], by=None, agreed=True)
    keep = merge(two, city)
    held = as_document(keep, timezone.now(), keep.merged.all())
    assert "wheelchair" in str(held)
    assert "sign_language" in str(held)
    erase_with_seats(person=keep, by=None, now=timezone.now())
    assert not SupportNeed.objects.exists()


def test_who_looked_at_the_other_record_before_the_merge_is_shown(
    two: tuple[Person, Person], city: City
) -> None:
    clerk, session = make_officer(Role.CITY_COORDINATOR, city), make_session(make_activity(city))
    for person in two:
        book_seat(session=session, person=person, by=None)
    stayed = Enrolment.everywhere.get(person=two[1])
    for about, act in ((two[1], "read_needs"), (two[0], "read_learner"), (stayed, "read_accommodation")):
        audit.record(act, about, by=clerk, city=city.code)
    keep = merge(two, city)
    found = {look.act for look in looks_at(keep, also=seen_through(keep))}
    assert found == {"read_needs", "read_learner", "read_accommodation"}


def test_a_line_account_moves_and_comes_back(two: tuple[Person, Person], city: City) -> None:
    keep, other = two[1], two[0]
    assert other.account
    link_line(account=other.account, line_user="U1", by=None)
    done = merge_people(keep=keep, other=other, by=None, city=city)
    assert Reach.objects.get().person == keep
    undo_merge(merge=done, by=None)
    assert Reach.objects.get().person == other


# -- money and help ----------------------------------------------------------------------------------------


def ways(person: Person) -> dict[str, bool]:
    return dict(person.reaches.order_by("channel").values_list("channel", "chosen"))


def test_a_line_account_follows_also_where_both_chose_a_way(two: tuple[Person, Person], city: City) -> None:
    keep, other = two
    keep.reaches.create(channel="sms", chosen=True)
    line = other.reaches.create(channel="line", address="U1", chosen=True, verified_at=timezone.now())
    merge = merge_people(keep=keep, other=other, by=None, city=city)
    assert ways(keep) == {"line": False, "sms": True}, "the kept record's own choice stands"
    assert ways(other) == {}
    undo_merge(merge=merge, by=None)
    line.refresh_from_db()
    assert (ways(keep), ways(other), line.address) == ({"sms": True}, {"line": True}, "U1")


def test_what_the_other_record_chose_holds_where_the_kept_one_chose_nothing(
    two: tuple[Person, Person], city: City
) -> None:
    keep, other = two
    keep.reaches.create(channel="line", address="U1", verified_at=timezone.now())
    other.reaches.create(channel="line", address="U2", chosen=True, verified_at=timezone.now())
    merge = merge_people(keep=keep, other=other, by=None, city=city)
    assert ways(keep) == {"line": True}
    assert keep.reaches.get().address == "U1"
    undo_merge(merge=merge, by=None)
    assert (ways(keep), ways(other)) == ({"line": False}, {"line": True})


def test_a_way_chosen_since_the_merge_stays_chosen(two: tuple[Person, Person], city: City) -> None:
    keep, other = two
    keep.reaches.create(channel="sms", chosen=True)
    other.reaches.create(channel="email", chosen=True)
    merge = merge_people(keep=keep, other=other, by=None, city=city)
    keep.reaches.update(chosen=False)
    keep.reaches.create(channel="print", chosen=True)
    undo_merge(merge=merge, by=None)
    assert ways(keep) == {"print": True, "sms": False}
    assert ways(other) == {"email": True}


def test_two_with_a_seat_a_voucher_and_help_each_lose_nothing_and_the_books_balance(
    two: tuple[Person, Person], city: City
) -> None:
    activity, scheme = make_activity(city, price_satang=20_000), make_scheme(city)
    sessions = [make_session(activity, starts_at=timezone.now() + timedelta(days=n)) for n in (5, 9)]
    for person, session in zip(two, sessions, strict=True):
        voucher = issue_voucher(scheme=scheme, person=person, by=None)
        enrolment = book_seat(session=session, person=person, by=None, voucher=voucher)
        request_support(enrolment=enrolment, kinds=["wheelchair"], by=None)
    done = merge_people(keep=two[0], other=two[1], by=None, city=city)
    assert Enrolment.everywhere.filter(person=two[0]).count() == 2
    assert Voucher.everywhere.filter(person=two[0]).count() == 2
    assert Accommodation.everywhere.filter(enrolment__person=two[0]).count() == 2
    assert {row.voucher_satang for row in Payment.everywhere.all()} == {20_000}
    give_up_seat(enrolment=Enrolment.everywhere.get(session=sessions[1]), by=None)
    assert sorted(Voucher.everywhere.values_list("left_satang", flat=True)) == [10_000, 30_000]
    undo_merge(merge=done, by=None)
    assert Enrolment.everywhere.get(session=sessions[1]).person == two[1]
    assert Voucher.everywhere.get(person=two[1]).left_satang == 30_000
    assert books(scheme).agrees
