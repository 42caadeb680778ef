"""Advice in all states: an adviser from Korea and one from Okayama, and what the city answered them."""

from datetime import timedelta

from learningcity.city.partners.models import ActionItem, Advice, Contact, Organisation
from learningcity.city.partners.rules.advice import GIVE_WITHIN, REPLY_WITHIN
from learningcity.demo.texts import advice as texts
from learningcity.demo.texts.together import DECLARED
from learningcity.demo.together import Builder
from learningcity.demo.world import World

CITY = "phra-nakhon"


def build_advice(world: World) -> None:
    """Give Phra Nakhon its advisers, and six pieces of advice with what became of each."""
    build = Builder(world, world.cities[CITY], "advice")
    advisers = {code: _adviser(build, code) for code in texts.ADVISERS}
    rows = Contact.everywhere.filter(city=build.city, left_on=None, advises=False)
    keeper = rows.order_by("pk")[0]
    for text in texts.ADVICE:
        _advice(build, advisers[text.adviser], keeper, text)


def _adviser(build: Builder, code: str) -> Contact:
    """An invented person; that the institution advises this city is invented too."""
    institution, name = texts.ADVISERS[code]
    organisation = build.partner(code, "other", institution, DECLARED)
    Organisation.everywhere.filter(pk=organisation.pk).update(is_invented=True)
    return Contact.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        organisation=organisation,
        name_th=name.th,
        name_en=name.en,
        position_th=texts.POSITION.th,
        position_en=texts.POSITION.en,
        email=f"{name.en.split()[0].lower()}@partner.example",
        language="en",
        advises=True,
        is_invented=True,
    )


def _advice(build: Builder, adviser: Contact, keeper: Contact, text: texts.Advice) -> None:
    asked = None if text.asked is None else build.day(-text.asked)
    given = None if text.given is None else build.day(-text.given)
    waits_since = given or asked or build.now
    Advice.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        adviser=adviser,
        keeper=keeper,
        title_th=text.title.th,
        title_en=text.title.en,
        question_th=text.question.th if text.question else "",
        question_en=text.question.en if text.question else "",
        asked_on=asked,
        due_on=waits_since + (REPLY_WITHIN if given else GIVE_WITHIN),
        text=text.text,
        language=text.language,
        meaning_th=text.meaning.th,
        meaning_en=text.meaning.en,
        given_on=given,
        may_show=text.may_show and given is not None,
        reply=text.reply,
        reason_th=text.reason.th,
        reason_en=text.reason.en,
        replied_on=build.day(-text.replied) if text.reply else None,
        task=_task(build, keeper, text),
        is_invented=True,
    )


def _task(build: Builder, owner: Contact, text: texts.Advice) -> ActionItem | None:
    if text.task is None:
        return None
    return ActionItem.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        title_th=text.task.th,
        title_en=text.task.en,
        owner=owner,
        due_on=build.now + timedelta(days=text.due),
        done_on=None if text.done is None else build.day(-text.done),
        done_note="มีคนรับดูแลครบทั้งหกตรอก" if text.done is not None else "",
        is_invented=True,
    )
