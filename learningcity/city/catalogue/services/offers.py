"""Offers to teach: written, sent, answered by the city, and made into an activity."""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learningcity.city.catalogue.models import (
    Activity,
    Asks,
    Instructor,
    LearningType,
    Mode,
    OfferState,
    Setting,
    Suits,
    TeachingOffer,
)
from learningcity.city.catalogue.rules.offers import (
    LONGEST_WORDS,
    MOST_OPEN,
    OPEN_STATES,
    may_offer_another,
    offer_after,
)
from learningcity.city.catalogue.services.activities import create_activity
from learningcity.city.catalogue.services.instructors import (
    add_instructor,
    hide_instructor,
    show_instructor,
    teach,
)
from learningcity.city.catalogue.services.offer_moves import locked, move, overtaken, refuse_stale
from learningcity.city.partners.models import Organisation
from learningcity.city.people.models import Person, User
from learningcity.city.places.models import City, Venue
from learningcity.core import audit
from learningcity.core.errors import Refused, RefusedTogether
from learningcity.core.groups import Group
from learningcity.core.thai_text import normalise

WRITTEN = frozenset(
    {
        "title_th", "title_en", "summary", "topic", "audience", "min_age", "max_age", "hours", "setting",
        "place", "suits", "asks", "price_satang", "name", "organisation_name", "experience", "link",
        "contact", "may_show",
    }
)  # fmt: skip
"""What whoever offers says themselves."""

_LINES = {"experience"}
_NOT_WRITTEN = {field.name for field in TeachingOffer._meta.concrete_fields} - WRITTEN | {"topic"}


class Place(NamedTuple):
    """In whose name an accepted offer is taught, where, and as which type of learning."""

    organisation: Organisation
    venue: Venue | None = None
    learning_type: str = LearningType.LIFELONG


# -- by whoever offers -------------------------------------------------------------------------------------


@transaction.atomic
def write_offer(*, city: City, person: Person, by: User, **fields: Any) -> TeachingOffer:
    """Keep what somebody could teach as a draft that only they see."""
    _refuse_too_many(city, person)
    offer = TeachingOffer(city=city, person=person)
    _fill(offer, fields)
    offer.save()
    audit.record("write_offer_to_teach", offer, by=by, city=city.code)
    return offer


@transaction.atomic
def edit_offer(*, offer: TeachingOffer, version: int, by: User, **fields: Any) -> TeachingOffer:
    """Change an offer that lies with whoever made it: not sent yet, or returned."""
    row = locked(offer)
    if row.state not in (OfferState.DRAFT, OfferState.RETURNED):
        sentence = _("It can no longer be changed: the offer is now “%(state)s”.")
        raise Refused("not-now", sentence % {"state": row.get_state_display()})
    refuse_stale(offer=row, version=version)
    _fill(row, fields)
    row.version += 1
    row.save()
    audit.record("edit_offer_to_teach", row, by=by, city=row.city.code)
    return row


def send_offer(*, offer: TeachingOffer, by: User) -> TeachingOffer:
    """Send an offer to the city, which reads and answers it."""
    return move(offer=offer, act="send", by=by, sent_at=timezone.now())


def withdraw_offer(*, offer: TeachingOffer, by: User | None) -> TeachingOffer:
    """Take an offer back that the city has not answered for good."""
    return move(offer=offer, act="withdraw", by=by, decided_at=timezone.now())


@transaction.atomic
def end_teaching_of(*, person: Person, by: User | None) -> None:
    """Take back what a person still offers and take their page away, before they are erased."""
    whose = Q(person=person) | Q(person__merged_into=person)
    for offer in TeachingOffer.everywhere.filter(whose, state__in=OPEN_STATES).order_by("pk"):
        withdraw_offer(offer=offer, by=by)
    for instructor in Instructor.everywhere.filter(whose).shown().order_by("pk"):
        hide_instructor(instructor=instructor, by=by)


def _refuse_too_many(city: City, person: Person) -> None:
    # Two forms sent at once wait here for each other, so that both cannot be the fifth.
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    rows = TeachingOffer.everywhere.filter(city=city, person=person)
    if not may_offer_another(rows.values_list("state", flat=True)):
        sentence = _("You have %(most)s open offers already. Wait for an answer, or take one back.")
        raise Refused("too-many-offers", sentence % {"most": MOST_OPEN})


