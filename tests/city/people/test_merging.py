"""Two records of one person: made one, taken apart, or known to be two people."""

from typing import Any

import pytest
from django.apps import apps
from django.core.serializers import serialize
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learningcity.city.enrolment.models import Enrolment
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import CareLink, Merge, Person
from learningcity.city.people.queries import probable_twins
from learningcity.city.people.roles import Role
from learningcity.city.people.services import give_consent, merge_people, tell_apart, undo_merge
from learningcity.city.people.services.merging import references
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from learningcity.core.forgetting import found_about
from tests.factories import (
    make_account,
    make_activity,
    make_asset,
    make_care_link,
    make_city,
    make_contact,
    make_learner,
    make_neighbourhood,
    make_officer,
    make_organisation,
    make_person,
    make_session,
)

pytestmark = pytest.mark.django_db

ASIDE = {"core.auditentry", "people.merge", "core.message", "core.change", "sessions.session"}
"""What only grows: the trail, the merge itself, messages."""


def everything() -> dict[str, Any]:
    """All rows there are, except those that tell what was done."""
    models = [model for model in apps.get_models() if model._meta.label_lower not in ASIDE]
    return {model._meta.label: serialize("json", model._base_manager.order_by("pk")) for model in models}


def test_what_pointed_to_the_other_points_to_the_kept_one(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    keep, other = make_person(city=city), make_person(city=city)
    held = book_seat(session=make_session(make_activity(city)), person=other, by=clerk, via="clerk")
    merge_people(keep=keep, other=other, by=clerk, city=city)
    held.refresh_from_db()
    assert held.person == keep


def test_what_is_kept_by_the_outside_id_of_a_person_moves_and_comes_back(city: City) -> None:
    keep, other = make_person(city=city), make_person(city=city)
    sage = make_asset(make_neighbourhood(city), kind="sage", person_uuid=other.uuid)
    contact = make_contact(make_organisation(city), person_uuid=other.uuid)
    merge = merge_people(keep=keep, other=other, by=None, city=city)
    about = {found.holder.code: found.keys for found in found_about(keep)}
    assert (about["asset"], about["contact"]) == ([sage.pk], [contact.pk])
    undo_merge(merge=merge, by=None)
    for row in (sage, contact):
        row.refresh_from_db()
        assert row.person_uuid == other.uuid


def test_a_merged_record_stands_in_no_list(city: City) -> None:
    keep, other = make_person(city=city), make_person(city=city)
    merge_people(keep=keep, other=other, by=None, city=city)
    assert list(Person.objects.known_in(city)) == [keep]
    assert list(Person.objects.standing()) == [keep]


def test_what_the_kept_record_does_not_say_is_filled(city: City) -> None:
    keep = make_person(city=city, birth_year=1950)
    other = make_person(city=city, birth_year=1951, phone="+66812345678")
    merge_people(keep=keep, other=other, by=None, city=city)
    keep.refresh_from_db()
    assert (keep.birth_year, keep.phone) == (1950, "+66812345678")


def test_an_account_moves_to_the_kept_record_and_back(city: City) -> None:
    keep, other = make_person(city=city), make_learner(city=city)
    account = other.account
    merge = merge_people(keep=keep, other=other, by=None, city=city)
    keep.refresh_from_db()
    assert keep.account == account
    undo_merge(merge=merge, by=None)
    other.refresh_from_db()
    assert other.account == account


def test_two_who_both_sign_in_are_not_merged(city: City) -> None:
    with pytest.raises(Refused) as refused:
        merge_people(keep=make_learner(city=city), other=make_learner(city=city), by=None, city=city)
    assert refused.value.code == "two-accounts"


def test_nobody_comes_to_look_after_themselves(city: City) -> None:
    keep, other = make_learner(city=city), make_person(city=city)
    assert keep.account
    link = make_care_link(keep.account, other)
    merge_people(keep=keep, other=other, by=None, city=city)
    link.refresh_from_db()
    assert link.person == other


def test_seats_in_one_session_stay_apart(city: City) -> None:
    keep, other = make_person(city=city), make_person(city=city)
    session = make_session(make_activity(city))
    for person in (keep, other):
        book_seat(session=session, person=person, by=None)
    merge = merge_people(keep=keep, other=other, by=None, city=city)
    assert Enrolment.everywhere.get(person=other).session == session
    assert ["enrolment.enrolment", "person"] in [row[:2] for row in merge.stayed]


def test_a_record_is_merged_once(city: City) -> None:
    keep, other, third = (make_person(city=city) for _ in range(3))
    merge_people(keep=keep, other=other, by=None, city=city)
    with pytest.raises(Refused):
        merge_people(keep=third, other=other, by=None, city=city)


def test_a_merge_is_undone_once(city: City) -> None:
    merge = merge_people(keep=make_person(city=city), other=make_person(city=city), by=None, city=city)
    undo_merge(merge=merge, by=None)
    with pytest.raises(Refused):
        undo_merge(merge=merge, by=None)


def test_a_later_merge_is_undone_first(city: City) -> None:
    first, second, third = (make_person(city=city) for _ in range(3))
    merge = merge_people(keep=second, other=first, by=None, city=city)
    merge_people(keep=third, other=second, by=None, city=city)
    with pytest.raises(Refused) as refused:
        undo_merge(merge=merge, by=None)
    assert refused.value.code == "merged-since"


def test_what_was_put_right_meanwhile_stays_right(city: City) -> None:
    keep, other = make_person(city=city), make_person(city=city, birth_year=1951)
    merge = merge_people(keep=keep, other=other, by=None, city=city)
    Person.objects.filter(pk=keep.pk).update(birth_year=1961)
    undo_merge(merge=merge, by=None)
    keep.refresh_from_db()
    assert keep.birth_year == 1961


def test_hidden_foreign_keys_are_found_too() -> None:
    """Most keys have no name back (`related_name="+"`); a row that they hold must still move."""
    found = {(reference.label, reference.field) for reference in references()}
    declared = {
        (model._meta.label_lower, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is Person
        and model._meta.model_name not in ("merge", "twopeople")
    }  # fmt: skip
    assert found == declared


RECORD = st.fixed_dictionaries(
    {
        "birth_year": st.sampled_from([None, 1950, 1951]),
        "phone": st.sampled_from(["", "+66812345678", "+66898765432"]),
        "sex": st.sampled_from(["", "female"]),
        "email": st.sampled_from(["", "a@demo.example"]),
    }
)
LIFE = st.lists(
    st.sampled_from(["consent", "carer", "same carer", "seat", "known elsewhere", "merged"]),
    max_size=5,
    unique=True,
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=RECORD, gone=RECORD, lives=st.tuples(LIFE, LIFE), has_account=st.sampled_from([(), (0,), (1,)]))
def test_merge_then_undo_leaves_every_row_as_it_was(
    db: None, kept: Any, gone: Any, lives: tuple[list[str], list[str]], has_account: tuple[int, ...]
) -> None:
    world = _world()
    people = [make_person(city=world["city"], **kept), make_person(city=world["city"], **gone)]
    for number in has_account:
        people[number].account = make_account()
        people[number].save()
    for person, life in zip(people, lives, strict=True):
        _live(person, life, world)
    before = everything()
    merge = merge_people(keep=people[0], other=people[1], by=None, city=world["city"])
    assert everything() != before
    undo_merge(merge=merge, by=None)
    assert everything() == before
    Merge.objects.all().delete()


def _world() -> dict[str, Any]:
    city = City.objects.filter(code="phra-nakhon").first() or make_city()
    elsewhere = City.objects.filter(code="yala").first() or make_city("yala")
    return {"city": city, "elsewhere": elsewhere, "carer": make_account()}


def _live(person: Person, life: list[str], world: dict[str, Any]) -> None:
    acts = {
        "consent": lambda: give_consent(person=person, purpose="reminders", by=None),
        "carer": lambda: make_care_link(make_account(), person, CareLink.Kind.HELPER),
        "same carer": lambda: make_care_link(world["carer"], person, CareLink.Kind.HELPER),
        "seat": lambda: book_seat(session=make_session(make_activity(world["city"])), person=person, by=None),
        "known elsewhere": lambda: person.known.create(city=world["elsewhere"]),
        "merged": lambda: make_person("รวมแล้ว", merged_into=person),
    }
    for act in life:
        acts[act]()


def test_probable_twins_are_found_and_two_people_are_not_asked_about_again(city: City) -> None:
    one = make_person("นายสมชาย ใจดี", city=city, birth_year=1950)
    other = make_person("สมชาย ใจดิ", city=city, birth_year=1950)
    make_person("สมหญิง ใจดี", city=city, birth_year=1950)
    assert [row[:2] for row in probable_twins(city)] == [(one.pk, other.pk)]
    tell_apart(one=other, other=one, by=None, city=city)
    assert probable_twins(city) == []


def test_twins_known_only_elsewhere_are_not_shown(city: City) -> None:
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    for place in (city, elsewhere):
        make_person("สมชาย ใจดี", city=place, birth_year=1950)
    assert probable_twins(city) == []
