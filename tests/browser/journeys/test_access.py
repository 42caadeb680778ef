"""Help that makes learning reachable, as people meet it: at a door without a network, and the like."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from learningcity.city.catalogue.models import Activity, SeatPool, Session
from learningcity.city.enrolment.models import (
    Accommodation,
    Attendance,
    Enrolment,
    Mark,
    State,
    Visit,
    Voucher,
)
from learningcity.city.enrolment.rules import slip_code
from learningcity.city.enrolment.services import (
    admit_walk_in,
    book_seat,
    erase_due,
    give_up_seat,
    mark_attendance,
)
from learningcity.city.enrolment.services.vouchers import print_vouchers
from learningcity.city.enrolment.statistics import reached_between
from learningcity.city.people.models import CareLink, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import AccessFeature, City, VenueAccess
from learningcity.core import letters
from learningcity.core.models import AuditEntry, Message
from learningcity.core.thai_time import today
from tests.browser.conftest import BACKEND, faults
from tests.factories import (
    make_account,
    make_activity,
    make_care_link,
    make_learner,
    make_officer,
    make_person,
    make_scheme,
    make_session,
    make_venue,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# -- attendance where there is no signal -------------------------------------------------------------------

PHONE = "/staff/phra-nakhon/attendance/phone"


def expected(session: Session, *names: str) -> list[Enrolment]:
    people = [make_person(name, city=session.city) for name in names]
    return [admit_walk_in(session=session, person=person, by=None) for person in people]


def test_a_whole_attendance_day_without_a_network(page_of: Callable[..., Page], city: City) -> None:
    start = timezone.now() - timedelta(minutes=10)
    session = make_session(make_activity(city, title_en="Tying garlands"), seats=5, starts_at=start)
    somsri, bunchu, dao, _lek = expected(session, "Somsri Jaidee", "Bunchu Saelim", "Dao Khamdi", "Lek Thong")
    clerk = make_officer(Role.PROVIDER_EDITOR, city, organisation=session.activity.organisation)
    page = page_of(clerk, width=390)
    sent = _remember_batches(page)

    _open_with_network(page)
    page.context.set_offline(True)
    _mark_without_network(page, bunchu)
    _reload_without_network(page)
    assert not Mark.objects.filter(by=clerk).exists()

    mark_attendance(enrolment=somsri, on=today(), present=False, by=make_account(name="Ari"))
    _gives_up(dao)
    page.context.set_offline(False)
    page.get_by_role("button", name="Send now").click()
    page.get_by_text("Nothing waits to be sent").wait_for()
    assert _came() == ["Auntie Daeng", "Bunchu Saelim"]
    assert Attendance.objects.get(contested=True).enrolment == somsri

    _decide(page)
    assert not Attendance.objects.filter(contested=True).exists()
    assert _came() == ["Auntie Daeng", "Bunchu Saelim", "Dao Khamdi", "Somsri Jaidee"]
    assert Visit.objects.get().outcome == Visit.Outcome.SEATED
    assert SeatPool.objects.get(session=session).taken == 5
    _send_again_five_times(clerk, sent)


def _came() -> list[str]:
    names = Attendance.objects.filter(present=True).values_list("enrolment__person__name", flat=True)
    return sorted(names)


def _open_with_network(page: Page) -> None:
    page.goto(PHONE)
    page.get_by_role("link", name="Tying garlands").wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert faults(page) == []
    page.get_by_role("link", name="Tying garlands").click()


def _mark_without_network(page: Page, by_code: Enrolment) -> None:
    page.get_by_role("button", name="Mark Somsri").click()
    page.get_by_role("button", name="Mark Dao").click()
    page.get_by_role("button", name="Mark Lek").click()
    page.get_by_role("button", name="Came Lek").click()
    page.get_by_role("link", name="Scan or type a code").click()
    page.get_by_label("Code on the slip").fill(slip_code(by_code.pk).replace(" ", ""))
    page.get_by_role("button", name="Came", exact=True).click()
    page.get_by_text("Bunchu S.: came").wait_for()
    assert faults(page) == []
    page.get_by_role("link", name="Back to the list").click()
    page.get_by_role("link", name="Someone walked in").click()
    page.get_by_label("Name, a nickname is enough").fill("Auntie Daeng")
    assert faults(page) == []
    page.get_by_role("button", name="Note down as come").click()
    page.get_by_role("button", name="Came Auntie Daeng").wait_for()
    page.get_by_text("Not sent yet: 6").wait_for()


def _reload_without_network(page: Page) -> None:
    page.reload()
    page.get_by_role("heading", name="Tying garlands").wait_for()
    page.get_by_text("4 of 5 came").wait_for()
    page.get_by_text("Not sent yet: 6").wait_for()
    page.get_by_text("No network").wait_for()
    assert faults(page) == []


def _gives_up(enrolment: Enrolment) -> None:
    """She cancels from home before the start, which the phone at the door cannot know."""
    ours = Session.everywhere.filter(pk=enrolment.session_id)
    ours.update(starts_at=timezone.now() + timedelta(minutes=5))
    give_up_seat(enrolment=Enrolment.everywhere.get(pk=enrolment.pk), by=None)
    ours.update(starts_at=timezone.now() - timedelta(minutes=10))


def _decide(page: Page) -> None:
    page.get_by_role("link", name="Attendance today").click()
    page.get_by_role("link", name="To look at").click()
    page.get_by_text("Ari: did not come").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Came Somsri").click()
    page.get_by_role("button", name="Give a seat and count Dao").click()
    page.get_by_text("Nothing to look at").wait_for()
    page.get_by_text("Nothing waits to be sent").wait_for()


def _remember_batches(page: Page) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []
    page.on(
        "request",
        lambda asked: (
            sent.append(asked.post_data_json)
            if asked.method == "POST" and asked.url.endswith("/sync")
            else None
        ),
    )
    return sent


def _send_again_five_times(clerk: User, sent: list[dict[str, Any]]) -> None:
    before = _as_it_stands()
    client = Client()
    client.force_login(clerk, backend=BACKEND)
    for turn in range(5):
        for batch in sent[turn % len(sent) :] + sent[: turn % len(sent)]:
            shuffled = batch | {"marks": batch["marks"][::-1] if turn % 2 else batch["marks"]}
            address = "/staff/phra-nakhon/attendance/sync"
            answer = client.post(address, json.dumps(shuffled), content_type="application/json")
            assert answer.status_code == 200
    assert _as_it_stands() == before


def _as_it_stands() -> tuple[list[Any], int, int, int]:
    rows = Attendance.objects.order_by("pk").values_list(
        "pk", "enrolment", "present", "marked_at", "contested"
    )
    people = Enrolment.everywhere.filter(state=State.BOOKED).count()
    return list(rows), Mark.objects.count(), Visit.objects.count(), people


# -- help to take part, and joining without eyes or a mouse ------------------------------------------------

KEYS_TO_THE_END = 120


def _focus(page: Page, role: Any, name: str) -> None:
    """Press Tab until the control of that role and name has the focus, as a screen reader's user does."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(KEYS_TO_THE_END):
        if wanted.count() and wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {role} {name}")


