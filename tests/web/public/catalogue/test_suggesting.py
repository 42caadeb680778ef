"""What is suggested to whom: with a sentence, a sum, a way to say no, and never to anyone else."""

from uuid import uuid4

import pytest
from django.test import Client

from learningcity.city.catalogue.models import Activity, NotThis
from learningcity.city.people.models import CareLink, Person, User
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.core.models import AuditEntry
from learningcity.core.thai_time import today
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_city,
    make_finished,
    make_organisation,
    make_path,
    make_person,
    make_session,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HERE = "/phra-nakhon/suggestions"


@pytest.fixture
def wipa(client: Client, city: City) -> Person:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return person_of(account=account)


def account_of(person: Person) -> User:
    assert person.account
    return person.account


@pytest.fixture
def ahead(city: City, wipa: Person) -> Activity:
    """The next step of a path that Wipa has begun."""
    done, ahead = make_activity(city, title_en="Costs"), make_activity(city, title_en="Selling")
    make_session(ahead)
    make_path(city, done, ahead)
    make_finished(wipa, done)
    return ahead


def text(client: Client, address: str = "/phra-nakhon/") -> str:
    return str(client.get(address, {"lang": "en"}).content.decode())


def test_a_suggestion_says_why_in_a_sentence_and_how_many_points_each_part_gave(
    client: Client, ahead: Activity
) -> None:
    sentence = (
        "Because it is the next step of the path “To a first shop” and it is about the same subject as "
        "“Costs”, finished before."
    )
    page = text(client)
    assert sentence in page
    assert "Selling path 40 + subject 15 = 55" in page


def test_what_stands_under_my_paths_is_not_suggested_again_below(
    client: Client, city: City, ahead: Activity
) -> None:
    other = make_activity(city, title_en="Photos")
    make_session(other)
    page = text(client, "/phra-nakhon/mine/")
    assert "Photos subject 15 = 15" in page
    assert "Selling path" not in page


def test_a_stranger_is_suggested_nothing(ahead: Activity) -> None:
    assert "Suggested for you" not in text(Client(), "/phra-nakhon/")


def test_not_this_is_kept_told_in_the_trail_and_can_be_forgotten(
    client: Client, wipa: Person, ahead: Activity
) -> None:
    answer = client.post(f"{HERE}/not-this", {"who": wipa.uuid, "activity": ahead.uuid})
    assert answer["Location"] == "/phra-nakhon/mine/#su"
    assert "Because" not in text(client)
    client.post(f"{HERE}/not-this", {"activity": ahead.uuid})
    client.post(f"{HERE}/again", {"who": wipa.uuid})
    assert "Because" in text(client)
    acts = AuditEntry.objects.filter(about=str(wipa.uuid)).order_by("pk").values_list("act", flat=True)
    assert [act for act in acts if act in {"set_aside", "suggest_again"}] == ["set_aside", "suggest_again"]


def test_a_guardian_answers_for_a_child(client: Client, wipa: Person, ahead: Activity) -> None:
    child = make_person("ต้นกล้า", birth_year=today().year - 8)
    make_care_link(account_of(wipa), child, CareLink.Kind.GUARDIAN)
    answer = client.post(f"{HERE}/not-this", {"who": child.uuid, "activity": ahead.uuid})
    assert answer["Location"] == f"/phra-nakhon/mine/?who={child.uuid}#su"
    assert NotThis.objects.get().person == child


def test_nobody_else_answers_for_a_person(client: Client, wipa: Person, ahead: Activity) -> None:
    neighbour, stranger = make_person("ป้าแดง"), make_person("ใครก็ไม่รู้")
    make_care_link(account_of(wipa), neighbour)
    for who in (neighbour.uuid, stranger.uuid, uuid4(), "who"):
        assert client.post(f"{HERE}/not-this", {"who": who, "activity": ahead.uuid}).status_code == 404
        assert client.post(f"{HERE}/again", {"who": who}).status_code == 404
    assert not NotThis.objects.exists()
    assert "/login/" in Client().post(f"{HERE}/not-this", {"activity": ahead.uuid})["Location"]
    assert client.get(f"{HERE}/not-this").status_code == 405


def test_only_what_is_published_here_can_be_set_aside(client: Client, city: City, wipa: Person) -> None:
    yala = make_city("yala")
    abroad = make_activity(yala, organisation=make_organisation(yala))
    draft = make_activity(city, state="draft")
    for uuid in (abroad.uuid, draft.uuid, uuid4(), "x"):
        assert client.post(f"{HERE}/not-this", {"activity": uuid}).status_code == 404
