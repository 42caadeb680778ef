import pytest
from django.test import Client
from django.urls import reverse

from learningcity.city.people.access import Powers
from learningcity.city.people.models import User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.web.staff import reach
from learningcity.web.staff.rooms import rooms_of
from tests.factories import make_account, make_activity, make_city, make_officer, make_organisation


def labels(account: User, city: City, here: str = "today") -> list[str]:
    return [item["url"] for group in rooms_of(Powers(account, city), here) for item in group["items"]]


def test_a_coordinator_sees_the_room_of_partners_and_an_editor_does_not(city: City) -> None:
    partners = reverse("staff:organisations", args=[city.code])
    editor = make_officer(Role.PROVIDER_EDITOR, city, organisation=make_organisation(city))
    assert partners in labels(make_officer(Role.CITY_COORDINATOR, city), city)
    assert partners not in labels(editor, city)


def test_nobody_without_a_role_sees_a_room(city: City) -> None:
    assert labels(make_account(), city) == []


def test_the_room_one_is_in_is_marked(city: City) -> None:
    powers = Powers(make_officer(Role.CITY_COORDINATOR, city), city)
    current = [
        item["url"]
        for group in rooms_of(powers, "organisation_new")
        for item in group["items"]
        if item["current"]
    ]
    assert current == [reverse("staff:organisations", args=[city.code])]


def test_the_rail_counts_what_waits_for_ones_approval(city: City) -> None:
    make_activity(city, state="submitted")
    make_activity(make_city("yala"), state="submitted")
    rooms = rooms_of(Powers(make_officer(Role.LEARNING_ADMINISTRATOR, city), city), "today")
    counts = [item["count"] for group in rooms for item in group["items"] if item["count"]]
    assert counts == [1]


def test_of_many_rooms_only_the_group_one_is_in_stands_open(city: City) -> None:
    powers = Powers(make_officer(Role.CITY_COORDINATOR, city), city)
    inside = [group for group in rooms_of(powers, "organisation_new") if group["open"]]
    assert [item["current"] for group in inside for item in group["items"]].count(True) == 1
    assert len(inside) == 1


def test_few_rooms_all_stand_open(city: City) -> None:
    powers = Powers(make_officer(Role.PROVIDER_EDITOR, city, organisation=make_organisation(city)), city)
    assert all(group["open"] for group in rooms_of(powers, "today"))


@pytest.mark.parametrize("permission", [Permission.ACTIVITY_READ, Permission.ACTIVITY_EDIT])
def test_an_editor_reaches_the_activities_of_their_organisation_only(
    city: City, permission: Permission
) -> None:
    mine = make_organisation(city)
    own = make_activity(city, organisation=mine, state="draft")
    make_activity(city)
    powers = Powers(make_officer(Role.PROVIDER_EDITOR, city, organisation=mine), city)
    assert list(reach.activities(powers, permission)) == [own]


def test_a_neighbourhood_leader_reads_what_is_published(city: City) -> None:
    published = make_activity(city)
    make_activity(city, state="draft")
    powers = Powers(make_officer(Role.NEIGHBOURHOOD_LEADER, city), city)
    assert list(reach.activities(powers, Permission.ACTIVITY_READ)) == [published]
    assert list(reach.activities(powers, Permission.ACTIVITY_EDIT)) == []


def test_the_workspace_opens_in_ones_only_city(client: Client, city: City) -> None:
    client.force_login(
        make_officer(Role.CITY_COORDINATOR, city),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    answer = client.get("/staff/")
    assert answer["Location"] == f"/staff/{city.code}/"