def _press(page: Page, role: Any, name: str, key: str = "Enter") -> None:
    _focus(page, role, name)
    page.keyboard.press(key)


def _take(page: Page, group: str, name: str) -> None:
    """Tab to a group of choices of which one is taken, and go down with the arrow to the wanted one."""
    choices = page.get_by_role("group", name=group)
    for _ in range(KEYS_TO_THE_END):
        if choices.evaluate("each => each.contains(document.activeElement)"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    while not choices.get_by_role("radio", name=name, exact=True).is_checked():
        page.keyboard.press("ArrowDown")


def _type(page: Page, name: str, text: str) -> None:
    _focus(page, "textbox", name)
    page.keyboard.insert_text(text)


def _has_focus(page: Page, selector: str) -> bool:
    return bool(page.locator(selector).evaluate("each => each === document.activeElement"))


@pytest.fixture
def herbs(city: City) -> Session:
    """A session in ten days at a place with a ramp, where nobody interprets into sign language."""
    cache.clear()
    venue = make_venue(city, verified_on=today())
    VenueAccess.objects.create(venue=venue, feature=AccessFeature.STEP_FREE, present=True)
    activity = make_activity(city, title_en="Herbs at home", venue=venue, services=["childcare"])
    return make_session(activity, seats=3, starts_at=timezone.now() + timedelta(days=10))


def test_a_blind_learner_joins_by_keyboard_alone(page_of: Callable[..., Page], herbs: Session) -> None:
    page = page_of(make_account(name="Wipa"), width=390)
    page.goto(f"/phra-nakhon/join/{herbs.uuid}")
    _take(page, "Who is coming?", "Me")
    _press(page, "button", "Continue to confirm")
    expect(page.get_by_role("heading", level=1)).to_have_text("Join an activity")
    _ask_for_large_print(page)
    _is_told_what_to_mend(page)
    _take(page, "May we write about this session?", "No, I will look here myself")
    _press(page, "button", "Confirm: join")
    expect(page.get_by_role("status").filter(has_text="You have a seat")).to_be_visible()
    _hears_what_was_asked(page)
    asked = Accommodation.everywhere.get()
    assert (asked.kind, asked.words, asked.sure) == ("large_print", "I read Braille, or large print", True)
    assert faults(page) == []


def _ask_for_large_print(page: Page) -> None:
    """Unfold the question, hear what is there, and tick by name."""
    fold = page.locator("details.help > summary")
    for _ in range(KEYS_TO_THE_END):
        if fold.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    assert page.get_by_role("checkbox", name="large print").count() == 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="What would help?")).to_match_aria_snapshot(
        """
        - group "What would help?":
          - checkbox /A sign language interpreter/
          - checkbox /wheelchair There already.*step-free entrance, checked/
          - checkbox "Large print"
          - checkbox "Help to get there and back"
        """
    )
    assert page.get_by_role("checkbox", name="someone to mind a child").count() == 0
    _press(page, "checkbox", "large print", "Space")
    _type(page, "In your own words", "I read Braille, or large print")


