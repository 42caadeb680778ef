"""Goals: written, counted from the records, entered with evidence, frozen at a review."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from learningcity.city.enrolment.models import Attendance
from learningcity.city.enrolment.services import book_seat
from learningcity.city.goals import queries, services
from learningcity.city.goals.measures import MEASURES, Records
from learningcity.city.goals.models import EnteredValue, FrozenError, Goal, KeyResult, Programme, Review
from learningcity.city.goals.rules import Status
from learningcity.city.partners.services import give
from learningcity.city.places.models import City, Population
from learningcity.city.projects.models import Need, NeedState
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import day_of, now, today
from tests.factories import (
    make_activity,
    make_advice,
    make_agreement,
    make_area,
    make_city,
    make_goal,
    make_organisation,
    make_person,
    make_programme,
    make_promise,
    make_result,
    make_session,
)

pytestmark = pytest.mark.django_db


def ago(days: int) -> Any:
    return today() - timedelta(days=days)


def counted(city: City, name: str, days: int = 200) -> Any:
    return MEASURES[name].read(Records(city, ago(days), today()))


@pytest.fixture
def programme(city: City) -> Programme:
    return make_programme(city)


@pytest.fixture
def by_hand(programme: Programme) -> KeyResult:
    return make_result(make_goal(programme))


def taught(city: City, people: int, *, hours: int = 2, **activity: Any) -> None:
    """A session of a fortnight ago to which so many people came."""
    session = make_session(make_activity(city, **activity), starts_at=now() + timedelta(days=1), seats=50)
    held = now() - timedelta(days=14)
    for number in range(people):
        person = make_person(f"ผู้เรียน {number}", birth_year=1950, home_area=city.area)
        enrolment = book_seat(session=session, person=person, by=None, via="clerk")
        Attendance.objects.create(enrolment=enrolment, on=day_of(held), present=True, marked_at=held)
    session.starts_at, session.ends_at = held, held + timedelta(hours=hours)
    session.save()


# -- counted from the records ------------------------------------------------------------------------------


def test_learners_and_hours_equal_what_was_marked(city: City) -> None:
    taught(city, 6, hours=3)
    assert counted(city, "learners").value == 6
    assert counted(city, "hours").value == 18
    assert counted(city, "learners", days=5).value == 0


def test_a_few_people_are_not_told_and_nobody_is_nobody(city: City) -> None:
    assert counted(city, "learners").value == 0
    taught(city, 3)
    reading = counted(city, "learners")
    assert (reading.value, reading.too_few) == (None, True)


def test_older_people_are_counted_over_those_registered_or_over_nothing(city: City) -> None:
    city.area = make_area()
    city.save()
    taught(city, 5)
    assert counted(city, "older_learners").of is None
    Population.objects.create(
        area=city.area, sex="all", age_from=60, people=900, year_be=2568, source="ทะเบียน"
    )
    reading = counted(city, "older_learners")
    assert (reading.value, reading.of, reading.source) == (5, 900, "ทะเบียน 2568")


def test_sessions_free_of_charge_are_free_for_everyone(city: City) -> None:
    taught(city, 1)
    taught(city, 1, price_satang=5_000)
    reading = counted(city, "free_sessions")
    assert (reading.value, reading.of) == (1, 2)


def test_agreements_and_promises_are_those_of_the_day(city: City) -> None:
    make_agreement(city)
    make_agreement(city, starts_on=ago(60), ends_on=ago(30))
    partner = make_organisation(city)
    kept = make_promise(partner, due_on=ago(3), amount=5)
    give(commitment=kept, given_on=ago(1), amount=5, note="ครบ", by=None)
    make_promise(partner, due_on=ago(2))
    make_promise(partner, due_on=ago(-9))
    assert counted(city, "agreements").value == 1
    reading = counted(city, "promises_kept")
    assert (reading.value, reading.of) == (1, 2)


def test_wishes_and_advice_are_counted_over_all_that_came(city: City) -> None:
    for state, answered in (
        (NeedState.OPEN, None), (NeedState.ANSWERED, now()), (NeedState.UNREAD, None),
    ):  # fmt: skip
        Need.objects.create(city=city, title="อยากเรียน", origin="resident", state=state, answered_at=answered)
    make_advice(city, text="คำแนะนำ", given_on=ago(9))
    reading = counted(city, "needs_answered")
    assert (reading.value, reading.of) == (1, 2)
    assert (counted(city, "advice_answered").value, counted(city, "advice_answered").of) == (0, 1)


@pytest.mark.parametrize("name", MEASURES)
def test_another_citys_records_are_not_counted(city: City, name: str) -> None:
    other = make_city("yala", name_th="ยะลา", name_en="Yala")
    before = counted(other, name)
    taught(city, 6)
    make_agreement(city)
    give(
        commitment=make_promise(make_organisation(city), due_on=ago(3), amount=1),
        given_on=ago(3), amount=1, note="ครบ", by=None,
    )  # fmt: skip
    make_advice(city, text="คำแนะนำ", given_on=ago(9))
    assert counted(other, name) == before
    assert counted(other, name).value == 0


# -- entered -----------------------------------------------------------------------------------------------


def test_a_figure_is_entered_with_what_shows_it_and_the_latest_counts(by_hand: KeyResult) -> None:
    services.enter_value(result=by_hand, value=Decimal(3), on=ago(20), words="บันทึกแรก", by=None)
    services.enter_value(result=by_hand, value=Decimal(5), on=ago(2), link="https://example.org/x", by=None)
    services.enter_value(result=by_hand, value=Decimal(4), on=ago(9), words="ย้อนหลัง", by=None)
    assert queries.standing_of(by_hand, today()).actual.value == 5
    assert queries.standing_of(by_hand, ago(9)).actual.value == 4
    assert queries.standing_of(by_hand, ago(30)).status == Status.NOT_MEASURED


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("evidence-missing", {"words": "  "}),
        ("not-yet", {"words": "พรุ่งนี้", "on": ago(-1)}),
    ],
)
def test_what_cannot_be_a_figure_is_refused(by_hand: KeyResult, code: str, given: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        services.enter_value(result=by_hand, value=Decimal(1), by=None, **({"on": today()} | given))
    assert refused.value.code == code
    assert not by_hand.values.exists()


def test_what_is_counted_cannot_be_entered(programme: Programme) -> None:
    result = make_result(make_goal(programme), measure="learners")
    with pytest.raises(Refused) as refused:
        services.enter_value(result=result, value=Decimal(9), on=today(), words="เดา", by=None)
    assert refused.value.code == "counted"


def test_the_database_keeps_no_figure_without_evidence(by_hand: KeyResult) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        EnteredValue.objects.create(result=by_hand, value=1, on=today())


def test_a_figure_taken_back_leaves_its_trace(by_hand: KeyResult) -> None:
    kept = services.enter_value(result=by_hand, value=Decimal(3), on=today(), words="ผิด", by=None)
    with pytest.raises(Refused):
        services.take_back_value(value=kept, because=" ", by=None)
    services.take_back_value(value=kept, because="พิมพ์ผิด", by=None)
    assert queries.standing_of(by_hand, today()).status == Status.NOT_MEASURED
    assert AuditEntry.objects.filter(act="take_back_value").count() == 1


# -- written -----------------------------------------------------------------------------------------------


def test_two_people_at_one_goal_overwrite_nothing(programme: Programme) -> None:
    goal = make_goal(programme)
    services.save_goal(programme=programme, goal=goal, version=1, number=1, title_th="หนึ่ง", by=None)
    with pytest.raises(Refused) as refused:
        services.save_goal(programme=programme, goal=goal, version=1, number=1, title_th="สอง", by=None)
    assert refused.value.code == "stale"
    assert Goal.objects.get().title_th == "หนึ่ง"


def test_a_programme_does_not_begin_after_one_of_its_results_is_due(programme: Programme) -> None:
    due = make_result(make_goal(programme)).due_on
    make_result(make_goal(programme), due_on=due - timedelta(days=9))
    days = {"ends_on": due + timedelta(days=99), "programme": programme, "city": programme.city, "by": None}
    with pytest.raises(Refused) as refused:
        services.save_programme(version=1, starts_on=due - timedelta(days=9), **days)
    assert (refused.value.code, refused.value.field) == ("due-before", "starts_on")
    assert services.save_programme(version=1, starts_on=due - timedelta(days=10), **days).version == 2


def test_two_goals_never_share_a_number(programme: Programme) -> None:
    make_goal(programme)
    with pytest.raises(Refused) as refused:
        services.save_goal(programme=programme, number=1, title_th="อีกข้อ", by=None)
    assert refused.value.code == "number-taken"


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("no-such-measure", {"measure": "happiness"}),
        ("nowhere-to-go", {"baseline": Decimal(5), "target": Decimal(5)}),
        ("due-before", {"due_on": ago(900)}),
    ],
)
def test_a_key_result_that_leads_nowhere_is_refused(
    programme: Programme, code: str, given: dict[str, Any]
) -> None:
    goal = make_goal(programme)
    fields = {"title_th": "ผล", "target": Decimal(10), "due_on": programme.ends_on} | given
    with pytest.raises(Refused) as refused:
        services.save_result(goal=goal, by=None, **fields)
    assert refused.value.code == code
    assert not goal.results.exists()


def test_nothing_counts_before_the_programme_begins(city: City) -> None:
    make_agreement(city)
    later = make_programme(city, starts_on=ago(-5), ends_on=ago(-300))
    result = make_result(make_goal(later), measure="agreements")
    assert queries.standing_of(result, today()).status == Status.NOT_MEASURED


# -- reviews -----------------------------------------------------------------------------------------------


@pytest.fixture
def held(programme: Programme) -> Callable[..., Review]:
    def hold(**given: Any) -> Review:
        said = [{"by_th": "ประธาน", "by_en": "", "text_th": "ไปได้ดี", "text_en": ""}, {"text_th": ""}]
        kept = {"month": 6, "on": today(), "said": said}
        return services.hold_review(programme=programme, by=None, **(kept | given))

    return hold


def test_a_review_keeps_every_figure_as_it_stood_and_what_was_said(
    city: City, programme: Programme, held: Callable[..., Review]
) -> None:
    goal = make_goal(programme)
    make_result(goal, measure="agreements", target=2)
    by_hand = make_result(goal, target=10)
    make_agreement(city)
    services.enter_value(result=by_hand, value=Decimal("4.5"), on=ago(1), words="แบบสอบถาม", by=None)
    review = held()
    first, second = review.snapshot["goals"][0]["results"]
    assert (first["actual"], first["target"], first["how"]["measure"]) == (1, 2, "agreements")
    assert first["how"]["first"] == programme.starts_on.isoformat()
    assert (second["actual"], second["how"]["words"]) == (4.5, "แบบสอบถาม")
    assert [each["text_th"] for each in review.said] == ["ไปได้ดี"]


def test_a_frozen_review_never_changes(city: City, programme: Programme, held: Callable[..., Review]) -> None:
    result = make_result(make_goal(programme), measure="agreements")
    review = held()
    before = Review.objects.values().get()
    make_agreement(city)
    result.goal.results.update(target=99, title_th="เปลี่ยนแล้ว")
    assert Review.objects.values().get() == before
    review.snapshot = {}
    for act in (
        review.save,
        review.delete,
        lambda: Review.objects.update(snapshot={}),
        lambda: Review.objects.all().delete(),
        lambda: programme.reviews.update(said=[]),
        lambda: Review.objects.bulk_update([review], ["snapshot"]),
    ):
        with pytest.raises(FrozenError), transaction.atomic():
            act()
    with pytest.raises(Refused) as refused:
        held()
    assert refused.value.code == "frozen"
    assert Review.objects.values().get() == before


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("no-such-month", {"month": 7}),
        ("not-yet", {"on": ago(-1)}),
        ("too-early", {"on": ago(60)}),
        ("too-early", {"month": 12}),
    ],
)
def test_a_review_has_its_month(held: Callable[..., Review], code: str, given: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        held(**given)
    assert refused.value.code == code
    assert not Review.objects.exists()
