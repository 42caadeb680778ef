import pytest

from learningcity.city.people.access import Powers
from learningcity.city.people.permissions import Permission
from learningcity.city.people.roles import ROLES, Role
from learningcity.city.people.services import end_role, grant_role
from learningcity.city.places.models import City
from learningcity.core.errors import Refused
from tests.factories import make_account, make_city, make_officer, make_organisation

pytestmark = pytest.mark.django_db


def test_a_coordinator_gives_roles_in_the_own_city(city: City) -> None:
    coordinator, account = make_officer(Role.CITY_COORDINATOR, city), make_account()
    grant_role(account=account, role=Role.LEARNING_ADMINISTRATOR, by=coordinator, city=city)
    assert Powers(account, city).may_citywide(Permission.ACTIVITY_APPROVE)


def test_no_one_gives_roles_in_another_city(city: City) -> None:
    elsewhere = make_city("yala")
    coordinator = make_officer(Role.CITY_COORDINATOR, city)
    with pytest.raises(Refused) as no:
        grant_role(account=coordinator, role=Role.CITY_COORDINATOR, by=coordinator, city=elsewhere)
    assert no.value.code == "may-not-grant"


def test_who_may_not_grant_cannot_raise_themself(city: City) -> None:
    administrator = make_officer(Role.LEARNING_ADMINISTRATOR, city)
    with pytest.raises(Refused):
        grant_role(account=administrator, role=Role.CITY_COORDINATOR, by=administrator, city=city)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.LEARNER, Role.GUARDIAN])
def test_some_roles_are_never_given_by_hand(city: City, role: Role) -> None:
    with pytest.raises(Refused) as no:
        grant_role(account=make_account(), role=role, by=None, city=city)
    assert no.value.code == "role-not-granted"


def test_a_role_in_an_organisation_names_one_of_the_same_city(city: City) -> None:
    other = make_organisation(make_city("yala"))
    with pytest.raises(Refused):
        grant_role(account=make_account(), role=Role.PROVIDER_EDITOR, by=None, city=city)
    with pytest.raises(Refused):
        grant_role(account=make_account(), role=Role.PROVIDER_EDITOR, by=None, city=city, organisation=other)


def test_a_role_taken_back_holds_no_longer(city: City) -> None:
    coordinator, account = make_officer(Role.CITY_COORDINATOR, city), make_account()
    grant = grant_role(account=account, role=Role.LEARNING_ADMINISTRATOR, by=coordinator, city=city)
    end_role(grant=grant, by=coordinator)
    assert not Powers(account, city).may(Permission.WORKSPACE_ENTER)


def test_who_sees_sensitive_data_follows_from_the_rights() -> None:
    assert {role for role, held in ROLES.items() if held.sees_sensitive} == {
        Role.NEIGHBOURHOOD_LEADER,
        Role.PROVIDER_MANAGER,
        Role.LEARNING_ADMINISTRATOR,
        Role.CASE_MANAGER,
        Role.CITY_COORDINATOR,
        Role.OPERATOR,
    }
