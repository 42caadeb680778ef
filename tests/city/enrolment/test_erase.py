from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from learningcity.city.catalogue.models import Instructor
from learningcity.city.catalogue.search import catch_up, rebuild
from learningcity.city.enrolment.models import Attendance, Enrolment, State
from learningcity.city.enrolment.services import (
    book_seat,
    erase_due,
    erase_with_seats,
    let_quiet_learners_go,
    quiet_learners,
)
from learningcity.city.enrolment.statistics import reached_between
from learningcity.city.people.models import Consent, KnownIn, Person, RightsRequest
from learningcity.city.people.services import ask_right, withdraw_right
from learningcity.city.places.models import City
from learningcity.core import retention
from learningcity.core.errors import Refused
from learningcity.core.models import AuditEntry, ImportedRow, ImportRun, Message
from learningcity.core.personal import STAYS, Erasure, holders
from learningcity.core.thai_time import today
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_city,
    make_learner,
    make_person,
    make_session,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def came_to(person: Person, city: City, days_ago: int, *, present: bool = True) -> Enrolment:
    """A session some days ago to which a person came, or did not."""
    start = timezone.now() - timedelta(days=days_ago, hours=3)
    session = make_session(make_activity(city), starts_at=start)
    row = Enrolment.everywhere.create(
        city=city, session=session, person=person, state=State.COMPLETED, pool=session.pools.first(),
        created_at=start, changed_at=start,
    )  # fmt: skip
    Attendance.objects.create(
        enrolment=row, on=start.date(), present=present, marked_at=start, how=Attendance.How.LIST
    )
    return row


def erase(person: Person) -> dict[str, int]:
    return erase_with_seats(person=person, by=None, now=timezone.now())


def test_name_telephone_and_address_are_gone_and_the_account_is_closed(city: City) -> None:
    person = make_learner(name="มาลี", phone="+66812345678", email="malee@example.org", groups=["low_income"])
    person.known.create(city=city)
    account = person.account
    erase(person)
    person.refresh_from_db()
    assert (person.name, person.phone, person.email, person.groups) == ("–", "", "", [])
    assert person.account is None
    assert person.erased_at is not None
    assert account is not None
    account.refresh_from_db()
    assert (account.email, account.name, account.is_active) == (None, "", False)
    assert not account.has_usable_password()
    assert not Person.objects.known_in(city).filter(pk=person.pk).exists()


def test_nothing_that_is_to_go_is_left_in_any_declared_column(city: City) -> None:
    person = make_learner(name="มาลี วงศ์ทอง", phone="+66812345678", email="malee@example.org")
    book_seat(session=make_session(make_activity(city)), person=person, by=person.account)
    ask_right(person=person, kind="object", city=city, by=person.account, said="อย่านับฉัน")
    erase(person)
    left = [
        (holder.model.__name__, name, value)
        for holder in holders()
        if holder.held.on_erase is Erasure.BLANK
        for row in holder.rows_of(person)
        for name, held in holder.held.fields.items()
        if held.erased is not STAYS
        for value in [getattr(row, name)]
        if value not in (held.erased, "", None)
    ]
    assert left == []


def test_a_seat_ahead_goes_to_the_next_in_line(city: City) -> None:
    session = make_session(make_activity(city), seats=1)
    leaving, waiting = make_person("ไป", city=city), make_learner(name="รอ")
    book_seat(session=session, person=leaving, by=None)
    book_seat(session=session, person=waiting, by=waiting.account)
    erase(leaving)
    assert Enrolment.everywhere.get(person=leaving).state == State.CANCELLED
    assert Enrolment.everywhere.get(person=waiting).state == State.OFFERED


def test_messages_are_dropped_and_what_was_sent_is_blanked_also_to_a_helper(city: City) -> None:
    helper, person = make_account(), make_person("ยายศรี", birth_year=1950)
    make_care_link(helper, person)
    book_seat(session=make_session(make_activity(city)), person=person, by=helper, via="helper")
    assert Message.objects.filter(context__name="ยายศรี").exists()
    Message.objects.update(state=Message.State.SENT)
    erase(person)
    assert not Message.objects.filter(context__name="ยายศรี").exists()
    assert not Message.objects.filter(state=Message.State.WAITING).exists()


def test_what_a_file_said_of_the_person_is_blanked(city: City) -> None:
    person = make_person("มาลี", city=city)
    run = ImportRun.objects.create(city=city.code, kind="learners", file_name="ผู้เรียน.xlsx")
    row = ImportedRow.objects.create(
        run=run, number=2, fate="new", object_kind="person", object_id=person.pk, after={"name": "มาลี"}
    )
    erase(person)
    row.refresh_from_db()
    assert (row.before, row.after) == ({}, {})


