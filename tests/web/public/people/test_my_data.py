from datetime import timedelta

import pypdfium2
import pytest
from django.test import Client

from learningcity.city.enrolment.models import FollowUp
from learningcity.city.enrolment.rules.feedback import Outcome
from learningcity.city.enrolment.services import book_seat
from learningcity.city.people.models import Consent, Person, User
from learningcity.city.people.queries import has_agreed, open_erasure
from learningcity.city.people.roles import Role
from learningcity.city.people.services import person_of
from learningcity.city.places.models import City
from learningcity.core import audit
from learningcity.core.thai_time import today
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_city,
    make_neighbourhood,
    make_officer,
    make_person,
    make_session,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DATA = "/phra-nakhon/mine/data"
CORRECT = f"{DATA}/correct"


@pytest.fixture
def wipa(client: Client) -> User:
    account = make_account(name="วิภา")
    client.force_login(account, backend=BACKEND)
    return account


def given(**more: object) -> dict[str, object]:
    return {"name": "วิภา", "birth_year": "2530", "phone": "", "email": "", "language": "th"} | more


def test_one_s_own_data_can_be_put_right(client: Client, wipa: User, city: City) -> None:
    home = make_neighbourhood(city)
    client.post(
        CORRECT,
        given(
            name="วิภาดา", phone="๐๘๑ ๒๓๔ ๕๖๗๘", home_neighbourhood=home.pk, language="en", groups=["carer"]
        ),
    )
    person = person_of(account=wipa)
    assert (person.name, person.birth_year, person.phone) == ("วิภาดา", 1987, "+66812345678")
    assert (person.home_neighbourhood, person.groups) == (home, ["carer"])
    wipa.refresh_from_db()
    assert wipa.language == "en"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"birth_year": "2590"}, "Nobody alive was born in that year."),
        ({"birth_year": "abc"}, "is not a year."),
        ({"phone": "12"}, "is not a telephone number."),
        ({"email": "nowhere"}, "Enter a valid email address."),
        ({"groups": ["king"]}, "king is not one of the available choices."),
        ({"language": "xx"}, "xx is not one of the available choices."),
    ],
)
def test_what_cannot_be_right_is_refused_in_a_sentence(
    client: Client, wipa: User, city: City, wrong: dict[str, object], sentence: str
) -> None:
    page = client.post(f"{CORRECT}?lang=en", given(**wrong)).content.decode()
    assert sentence in page
    assert person_of(account=wipa).birth_year is None


def test_another_city_s_neighbourhood_cannot_be_home(client: Client, wipa: User, city: City) -> None:
    elsewhere = make_neighbourhood(make_city("yala"))
    assert client.post(CORRECT, given(home_neighbourhood=elsewhere.pk)).status_code == 200
    assert person_of(account=wipa).home_neighbourhood is None


def test_a_guardian_corrects_the_child_s_data(client: Client, wipa: User, city: City) -> None:
    child = make_person("ปิ่น", birth_year=today().year - 8)
    make_care_link(wipa, child, kind="guardian")
    client.post(CORRECT, given(who=str(child.uuid), name="น้องปิ่น", birth_year=str(today().year - 7)))
    child.refresh_from_db()
    assert (child.name, child.birth_year) == ("น้องปิ่น", today().year - 7)


def persons_of_others(wipa: User) -> list[Person]:
    helped, stranger = make_person("ยายศรี"), make_person("คนอื่น")
    make_care_link(wipa, helped)
    make_care_link(make_account(), stranger)
    return [helped, stranger]


def test_neither_helper_nor_stranger_reaches_a_person_s_data(client: Client, wipa: User, city: City) -> None:
    for person in persons_of_others(wipa):
        assert client.get(f"{DATA}?who={person.uuid}").status_code == 404
        assert client.get(f"{DATA}.json?who={person.uuid}").status_code == 404
        assert client.post(CORRECT, given(who=str(person.uuid), name="ถูกแก้")).status_code == 404
        consent = {"who": str(person.uuid), "purpose": "sharing", "answer": "yes"}
        assert client.post(f"{DATA}/consent", consent).status_code == 404
    assert not Person.objects.filter(name="ถูกแก้").exists()
    assert not Consent.objects.exists()


def test_each_consent_is_given_and_taken_back_apart(client: Client, wipa: User, city: City) -> None:
    client.post(f"{DATA}/consent", {"purpose": "follow_up", "answer": "yes"})
    person = person_of(account=wipa)
    assert has_agreed(person, "follow_up")
    assert not has_agreed(person, "sharing")
    client.post(f"{DATA}/consent", {"purpose": "follow_up", "answer": "no"})
    assert not has_agreed(person, "follow_up")