def _is_told_what_to_mend(page: Page) -> None:
    """What is missing is announced, has the focus, and leads to its question, which says so itself."""
    _press(page, "button", "Confirm: join")
    said = page.get_by_role("alert")
    expect(said).to_contain_text("May we write about this session?")
    assert _has_focus(page, "[role=alert]")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    question = page.get_by_role("group", name="May we write about this session?")
    error = question.get_attribute("aria-describedby") or ""
    assert page.locator(f"#{error.split()[-1]}").inner_text()
    expect(page.get_by_role("checkbox", name="large print")).to_be_checked()
    expect(page.get_by_role("textbox", name="In your own words")).to_have_value(
        "I read Braille, or large print"
    )
    assert faults(page) == []


def _hears_what_was_asked(page: Page) -> None:
    expect(page.get_by_role("region", name="Help to take part")).to_match_aria_snapshot(
        """
        - region "Help to take part":
          - heading "Help to take part" [level=2]
          - list:
            - listitem:
              - heading "Large print" [level=3]
              - paragraph: I read Braille, or large print
              - paragraph: /Asked for; answered by/
              - button /No longer needed.*large print/
          - paragraph:
            - link "Ask for something else"
        """
    )


def test_a_neighbour_enrols_a_seventy_year_old_with_a_voucher_and_a_wheelchair_request(
    page_of: Callable[..., Page], herbs: Session
) -> None:
    Activity.everywhere.filter(pk=herbs.activity_id).update(price_satang=12_000)
    scheme = make_scheme(herbs.city, groups=["older"])
    print_vouchers(scheme=scheme, number=1, by=None)
    voucher = Voucher.everywhere.get()
    neighbour = make_account("anong@example.org", name="Anong")
    page = page_of(neighbour, width=390)
    _enrol_somsri(page, herbs, voucher)
    voucher.refresh_from_db()
    assert (voucher.left_satang, voucher.person and voucher.person.name) == (18_000, "Somsri")
    asked = Accommodation.everywhere.get()
    assert (asked.kind, asked.state, asked.enrolment.person.name) == ("wheelchair", "requested", "Somsri")
    _promise_as_manager(page_of, herbs)
    _see_the_promise(page, asked)
    letter = letters.write(Message.objects.get(template="support_accepted"))
    assert "wheelchair" not in f"{letter.subject} {letter.body} {letter.alternatives}"


def _enrol_somsri(page: Page, session: Session, voucher: Voucher) -> None:
    page.goto(f"/phra-nakhon/join/{session.uuid}")
    page.get_by_label("Someone else I look after").check()
    page.get_by_label("What are they called").fill("Somsri")
    page.get_by_label("An adult who asked me").check()
    page.get_by_label("They know and agree that I enrol them").check()
    page.get_by_label("Year of birth of whoever comes").fill(str(today().year + 543 - 70))
    page.get_by_role("button", name="Continue to confirm").click()
    page.get_by_label("I have a voucher on paper").check()
    page.get_by_label("Code on the voucher").fill(voucher.code)
    page.get_by_text("Do you need help to take part?").click()
    page.get_by_label("a way in and a place for a wheelchair").check()
    page.get_by_label("Remember this for next time").check()
    page.get_by_label("Yes, write to me").check()
    assert faults(page) == []
    page.get_by_role("button", name="Confirm: join").click()
    expect(page.get_by_text("Somsri has a seat")).to_be_visible()


