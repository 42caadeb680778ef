"""Invents those who teach and offers to teach, in every state; all of it labelled."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count

from learningcity.city.catalogue.models import (
    Activity,
    ActivityState,
    Instructor,
    LearningType,
    OfferState,
    TeachingOffer,
    Topic,
)
from learningcity.city.people.models import Person, User
from learningcity.core.models import AuditEntry
from learningcity.core.money import SATANG
from learningcity.demo.texts.teaching import OFFERS, TEACHERS, OfferText, TeacherText
from learningcity.demo.world import World

DECIDED = {
    OfferState.RETURNED: "return",
    OfferState.ACCEPTED: "accept",
    OfferState.OPENED: "accept",
    OfferState.DECLINED: "decline",
    OfferState.WITHDRAWN: "withdraw",
}
"""The act that each answered offer ended with, or waits after."""

_OFFICERS = {
    "phra-nakhon": "pim@demo.example",
    "phayao": "siwan@demo.example",
    "yala": "hasan@demo.example",
}
TEACHES = 2
_TAKEN_UP_BY = "bangkok-city-library"


def build_teaching(world: World) -> None:
    """Those who teach what is on offer and agreed to be shown, then what others offer to teach."""
    teachers = {text.account or text.code: _teacher(world, text) for text in TEACHERS}
    whoever = {code: _residents(world, code) for code in world.cities}
    for text in OFFERS:
        by = world.accounts.get(text.account)
        person = Person.objects.get(account=by) if by else next(whoever[text.city])
        offer = _offer(world, text, person)
        _take_up(world, text, offer, teachers.get(text.account))
        offer.save()
        TeachingOffer.everywhere.filter(pk=offer.pk).update(created_at=_written_at(offer))
        _note(world, text, offer)


def _residents(world: World, code: str) -> Iterator[Person]:
    """People of a city who sign in, but none one can sign in as here."""
    known = Person.objects.known_in(world.cities[code]).filter(account__isnull=False)
    return known.exclude(account__in=list(world.accounts.values())).order_by("pk").iterator()


def _teacher(world: World, text: TeacherText) -> Instructor:
    city, account = world.cities[text.city], world.accounts.get(text.account)
    row = Instructor.everywhere.create(
        city=city,
        uuid=world.uuid(),
        code=text.code,
        name_th=text.name.th,
        name_en=text.name.en,
        about_th=text.about.th,
        about_en=text.about.en,
        person=Person.objects.get(account=account) if account else None,
        shown_since=world.now - timedelta(days=60),
        is_invented=True,
    )
    row.topics.set(Topic.objects.filter(code__in=text.topics))
    row.activities.set(_taught(text, row))
    return row


def _taught(text: TeacherText, row: Instructor) -> list[Activity]:
    """What was made from their text, else what most people said something about, of their topics first."""
    free = Activity.objects.in_city(row.city).published().filter(instructors=None)
    made = list(free.filter(code__startswith=f"{text.made_from}-").order_by("pk")) if text.made_from else []
    said = free.annotate(said=Count("sessions__enrolments__feedback")).order_by("-said", "pk")
    of_topics = said.filter(topic__code__in=text.topics)
    return made or list(of_topics[:TEACHES]) or list(said[:1])


def _offer(world: World, text: OfferText, person: Person) -> TeachingOffer:
    sent_at = world.now - timedelta(days=text.days, hours=2)
    closed = text.state in DECIDED
    return TeachingOffer(
        city=world.cities[text.city],
        uuid=world.uuid(),
        person=person,
        title_th=text.title.th,
        title_en=text.title.en,
        summary=text.summary,
        topic=world.topics[text.topic],
        audience=[group.value for group in text.audience],
        min_age=text.ages[0],
        max_age=text.ages[1],
        hours=text.hours,
        setting=text.setting,
        place=text.place,
        suits=[each.value for each in text.suits],
        asks=text.asks,
        price_satang=text.baht * SATANG,
        name=person.name,
        organisation_name=text.organisation,
        experience=text.experience,
        contact=person.email or person.phone or "มาที่โต๊ะบริการของเมือง",
        may_show=text.may_show,
        state=text.state,
        said=text.said,
        sent_at=sent_at,
        decided_at=_decided_at(text, sent_at) if closed and text.state != OfferState.RETURNED else None,
        decided_by=_officer(world, text) if closed and text.state != OfferState.WITHDRAWN else None,
        is_invented=True,
    )


def _decided_at(text: OfferText, sent_at: datetime) -> datetime:
    return sent_at + timedelta(days=min(text.answered, text.days))


def _written_at(offer: TeachingOffer) -> datetime:
    return (offer.sent_at or offer.created_at) - timedelta(minutes=9)


def _officer(world: World, text: OfferText) -> User:
    return world.accounts[_OFFICERS[text.city]]


def _take_up(world: World, text: OfferText, offer: TeachingOffer, teacher: Instructor | None) -> None:
    """An opened offer is one of the activities its teacher teaches; an accepted one is a draft still."""
    if text.state == OfferState.OPENED and teacher:
        offer.instructor = teacher
        _tell_of(offer, teacher.activities.filter(state=ActivityState.PUBLISHED).order_by("pk")[0])
        _date_before(offer, text)
    elif text.state == OfferState.ACCEPTED:
        offer.activity = _drafted(world, text, offer)


def _date_before(offer: TeachingOffer, text: OfferText) -> None:
    """It was offered and answered before its activity was opened."""
    opened = offer.activity and offer.activity.published_at
    if opened:
        offer.sent_at = opened - timedelta(days=text.answered + 9)
        offer.decided_at = _decided_at(text, offer.sent_at)


def _tell_of(offer: TeachingOffer, activity: Activity) -> None:
    """What was offered is what is taught now."""
    offer.activity, offer.topic = activity, activity.topic
    offer.title_th, offer.title_en, offer.summary = activity.title_th, activity.title_en, activity.summary_th


def _drafted(world: World, text: OfferText, offer: TeachingOffer) -> Activity:
    return Activity.everywhere.create(
        city=offer.city,
        uuid=world.uuid(),
        code=f"offered-{text.topic}-{offer.hours}",
        title_th=offer.title_th,
        title_en=offer.title_en,
        summary_th=offer.summary,
        summary_en=text.english,
        organisation=world.organisations[text.city][_TAKEN_UP_BY],
        topic=offer.topic,
        learning_type=LearningType.LIFELONG,
        audience=offer.audience,
        languages=["th"],
        created_by=offer.decided_by,
        is_invented=True,
    )


def _note(world: World, text: OfferText, offer: TeachingOffer) -> None:
    """What the trail says of an offer: written, sent, answered."""
    own = offer.person.account if offer.person else None
    sent_at = offer.sent_at or world.now
    acts = [("write", _written_at(offer), own), ("send", sent_at, own)]
    if act := DECIDED.get(offer.state):  # type: ignore[call-overload]
        who = own if act == "withdraw" else offer.decided_by
        acts.append((act, _decided_at(text, sent_at), who))
    AuditEntry.objects.bulk_create(
        AuditEntry(
            at=at,
            city=offer.city.code,
            actor=str(who.uuid) if who else "",
            act=f"{act}_offer_to_teach",
            about_kind="teachingoffer",
            about=str(offer.uuid),
            details={},
        )
        for act, at, who in acts
    )
