"""The room of vouchers: a scheme opened, vouchers given and printed, signs looked at."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from learningcity.city.enrolment import services
from learningcity.city.enrolment.models import MisuseSign, Scheme, Voucher
from learningcity.city.people.queries import looks_at
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.factories import make_neighbourhood, make_person, make_scheme

ROOM = "/staff/phra-nakhon/vouchers"


@pytest.fixture
def scheme(city: City) -> Scheme:
    return make_scheme(city)


def filled(**more: str) -> dict[str, Any]:
    return {
        "name_th": "คูปองชุมชน",
        "source": "งบเทศบาล 2570",
        "budget_satang": "30,000",
        "voucher_satang": "300",
        "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=60)).isoformat(),
        "lasts_days": "๙๐",
        "most_each": "1",
        "groups": ["older"],
    } | more


def test_a_scheme_is_opened(city: City, coordinator: Client) -> None:
    assert coordinator.post(f"{ROOM}/new", filled()).status_code == 302
    scheme = Scheme.everywhere.get(city=city)
    assert (scheme.budget_satang, scheme.left_satang, scheme.voucher_satang) == (3_000_000, 3_000_000, 30_000)
    page = coordinator.get(f"{ROOM}/{scheme.uuid}").content.decode()
    assert "คูปองชุมชน" in page
    assert "฿30,000" in page


@pytest.mark.parametrize("budget", ["0", "-5", "100000000000", "ห้าบาท"])
def test_a_budget_that_makes_no_sense_keeps_what_was_typed(coordinator: Client, budget: str) -> None:
    answer = coordinator.post(f"{ROOM}/new", filled(budget_satang=budget))
    assert answer.context["form"].errors["budget_satang"]
    assert "งบเทศบาล 2570" in answer.content.decode()
    assert not Scheme.everywhere.exists()


def test_a_scheme_is_changed(scheme: Scheme, coordinator: Client) -> None:
    coordinator.post(f"{ROOM}/{scheme.uuid}/edit", filled(budget_satang="40000"))
    scheme.refresh_from_db()
    assert (scheme.name_th, scheme.budget_satang) == ("คูปองชุมชน", 4_000_000)


def test_rounds_are_added_and_carried_on(scheme: Scheme, coordinator: Client) -> None:
    first = {"starts_on": today().isoformat(), "ends_on": today().isoformat(), "vouchers": "5"}
    coordinator.post(f"{ROOM}/{scheme.uuid}/round", first)
    later = {"starts_on": (today() + timedelta(days=1)).isoformat(), "vouchers": "5"}
    coordinator.post(f"{ROOM}/{scheme.uuid}/round", later | {"ends_on": scheme.ends_on.isoformat()})
    ended = scheme.rounds.first()
    assert ended
    scheme.rounds.filter(pk=ended.pk).update(starts_on=scheme.starts_on, ends_on=today() - timedelta(days=1))
    coordinator.post(f"{ROOM}/{scheme.uuid}/carry/{ended.pk}")
    assert sorted(scheme.rounds.values_list("vouchers", flat=True)) == [0, 10]


def test_a_round_outside_the_scheme_is_refused_in_the_form(scheme: Scheme, coordinator: Client) -> None:
    given = {"starts_on": "2500-01-01", "ends_on": "2500-02-01", "vouchers": "5"}
    answer = coordinator.post(f"{ROOM}/{scheme.uuid}/round", given)
    assert answer.status_code == 200
    assert answer.context["round_form"].errors


def test_people_are_found_by_group_and_neighbourhood_and_given_vouchers(
    city: City, scheme: Scheme, coordinator: Client
) -> None:
    here = make_neighbourhood(city)
    old = make_person("ยายมา", city=city, birth_year=1945, home_neighbourhood=here)
    poor = make_person("ป้าศรี", city=city, groups=["low_income"])
    address = f"{ROOM}/{scheme.uuid}/issue"
    assert found(coordinator.get(f"{address}?group=older")) == ["ยายมา"]
    assert found(coordinator.get(f"{address}?group=low_income")) == ["ป้าศรี"]
    assert found(coordinator.get(f"{address}?near={here.code}")) == ["ยายมา"]
    assert {look.act for look in looks_at(poor)} == {"read_groups", "read_money"}
    coordinator.post(address, {"person": [str(old.uuid), "nobody", str(poor.uuid)]})
    assert scheme.vouchers.count() == 2
    again = coordinator.post(address, {"person": [str(old.uuid)]}, follow=True)
    assert any("ยายมา" in str(message) for message in again.context["messages"])
    assert scheme.vouchers.count() == 2


def found(page: Any) -> list[str]:
    return [person.name for person, _age, _has in page.context["people"]]


def test_nobody_of_another_city_gets_one(scheme: Scheme, coordinator: Client) -> None:
    stranger = make_person("คนไกล")
    coordinator.post(f"{ROOM}/{scheme.uuid}/issue", {"person": [str(stranger.uuid)]})
    assert not scheme.vouchers.exists()


def test_vouchers_are_printed_eight_to_a_page(scheme: Scheme, coordinator: Client) -> None:
    sent = coordinator.post(f"{ROOM}/{scheme.uuid}/print", {"number": "9"})
    page = coordinator.get(sent["Location"])
    assert [len(each) for each in page.context["pages"]] == [8, 1]
    text = page.content.decode()
    assert all(voucher.code in text for voucher in Voucher.everywhere.all())
    assert text.count("<svg") >= 9
    wrong = coordinator.post(f"{ROOM}/{scheme.uuid}/print", {"number": "5000"})
    assert wrong.context["form"].errors["number"]


def test_a_voucher_is_found_and_cancelled(city: City, scheme: Scheme, coordinator: Client) -> None:
    voucher = services.issue_voucher(scheme=scheme, person=make_person("ยายมา"), by=None)
    listed = coordinator.get(f"{ROOM}/{scheme.uuid}/vouchers", {"q": voucher.code})
    assert "ยายมา" in listed.content.decode()
    assert "ยายมา" not in coordinator.get(f"{ROOM}/{scheme.uuid}/vouchers?q=ตามี").content.decode()
    address = f"{ROOM}/{scheme.uuid}/cancel/{voucher.uuid}"
    assert coordinator.post(address, {"reason": ""}).status_code == 200
    coordinator.post(address, {"reason": "หาย"})
    voucher.refresh_from_db()
    assert (voucher.ended, voucher.end_reason) == ("cancelled", "หาย")


def test_a_sign_is_looked_at_and_noted(city: City, scheme: Scheme, coordinator: Client) -> None:
    sign = MisuseSign.everywhere.create(
        city=city, scheme=scheme, kind="one_phone", person=make_person("ยายมา", city=city), times=4
    )
    assert "ยายมา" in coordinator.get(f"{ROOM}/signs").content.decode()
    coordinator.post(f"{ROOM}/signs/{sign.uuid}", {"note": ""})
    assert MisuseSign.everywhere.open().exists()
    coordinator.post(f"{ROOM}/signs/{sign.uuid}", {"note": "ครอบครัวเดียวกัน"})
    assert not MisuseSign.everywhere.open().exists()
