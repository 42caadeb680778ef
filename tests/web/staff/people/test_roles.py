from collections.abc import Callable

import pytest
from django.test import Client

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role, Scope
from learningcity.city.places.models import City
from learningcity.core import letters
from learningcity.core.models import Message
from learningcity.web.staff.people.roles import DOES, SCOPES
from tests.factories import make_account, make_city, make_neighbourhood, make_officer, make_organisation
from tests.web.staff.people.conftest import ROOM

NEW = {"email": "new@example.org", "name": "คนใหม่"}


def given(role: Role) -> RoleGrant | None:
    return RoleGrant.objects.current().filter(account__email="new@example.org", role=role).first()


def test_a_role_is_given_to_an_address_and_its_owner_invited(coordinator: Client) -> None:
    answer = coordinator.post(f"{ROOM}/roles/new", NEW | {"role": Role.REVIEWER})
    assert answer.status_code == 302
    assert given(Role.REVIEWER) is not None
    account = User.objects.get(email="new@example.org")
    assert (account.name, account.has_usable_password()) == ("คนใหม่", False)
    letter = letters.write(Message.objects.get())
    assert "/accounts/link/" in letter.body
    assert "sesame" not in letter.body


def test_someone_new_needs_a_name(coordinator: Client) -> None:
    page = coordinator.post(f"{ROOM}/roles/new", {"email": "new@example.org", "role": Role.REVIEWER})
    assert page.status_code == 200
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_closed_account_is_given_no_role(coordinator: Client) -> None:
    make_account(email="new@example.org", is_active=False)
    page = coordinator.post(f"{ROOM}/roles/new?lang=en", NEW | {"role": Role.REVIEWER})
    assert "The account of this e-mail address is closed." in page.content.decode()
    assert given(Role.REVIEWER) is None


@pytest.mark.parametrize(
    "role", [role for role in Role if ROLES[role].scope in (Scope.EVERYWHERE, Scope.SELF)]
)
def test_nobody_gives_a_role_that_holds_everywhere(coordinator: Client, role: Role) -> None:
    assert coordinator.post(f"{ROOM}/roles/new", NEW | {"role": role}).status_code == 200
    assert given(role) is None


def test_a_provider_role_needs_its_organisation_and_keeps_it(coordinator: Client, city: City) -> None:
    asked = NEW | {"role": Role.PROVIDER_EDITOR}
    assert coordinator.post(f"{ROOM}/roles/new", asked).status_code == 200
    home = make_organisation(city)
    assert coordinator.post(f"{ROOM}/roles/new", asked | {"organisation": home.pk}).status_code == 302
    kept = given(Role.PROVIDER_EDITOR)
    assert kept is not None
    assert kept.organisation == home


def test_a_citywide_role_is_not_tied_to_an_organisation(coordinator: Client, city: City) -> None:
    asked = NEW | {"role": Role.LEARNING_ADMINISTRATOR, "organisation": make_organisation(city).pk}
    coordinator.post(f"{ROOM}/roles/new", asked)
    kept = given(Role.LEARNING_ADMINISTRATOR)
    assert kept is not None
    assert kept.organisation is None


def test_another_citys_organisation_and_neighbourhood_cannot_be_chosen(coordinator: Client) -> None:
    elsewhere = make_city("yala", name_th="ยะลา")
    editor = NEW | {"role": Role.PROVIDER_EDITOR, "organisation": make_organisation(elsewhere).pk}
    leader = NEW | {"role": Role.NEIGHBOURHOOD_LEADER, "neighbourhood": make_neighbourhood(elsewhere).pk}
    for asked in (editor, leader):
        assert coordinator.post(f"{ROOM}/roles/new", asked).status_code == 200
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_role_is_taken_back_and_the_record_stays(coordinator: Client, city: City) -> None:
    officer = make_officer(Role.REVIEWER, city)
    grant = RoleGrant.objects.get(account=officer)
    assert coordinator.post(f"{ROOM}/roles/{grant.pk}/end").status_code == 302
    grant.refresh_from_db()
    assert grant.ended_at is not None


def test_a_role_in_another_city_cannot_be_taken_back(coordinator: Client) -> None:
    officer = make_officer(Role.REVIEWER, make_city("yala", name_th="ยะลา"))
    grant = RoleGrant.objects.get(account=officer)
    assert coordinator.post(f"{ROOM}/roles/{grant.pk}/end").status_code == 404


def test_a_coordinator_does_not_lock_themselves_out(coordinator: Client) -> None:
    own = RoleGrant.objects.get(role=Role.CITY_COORDINATOR)
    coordinator.post(f"{ROOM}/roles/{own.pk}/end")
    own.refresh_from_db()
    assert own.ended_at is None


def test_an_administrator_gives_no_roles(administrator: Client) -> None:
    assert administrator.get(f"{ROOM}/roles").status_code == 403
    assert administrator.post(f"{ROOM}/roles/new", NEW | {"role": Role.REVIEWER}).status_code == 403


def test_the_table_shows_every_role_with_its_sentence(
    coordinator: Client, as_role: Callable[..., Client]
) -> None:
    page = coordinator.get(f"{ROOM}/roles/table").content.decode()
    assert page.count('<th scope="row"') == len(Role)
    assert page.count("เห็นข้อมูลอ่อนไหว</") == sum(held.sees_sensitive for held in ROLES.values())


def test_every_permission_and_scope_has_words() -> None:
    assert set(DOES) == set(Permission)
    assert set(SCOPES) == set(Scope)
