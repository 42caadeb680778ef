"""Needs that say the same: counted together, taken apart again; slips and supports of one person once."""

import pytest

from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.city.projects import services
from learningcity.city.projects.models import Need, NeedState, Support
from learningcity.city.projects.queries import likely_pairs, numbers, similar, supported_by
from learningcity.city.projects.services import Keyed, Slip
from learningcity.core.errors import Refused
from tests.factories import make_account, make_city, make_learner, make_person

pytestmark = pytest.mark.django_db
PHONE = "+66812345678"


def make_need(city: City, title: str = "ขิม", *, shown: bool = True) -> Need:
    need = services.record_need(city=city, title=title, origin="resident", by=None)
    if shown:
        services.show_need(need=need, by=make_account())
    return Need.everywhere.get(pk=need.pk)


def support(need: Need, *people: Person) -> list[bool]:
    return [services.support_need(need=need, person=person, by=make_account()) for person in people]


def count(need: Need) -> int:
    return numbers(need.city).get(need.pk, 0)


def test_merged_needs_count_each_person_once_and_are_taken_apart_again(city: City) -> None:
    one, other, third = make_need(city), make_need(city, "เล่นขิม"), make_need(city, "หัดขิม")
    both, alone = make_learner(), make_learner()
    support(one, both)
    support(other, both, alone)
    first = services.merge_needs(merged=other, kept=one, by=make_account())
    assert count(one) == 4, "two people and the two who said it"
    second = services.merge_needs(merged=one, kept=third, by=make_account())
    assert count(third) == 5
    with pytest.raises(Refused) as refusal:
        services.undo_need_merge(merge=first, by=make_account())
    assert refusal.value.code == "not-now"
    services.undo_need_merge(merge=second, by=make_account())
    services.undo_need_merge(merge=first, by=make_account())
    assert [count(need) for need in (one, other, third)] == [2, 3, 1]
    assert set(Need.everywhere.values_list("state", flat=True)) == {NeedState.OPEN}


def test_who_supports_a_merged_need_supports_the_one_that_stands_for_it(city: City) -> None:
    one, other, person = make_need(city), make_need(city, "เล่นขิม"), make_learner()
    services.merge_needs(merged=other, kept=one, by=make_account())
    assert support(other, person) == [True]
    assert support(one, person) == [False]
    assert supported_by(person, [one.pk]) == {one.pk}


def test_needs_of_two_cities_are_never_one(city: City) -> None:
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    one, other = make_need(city), make_need(elsewhere)
    for act in (
        lambda: services.merge_needs(merged=other, kept=one, by=make_account()),
        lambda: services.tell_needs_apart(one=other, other=one, by=make_account()),
    ):
        with pytest.raises(Refused):
            act()
    assert numbers(city) == {one.pk: 1}


@pytest.mark.parametrize("state", ["unread", "hidden", "answered"])
def test_only_an_open_need_stands_for_another(city: City, state: str) -> None:
    kept, merged = make_need(city, shown=state == "answered"), make_need(city, "เล่นขิม")
    officer = make_account()
    if state == "hidden":
        services.hide_need(need=kept, because="ชื่อคน", by=officer)
    if state == "answered":
        services.answer_need(need=kept, answer="มีแล้ว", by=officer)
    with pytest.raises(Refused):
        services.merge_needs(merged=merged, kept=kept, by=officer)


def test_needs_that_look_alike_are_suggested_until_told_apart(city: City) -> None:
    one, other = make_need(city, "ซ่อมมือถือเบื้องต้น"), make_need(city, "อยากเรียนซ่อมมือถือ")
    make_need(city, "ขับรถโฟล์คลิฟต์")
    assert [each.need for each in similar(city, "ซ่อมมือถือ", most=5)] == [one, other]
    assert [{each.need for each in pair} for pair in likely_pairs(city)] == [{one, other}]
    services.tell_needs_apart(one=other, other=one, by=make_account())
    services.tell_needs_apart(one=one, other=other, by=make_account())
    assert likely_pairs(city) == []


# -- slips -------------------------------------------------------------------------------------------------


def test_a_number_counts_once_on_paper_and_online_whichever_comes_first(city: City) -> None:
    need, officer = make_need(city), make_account()
    early, late = make_learner(phone=PHONE), make_learner(phone="+66898765432")
    support(need, early)
    slips = [Slip(need, PHONE), Slip(need, "+66898765432"), Slip(need, "+66898765432"), Slip(need, number=5)]
    assert services.key_in_slips(slips=slips, by=officer) == Keyed(added=6, known=2)
    assert count(need) == 1 + 1 + 1 + 5
    assert support(need, late) == [False]
    assert count(need) == 8
    assert Support.objects.get(person=late).way == Support.Way.SLIP


def test_no_number_is_kept_that_can_be_read_back(city: City) -> None:
    need = make_need(city)
    services.key_in_slips(slips=[Slip(need, PHONE)], by=make_account())
    kept = Support.objects.get(way="slip")
    assert "812345678" not in str(vars(kept))
    assert len(kept.phone_key) == 64


def test_two_people_who_share_a_phone_may_both_support(city: City) -> None:
    need = make_need(city)
    assert support(need, make_person(phone=PHONE), make_person(phone=PHONE)) == [True, True]


@pytest.mark.parametrize("slip", [{"number": 0}, {"number": 501}, {"phone": PHONE, "number": 2}])
def test_slips_that_cannot_be_are_refused_and_none_is_counted(city: City, slip: dict[str, int]) -> None:
    need = make_need(city)
    with pytest.raises(Refused):
        services.key_in_slips(slips=[Slip(need), Slip(need, **slip)], by=make_account())
    assert count(need) == 1


def test_two_records_of_one_person_count_once(city: City) -> None:
    need, keep, other = make_need(city), make_person(), make_person()
    support(need, keep, other)
    other.merged_into = keep
    other.save()
    assert count(need) == 2