def _promise_as_manager(page_of: Callable[..., Page], session: Session) -> None:
    organisation = session.activity.organisation
    manager = make_officer(Role.PROVIDER_MANAGER, session.city, organisation=organisation)
    User.objects.filter(pk=manager.pk).update(name="Wichai")
    page = page_of(manager, width=1280)
    page.goto("/staff/phra-nakhon/")
    page.get_by_role("link", name="See and answer").click()
    expect(page.get_by_role("heading", name="Somsri")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="We see to it").click()
    expect(page.get_by_text("Promised. They are told, and you see to it.")).to_be_visible()
    page.goto(f"/staff/phra-nakhon/attendance/{session.uuid}")
    page.get_by_role("link", name="What Somsri asked for").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Somsri")
    assert faults(page) == []


def _see_the_promise(page: Page, asked: Accommodation) -> None:
    page.goto(f"/phra-nakhon/enrolments/{asked.enrolment.uuid}")
    expect(page.get_by_text("Wichai sees to it")).to_be_visible()
    assert AuditEntry.objects.filter(act="read_support", about=str(asked.enrolment.person.uuid)).exists()


# -- a child, with and without its guardian ----------------------------------------------------------------


def test_a_child_of_eight_is_enrolled_by_a_guardian_and_refused_alone(
    page_of: Callable[..., Page], city: City
) -> None:
    born = timezone.now().year - 8
    session = make_session(make_activity(city, title_en="Painting"), seats=5)
    guardian = make_account(name="Suda")
    child = make_person("Mali", city=city, birth_year=born)
    make_care_link(guardian, child, CareLink.Kind.GUARDIAN)
    alone = make_learner(name="Kong", city=city, birth_year=born).account
    join = f"/phra-nakhon/join/{session.uuid}"

    page = page_of(alone, width=390)
    _choose(page, join, "Me")
    expect(page.get_by_text("only a parent or guardian", exact=False).first).to_be_visible()
    assert faults(page) == []
    assert not Enrolment.everywhere.filter(person__name="Kong").exists()

    page = page_of(guardian, width=390)
    _choose(page, join, "Mali")
    page.get_by_label("No, I will look here myself").check()
    page.get_by_role("button", name="Confirm: join", exact=True).click()
    expect(page.get_by_text("Mali has a seat")).to_be_visible()
    held = Enrolment.everywhere.get(person=child)
    assert (held.state, held.enrolled_by) == (State.BOOKED, guardian)


def _choose(page: Page, join: str, who: str) -> None:
    page.goto(join)
    page.get_by_label(who, exact=who == "Me").check()
    page.get_by_role("button", name="Continue to confirm", exact=True).click()


# -- one's own data ----------------------------------------------------------------------------------------


def test_a_person_with_history_is_erased_and_the_counts_stay(
    page_of: Callable[..., Page], city: City
) -> None:
    malee, waiting = make_learner(name="มาลี วงศ์ทอง", birth_year=1956), make_learner(name="รอคิว")
    start = timezone.now() - timedelta(days=20)
    past = make_session(make_activity(city), starts_at=start)
    done = Enrolment.everywhere.create(
        city=city, session=past, person=malee, pool=past.pools.get(), state=State.COMPLETED,
        created_at=start, changed_at=start,
    )  # fmt: skip
    Attendance.objects.create(enrolment=done, on=start.date(), present=True, marked_at=start)
    ahead = make_session(make_activity(city), seats=1, starts_at=timezone.now() + timedelta(days=30))
    book_seat(session=ahead, person=malee, by=malee.account)
    book_seat(session=ahead, person=waiting, by=waiting.account)
    before = reached_between(city, start.date() - timedelta(days=1), today())

    page = page_of(malee.account, width=390)
    page.goto("/phra-nakhon/mine/data")
    page.get_by_role("link", name="Have it erased").click()
    expect(page.get_by_role("heading", name="This stays, without a name")).to_be_visible()
    page.get_by_label("I have read what goes").check()
    page.get_by_role("button", name="Ask to have it erased").click()
    expect(page.get_by_role("button", name="Take it back: keep my data")).to_be_visible()
    assert faults(page) == []
    erase_due(now=timezone.now() + timedelta(days=8))

    page.goto("/phra-nakhon/mine/data")
    expect(page).to_have_url(re.compile("/accounts/login/"))
    malee.refresh_from_db()
    assert (malee.name, malee.account) == ("–", None)
    assert Enrolment.everywhere.get(person=waiting).state == State.OFFERED
    assert reached_between(city, start.date() - timedelta(days=1), today()) == before
