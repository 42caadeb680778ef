"""Every page of the demonstration, as everyone who may open it: no accessibility fault, nothing sideways."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from learningcity.city.catalogue.models import Activity, ActivityState, Session
from learningcity.city.catalogue.search import rebuild
from learningcity.city.enrolment.models import (
    Accommodation,
    Enrolment,
    NameList,
    Payment,
    Scheme,
    State,
    SupportState,
    WaiverRule,
)
from learningcity.city.enrolment.queries.doors import room_token, tablet_token
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import Person, User
from learningcity.city.people.queries import probable_twins
from learningcity.city.places.models import City, Neighbourhood, Venue
from learningcity.core import thai_time
from learningcity.demo.build import build
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


def public_pages(city: City) -> Iterator[str]:
    activity = Activity.objects.in_city(city).published().order_by("pk")[0]
    yield "/"
    for name in ("home", "find", "places", "accessibility", "privacy"):
        yield reverse(f"public:{name}", args=[CODE])
    find = reverse("public:find", args=[CODE])
    yield from (f"{find}?view=map", f"{find}?view=calendar", f"{find}?q=zzzzzz", f"{find}?q=มือถือ&cost=free")
    yield reverse("public:activity", args=[CODE, activity.code])
    yield reverse("public:venue", args=[CODE, Venue.objects.in_city(city).located()[0].code])
    yield reverse("public:organisation", args=[CODE, Organisation.objects.in_city(city)[0].code])
    yield reverse("public:neighbourhood", args=[CODE, Neighbourhood.objects.in_city(city)[0].code])
    held = Session.objects.in_city(city).open(thai_time.now()).order_by("starts_at")[0]
    day = thai_time.day_of(held.starts_at)
    yield reverse("public:here", args=[CODE, room_token(held, day)])
    yield reverse("public:tablet", args=[CODE, tablet_token(held, day, User.objects.all()[0])])
    yield from ("/accounts/login/", "/accounts/signup/", "/staff/ui", "/phra-nakhon/nothing-here")


def learner_pages(city: City) -> Iterator[str]:
    session = Session.objects.in_city(city).open(thai_time.now()).order_by("starts_at")[0]
    yield reverse("public:join", args=[CODE, session.uuid])
    yield from ("/accounts/", "/accounts/phone/confirm/")
    for name in (
        "mine",
        "reach",
        "my_data",
        "correct_data",
        "who_looked",
        "erase_data",
        "my_needs",
        "my_people",
        "ask_to_help",
        "helpers",
    ):
        yield reverse(f"public:{name}", args=[CODE])
    own = learner_of(city).person.enrolments.filter(state=State.BOOKED).order_by("-session__starts_at")[0]
    yield from (reverse(f"public:{name}", args=[CODE, own.uuid]) for name in ("enrolment", "ask_support"))


def pages_of_lists(city: City) -> Iterator[str]:
    """A list enrolled in one act, and two records that may be one person."""
    made = NameList.objects.in_city(city)[0]
    yield reverse("staff:enrol_many", args=[CODE, made.session.uuid])
    for name in ("enrol_list", "enrol_list_slips"):
        yield reverse(f"staff:{name}", args=[CODE, made.uuid])
    one, other = Person.objects.known_in(city).filter(pk__in=probable_twins(city)[0][:2])
    yield reverse("staff:learner_merge", args=[CODE, one.uuid, other.uuid])


def staff_pages(city: City) -> Iterator[str]:
    activity = Activity.objects.in_city(city).published().order_by("pk")[0]
    waiting = Activity.objects.in_city(city).filter(state=ActivityState.SUBMITTED)[0]
    seated = (
        Enrolment.objects.in_city(city).filter(state=State.COMPLETED).select_related("session", "person")[0]
    )
    ahead = Session.objects.in_city(city).open(thai_time.now()).order_by("starts_at")[0]
    yield from ("/staff/", reverse("staff:today", args=[CODE]))
    for name in (
        "enrol_many_choose", "learner_twins",
        "activities", "activity_new", "approvals", "sessions", "venues", "venue_new", "neighbourhoods",
        "neighbourhood_new", "areas", "organisations", "organisation_new", "imports", "learners", "roles",
        "outbox", "letters", "trail", "support", "support_days",
    ):  # fmt: skip
        yield reverse(f"staff:{name}", args=[CODE])
    for name in ("activity", "activity_edit", "activity_preview", "session_new", "session_series"):
        yield reverse(f"staff:{name}", args=[CODE, activity.uuid])
    yield reverse("staff:approval", args=[CODE, waiting.uuid])
    yield reverse("staff:session_edit", args=[CODE, ahead.uuid])
    yield reverse("staff:phone", args=[CODE])
    for name in ("roster", "walk_in", "sheet", "sheet_keyed", "attendance_poster", "attendance_tablet"):
        yield reverse(f"staff:{name}", args=[CODE, seated.session.uuid])
    asked = Accommodation.objects.in_city(city).filter(state=SupportState.REQUESTED)[0]
    yield reverse("staff:support_of", args=[CODE, asked.enrolment.uuid])
    yield reverse("staff:support_decline", args=[CODE, asked.uuid])
    yield from (f"{reverse('staff:support', args=[CODE])}?show={tab}" for tab in ("arrange", "closed"))
    yield reverse("staff:learner", args=[CODE, seated.person.uuid])
    yield reverse("staff:learner_helpers", args=[CODE, seated.person.uuid])
    yield from pages_of_lists(city)
    yield from pages_of_money(city)
    yield reverse("staff:venue", args=[CODE, Venue.objects.in_city(city)[0].uuid])
    yield reverse("staff:organisation", args=[CODE, Organisation.objects.in_city(city)[0].uuid])
    yield reverse("staff:neighbourhood", args=[CODE, Neighbourhood.objects.in_city(city)[0].code])


def pages_of_money(city: City) -> Iterator[str]:
    """Fees and learning vouchers."""
    for name in (
        "payments", "bank", "waivers", "waiver_new", "payees", "schemes", "scheme_new", "signs"
    ):  # fmt: skip
        yield reverse(f"staff:{name}", args=[CODE])
    yield from (f"{reverse('staff:payments', args=[CODE])}?tab={tab}" for tab in ("due", "settled"))
    yield reverse("staff:waiver", args=[CODE, WaiverRule.objects.in_city(city)[0].uuid])
    due = Payment.objects.in_city(city).owed().select_related("enrolment")[0].enrolment
    yield from (
        reverse(f"staff:{name}", args=[CODE, due.uuid]) for name in ("payment_waive", "payment_voucher")
    )
    scheme = Scheme.objects.in_city(city)[0]
    for name in ("scheme", "scheme_edit", "voucher_issue", "vouchers", "voucher_make"):
        yield reverse(f"staff:{name}", args=[CODE, scheme.uuid])
    printed = scheme.vouchers.exclude(batch=None)[0]
    yield reverse("staff:voucher_sheets", args=[CODE, scheme.uuid, printed.batch])
    yield reverse("staff:voucher_cancel", args=[CODE, scheme.uuid, printed.uuid])


EVERYONE: dict[str, Callable[[City], Iterator[str]]] = {
    "nobody": public_pages,
    "learner": learner_pages,
    "coordinator": staff_pages,
}


@pytest.fixture
def demonstration(transactional_db: None) -> City:
    build(portion=0.2)
    rebuild()
    return City.objects.get(code=CODE)


def account_of(who: str, city: City) -> User | None:
    """Someone of the demonstration: nobody, a learner with something ahead, the city's coordinator."""
    if who == "coordinator":
        return User.objects.filter(roles__role="city_coordinator", roles__city=city)[0]
    return learner_of(city) if who == "learner" else None