def test_who_teaches_and_is_erased_is_shown_nowhere(client: Client, city: City) -> None:
    person, activity = make_learner(name="ครูนก แก้วใส", city=city), make_activity(city)
    shown = {"code": "kru-nok", "name_th": "ครูนก แก้วใส", "shown_since": timezone.now()}
    teacher = Instructor.everywhere.create(city=city, person=person, **shown)
    teacher.activities.add(activity)
    rebuild()
    pages = [f"/phra-nakhon/{page}" for page in ("people", f"activities/{activity.code}", "find?q=แก้วใส")]
    client.force_login(make_account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert [("แก้วใส</" in client.get(page).content.decode()) for page in pages[:2]] == [True, True]
    assert client.get("/phra-nakhon/people/kru-nok").status_code == 200
    erase(person)
    catch_up()
    assert [page for page in pages if "ครูนก" in client.get(page).content.decode()] == []
    assert client.get("/phra-nakhon/people/kru-nok").status_code == 404


def test_the_trail_keeps_the_act_and_no_name(city: City) -> None:
    person = make_person("มาลี วงศ์ทอง", city=city)
    erase(person)
    entry = AuditEntry.objects.get(act="erase_person")
    assert entry.about == str(person.uuid)
    assert "มาลี" not in str([(e.details, e.about, e.actor) for e in AuditEntry.objects.all()])


def test_consents_stay_as_proof_and_care_ends(city: City) -> None:
    person = make_person("มาลี", birth_year=1950)
    make_care_link(make_account(), person)
    Consent.objects.create(person=person, purpose="reminders")
    erase(person)
    assert Consent.objects.filter(person=person).count() == 1
    assert person.care_links.count() == 0


class CountsStay(TestCase):
    """The counts of a city are the same before and after any of its people are erased."""

    @given(
        ages=st.lists(st.integers(5, 95), min_size=1, max_size=4),
        visits=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 60), st.booleans()), max_size=6),
        erased=st.sets(st.integers(0, 3)),
    )
    def test_the_counts_stay(self, ages: list[int], visits: list[Any], erased: set[int]) -> None:
        city = make_city(f"city-{City.objects.count()}")
        people = [make_person(f"คนที่ {i}", birth_year=today().year - age) for i, age in enumerate(ages)]
        for who, days_ago, present in visits:
            came_to(people[who % len(people)], city, days_ago, present=present)
        span = (today() - timedelta(days=90), today())
        before = reached_between(city, *span)
        for number in erased & set(range(len(people))):
            erase(people[number])
        assert reached_between(city, *span) == before


def test_an_erasure_waits_for_its_day_and_can_be_taken_back_until_then(city: City, settings: Any) -> None:
    settings.ERASURE_DAYS = 7
    person = make_learner(name="มาลี")
    request = ask_right(person=person, kind="erase", city=city, by=person.account)
    assert erase_due(now=timezone.now()) == 0
    withdraw_right(request=request, by=person.account)
    assert erase_due(now=timezone.now() + timedelta(days=8)) == 0
    ask_right(person=person, kind="erase", city=city, by=person.account)
    assert erase_due(now=timezone.now() + timedelta(days=8)) == 1
    person.refresh_from_db()
    assert person.name == "–"
    assert RightsRequest.objects.filter(state="done", done_at__isnull=False).count() == 1


def test_it_is_asked_only_once_at_a_time(city: City) -> None:
    person = make_person("มาลี")
    ask_right(person=person, kind="erase", city=city, by=None)
    with pytest.raises(Refused, match="กำลังดำเนินการ"):
        ask_right(person=person, kind="erase", city=city, by=None)


def test_a_request_on_paper_says_how_one_made_sure_who_asks(city: City) -> None:
    with pytest.raises(Refused) as refused:
        ask_right(person=make_person("มาลี"), kind="see", city=city, by=make_account(), on_paper=True)
    assert refused.value.field == "proof"


def test_what_is_past_its_months_is_cleared_in_sum(city: City) -> None:
    long_ago = timezone.now() - timedelta(days=500)
    for number in range(3):
        Message.objects.create(
            dedupe_key=f"old:{number}", template="booked", recipient="a@example.org", not_before=long_ago,
            context={"name": "มาลี"}, state=Message.State.SENT,
        )  # fmt: skip
    Message.objects.filter(dedupe_key__in=["old:0", "old:1"]).update(created_at=long_ago)
    (found,) = retention.overdue(timezone.now())
    assert (found.holder.code, found.rows) == ("message", 2)
    assert retention.clear(timezone.now()) == 2
    assert set(Message.objects.values_list("recipient", flat=True)) == {"", "a@example.org"}
    assert AuditEntry.objects.get(act="clear_old").details == {"cleared": {"message": 2}}
    assert retention.overdue(timezone.now()) == []


def test_a_learner_not_seen_for_years_is_asked_and_then_erased(city: City) -> None:
    years_ago = timezone.now() - timedelta(days=6 * 366)
    quiet = make_person("เงียบ", created_at=years_ago, email="quiet@example.org")
    KnownIn.objects.create(person=quiet, city=city)
    active = make_person("ยังมา", created_at=years_ago)
    came_to(active, city, 100)
    assert list(quiet_learners(timezone.now())) == [quiet]
    let_quiet_learners_go(now=timezone.now())
    quiet.refresh_from_db()
    assert (quiet.name, Message.objects.filter(template="stay").count()) == ("เงียบ", 1)
    let_quiet_learners_go(now=timezone.now() + timedelta(days=61))
    quiet.refresh_from_db()
    active.refresh_from_db()
    assert (quiet.name, active.name) == ("–", "ยังมา")
