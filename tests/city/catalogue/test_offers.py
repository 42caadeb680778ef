"""Offers to teach: from a draft to a published activity, with every way it may go otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from learningcity.city.catalogue import queries, services
from learningcity.city.catalogue.models import Activity, Instructor, OfferState, TeachingOffer
from learningcity.city.catalogue.rules.offers import (
    MOST_OPEN,
    OFFER_MOVES,
    OPEN_STATES,
    answer_by,
    may_offer_another,
    offer_after,
    offer_diagram,
)
from learningcity.city.catalogue.services.offers import Place
from learningcity.city.enrolment.services.rights import erase_with_seats
from learningcity.city.people.models import Person, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.errors import Refused, RefusedTogether
from learningcity.core.models import AuditEntry, Message
from tests.factories import make_city, make_learner, make_officer, make_organisation, make_topic, make_venue

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "reference" / "offer-states.md"


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Refused) as told:
        yield
    assert told.value.code == code


def fields(**given: Any) -> dict[str, Any]:
    said = {
        "title_th": "ร้อยมาลัยดาวเรือง",
        "title_en": "Marigold garlands",
        "summary": "ร้อยได้เองหนึ่งพวง",
        "topic": make_topic("craft"),
        "hours": 3,
        "setting": "needed",
        "name": "มาลี วงศ์ทอง",
        "experience": "ร้อยมาตั้งแต่เด็ก",
        "contact": "0812345678",
        "may_show": True,
    }
    return said | given


@pytest.fixture
def resident(city: City) -> Person:
    return make_learner(city=city, email="malee@demo.example", name="มาลี วงศ์ทอง")


@pytest.fixture
def officer(city: City) -> User:
    return make_officer(Role.LEARNING_ADMINISTRATOR, city)


@pytest.fixture
def offer(city: City, resident: Person) -> TeachingOffer:
    return write(city, resident)


def account_of(person: Person) -> User:
    assert person.account
    return person.account


def write(city: City, person: Person, **given: Any) -> TeachingOffer:
    return services.write_offer(city=city, person=person, by=account_of(person), **fields(**given))


def sent(offer: TeachingOffer) -> TeachingOffer:
    assert offer.person
    return services.send_offer(offer=offer, by=account_of(offer.person))


def accepted(offer: TeachingOffer, officer: User, **given: Any) -> Activity:
    place = Place(make_organisation(offer.city), make_venue(offer.city))
    return services.accept_offer_to_teach(offer=sent(offer), place=place, version=None, by=officer, **given)


def test_the_document_is_drawn_from_the_table() -> None:
    assert DOCUMENT.read_text() == offer_diagram()


def test_every_state_is_reached_and_only_open_ones_count() -> None:
    assert {move.after for move in OFFER_MOVES.values()} == set(OfferState.values)
    assert may_offer_another(["draft"] * (MOST_OPEN - 1) + ["declined", "opened", "withdrawn"])
    assert not may_offer_another(list(OPEN_STATES) + ["sent"] * (MOST_OPEN - len(OPEN_STATES)))


@pytest.mark.parametrize("act", ["return", "accept", "decline"])
def test_only_what_was_sent_is_answered(act: str) -> None:
    assert [state for state in OfferState.values if offer_after(act, state)] == ["sent"]


def test_the_city_has_two_weeks() -> None:
    now = timezone.now()
    assert answer_by(now) - now == timedelta(days=14)


def test_a_draft_waits_for_nobody_and_what_was_sent_waits_for_the_city(
    city: City, offer: TeachingOffer
) -> None:
    assert not TeachingOffer.objects.in_city(city).waiting().exists()
    sent(offer)
    assert list(TeachingOffer.objects.in_city(city).waiting()) == [offer]
    assert Message.objects.get().template == "teaching_received"


def test_what_one_offers_is_kept_in_one_spelling_and_what_contradicts_the_answers_is_left_out(
    city: City, resident: Person
) -> None:
    row = write(city, resident, title_th="  ร้อย   มาลัย ", place="บ้าน", asks="nothing", price_satang=100)
    assert (row.title_th, row.place, row.price_satang) == ("ร้อย มาลัย", "", 0)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title_th": ""}, "title_th"),
        ({"summary": "ย" * 401}, "summary"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"min_age": 60, "max_age": 12}, "max_age"),
        ({"asks": "fee"}, "price_satang"),
        ({"audience": ["wizards"]}, ""),
        ({"suits": ["midnight"]}, ""),
        ({"setting": "moon"}, "setting"),
    ],
)
def test_what_cannot_be_is_refused_at_its_question(
    city: City, resident: Person, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as told:
        write(city, resident, **given)
    parts = told.value if isinstance(told.value, RefusedTogether) else [told.value]
    assert [part.field for part in parts] == [field]
    assert not TeachingOffer.everywhere.exists()


def test_nobody_has_more_than_five_open_offers_in_a_city(city: City, resident: Person) -> None:
    rows = [write(city, resident) for _ in range(MOST_OPEN)]
    with refused("too-many-offers"):
        write(city, resident)
    write(make_city("yala", name_th="ยะลา"), resident)
    services.withdraw_offer(offer=rows[0], by=account_of(resident))
    write(city, resident)


def test_a_returned_offer_is_mended_and_sent_again(offer: TeachingOffer, officer: User) -> None:
    row = services.return_offer(offer=sent(offer), said="รับได้กี่คน", version=None, by=officer)
    assert (row.state, row.said, row.decided_at) == (OfferState.RETURNED, "รับได้กี่คน", None)
    mended = services.edit_offer(
        offer=row, version=row.version, by=officer, **fields(place="ที่บ้าน", setting="own")
    )
    assert sent(mended).state == OfferState.SENT
    assert list(Message.objects.order_by("pk").values_list("template", flat=True)) == [
        "teaching_received", "teaching_returned", "teaching_received",
    ]  # fmt: skip


@pytest.mark.parametrize("answer", [services.return_offer, services.decline_offer_to_teach])
def test_no_and_not_yet_are_always_explained(offer: TeachingOffer, officer: User, answer: Any) -> None:
    with pytest.raises(Refused) as told:
        answer(offer=sent(offer), said="   ", version=None, by=officer)
    assert told.value.field == "said"
    assert TeachingOffer.everywhere.get().state == OfferState.SENT


def test_a_declined_offer_is_over(offer: TeachingOffer, officer: User) -> None:
    row = services.decline_offer_to_teach(offer=sent(offer), said="มีแล้วทุกวันพุธ", version=None, by=officer)
    assert (row.state, row.decided_by) == (OfferState.DECLINED, officer)
    with refused("not-now"):
        services.withdraw_offer(offer=row, by=officer)
    with refused("not-now"):
        services.edit_offer(offer=row, version=row.version, by=officer, **fields())


def test_who_answers_second_is_told(offer: TeachingOffer, officer: User) -> None:
    row = sent(offer)
    services.return_offer(offer=row, said="รับได้กี่คน", version=row.version, by=officer)
    with refused("not-now"):
        services.decline_offer_to_teach(offer=row, said="ไม่", version=row.version, by=officer)


def test_an_answer_is_to_what_was_read(offer: TeachingOffer, officer: User) -> None:
    row = sent(offer)
    with refused("stale"):
        services.decline_offer_to_teach(offer=row, said="ไม่", version=row.version - 1, by=officer)


def test_an_accepted_offer_is_a_draft_of_the_partner_in_the_words_of_the_offer(
    offer: TeachingOffer, officer: User
) -> None:
    activity = accepted(offer, officer, said="ยินดีมาก")
    offer.refresh_from_db()
    assert (activity.state, activity.title_th, activity.summary_th) == (
        "draft", "ร้อยมาลัยดาวเรือง", "ร้อยได้เองหนึ่งพวง",
    )  # fmt: skip
    assert activity.venue
    assert activity.organisation.name_th == "หอสมุดเมือง"
    assert (offer.state, offer.activity, offer.said) == (OfferState.ACCEPTED, activity, "ยินดีมาก")
    assert offer.contact not in f"{activity.description_th}{activity.summary_th}{activity.instructor_th}"


def test_another_citys_partner_cannot_hold_it(offer: TeachingOffer, officer: User) -> None:
    elsewhere = make_organisation(make_city("yala", name_th="ยะลา"))
    with refused("other-city"):
        services.accept_offer_to_teach(offer=sent(offer), place=Place(elsewhere), version=None, by=officer)
    assert not Activity.everywhere.exists()
    assert TeachingOffer.everywhere.get().state == OfferState.SENT


def test_who_offered_is_told_once_when_people_can_join(offer: TeachingOffer, officer: User) -> None:
    activity = accepted(offer, officer)
    for _ in range(2):
        services.submit_activity(activity=activity, by=officer)
        services.approve_activity(activity=activity, by=officer)
        services.withdraw_activity(activity=activity, by=officer)
        services.reopen_activity(activity=activity, by=officer)
    offer.refresh_from_db()
    assert offer.state == OfferState.OPENED
    assert Message.objects.filter(template="teaching_opened").count() == 1


@pytest.mark.parametrize("may_show", [True, False])
def test_a_page_is_shown_only_to_whom_they_agreed(
    city: City, resident: Person, officer: User, may_show: bool
) -> None:
    accepted(write(city, resident, may_show=may_show), officer)
    row = Instructor.everywhere.get()
    assert (row.name_th, row.about_th, row.person) == ("มาลี วงศ์ทอง", "ร้อยมาตั้งแต่เด็ก", resident)
    assert queries.instructors(city).exists() is may_show


def test_a_second_offer_adds_to_one_page(city: City, resident: Person, officer: User) -> None:
    first, second = (accepted(write(city, resident), officer) for _ in range(2))
    row = Instructor.everywhere.get()
    assert set(row.activities.all()) == {first, second}


def test_a_page_that_was_taken_away_is_gone_and_a_removed_instructor_leaves_the_activities(
    city: City, offer: TeachingOffer, officer: User
) -> None:
    activity = accepted(offer, officer)
    row = Instructor.everywhere.get()
    services.hide_instructor(instructor=row, by=officer)
    assert queries.instructor_of(city, row.code) is None
    services.remove_instructor(instructor=row, by=officer)
    assert not Instructor.everywhere.exists()
    assert Activity.everywhere.get() == activity
    acts = set(AuditEntry.objects.filter(about_kind="instructor").values_list("act", flat=True))
    assert acts == {"add_instructor", "show_instructor", "hide_instructor", "remove_instructor"}


def test_whoever_is_erased_offers_nothing_any_more_and_is_shown_nowhere(
    city: City, resident: Person, officer: User
) -> None:
    accepted(write(city, resident), officer)
    waiting = sent(write(city, resident))
    erase_with_seats(person=resident, by=None, now=timezone.now())
    waiting.refresh_from_db()
    assert (waiting.state, waiting.name, waiting.contact, waiting.experience) == (
        OfferState.WITHDRAWN, "", "", "",
    )  # fmt: skip
    row = Instructor.everywhere.get()
    assert (row.name_th, row.about_th, row.shown_since) == ("", "", None)


def test_how_to_reach_them_is_not_readable_in_the_database(offer: TeachingOffer) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM catalogue_teachingoffer")
        assert "0812345678" not in str(cursor.fetchone()[0])
    assert TeachingOffer.everywhere.get().contact == "0812345678"
