"""Partners decide, somebody takes it on, and what was promised is kept for everyone to see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from learningcity.city.catalogue.models import Session
from learningcity.city.enrolment.models import Enrolment
from learningcity.city.partners.models import Commitment, Meeting
from learningcity.city.partners.services import add_party
from learningcity.city.people.roles import Role
from learningcity.city.places.models import City
from learningcity.core.models import Message
from learningcity.core.thai_time import be_date, today
from tests.browser.conftest import faults
from tests.factories import (
    make_agreement,
    make_contact,
    make_learner,
    make_officer,
    make_organisation,
    make_topic,
    make_venue,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = pytest.mark.parametrize("width", [390, 1280])
ROOM = "/staff/phra-nakhon/partners/"
KITCHEN, TASK, PROMISED = "Sam Phraeng Kitchen", "Find a kitchen for Saturdays", "A kitchen on two Saturdays"


@pytest.fixture
def city(city: City) -> City:
    """The city with a partner and somebody who answers for it."""
    cache.clear()
    partner = make_organisation(city, code="kitchen", name_th="ครัวสามแพร่ง", name_en=KITCHEN)
    make_contact(partner, name_th="จินดา ครัวไทย", name_en="Chinda Khruathai")
    return city


def look(page: Page) -> None:
    assert faults(page) == []


def written(number: int) -> str:
    return be_date(today() + timedelta(days=number), "en", "medium").replace("\xa0", " ")


@WIDTHS
def test_a_minute_becomes_a_task_and_a_task_a_kept_promise(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    page = page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)
    _meet(page)
    _give_task(page)
    _promise(page)
    _give(page)
    _walk_back(page)
    _seen_by_everyone(page_of(width=width))


def _meet(page: Page) -> None:
    page.goto(f"{ROOM}meetings/new")
    look(page)
    page.get_by_label("Title in Thai").fill("ประชุมครั้งที่ 1")
    page.get_by_label("Title in English").fill("First meeting")
    page.get_by_label("Day", exact=True).fill(written(-3))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First meeting")
    page.get_by_text("Add a matter to the agenda").click()
    page.get_by_label("What it is about, in Thai").fill("เปิดครัววันเสาร์")
    page.get_by_label("What it is about, in English").fill("Kitchens on Saturdays")
    page.get_by_role("button", name="Add it").click()
    look(page)
    page.get_by_role("link", name="Write, decide, give tasks").click()
    page.get_by_label("What was said, in Thai").fill("ครัวสามแพร่งยินดีเปิดครัวสองเสาร์")
    page.get_by_role("button", name="Save what was said").click()
    expect(page.get_by_label("What was said, in Thai")).to_have_value("ครัวสามแพร่งยินดีเปิดครัวสองเสาร์")


def _give_task(page: Page) -> None:
    page.locator("summary", has_text="Give a task").click()
    page.get_by_label("What is to be done, in Thai").fill("หาครัววันเสาร์")
    page.get_by_label("What is to be done, in English").fill(TASK)
    page.get_by_label("Who does it").select_option(label=f"Chinda Khruathai · {KITCHEN}")
    page.get_by_role("textbox", name="By when").fill(written(20))
    look(page)
    page.get_by_role("button", name="Give the task").click()
    page.get_by_role("link", name=TASK).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TASK)
    look(page)


def _promise(page: Page) -> None:
    page.get_by_role("link", name="Keep a promise that came of it").click()
    page.get_by_label("What, in Thai").fill("เปิดครัวสองวันเสาร์")
    page.get_by_label("What, in English").fill(PROMISED)
    page.locator("#id_kind").select_option("venue")
    page.get_by_label("How much").fill("๒")
    page.get_by_label("Promised on").fill(written(-2))
    look(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main .tag").first).to_have_text("under way")
    look(page)


def _give(page: Page) -> None:
    page.get_by_text("Note what was given").click()
    page.get_by_label("How much").fill("2")
    page.get_by_label("What shows it, in a few words").fill("Two signed lists")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main .tag").first).to_have_text("kept")
    look(page)
    assert Commitment.everywhere.get().given == 2


def _walk_back(page: Page) -> None:
    """From the kept promise to its task, and from the task to the minute it came from."""
    page.get_by_role("link", name=TASK).click()
    expect(page.get_by_role("link", name=PROMISED)).to_be_visible()
    page.get_by_role("link", name="First meeting").click()
    expect(page.locator("#m1")).to_contain_text("ครัวสามแพร่งยินดีเปิดครัวสองเสาร์")
    expect(page.locator("#m1")).to_contain_text(TASK)


def _seen_by_everyone(page: Page) -> None:
    page.goto("/phra-nakhon/organisations/kitchen")
    expect(page.get_by_role("heading", name=PROMISED)).to_be_visible()
    look(page)
    page.goto("/phra-nakhon/partners/promises")
    expect(page.locator("main li", has_text=PROMISED)).to_contain_text("kept")
    look(page)


@WIDTHS
def test_two_secretaries_at_one_minute_lose_no_word(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    officer = make_officer(Role.CITY_COORDINATOR, city)
    first, second = page_of(officer, width=width), page_of(officer, width=width)
    _meet(first)
    row = Meeting.everywhere.get()
    for page in (first, second):
        page.goto(f"{ROOM}meetings/{row.uuid}/matters/1")
    first.get_by_label("What was said, in Thai").fill("ของเลขาคนแรก")
    first.get_by_role("button", name="Save what was said").click()
    second.get_by_label("What was said, in Thai").fill("ของเลขาคนที่สอง")
    second.get_by_role("button", name="Save what was said").click()
    expect(second.get_by_text("Nothing is lost")).to_be_visible()
    expect(second.locator(".letter").first).to_contain_text("ของเลขาคนแรก")
    expect(second.locator(".letter").last).to_contain_text("ของเลขาคนที่สอง")
    expect(second.get_by_role("textbox", name="What was said, in Thai")).to_have_value("ของเลขาคนที่สอง")
    look(second)


@WIDTHS
def test_who_works_with_whom_is_drawn_and_can_be_read_as_a_table(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    agreement = make_agreement(city, title_en="Old town learns together")
    for number in range(8):
        partner = make_organisation(city, name_en=f"Partner number {number} of the old town")
        add_party(agreement=agreement, organisation=partner, role="partner", by=None)
    page = page_of(width=width)
    page.goto("/phra-nakhon/partners")
    expect(page.locator(".net .tie")).to_have_count(28)
    page.get_by_text("The same as a table").click()
    expect(page.locator(".nettable tbody tr")).to_have_count(8)
    look(page)
    page.get_by_role("link", name="Old town learns together").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Old town learns together")
    look(page)
    officer = page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)
    for name in ("agreements", f"agreements/{agreement.uuid}", "groups", "tasks", "rates/new", "rates"):
        officer.goto(ROOM + name)
        look(officer)


# -- advice answered ---------------------------------------------------------------------------------------

TOPIC, SAID = "News for the lanes", "골목마다 한 사람이 소식을 맡습니다."


@WIDTHS
def test_advice_is_asked_given_in_korean_answered_and_followed_by_a_task(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    abroad = make_organisation(city, code="abroad", name_en="Advisers from abroad")
    make_contact(abroad, name_th="ปาร์ก จีวอน", name_en="Park Ji-won", language="en", advises=True)
    officer = page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)
    _ask(officer)
    adviser = page_of(width=width)
    _advise(adviser)
    _answer(officer)
    _read_the_answer(adviser)
    _advice_for_everyone(page_of(width=width))


def _ask(page: Page) -> None:
    page.goto(f"{ROOM}advice")
    look(page)
    page.get_by_role("link", name="Ask an adviser").click()
    page.get_by_label("Whom to ask").select_option(label="Park Ji-won · Advisers from abroad")
    page.get_by_label("What it is about, in Thai").fill("ข่าวถึงคนในตรอก")
    page.get_by_label("What it is about, in English").fill(TOPIC)
    page.get_by_label("The question in Thai").fill("บอกข่าวอย่างไรให้ถึงบ้าน")
    page.get_by_label("The question in English").fill("How does news reach every door?")
    look(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main .tag").first).to_have_text("asked")
    look(page)


def _advise(page: Page) -> None:
    """By the link in the message, without an account."""
    message = Message.objects.get(template="advice_asked")
    assert message.language == "en"
    page.goto(f"/phra-nakhon/advice/{message.context['token']}?lang=en")
    look(page)
    asked = page.locator("section", has=page.get_by_role("heading", name=TOPIC))
    asked.get_by_label("Your advice").fill(SAID)
    asked.get_by_label("Language you write in").select_option(label="Korean")
    asked.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_text("Your advice is kept")).to_be_visible()
    expect(page.get_by_text("The city replies by")).to_be_visible()
    look(page)


def _answer(page: Page) -> None:
    page.goto("/staff/phra-nakhon/")
    page.get_by_role("link", name="See the advice").click()
    expect(page.locator("blockquote[lang=ko]")).to_have_text(SAID)
    page.get_by_text("Put it into Thai or English").click()
    page.get_by_label("What the advice says, in English").fill(
        "One person in each lane looks after the news."
    )
    page.get_by_role("button", name="Save").click()
    page.get_by_label("we do it", exact=True).check()
    page.get_by_label("Why, in Thai").fill("ตรงกับที่ชุมชนบอก")
    page.get_by_label("Why, in English").fill("Our communities say the same")
    page.get_by_label("What is to be done, in Thai").fill("หาคนดูแลข่าว")
    page.get_by_label("What is to be done, in English").fill("Find people for the news")
    page.get_by_label("Who does it").select_option(label=f"Chinda Khruathai · {KITCHEN}")
    page.get_by_role("textbox", name="By when").fill(written(30))
    look(page)
    page.get_by_role("button", name="Send the reply").click()
    expect(page.locator("main .tag").first).to_have_text("adopted as it is")
    page.get_by_role("link", name="Find people for the news").click()
    expect(page.get_by_role("link", name=TOPIC)).to_be_visible()
    look(page)


def _read_the_answer(page: Page) -> None:
    page.reload()
    expect(page.get_by_text("Our communities say the same")).to_be_visible()


def _advice_for_everyone(page: Page) -> None:
    page.goto("/phra-nakhon/partners")
    page.get_by_role("link", name="Read the advice and the answers").click()
    expect(page.get_by_role("heading", name=TOPIC)).to_be_visible()
    page.get_by_text("In the adviser's own words").click()
    expect(page.locator("blockquote[lang=ko]")).to_have_text(SAID)
    expect(page.get_by_text("Park Ji-won")).to_have_count(0)
    look(page)


# -- need → supported → brief → project → activity → session → enrolment, and back ---------------------------

WISH, BRIEF, PROJECT = "ซ่อมมือถือเบื้องต้น", "Repair at home", "Repair shops of the quarter"


@WIDTHS
def test_a_need_leads_to_an_enrolment_and_the_enrolment_back_to_the_need(
    page_of: Callable[..., Page], city: City, width: int
) -> None:
    make_topic("digital", name_en="Digital")
    make_venue(city, name_en="Bangkok City Library")
    resident, neighbour = make_learner(city=city), make_learner(city=city)
    officer = page_of(make_officer(Role.CITY_COORDINATOR, city), width=width)
    _wish(page_of(resident.account, width=width))
    _show(officer)
    _support(page_of(neighbour.account, width=width))
    _brief(officer)
    _project(officer)
    _activity(officer)
    _session(officer)
    _join(page_of(neighbour.account, width=width))
    _back_from_the_enrolment(page_of(neighbour.account, width=width))
    _back_from_the_roster(officer)


def _wish(page: Page) -> None:
    page.goto("/phra-nakhon/wishes/new")
    page.get_by_label("What would you like to learn?").fill(WISH)
    look(page)
    page.get_by_role("button", name="Send my wish").click()
    expect(page.get_by_text("Thank you. The city reads your wish")).to_be_visible()


def _show(page: Page) -> None:
    page.goto("/staff/phra-nakhon/needs/")
    look(page)
    page.get_by_role("link", name=WISH).first.click()
    look(page)
    page.get_by_role("button", name="Show it").click()
    expect(page.get_by_text("Everyone can see it now.")).to_be_visible()


def _support(page: Page) -> None:
    page.goto("/phra-nakhon/wishes")
    look(page)
    page.get_by_role("button", name="I want this too").click()
    expect(page.get_by_text("You want this too", exact=True)).to_be_visible()
    expect(page.locator(".wish-many")).to_contain_text("2")
    look(page)


def _brief(page: Page) -> None:
    page.goto("/staff/phra-nakhon/needs/")
    page.get_by_role("link", name=WISH).first.click()
    page.get_by_role("link", name="Write a brief from it").click()
    page.get_by_label("Title in English").fill(BRIEF)
    page.get_by_label("What is to change, in Thai").fill("ซ่อมเองได้ที่บ้าน")
    expect(page.get_by_label(WISH)).to_be_checked()
    look(page)
    page.get_by_role("button", name="Save").click()
    look(page)
    page.get_by_label("Adopted on").fill(written(0))
    page.get_by_label("By which group or meeting").fill("คณะทำงาน")
    page.get_by_role("button", name="Note that it was adopted").click()
    expect(page.get_by_text("Adopted. The needs are taken up")).to_be_visible()


def _project(page: Page) -> None:
    page.get_by_role("link", name="Begin a project").click()
    page.get_by_label("Title in English").fill(PROJECT)
    page.get_by_label("Who leads it").select_option(label=KITCHEN)
    page.get_by_label("First day").fill(written(-10))
    page.get_by_label("Last day").fill(written(90))
    look(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Add a milestone").click()
    page.get_by_label("Milestone, in Thai").fill("หาครูสอน")
    page.get_by_label("Worked on from").fill(written(-9))
    page.get_by_label("To be reached by").fill(written(-2))
    look(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main .tag").first).to_have_text("behind its plan")
    look(page)


def _activity(page: Page) -> None:
    page.goto("/staff/phra-nakhon/activities/new")
    page.get_by_label("Title in Thai").fill("ช่างซ่อมมือถือบ้านเรา")
    page.get_by_label("Title in English").fill("Phone repair at home")
    page.get_by_label("In two lines, in Thai").fill("เปลี่ยนจอ เปลี่ยนแบต ได้เอง")
    page.get_by_label("Topic", exact=True).select_option(label="Digital")
    page.get_by_label("Organisation", exact=True).select_option(label=KITCHEN)
    page.get_by_label("Project it belongs to").select_option(label=PROJECT)
    look(page)
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_role("link", name=PROJECT)).to_be_visible()


def _session(page: Page) -> None:
    page.get_by_role("link", name="Add the first session").click()
    page.get_by_label("Day").fill(written(12))
    page.get_by_label("From what time").fill("13.30")
    page.get_by_label("Until what time").fill("15.30")
    page.get_by_label("Place").select_option(label="Bangkok City Library")
    page.get_by_label("Seats for everyone").fill("16")
    page.get_by_role("button", name="Add the session").click()
    page.get_by_role("button", name="Send for approval").click()
    page.get_by_role("link", name="Look and decide").click()
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _join(page: Page) -> None:
    page.goto(f"/phra-nakhon/join/{Session.everywhere.get().uuid}")
    page.get_by_label("Me", exact=True).check()
    page.get_by_role("button", name="Continue to confirm").click()
    page.get_by_label("No, I will look here myself").check()
    page.get_by_role("button", name="Confirm: join").click()
    expect(page.get_by_text("You have a seat")).to_be_visible()
    assert Enrolment.everywhere.get().state == "booked"


def _back_from_the_enrolment(page: Page) -> None:
    """What a learner walks: their seat, the activity, its project, the need it answers."""
    page.goto(f"/phra-nakhon/enrolments/{Enrolment.everywhere.get().uuid}")
    page.locator('main a[href*="/activities/"]').first.click()
    page.get_by_role("link", name=PROJECT).click()
    look(page)
    expect(page.get_by_role("link", name="Phone repair at home")).to_be_visible()
    page.get_by_role("link", name=WISH).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WISH)
    page.get_by_role("link", name=PROJECT).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PROJECT)


def _back_from_the_roster(page: Page) -> None:
    """What an officer walks: who comes, the project, with the same people counted, and the need."""
    page.goto(f"/staff/phra-nakhon/attendance/{Session.everywhere.get().uuid}")
    page.get_by_role("link", name=PROJECT).click()
    expect(page.get_by_text("In all, 1 different people enrolled")).to_be_visible()
    look(page)
    page.get_by_role("link", name=WISH).click()
    expect(page.get_by_role("link", name=BRIEF)).to_be_visible()
    page.get_by_role("link", name=PROJECT).click()
    expect(page.get_by_role("link", name="Phone repair at home")).to_be_visible()
