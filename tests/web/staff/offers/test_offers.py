"""Answering offers to teach, and the list of those who teach."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity, Instructor, OfferState, TeachingOffer
from learningcity.city.people.models import Person
from learningcity.city.people.roles import ROLES, Role, Scope
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry
from tests.city.catalogue.test_offers import account_of, fields
from tests.factories import make_city, make_learner, make_officer, make_organisation, make_topic
from tests.web.staff.conftest import client_of

pytestmark = pytest.mark.django_db
ROOM = "/staff/phra-nakhon/offers"


@pytest.fixture
def resident(city: City) -> Person:
    return make_learner(city=city, name="มาลี วงศ์ทอง")


@pytest.fixture
def administrator(as_role: Callable[..., Client]) -> Client:
    return as_role(Role.LEARNING_ADMINISTRATOR)


def sent_by(person: Person, city: City, **given: Any) -> TeachingOffer:
    own = account_of(person)
    row = services.write_offer(city=city, person=person, by=own, **fields(**given))
    return services.send_offer(offer=row, by=own)


@pytest.fixture
def offer(city: City, resident: Person) -> TeachingOffer:
    return sent_by(resident, city)


def accepting(offer: TeachingOffer, **given: Any) -> dict[str, Any]:
    holder = make_organisation(offer.city)
    return {
        "accept-organisation": holder.pk,
        "accept-learning_type": "lifelong",
        "accept-said": "ยินดีมาก",
        "accept-version": offer.version,
    } | given


def test_what_waits_is_on_the_list_and_on_the_page_of_today(
    administrator: Client, offer: TeachingOffer
) -> None:
    assert "Marigold garlands" in administrator.get(f"{ROOM}/?lang=en").content.decode()
    today = administrator.get("/staff/phra-nakhon/?lang=en").content.decode()
    assert "1 person offers to teach and waits for an answer" in today


def test_a_draft_is_nobody_elses_business(administrator: Client, city: City, resident: Person) -> None:
    row = services.write_offer(city=city, person=resident, by=account_of(resident), **fields())
    for show in ("waiting", "prepared", "closed"):
        assert "Marigold" not in administrator.get(f"{ROOM}/?show={show}&lang=en").content.decode()
    assert administrator.get(f"{ROOM}/{row.uuid}").status_code == 404


def test_a_yes_opens_the_draft_with_how_to_reach_them(administrator: Client, offer: TeachingOffer) -> None:
    answer = administrator.post(f"{ROOM}/{offer.uuid}/accept", accepting(offer))
    activity = Activity.everywhere.get()
    assert answer["Location"] == f"/staff/phra-nakhon/activities/{activity.uuid}"
    page = administrator.get(answer["Location"]).content.decode()
    assert "0812345678" in page
    offer.refresh_from_db()
    assert (offer.state, offer.said) == (OfferState.ACCEPTED, "ยินดีมาก")


def test_only_who_arranges_the_teaching_sees_how_to_reach_them(
    administrator: Client, as_role: Callable[..., Client], offer: TeachingOffer
) -> None:
    administrator.post(f"{ROOM}/{offer.uuid}/accept", accepting(offer))
    activity = Activity.everywhere.get()
    page = f"/staff/phra-nakhon/activities/{activity.uuid}"
    holder = as_role(Role.PROVIDER_EDITOR, organisation=activity.organisation)
    assert "0812345678" in holder.get(page).content.decode()
    assert "0812345678" not in as_role(Role.CASE_MANAGER).get(page).content.decode()
    assert "0812345678" not in Client().get(f"/phra-nakhon/activities/{activity.code}").content.decode()


def test_a_partner_that_offers_in_its_own_name_is_chosen_already(
    administrator: Client, city: City, resident: Person
) -> None:
    partner = make_organisation(city, name_th="กลุ่มแม่บ้านบางลำพู")
    row = sent_by(resident, city, organisation_name="กลุ่มแม่บ้านบางลำพู")
    page = administrator.get(f"{ROOM}/{row.uuid}").content.decode()
    assert f'<option value="{partner.pk}" selected>' in page


@pytest.mark.parametrize(("act", "prefix", "state"), [("return", "return", "returned"), ("decline",) * 3])
def test_no_and_not_yet_need_words(
    administrator: Client, offer: TeachingOffer, act: str, prefix: str, state: str
) -> None:
    address, version = f"{ROOM}/{offer.uuid}/{act}", {f"{prefix}-version": offer.version}
    assert administrator.post(address, version | {f"{prefix}-said": " "}).status_code == 200
    administrator.post(address, version | {f"{prefix}-said": "รับได้กี่คน"})
    offer.refresh_from_db()
    assert offer.said == "รับได้กี่คน"
    assert offer.state == {"return": "returned", "decline": "declined"}[act]


def test_who_answers_second_reads_what_became_of_it(administrator: Client, offer: TeachingOffer) -> None:
    said = {"decline-said": "ไม่", "decline-version": offer.version}
    administrator.post(f"{ROOM}/{offer.uuid}/decline", said)
    page = administrator.post(f"{ROOM}/{offer.uuid}/accept?lang=en", accepting(offer)).content.decode()
    assert "not accepted" in page
    assert not Activity.everywhere.exists()


@pytest.mark.parametrize("role", [role for role in Role if ROLES[role].scope is Scope.CITY])
def test_only_who_may_review_enters(as_role: Callable[..., Client], offer: TeachingOffer, role: Role) -> None:
    may = role in (Role.LEARNING_ADMINISTRATOR, Role.CITY_COORDINATOR)
    client = as_role(role)
    for path in ("/", f"/{offer.uuid}", "/instructors"):
        assert client.get(f"{ROOM}{path}").status_code == (200 if may else 403)
    answer = client.post(f"{ROOM}/{offer.uuid}/decline", {"decline-said": "ไม่"})
    assert answer.status_code == (302 if may else 403)


def test_another_citys_offers_do_not_exist_here(offer: TeachingOffer) -> None:
    elsewhere = make_city("yala", name_th="ยะลา", name_en="Yala")
    officer = client_of(make_officer(Role.CITY_COORDINATOR, elsewhere))
    assert "Marigold" not in officer.get("/staff/yala/offers/?lang=en").content.decode()
    assert officer.get(f"/staff/yala/offers/{offer.uuid}").status_code == 404
    for act in ("accept", "return", "decline"):
        assert officer.post(f"/staff/yala/offers/{offer.uuid}/{act}").status_code == 404
        assert officer.post(f"{ROOM}/{offer.uuid}/{act}").status_code == 403
    assert TeachingOffer.everywhere.get().state == OfferState.SENT


def test_another_citys_partner_cannot_be_chosen(administrator: Client, offer: TeachingOffer) -> None:
    partner = make_organisation(make_city("yala", name_th="ยะลา"))
    said = accepting(offer) | {"accept-organisation": partner.pk}
    assert administrator.post(f"{ROOM}/{offer.uuid}/accept", said).status_code == 200
    assert not Activity.everywhere.exists()


def test_that_somebody_read_how_to_reach_them_is_noted_once_a_day(
    administrator: Client, offer: TeachingOffer, resident: Person
) -> None:
    for _ in range(2):
        administrator.get(f"{ROOM}/{offer.uuid}")
    read = AuditEntry.objects.filter(act="read_contact", about=str(resident.uuid))
    assert read.count() == 1


def test_an_instructor_is_added_shown_and_removed(coordinator: Client, city: City) -> None:
    topic = make_topic("craft")
    said = {"name_th": "ครูต้น", "topics": [topic.pk]}
    coordinator.post(f"{ROOM}/instructors/new", said)
    row = Instructor.everywhere.get()
    assert (row.name_th, row.shown_since) == ("ครูต้น", None)
    coordinator.post(f"{ROOM}/instructors/{row.uuid}/shown", {"shown": "1"})
    row.refresh_from_db()
    assert row.shown_since is not None
    stale = coordinator.post(f"{ROOM}/instructors/{row.uuid}", said | {"version": 1, "name_th": "ครูใหม่"})
    assert stale.status_code == 200
    coordinator.post(f"{ROOM}/instructors/{row.uuid}", said | {"version": row.version, "name_th": "ครูใหม่"})
    row.refresh_from_db()
    assert row.name_th == "ครูใหม่"
    coordinator.post(f"{ROOM}/instructors/{row.uuid}/remove")
    assert not Instructor.everywhere.exists()


def test_an_account_has_one_page_in_a_city(coordinator: Client, resident: Person) -> None:
    said = {"name_th": "ครูต้น", "email": account_of(resident).email}
    assert coordinator.post(f"{ROOM}/instructors/new", said).status_code == 302
    page = coordinator.post(f"{ROOM}/instructors/new?lang=en", said).content.decode()
    assert "a page as an instructor already" in page
    unknown = coordinator.post(f"{ROOM}/instructors/new?lang=en", said | {"email": "nobody@example.org"})
    assert "No learner has an account" in unknown.content.decode()
