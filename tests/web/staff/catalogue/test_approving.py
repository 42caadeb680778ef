from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from learningcity.city.catalogue import services
from learningcity.city.catalogue.models import Activity
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from tests.factories import make_activity, make_session, make_venue
from tests.web.staff.catalogue.conftest import ACTIVITIES

QUEUE = ACTIVITIES + "approvals"


def submitted(city: City, **given: object) -> Activity:
    return make_activity(city, state="submitted", submitted_at=timezone.now(), **given)


def test_the_queue_holds_what_waits_the_longest_waiting_first(administrator: Client, city: City) -> None:
    second = submitted(city)
    first = make_activity(city, state="submitted", submitted_at=second.submitted_at - timezone.timedelta(1))
    make_activity(city, state="draft")
    waiting = administrator.get(QUEUE).context["waiting"]
    assert [item["activity"] for item in waiting] == [first, second]


def test_the_queue_asks_the_database_as_often_for_many_as_for_few(administrator: Client, city: City) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            administrator.get(QUEUE)
        return len(captured)

    submitted(city, venue=make_venue(city))
    few = asked()
    for _number in range(5):
        submitted(city, venue=make_venue(city))
    assert asked() == few


def test_the_approver_sees_what_is_missing(administrator: Client, city: City) -> None:
    activity = submitted(city, venue=make_venue(city), price_satang=5000, title_en="")
    answer = administrator.get(f"{QUEUE}/{activity.uuid}")
    codes = [str(concern["code"]) for concern in answer.context["concerns"]]
    assert codes == ["no-session", "no-access", "no-waiver", "no-english"]


def test_an_approved_activity_is_public(administrator: Client, city: City) -> None:
    activity = submitted(city)
    make_session(activity)
    answer = administrator.post(f"{QUEUE}/{activity.uuid}/approve", {"version": "1"})
    activity.refresh_from_db()
    assert (answer.status_code, activity.state) == (302, "published")


def test_what_the_author_changed_meanwhile_is_looked_at_again(administrator: Client, city: City) -> None:
    activity = submitted(city)
    services.edit_activity(activity=activity, version=1, by=None, title_th="เปลี่ยนเรื่อง")
    administrator.post(f"{QUEUE}/{activity.uuid}/approve", {"version": "1"})
    activity.refresh_from_db()
    assert activity.state == "submitted"


def test_a_return_needs_a_reason_and_the_author_reads_it(
    administrator: Client, editor: Client, city: City, library: object
) -> None:
    activity = submitted(city, organisation=library)
    refused = administrator.post(f"{QUEUE}/{activity.uuid}/return", {"reason": " "})
    assert refused.context["form"].errors["reason"]
    administrator.post(f"{QUEUE}/{activity.uuid}/return", {"reason": "บอกทางเข้ารถเข็นด้วย"})
    activity.refresh_from_db()
    assert activity.state == "returned"
    for page in (f"{ACTIVITIES}{activity.uuid}", "/staff/phra-nakhon/"):
        assert "บอกทางเข้ารถเข็นด้วย" in editor.get(page).content.decode()


def test_a_second_answer_is_told_the_first(administrator: Client, city: City) -> None:
    activity = make_activity(city)
    answer = administrator.post(f"{QUEUE}/{activity.uuid}/return", {"reason": "ช้าไป"})
    assert answer.context["form"].non_field_errors()


def test_who_writes_does_not_approve(
    editor: Client, as_role: Callable[..., Client], city: City, library: object
) -> None:
    activity = submitted(city, organisation=library)
    manager = as_role(Role.PROVIDER_MANAGER, organisation=library)
    for client in (editor, manager):
        assert client.get(QUEUE).status_code == 403
        assert client.post(f"{QUEUE}/{activity.uuid}/approve").status_code == 403
