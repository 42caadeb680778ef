"""Waivers and vouchers are counted by group, and no count betrays a person."""

from datetime import timedelta

from learningcity.city.enrolment import services
from learningcity.city.enrolment.statistics import Helped, helped_between
from learningcity.city.places.models import City
from learningcity.core.thai_time import today
from tests.city.enrolment.conftest import NewSession, join
from tests.factories import make_learner, make_scheme


def test_reach_is_counted_by_group_and_small_groups_are_left_out(city: City, new_session: NewSession) -> None:
    session, scheme = new_session(activity={"price_satang": 5_000}), make_scheme(city)
    services.save_waiver(city=city, rule=None, by=None, name_th="ฟรี", source="มติ", groups=["low_income"])
    for number in range(5):
        join(session, make_learner(groups=["low_income"] + ["carer"] * (number == 0)))
        old = make_learner(birth_year=1945)
        join(session, old, voucher=services.issue_voucher(scheme=scheme, person=old, by=None))
    found = helped_between(city, today(), today() + timedelta(days=9))
    assert sorted(found) == [Helped("low_income", 5, 0), Helped("older", 0, 5)]
    assert helped_between(city, today() - timedelta(days=9), today()) == []