def learner_of(city: City) -> User:
    """The learner with a seat in the session that lies farthest ahead."""
    ahead = Enrolment.objects.in_city(city).filter(state=State.BOOKED, person__account__isnull=False)
    account = ahead.order_by("-session__starts_at")[0].person.account
    assert account
    return account


def choose_text_size(page: Page, size: str) -> None:
    """As the switch ก ก ก does: a cookie that every page reads."""
    domain = page.context.cookies()[0]["domain"]  # type: ignore[typeddict-item]
    page.context.add_cookies([{"name": "lc_text", "value": size, "domain": domain, "path": "/"}])


@pytest.mark.parametrize("who", EVERYONE)
def test_every_page_is_accessible_and_fits(
    page_of: Callable[..., Page], demonstration: City, settings: Any, who: str
) -> None:
    settings.DEMO = True
    account = account_of(who, demonstration)
    found: list[str] = []
    for language, colours, width, text in STAFF_LOOKS if who == "coordinator" else LOOKS:
        page = page_of(account, width=width, language=language)
        choose_text_size(page, text)
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        for address in EVERYONE[who](demonstration):
            answer = page.goto(address)
            if answer is None or answer.status >= 500:
                found.append(f"{address} answered {answer and answer.status}")
                continue
            found += [f"{language} {colours} {width} {text}: {fault}" for fault in faults(page)]
    assert found == []
