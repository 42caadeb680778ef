"""The demonstration that is built keeps every promise the program makes."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from pytest_django import Settings

from learningcity.city.catalogue.models import (
    Activity,
    ActivityState,
    LearningType,
    Path,
    SeatPool,
    Session,
)
from learningcity.city.catalogue.queries import festival_sessions
from learningcity.city.enrolment.models import SEATED, Attendance, Enrolment, State, SupportKind
from learningcity.city.people.access import leave_of
from learningcity.city.people.models import Audience, CoachNote, Person, RoleGrant, Share
from learningcity.city.people.queries import demo_accounts
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.places.models import Area, City, Venue
from learningcity.city.templates import queries
from learningcity.city.templates.parts.part import in_both
from learningcity.city.templates.services import Opening, start_city
from learningcity.core import thai_time
from learningcity.core.audit import first_break
from learningcity.core.models import AuditEntry, Message
from learningcity.core.personal import holders
from learningcity.demo.build import Built, build, is_built
from learningcity.demo.paths import FEWEST
from learningcity.demo.people import DEMO_PEOPLE, PASSWORD
from learningcity.web.staff.people.acts import ACTS

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("built")]

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=thai_time.BANGKOK)


@pytest.fixture(scope="module")
def built(django_db_setup: Any, django_db_blocker: Any) -> Iterator[Built]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield built_at_nine()
        transaction.set_rollback(True)


def built_at_nine() -> Built:
    with time_machine.travel(NOW, tick=False):
        return build(now=NOW, portion=0.2)


def test_it_knows_that_it_is_built() -> None:
    assert is_built()


def test_the_whole_country_is_there() -> None:
    levels = dict(Area.objects.order_by().values_list("level").annotate(Count("pk")))
    assert (levels["province"], levels["district"], levels["subdistrict"]) == (77, 928, 7436)
    assert levels["community"] == 19


def test_the_tree_of_areas_is_sound() -> None:
    children: Counter[str] = Counter()
    rows = list(Area.objects.values_list("path", "depth", "numchild"))
    for path, depth, _numchild in rows:
        assert len(path) == depth * Area.steplen
        children[path[: -Area.steplen]] += 1
    assert all(children[path] == numchild for path, _depth, numchild in rows)
    district, khwaeng = Area.objects.get(code="1001"), Area.objects.get(code="100101")
    assert khwaeng.path.startswith(district.path)


def test_paths_say_that_they_are_invented_and_people_have_begun_them() -> None:
    paths = list(Path.everywhere.published())
    assert len({path.city_id for path in paths}) >= 2
    assert all(path.is_invented and path.steps.count() >= FEWEST for path in paths)
    finished = Enrolment.everywhere.filter(state=State.COMPLETED)
    assert all(finished.filter(session__activity__steps__path=path).exists() for path in paths)


def test_every_venue_lies_in_its_city_and_says_that_its_hours_are_invented() -> None:
    outside = Venue.everywhere.exclude(
        lat__gte=F("city__south"),
        lat__lte=F("city__north"),
        lon__gte=F("city__west"),
        lon__lte=F("city__east"),
    )
    assert not outside.exists()
    assert not Venue.everywhere.filter(details_invented=False).exists()


def test_no_value_held_about_a_person_stands_in_a_template() -> None:
    """Every text that erasure would take away, of every model that holds one, against each template."""
    documents = {
        city.code: queries.written(queries.document_of(city)).decode() for city in City.objects.all()
    }
    told = 0
    for value in set(_held_of_people()) - _words_of_the_program():
        told += 1
        assert [code for code, document in documents.items() if value in document] == [], value
    assert told > 1_000


def _words_of_the_program() -> set[str]:
    """Kinds of help and names of roles, which a template names, and so may a position or a wish for help."""
    names = {in_both(role.name)[f"name_{language}"] for role in ROLES.values() for language in ("th", "en")}
    return names | set(SupportKind.values)


SHORTEST_TOLD = 4
"""Shorter values stand in any text by chance."""


def _held_of_people() -> Iterator[str]:
    for holder in holders():
        names = [
            name
            for name in holder.erased
            if "__" not in name
            for field in [holder.model._meta.get_field(name)]
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]
        for row in holder.rows.values_list(*names).distinct() if names else ():
            yield from (value for value in row if isinstance(value, str) and len(value) >= SHORTEST_TOLD)


def test_a_second_district_from_the_demonstration_gives_the_same_template() -> None:
    first = queries.document_of(City.objects.get(code="phra-nakhon"))
    opening = Opening("second", "เขตสอง", "Second", 13.735, 100.511, 2_000, "second@demo.example")
    with transaction.atomic():
        city, _account = start_city(by=None, opening=opening, template=first)
        assert queries.document_of(city)["parts"] == first["parts"]
        found = queries.fidelity_of(city)
        assert found
        assert found.percent == 100
        transaction.set_rollback(True)
    assert all(first["parts"].values())


def test_every_activity_has_a_learning_type_a_topic_and_both_languages() -> None:
    activities = Activity.everywhere.all()
    assert {each.learning_type for each in activities} <= set(LearningType.values)
    assert all(
        a.title_th and a.title_en and a.summary_th and a.summary_en and a.is_invented for a in activities
    )


def test_no_seat_is_sold_twice_and_every_taken_seat_has_its_person() -> None:
    seated = Count("enrolments", filter=Q(enrolments__state__in=SEATED))
    assert not SeatPool.objects.annotate(seated=seated).exclude(taken=F("seated")).exists()
    assert not SeatPool.objects.filter(taken__gt=F("seats")).exists()


def test_nobody_waits_where_a_seat_they_could_use_is_free() -> None:
    for enrolment in Enrolment.everywhere.filter(state=State.WAITING).select_related("session"):
        usable = Q(group="") | Q(group__in=enrolment.groups)
        assert not enrolment.session.pools.filter(usable, taken__lt=F("seats")).exists()


def test_people_waiting_are_numbered_in_the_order_in_which_they_came() -> None:
    for session in Session.everywhere.filter(enrolments__state=State.WAITING).distinct():
        waiting = session.enrolments.filter(state=State.WAITING).order_by("pk")
        came = list(waiting.values_list("created_at", flat=True))
        assert came == sorted(came)


def test_there_are_waiting_lists_offers_and_reserved_seats_ahead() -> None:
    assert Enrolment.everywhere.filter(state=State.WAITING, session__starts_at__gt=NOW).count() >= 10
    assert Enrolment.everywhere.filter(state=State.OFFERED, offer_expires_at__gt=NOW).exists()
    assert SeatPool.objects.exclude(group="").filter(releases_at__gt=NOW).exists()


def test_a_cancelled_session_has_no_live_enrolment() -> None:
    states = set(Enrolment.everywhere.filter(session__state="cancelled").values_list("state", flat=True))
    assert states <= {State.CALLED_OFF}


def test_only_published_activities_have_enrolments() -> None:
    assert not Enrolment.everywhere.exclude(session__activity__state=ActivityState.PUBLISHED).exists()
    assert Activity.everywhere.filter(state=ActivityState.SUBMITTED).count() >= 5
    assert Activity.everywhere.filter(state=ActivityState.RETURNED).exclude(return_reason="").exists()


def test_sessions_are_dated_around_now_and_skip_public_holidays() -> None:
    starts = [thai_time.local(each).date() for each in Session.everywhere.values_list("starts_at", flat=True)]
    assert min(starts) > NOW.date() - timedelta(days=500)
    assert NOW.date() + timedelta(days=20) < max(starts) < NOW.date() + timedelta(days=120)
    assert not any(thai_time.holiday_name(day) for day in starts)


def test_a_session_happens_while_its_venue_is_open() -> None:
    for session in Session.everywhere.select_related("venue"):
        starts, ends = thai_time.local(session.starts_at), thai_time.local(session.ends_at)
        spans = session.venue.hours[starts.strftime("%a").lower()]
        assert any(opens <= f"{starts:%H:%M}" and f"{ends:%H:%M}" <= closes for opens, closes in spans)


def test_people_are_old_and_young_enough_for_what_they_join() -> None:
    for enrolment in Enrolment.everywhere.select_related("person", "session__activity"):
        activity, age = enrolment.session.activity, enrolment.person.age(enrolment.session.starts_at.date())
        assert (activity.min_age or 0) <= (age or 0) <= (activity.max_age or 200)


def test_a_child_under_ten_is_enrolled_by_a_guardian() -> None:
    young = Enrolment.everywhere.filter(person__birth_year__gt=NOW.year - 10)
    assert young.exists()
    assert not young.exclude(via=Enrolment.Via.HELPER).exists()


def test_attendance_is_marked_only_for_seats_on_days_that_are_past() -> None:
    assert not Attendance.objects.filter(on__gt=NOW.date()).exists()
    assert not Attendance.objects.exclude(enrolment__state__in=SEATED).exists()
    assert not Enrolment.everywhere.filter(state=State.COMPLETED, attendance=None).exists()


def test_nothing_was_changed_before_it_was_made_or_after_now() -> None:
    assert not Enrolment.everywhere.filter(changed_at__lt=F("created_at")).exists()
    assert not Enrolment.everywhere.filter(Q(created_at__gt=NOW) | Q(changed_at__gt=NOW)).exists()


def test_every_person_is_invented_and_known_in_a_city() -> None:
    assert not Person.objects.filter(is_invented=False).exists()
    assert not Person.objects.filter(known=None).exists()


def test_there_is_someone_to_sign_in_as_for_every_role_but_the_visitor(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert {each.role for each in DEMO_PEOPLE} == set(Role) - {Role.VISITOR}
    assert set(RoleGrant.objects.values_list("role", flat=True)) == {each.role.value for each in DEMO_PEOPLE}
    account = RoleGrant.objects.get(role=Role.OPERATOR).account
    assert account.check_password(PASSWORD)


def test_only_those_one_can_sign_in_as_have_the_demonstrations_addresses() -> None:
    listed = {str(account.email) for account, _grants in demo_accounts()}
    assert listed == {each.email for each in DEMO_PEOPLE}


def test_the_learner_one_can_sign_in_as_has_seats_ahead_and_a_past() -> None:
    states = set(
        Enrolment.everywhere.filter(person__email="malee@demo.example").values_list("state", flat=True)
    )
    assert {State.BOOKED, State.COMPLETED} <= states


def test_the_helper_and_the_guardian_look_after_people() -> None:
    for email in ("anong@demo.example", "suda@demo.example"):
        assert Person.objects.filter(care_links__carer__email=email).exists()


@pytest.mark.parametrize("city", ["phra-nakhon", "phayao", "yala"])
def test_each_city_has_a_trail_that_holds_and_messages_sent_waiting_and_failed(city: str) -> None:
    acts = set(AuditEntry.objects.filter(city=city).values_list("act", flat=True))
    assert {"book_seat", "submit_activity", "approve_activity", "grant_role", "venue.verified"} <= acts
    assert acts <= set(ACTS)
    assert not AuditEntry.objects.filter(at__gt=NOW).exists()
    assert first_break() is None
    letters = Message.objects.filter(context__city=city)
    assert {"sent", "failed"} <= set(letters.values_list("state", flat=True))
    assert not letters.filter(Q(created_at__gt=NOW) | Q(sent_at__gt=NOW)).exists()


@pytest.mark.parametrize("city", ["phra-nakhon", "phayao", "yala"])
def test_each_city_has_a_festival_soon(city: str) -> None:
    sessions = festival_sessions(City.objects.get(code=city), NOW, NOW + timedelta(days=21))
    assert sessions
    assert all(each.activity.is_invented for each in sessions)


def test_the_numbers_are_those_of_the_rows(built: Built) -> None:
    assert built.people == Person.objects.count() >= 1000
    assert built.enrolments == Enrolment.everywhere.count() > 0
    assert timezone.is_aware(NOW)


def test_building_twice_from_one_seed_gives_the_same_enrolments(built: Built) -> None:
    before = list(Enrolment.everywhere.order_by("pk").values_list("uuid", "state", "created_at")[:500])
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("learningcity."):
            model._base_manager.using("default").all()._raw_delete("default")
    again = built_at_nine()
    assert again[:-1] == built[:-1]
    assert (
        list(Enrolment.everywhere.order_by("pk").values_list("uuid", "state", "created_at")[:500]) == before
    )


def test_each_city_shares_in_its_own_way_and_the_coach_is_answered() -> None:
    shared = {city.code: leave_of(city)[Audience.COACH] for city in City.objects.all()}
    assert len(set(shared.values())) == len(shared) == 3
    assert all(share.is_invented for share in Share.everywhere.all())
    notes = CoachNote.everywhere.all()
    assert {note.reply for note in notes} == {"", "adapted", "declined"}
    assert notes.filter(sent_at=None).exists()
    assert CoachNote.objects.in_city(City.objects.get(code="phra-nakhon")).to_answer().exists()