def _fill(offer: TeachingOffer, fields: dict[str, Any]) -> None:
    if unknown := fields.keys() - WRITTEN:
        raise TypeError(f"not fields of an offer: {sorted(unknown)}")
    for name, value in fields.items():
        text = normalise(value, keep_lines=name in _LINES) if isinstance(value, str) else value
        setattr(offer, name, text)
    if offer.asks != Asks.FEE:
        offer.price_satang = 0
    if offer.setting == Setting.NEEDED:
        offer.place = ""
    _refuse_faults(offer)


def _refuse_faults(offer: TeachingOffer) -> None:
    try:
        offer.clean_fields(exclude=_NOT_WRITTEN)
    except ValidationError as fault:
        said = [Refused("invalid", texts[0], field=name) for name, texts in fault.message_dict.items()]
        raise RefusedTogether(said) from fault
    refuse_contradictions(
        ages=(offer.min_age, offer.max_age), asks=offer.asks, price_satang=offer.price_satang
    )
    if not set(offer.audience) <= set(Group.values) or not set(offer.suits) <= set(Suits.values):
        raise Refused("unknown-choice", _("Choose from the list."))


def refuse_contradictions(
    *, ages: tuple[int | None, int | None], asks: str, price_satang: int | None
) -> None:
    """Refuse answers that cannot both be meant: ages the wrong way round, a fee of nothing."""
    youngest, oldest = ages
    if youngest is not None and oldest is not None and youngest > oldest:
        raise Refused("ages", _("The oldest age is below the youngest."), field="max_age")
    if asks == Asks.FEE and not price_satang:
        raise Refused("fee", _("Say how much each person would pay."), field="price_satang")


# -- by the city -------------------------------------------------------------------------------------------


def return_offer(*, offer: TeachingOffer, said: str, version: int | None, by: User) -> TeachingOffer:
    """Ask whoever offered for something more; they change the offer and send it again."""
    words = _words(said, _("Say what is missing; they will read it."))
    return move(offer=offer, act="return", by=by, version=version, said=words)


def decline_offer_to_teach(
    *, offer: TeachingOffer, said: str, version: int | None, by: User
) -> TeachingOffer:
    """Say no to an offer, and why."""
    words = _words(said, _("Say why not; they will read it."))
    return move(offer=offer, act="decline", by=by, version=version, said=words, **_decided(by))


@transaction.atomic
def accept_offer_to_teach(
    *, offer: TeachingOffer, place: Place, version: int | None, by: User, said: str = ""
) -> Activity:
    """Say yes: draft the activity in a partner's name, and link it with the offer and its instructor."""
    row = locked(offer)
    if not offer_after("accept", row.state):
        raise overtaken(offer=row)
    refuse_stale(offer=row, version=version)
    activity, instructor = _drafted(row, place, by), _instructor_of(row, by)
    teach(instructor=instructor, activity=activity)
    links: dict[str, Any] = {
        "activity": activity,
        "instructor": instructor,
        "said": normalise(said, keep_lines=True),
    }
    move(offer=row, act="accept", by=by, **links, **_decided(by))
    return activity


def _decided(by: User) -> dict[str, Any]:
    return {"decided_at": timezone.now(), "decided_by": by}


def _words(said: str, missing: object) -> str:
    words = normalise(said, keep_lines=True)
    if not words:
        raise Refused("reason-missing", missing, field="said")
    if len(words) > LONGEST_WORDS:
        sentence = _("Write it in at most %(most)s letters.") % {"most": LONGEST_WORDS}
        raise Refused("too-long", sentence, field="said")
    return words


def _drafted(offer: TeachingOffer, place: Place, by: User) -> Activity:
    """The activity in the offer's words; the name of who teaches it stands only where they agreed to it."""
    return create_activity(
        city=offer.city,
        organisation=place.organisation,
        by=by,
        title_th=offer.title_th,
        title_en=offer.title_en,
        summary_th=offer.summary,
        topic=offer.topic,
        venue=place.venue,
        mode=Mode.ONLINE if offer.setting == Setting.ONLINE else Mode.ONSITE,
        learning_type=place.learning_type,
        audience=offer.audience,
        min_age=offer.min_age,
        max_age=offer.max_age,
        price_satang=offer.price_satang,
        is_invented=offer.is_invented,
    )


def _instructor_of(offer: TeachingOffer, by: User) -> Instructor:
    found = Instructor.everywhere.filter(city=offer.city, person=offer.person).exclude(person=None).first()
    instructor = found or add_instructor(
        city=offer.city, by=by, name_th=offer.name, about_th=offer.experience, person=offer.person
    )
    instructor.topics.add(offer.topic)
    if offer.may_show:
        show_instructor(instructor=instructor, by=by)
    return instructor
