"""Many people enrolled in one act, foretold before and taken back after."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from learningcity.city.enrolment.models import Enrolment, NameList, State
from learningcity.city.enrolment.queries import Fate, foretell
from learningcity.city.enrolment.services import book_seat, enrol_list, take_back_list
from learningcity.city.enrolment.services.many import Someone
from learningcity.city.people.models import Person
from learningcity.city.people.roles import Role
from learningcity.city.people.services import give_consent
from learningcity.city.places.models import City
from learningcity.core.errors import Refused, RefusedTogether
from tests.factories import make_activity, make_neighbourhood, make_officer, make_person, make_session

pytestmark = pytest.mark.django_db

TWO = [Someone("สมชาย ใจดี", 1950, "+66812345678"), Someone("สมหญิง ใจดี", 1955)]


def states(made: NameList) -> list[str]:
    return list(made.listed.order_by("pk").values_list("enrolment__state", flat=True))


def test_all_are_noted_down_and_seated_in_one_act(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    home = make_neighbourhood(city)
    session = make_session(make_activity(city))
    made = enrol_list(session=session, everyone=TWO, by=clerk, uuid=uuid4(), neighbourhood=home)
    assert states(made) == [State.BOOKED, State.BOOKED]
    assert Person.objects.known_in(city).filter(home_neighbourhood=home).count() == 2


def test_those_beyond_the_last_seat_stand_in_line_in_their_order(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    session = make_session(make_activity(city), seats=1)
    made = enrol_list(session=session, everyone=[*TWO, Someone("คนที่สาม")], by=clerk, uuid=uuid4())
    assert states(made) == [State.BOOKED, State.WAITING, State.WAITING]


def test_the_same_list_sent_twice_is_enrolled_once(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    session, uuid = make_session(make_activity(city)), uuid4()
    for _ in range(2):
        enrol_list(session=session, everyone=TWO, by=clerk, uuid=uuid)
    assert Enrolment.everywhere.count() == 2


def test_where_one_is_refused_nobody_is_enrolled(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    session = make_session(make_activity(city))
    child = Someone("มะลิ", timezone.now().year - 8)
    with pytest.raises(RefusedTogether) as refused:
        enrol_list(session=session, everyone=[*TWO, child], by=clerk, uuid=uuid4())
    assert [each.code for each in refused.value] == ["guardian-must-be-present"]
    assert not Enrolment.everywhere.exists()
    assert not Person.objects.filter(name="มะลิ").exists()


def test_taking_back_gives_every_seat_back_and_forgets_whom_nobody_knew(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    known = make_person("รู้จักกันอยู่แล้ว", city=city)
    session = make_session(make_activity(city), seats=2)
    everyone = [*TWO, Someone(known.name, person=known)]
    made = enrol_list(session=session, everyone=everyone, by=clerk, uuid=uuid4())
    assert take_back_list(made=made, by=clerk) == 3
    assert list(Person.objects.known_in(city)) == [known]
    assert session.pools.get().taken == 0
    assert Enrolment.everywhere.get().state == State.CANCELLED


def test_who_waited_before_the_list_gets_the_seat_it_gives_back(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    session = make_session(make_activity(city), seats=2)
    made = enrol_list(session=session, everyone=TWO, by=clerk, uuid=uuid4())
    waiting = book_seat(session=session, person=make_person(city=city), by=None)
    take_back_list(made=made, by=clerk)
    waiting.refresh_from_db()
    assert waiting.state == State.OFFERED


def test_someone_new_of_whom_more_is_held_meanwhile_stays(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    made = enrol_list(session=make_session(make_activity(city)), everyone=TWO, by=clerk, uuid=uuid4())
    stays = Person.objects.get(name="สมชาย ใจดี")
    give_consent(person=stays, purpose="reminders", by=clerk)
    take_back_list(made=made, by=clerk)
    assert list(Person.objects.known_in(city)) == [stays]


def test_a_list_is_taken_back_once_and_within_a_day(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    session = make_session(make_activity(city))
    made = enrol_list(session=session, everyone=TWO, by=clerk, uuid=uuid4())
    NameList.everywhere.update(made_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(Refused) as late:
        take_back_list(made=made, by=clerk)
    NameList.everywhere.update(made_at=timezone.now())
    take_back_list(made=made, by=clerk)
    with pytest.raises(Refused) as twice:
        take_back_list(made=made, by=clerk)
    assert (late.value.code, twice.value.code) == ("too-late", "taken-back")


def test_what_is_foretold_happens(city: City) -> None:
    clerk = make_officer(Role.CITY_COORDINATOR, city)
    session = make_session(make_activity(city), seats=2, reserved={"older": 1})
    born = timezone.now().year
    everyone = [
        Person(name="หนุ่ม", birth_year=born - 30),
        Person(name="ยาย", birth_year=born - 70),
        Person(name="ลุง", birth_year=born - 65),
        Person(name="สาว", birth_year=born - 25),
    ]
    told = [each.fate for each in foretell(session, [(one, False) for one in everyone], timezone.now())]
    assert told == [Fate.SEAT, Fate.SEAT, Fate.SEAT, Fate.LINE]
    list_of = [Someone(one.name, one.birth_year) for one in everyone]
    made = enrol_list(session=session, everyone=list_of, by=clerk, uuid=uuid4())
    assert states(made) == [State.BOOKED] * 3 + [State.WAITING]


def test_a_small_child_is_foretold_refused_unless_the_guardian_is_by(city: City) -> None:
    session = make_session(make_activity(city))
    child = Person(name="มะลิ", birth_year=timezone.now().year - 8)
    fates = [foretell(session, [(child, here)], timezone.now())[0].fate for here in (False, True)]
    assert fates == [Fate.REFUSED, Fate.SEAT]
