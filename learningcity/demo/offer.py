"""Invents what is on offer: activities at real venues, from the invented texts."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from django.utils.text import slugify

from learningcity.city.catalogue.models import Activity, ActivityState, Price, Topic
from learningcity.city.catalogue.queries import FESTIVAL
from learningcity.city.catalogue.services import make_topics
from learningcity.city.places.models import Venue
from learningcity.core.groups import Group
from learningcity.core.money import SATANG
from learningcity.demo.places import organiser_of
from learningcity.demo.texts import names
from learningcity.demo.texts.catalogue import TEXTS
from learningcity.demo.texts.festival import FESTIVE, day_of
from learningcity.demo.texts.shapes import ActivityText, Both
from learningcity.demo.world import World

WANTED = {"phra-nakhon": 190, "phayao": 56, "yala": 56}
"""Activities a city offers, at most three places a text in Phra Nakhon and two elsewhere."""
_UNFINISHED = (
    *((ActivityState.SUBMITTED, "") for _ in range(6)),
    *((ActivityState.DRAFT, "") for _ in range(5)),
    (ActivityState.RETURNED, "ช่วยบอกด้วยว่ารถเข็นเข้าห้องเรียนได้ไหม แล้วส่งมาใหม่ได้เลย"),
    (ActivityState.RETURNED, "ค่าอุปกรณ์ 300 บาทสูงไปสำหรับผู้มีรายได้น้อย ขอแบบยกเว้นได้หรือไม่"),
    (ActivityState.RETURNED, "เวลาชนกับงานบุญของวัด ขอเลื่อนวันแรกออกไปหนึ่งสัปดาห์"),
    (ActivityState.WITHDRAWN, ""),
    (ActivityState.WITHDRAWN, ""),
)


@dataclass(frozen=True)
class Offered:
    """An activity with the text it came from, its weekday (0 is Monday) and time, or its one day."""

    activity: Activity
    text: ActivityText
    weekday: int
    starts: time
    prices: dict[str, int]
    on: date | None = None


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def build_offer(world: World) -> list[Offered]:
    """The topics and all activities with their prices."""
    world.topics = make_topics()
    festive = _festivals(world)
    offered = [*(each for city in WANTED for each in _offer_of(world, city)), *festive]
    Activity.everywhere.bulk_create([each.activity for each in offered], batch_size=200)
    Price.objects.bulk_create(
        [
            Price(activity=each.activity, group=group, satang=satang)
            for each in offered
            for group, satang in each.prices.items()
        ]
    )
    _call_festive([each.activity for each in festive])
    return offered


def _festivals(world: World) -> list[Offered]:
    """The festivals that are near, each at its home."""
    venues = {(venue.city.code, venue.code): venue for found in world.venues.values() for venue in found}
    today = world.now.date()
    near = [(text, on, venues[text.cities[0], text.home]) for text in FESTIVE if (on := day_of(text, today))]
    return [
        replace(_offered(world, text, at, 0, "", ""), weekday=on.weekday(), on=on) for text, on, at in near
    ]


def _call_festive(activities: list[Activity]) -> None:
    """Say of activities that they belong to a festival, which is a topic below the ten."""
    topic = Topic.objects.filter(code=FESTIVAL).first() or Topic.objects.add_child(
        Topic.objects.get(code="civic"),
        {"code": FESTIVAL, "name_th": "เทศกาลของเมือง", "name_en": "Festivals of the city"},
    )
    links = Activity.topics.through
    links.objects.bulk_create([links(activity=each, topic=topic) for each in activities])


def _offer_of(world: World, city: str) -> list[Offered]:
    places = _places(world, city)
    unfinished = list(_UNFINISHED) if city == "phra-nakhon" else [(ActivityState.SUBMITTED, "")] * 2
    first_unfinished = len(places) - len(unfinished)
    return [
        _offered(
            world, text, venue, number, *(unfinished[i] if (i := place - first_unfinished) >= 0 else ("", ""))
        )
        for place, (text, venue, number) in enumerate(places)
    ]


def _places(world: World, city: str) -> list[tuple[ActivityText, Venue, int]]:
    """Text, venue and how often the text was placed before; round after round until enough are placed."""
    texts = [text for text in TEXTS if city in text.cities]
    rounds = 3 if city == "phra-nakhon" else 2
    left = {text.code: _suitable(world, text, city) for text in texts}
    placed: list[tuple[ActivityText, Venue, int]] = []
    for number in range(rounds):
        in_turn = world.chance.sample(texts, len(texts))
        for text in sorted(in_turn, key=lambda text: len(text.cities)):
            if left[text.code] and len(placed) < WANTED[city] * world.portion:
                placed.append((text, left[text.code].pop(0), number))
    return placed


def _suitable(world: World, text: ActivityText, city: str) -> list[Venue]:
    """Venues of the right kinds that are open then: the text's home, its first kind, then the others."""
    found = [
        venue for venue in world.venues[city] if venue.kind in text.venues and _day(text, venue) is not None
    ]
    world.chance.shuffle(found)
    return sorted(found, key=lambda venue: (venue.code != text.home, venue.kind != text.venues[0]))


