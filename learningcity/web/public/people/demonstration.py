"""In a demonstration one may step into the shoes of its invented people."""

from itertools import groupby
from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from learningcity.city.people.models import RoleGrant, User
from learningcity.city.people.queries import DEMO_ADDRESSES, city_of, demo_accounts, role_name
from learningcity.city.places.models import City
from learningcity.web.public.people.way_back import way_back


def demo_groups(here: City | None) -> list[dict[str, Any]]:
    """The people one can sign in as, by city, each with what they are there; the city one is in is open."""
    people = [_introduced(account, grants) for account, grants in demo_accounts()]
    people.sort(key=lambda person: person["city"].pk if person["city"] else 0)
    return [
        {"city": city, "people": list(group), "open": here is None or city == here}
        for city, group in groupby(people, key=lambda person: person["city"])
    ]


def _introduced(account: User, grants: list[RoleGrant]) -> dict[str, Any]:
    city: City | None = next((grant.city for grant in grants if grant.city), None) or city_of(account)
    return {
        "uuid": account.uuid,
        "name": account.name,
        "city": city,
        "roles": list(dict.fromkeys(str(role_name(grant)) for grant in grants)),
        "organisation": next((grant.organisation for grant in grants if grant.organisation), None),
        "operator": account.is_superuser,
    }


def enter_demo(request: HttpRequest, uuid: str) -> HttpResponse | None:
    """Sign in as an invented person, or nothing when that is not one of them."""
    known = [account for account, _grants in demo_accounts() if str(account.uuid) == uuid]
    if not known or not (known[0].email or "").endswith(DEMO_ADDRESSES):
        return None
    response: HttpResponse = perform_login(
        request, Login(user=known[0], redirect_url=way_back(request) or None, email_verification="none")
    )
    return response
