"""Those who teach, as everyone sees them: only while they agree."""

import pytest
from django.test import Client

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Instructor
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from tests.city.enrolment.test_rating_of_instructor import answered
from tests.factories import make_activity, make_city, make_learner, make_session, make_topic

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def learner(city: City) -> Person:
    return make_learner(city=city)


@pytest.fixture
def teacher(city: City, learner: Person) -> Instructor:
    activity = make_activity(city, title_th="ซ่อมพัดลม", title_en="Mending a fan")
    make_session(activity)
    row = services.add_instructor(
        city=city, by=None, name_th="ครูต้น", name_en="Khru Ton", person=learner, activities=[activity]
    )
    row.topics.set([make_topic("work", name_th="อาชีพ", name_en="Work")])
    services.show_instructor(instructor=row, by=None)
    return row


def page_of(row: Instructor, client: Client | None = None) -> str:
    return (client or Client()).get(f"/phra-nakhon/people/{row.code}?lang=en").content.decode()


def test_a_page_shows_what_they_teach_and_the_activity_leads_to_it(teacher: Instructor) -> None:
    page = page_of(teacher)
    assert "Khru Ton" in page
    assert "Mending a fan" in page
    activity = teacher.activities.get()
    assert (
        f"/phra-nakhon/people/{teacher.code}"
        in Client().get(f"/phra-nakhon/activities/{activity.code}").content.decode()
    )


def test_the_list_is_narrowed_only_by_what_someone_teaches(teacher: Instructor) -> None:
    make_topic("food", name_th="อาหาร", name_en="Food")
    page = Client().get("/phra-nakhon/people?lang=en").content.decode()
    assert "topic=work" in page
    assert "topic=food" not in page


@pytest.mark.parametrize(("answers", "shown"), [(4, False), (5, True)])
def test_no_average_is_shown_before_five_have_answered(
    teacher: Instructor, answers: int, shown: bool
) -> None:
    answered(teacher.activities.get(), answers)
    page = page_of(teacher)
    assert ("3.0 of 3" in page) is shown
    assert ("nobody can be made out" in page) is not shown


def test_who_takes_their_page_away_is_gone_at_once_from_every_page(
    teacher: Instructor, learner: Person
) -> None:
    activity = teacher.activities.get()
    client = Client()
    client.force_login(learner.account, backend=BACKEND)  # type: ignore[arg-type]
    client.post("/phra-nakhon/offer/page", {"shown": ""})
    assert Client().get(f"/phra-nakhon/people/{teacher.code}").status_code == 404
    assert "Khru Ton" not in Client().get("/phra-nakhon/people?lang=en").content.decode()
    assert "Khru Ton" not in Client().get(f"/phra-nakhon/activities/{activity.code}?lang=en").content.decode()
    client.post("/phra-nakhon/offer/page", {"shown": "1"})
    assert Client().get(f"/phra-nakhon/people/{teacher.code}").status_code == 200


def test_nobody_changes_the_page_of_another(teacher: Instructor) -> None:
    stranger = Client()
    stranger.force_login(make_learner().account, backend=BACKEND)  # type: ignore[arg-type]
    assert stranger.post("/phra-nakhon/offer/page", {"shown": ""}).status_code == 404
    assert Client().post("/phra-nakhon/offer/page", {"shown": ""}).status_code == 302
    teacher.refresh_from_db()
    assert teacher.shown_since is not None


def test_the_list_is_of_one_city_and_of_one_topic(teacher: Instructor) -> None:
    make_city("yala", name_th="ยะลา", name_en="Yala")
    listed = Client().get("/phra-nakhon/people?topic=work&lang=en").content.decode()
    assert "Khru Ton" in listed
    make_topic("craft")
    assert "Khru Ton" not in Client().get("/phra-nakhon/people?topic=craft&lang=en").content.decode()
    assert "Khru Ton" not in Client().get("/yala/people?lang=en").content.decode()
    assert Client().get(f"/yala/people/{teacher.code}").status_code == 404


def test_what_is_not_public_is_not_on_the_page(city: City, teacher: Instructor) -> None:
    draft = make_activity(city, title_en="A secret draft", state="draft")
    services.edit_instructor(
        instructor=teacher, version=2, by=None, topics=[], activities=[draft], name_th="ครูต้น"
    )
    assert "A secret draft" not in page_of(teacher)