def test_questions_under_way_end_with_the_consent(client: Client, wipa: User, city: City) -> None:
    """The page says so; also those that someone was to ask by telephone."""
    client.post(f"{DATA}/consent", {"purpose": "follow_up", "answer": "yes"})
    enrolment = book_seat(session=make_session(make_activity(city)), person=person_of(account=wipa), by=wipa)
    for months, outcome in ((3, Outcome.ASKED), (6, Outcome.UNREACHABLE), (12, Outcome.DECLINED)):
        FollowUp.everywhere.create(
            city=city,
            enrolment=enrolment,
            months=months,
            outcome=outcome,
            due_on=today(),
            closes_on=today() + timedelta(days=30),
        )
    client.post(f"{DATA}/consent", {"purpose": "reminders", "answer": "no"})
    assert FollowUp.everywhere.filter(outcome=Outcome.ASKED).exists()
    client.post(f"{DATA}/consent", {"purpose": "follow_up", "answer": "no"})
    outcomes = FollowUp.everywhere.order_by("months").values_list("outcome", flat=True)
    assert list(outcomes) == [Outcome.NO_CONSENT, Outcome.NO_CONSENT, Outcome.DECLINED]


def test_a_purpose_that_is_none_is_not_found(client: Client, wipa: User, city: City) -> None:
    assert client.post(f"{DATA}/consent", {"purpose": "anything"}).status_code == 404
    assert client.get(f"{DATA}/consent").status_code == 405


def test_everything_held_can_be_taken_away_as_a_file(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city, title_th="ใช้มือถือให้ปลอดภัย"))
    book_seat(session=session, person=person_of(account=wipa), by=wipa)
    answer = client.get(f"{DATA}.json")
    held = {section["kind"]: section for section in answer.json()["held"]}
    assert answer["Content-Disposition"].startswith("attachment")
    assert held["person"]["rows"][0]["name"] == "วิภา"
    assert held["enrolment"]["rows"][0]["session__activity"]["th"] == "ใช้มือถือให้ปลอดภัย"
    assert held["person"]["fields"]["name"]["th"] == "ชื่อ"
    assert "ใช้มือถือ" in answer.content.decode()


def test_a_correction_without_the_forms_token_is_refused(city: City) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(make_account(), backend=BACKEND)
    assert careful.post(CORRECT, given()).status_code == 403


def test_everything_held_can_be_read_and_printed_in_thai(client: Client, wipa: User, city: City) -> None:
    session = make_session(make_activity(city, title_th="ใช้มือถือให้ปลอดภัยที่บ้าน"))
    book_seat(session=session, person=person_of(account=wipa), by=wipa)
    answer = client.get(f"{DATA}.pdf?lang=th")
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(answer.content)
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert "ใช้มือถือให้ปลอดภัยที่บ้าน" in text
    assert "วิภา" in text


def test_who_looked_is_told_by_office_and_never_by_name(client: Client, wipa: User, city: City) -> None:
    person = person_of(account=wipa)
    clerk = make_officer(Role.LEARNING_ADMINISTRATOR, city)
    User.objects.filter(pk=clerk.pk).update(name="พิมพ์ใจ")
    audit.record("read_contact", person, by=clerk, city=city.code)
    session = make_session(make_activity(city))
    book_seat(session=session, person=person, by=wipa)
    audit.record("read_roster", session, by=clerk, city=city.code)
    page = client.get(f"{DATA}/looks?lang=en").content.decode()
    assert "City Learning Administrator · Phra Nakhon" in page
    assert "uncovered your telephone and e-mail" in page
    assert "looked at the list of who comes" in page
    assert "พิมพ์ใจ" not in page


def test_a_guardian_sees_who_looked_at_the_child(client: Client, wipa: User, city: City) -> None:
    child = make_person("ปิ่น", birth_year=today().year - 8)
    make_care_link(wipa, child, kind="guardian")
    audit.record("read_learner", child, by=make_officer(Role.CITY_COORDINATOR, city), city=city.code)
    assert "City coordinator" in client.get(f"{DATA}/looks?who={child.uuid}&lang=en").content.decode()


def test_erasing_is_asked_with_a_tick_and_can_be_taken_back(client: Client, wipa: User, city: City) -> None:
    client.post(f"{DATA}/erase", {})
    person = person_of(account=wipa)
    assert open_erasure(person) is None
    client.post(f"{DATA}/erase", {"sure": "yes"})
    assert open_erasure(person) is not None
    client.post(f"{DATA}/keep")
    assert open_erasure(person) is None
    assert client.post(f"{DATA}/keep").status_code == 404


def test_a_guardian_has_the_child_erased_and_a_helper_may_not(client: Client, wipa: User, city: City) -> None:
    child, helped = make_person("ปิ่น", birth_year=today().year - 8), make_person("ยายศรี", birth_year=1950)
    make_care_link(wipa, child, kind="guardian")
    make_care_link(wipa, helped)
    client.post(f"{DATA}/erase", {"sure": "yes", "who": str(child.uuid)})
    refused = client.post(f"{DATA}/erase", {"sure": "yes", "who": str(helped.uuid)})
    assert open_erasure(child) is not None
    assert refused.status_code == 404


@pytest.mark.parametrize("page", ["accessibility", "privacy"])
def test_the_city_says_what_it_holds_itself_to(client: Client, city: City, page: str) -> None:
    answer = client.get(f"/phra-nakhon/{page}?lang=en")
    assert answer.status_code == 200
    assert f"/phra-nakhon/{page}" in answer.content.decode().partition("<footer")[2]