def _day(text: ActivityText, venue: Venue) -> str | None:
    """The first of the text's days on which the venue is open from its beginning to its end."""
    ends = _plus(text.time, text.minutes)
    for day in text.days:
        if any(opens <= text.time and ends <= closes for opens, closes in venue.hours.get(day, [])):
            return day
    return None


def _plus(clock: str, minutes: int) -> str:
    hour, minute = (int(part) for part in clock.split(":"))
    total = hour * 60 + minute + minutes
    return f"{total // 60:02d}:{total % 60:02d}"


def _offered(world: World, text: ActivityText, venue: Venue, number: int, state: str, reason: str) -> Offered:
    day = _day(text, venue) or text.days[0]
    activity = _activity(world, text, venue, number)
    _publish(world, activity, state or ActivityState.PUBLISHED, reason)
    return Offered(activity, text, _DAYS.index(day), time.fromisoformat(text.time), _prices(text))


def _activity(world: World, text: ActivityText, venue: Venue, number: int) -> Activity:
    title, who, teacher = _title(world, text, venue, number), _audience(text), _teacher(world, text, venue)
    return Activity(
        city=venue.city,
        uuid=world.uuid(),
        code=slugify(f"{text.code}-{venue.code}")[:60],
        title_th=title.th,
        title_en=title.en,
        summary_th=text.summary.th,
        summary_en=text.summary.en,
        description_th=text.about.th,
        description_en=text.about.en,
        organisation=organiser_of(world, venue),
        venue=venue,
        topic=world.topics[text.topic],
        learning_type=text.learning,
        mode=text.mode,
        online_url="" if text.mode == "onsite" else f"https://meet.example/{text.code}",
        languages=_languages(world, text, venue),
        min_age=text.min_age,
        max_age=text.max_age,
        audience=list(text.groups),
        audience_th=who.th,
        audience_en=who.en,
        services=list(text.services),
        price_satang=text.price * SATANG,
        waiver=text.price > 0,
        instructor_th=teacher.th,
        instructor_en=teacher.en,
        bring_th=text.bring.th,
        bring_en=text.bring.en,
        outcome_th=text.outcome.th,
        outcome_en=text.outcome.en,
        leads_to_work=text.leads_to_work,
        source="เหตุการณ์สมมติเพื่อการสาธิต · invented for the demonstration",
        is_invented=True,
    )


def _publish(world: World, activity: Activity, state: str, reason: str) -> None:
    """Give the activity its state and the moments that led to it."""
    activity.state, activity.return_reason = state, reason
    recent = state in {ActivityState.SUBMITTED, ActivityState.RETURNED}
    days = world.chance.uniform(0.5, 6) if recent else world.chance.uniform(200, 330)
    if state != ActivityState.DRAFT:
        activity.submitted_at = world.now - timedelta(days=days)
    if state in {ActivityState.PUBLISHED, ActivityState.WITHDRAWN}:
        activity.published_at = world.now - timedelta(days=days - 2)
    library = world.organisations["phra-nakhon"]["bangkok-city-library"]
    editor = "nok@demo.example" if activity.organisation_id == library.pk else "thana@demo.example"
    activity.created_by = world.accounts[editor] if activity.city.code == "phra-nakhon" else None


def _title(world: World, text: ActivityText, venue: Venue, number: int) -> Both:
    """The text's own title the first time; afterwards with the neighbourhood or place it is held in."""
    if number == 0:
        return text.title
    places = [Both(quarter.name_th, quarter.name_en) for quarter in world.quarters_of(venue)]
    places.append(Both(venue.name_th, venue.name_en))
    titles = [Both(f"{text.title.th} ({at.th})"[:160], f"{text.title.en} ({at.en})"[:160]) for at in places]
    title = next(title for title in titles if (venue.city_id, title.th) not in world.titles)
    world.titles.add((venue.city_id, title.th))
    return title


def _audience(text: ActivityText) -> Both:
    low, high = text.min_age, text.max_age
    if low and high:
        return Both(f"คนอายุ {low}–{high} ปี", f"Ages {low}–{high}")
    if low:
        return Both(f"คนอายุ {low} ปีขึ้นไป", f"Ages {low} and over")
    return Both("ทุกวัย มาคนเดียวหรือพาเพื่อนมาก็ได้", "All ages, alone or with a friend")


def _teacher(world: World, text: ActivityText, venue: Venue) -> Both:
    local = venue.city.code == "yala" and world.happens(0.5)
    nickname = world.chance.choice(names.MUSLIM_NICKNAMES if local else names.NICKNAMES)
    role = world.chance.choice(names.TEACHERS[text.topic])
    return Both(f"ครู{nickname.th} {role.th}", f"Khru {nickname.en}, {role.en}")


def _languages(world: World, text: ActivityText, venue: Venue) -> list[str]:
    """A quarter of what Yala offers is also in Malay."""
    also = ["ms"] if venue.city.code == "yala" and "ms" not in text.languages and world.happens(0.25) else []
    return [*text.languages, *also]


def _prices(text: ActivityText) -> dict[str, int]:
    """What groups pay instead of the ordinary price, in satang: low incomes nothing, older people half."""
    if not text.price:
        return {}
    return {Group.LOW_INCOME.value: 0, Group.OLDER.value: text.price // 20 * 10 * SATANG}
