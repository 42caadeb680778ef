"""Every page of the demonstration, as everyone who may open it: no accessibility fault, nothing sideways."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from learningcity.city.catalogue.search import rebuild
from learningcity.city.enrolment.models import Enrolment, State
from learningcity.city.people.models import User
from learningcity.city.places.models import City
from learningcity.demo.build import build
from tests.browser.addresses import acts, names_of, pages_for
from tests.browser.conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CODE = "phra-nakhon"
LOOKS = [
    ("th", "light", 390, "1"),
    ("en", "dark", 1280, "1"),
    ("th", "dark", 320, "2"),
    ("en", "light", 1280, "2"),
    ("th", "light", 1280, "3"),
    ("en", "dark", 320, "3"),
]
"""Language, colours, width, text size: each size in both languages and both colours; 320 px is 400 % zoom."""
STAFF_LOOKS = [
    ("th", "light", 390, "1"),
    ("en", "dark", 1280, "1"),
    ("th", "dark", 1280, "1"),
    ("en", "light", 390, "1"),
]
WALKS = {"nobody": LOOKS, "learner": LOOKS, "guardian": LOOKS[2:4], "coordinator": STAFF_LOOKS,
         "coach": STAFF_LOOKS, "operator": STAFF_LOOKS}  # fmt: skip
BESIDE = {"learner": ["nobody"], "guardian": ["nobody", "learner"], "coach": ["coordinator"],
          "operator": ["coordinator", "coach"]}  # fmt: skip
AT_WORK = ("coordinator", "coach", "operator")
MORE = ("?view=map", "?view=calendar", "?q=zzzzzz", "?q=มือถือ&cost=free")
"""Looks of the find page that one address does not show."""
OUTSIDE = ("/", "/accounts/login/", "/accounts/signup/", "/staff/ui", "/phra-nakhon/nothing-here")
FILES = {
    "public:agreement_paper", "public:lesson_pdf", "public:meeting_pdf", "public:print_data",
    "public:take_away",
    "staff:activities_export", "staff:agreement_paper", "staff:attendance_sync", "staff:gaps_csv",
    "staff:import_current",
    "staff:import_problems", "staff:import_sheet", "staff:meeting_pdf", "staff:phone_manifest",
    "staff:phone_rosters", "staff:phone_worker", "staff:shared_table",
    "staff:template_file",
}  # fmt: skip
WAY_ON = {"public:slip", "staff:second_step"}
"""Addresses that only lead to another page."""
WITH_A_DRAFT = {
    "public:join_confirm", "public:offer_check", "staff:bank_preview", "staff:import_preview",
    "staff:import_run",
}  # fmt: skip
"""Pages that stand on something given in the step before; the journeys walk them."""


@pytest.fixture
def demonstration(transactional_db: None, settings: Any) -> City:
    settings.DEMO = True
    build(portion=0.2)
    rebuild()
    return City.objects.get(code=CODE)


def account_of(who: str, city: City) -> User | None:
    """Someone of the demonstration: nobody, a learner with something ahead, a guardian, who works there."""
    if who in ("coach", "operator"):
        return User.objects.get(email={"coach": "chai", "operator": "operator"}[who] + "@demo.example")
    if who == "coordinator":
        return User.objects.filter(roles__role="city_coordinator", roles__city=city)[0]
    if who == "guardian":
        return User.objects.get(email="suda@demo.example")
    return learner_of(city) if who == "learner" else None


def learner_of(city: City) -> User:
    """The learner who also offers to teach, with a seat in the session that lies farthest ahead."""
    ahead = Enrolment.objects.in_city(city).filter(
        state=State.BOOKED, person__account__isnull=False, person__teaching_offers__city=city
    )
    account = ahead.order_by("-session__starts_at")[0].person.account
    assert account
    return account


def pages(who: str, city: City) -> dict[str, str]:
    """The pages that someone opens, by name; a learner and a guardian only those that others do not."""
    found = pages_for("staff" if who in AT_WORK else "public", city, account_of(who, city))
    others = {name for other in BESIDE.get(who, []) for name in pages(other, city)}
    return {name: found[name] for name in found.keys() - others}


def addresses_of(who: str, city: City) -> list[str]:
    """The addresses of someone's pages; for nobody also looks and pages that have no name of their own."""
    more = [*OUTSIDE, *(reverse("public:find", args=[CODE]) + query for query in MORE)]
    return [*pages(who, city).values(), *(more if who == "nobody" else [])]


def choose_text_size(page: Page, size: str) -> None:
    """As the switch ก ก ก does: a cookie that every page reads."""
    domain = page.context.cookies()[0]["domain"]  # type: ignore[typeddict-item]
    page.context.add_cookies([{"name": "lc_text", "value": size, "domain": domain, "path": "/"}])


@pytest.mark.parametrize(("who", "look"), [(who, look) for who, looks in WALKS.items() for look in looks])
def test_every_page_is_accessible_and_fits(
    page_of: Callable[..., Page], demonstration: City, who: str, look: tuple[str, str, int, str]
) -> None:
    language, colours, width, text = look
    page = page_of(account_of(who, demonstration), width=width, language=language)
    choose_text_size(page, text)
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
    found: list[str] = []
    for address in addresses_of(who, demonstration):
        answer = page.goto(address)
        if answer is None or answer.status >= 500:
            found.append(f"{address} answered {answer and answer.status}")
            continue
        found += [f"{language} {colours} {width} {text}: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)


def test_no_page_is_left_out(demonstration: City) -> None:
    seen = {name for who in WALKS for name in pages(who, demonstration)}
    excused = FILES | WAY_ON | WITH_A_DRAFT
    assert seen & excused == set()
    for face, account in (
        ("public", learner_of(demonstration)),
        ("staff", account_of("coordinator", demonstration)),
    ):
        left = {name for name, _parts in names_of(face)} - seen - excused - acts(face, demonstration, account)
        assert left == set()
