"""Invents the people of the three cities: who they are, who acts for them, what they agreed to."""

from dataclasses import dataclass, field
from datetime import timedelta

from learningcity.city.people.models import CareLink, Consent, KnownIn, Person, Purpose, User
from learningcity.city.people.roles import Role
from learningcity.city.places.models import Area
from learningcity.core.fields import look_up
from learningcity.core.groups import Group
from learningcity.core.thai_clock import BUDDHIST_ERA
from learningcity.demo.people import DEMO_PEOPLE
from learningcity.demo.texts import names
from learningcity.demo.texts.shapes import Both
from learningcity.demo.world import World

SHARES = {"phra-nakhon": 0.6, "phayao": 0.2, "yala": 0.2}
_AGES = ((5, 12, 13), (13, 17, 10), (18, 24, 11), (25, 44, 22), (45, 59, 17), (60, 74, 20), (75, 88, 7))
"""Ages from and to, and how many of a hundred learners are of that age."""
_STATED = (
    (Group.DISABLED, 0, 200, 0.05),
    (Group.LOW_INCOME, 0, 200, 0.18),
    (Group.OUT_OF_SCHOOL, 10, 20, 0.10),
    (Group.ENTREPRENEUR, 20, 65, 0.14),
    (Group.INFORMAL_WORKER, 18, 70, 0.17),
    (Group.CARER, 25, 75, 0.09),
    (Group.NEWCOMER, 5, 70, 0.04),
)
"""Groups people state, the ages at which they may, and the share who do."""
_CONSENTS = ((Purpose.STATISTICS, 0.92), (Purpose.REMINDERS, 0.81), (Purpose.FOLLOW_UP, 0.57))
_UNUSABLE = "!invented"


@dataclass
class Crowd:
    """The invented people by city, and the account that acts for each who has one."""

    people: dict[str, list[Person]] = field(default_factory=dict)
    carer_of: dict[int, User] = field(default_factory=dict)


def build_crowd(world: World, size: int) -> Crowd:
    """Invent about `size` people, those one can sign in as among them."""
    crowd = Crowd()
    for city, share in SHARES.items():
        crowd.people[city] = _people(world, city, round(size * share))
    _give_accounts(world, crowd)
    everyone = [person for people in crowd.people.values() for person in people]
    links = [link for city in crowd.people for link in _care_links(world, crowd, city)]
    for link in links:
        _take_family_name(link)
    Person.objects.bulk_create(everyone, batch_size=500)
    CareLink.objects.bulk_create(links, batch_size=500)
    crowd.carer_of = {link.person.pk: link.carer for link in links}
    _make_known(world, crowd)
    _ask_consent(world, everyone)
    return crowd


def _people(world: World, city: str, size: int) -> list[Person]:
    known = [_signed_in(world, city, each.email) for each in DEMO_PEOPLE if each.cities == (city,)]
    communities = _communities(world, city)
    return [*known, *(_person(world, city, communities) for _ in range(size - len(known)))]


def _communities(world: World, city: str) -> list[Area]:
    """The registered communities of a city, where it has any."""
    inside = world.cities[city].area
    found = [area for area in world.areas.values() if area.level == Area.Level.COMMUNITY]
    return [area for area in found if inside and area.path.startswith(inside.path)]


def _signed_in(world: World, city: str, email: str) -> Person:
    each = next(person for person in DEMO_PEOPLE if person.email == email)
    return Person(
        uuid=world.uuid(),
        account=world.accounts[email],
        name=each.name_th,
        birth_year=each.birth_year_be - BUDDHIST_ERA,
        sex=each.sex,
        email=email,
        groups=[],
        home_neighbourhood=world.neighbourhoods[city][0],
        is_invented=True,
        created_at=world.now - timedelta(days=330),
    )


def _person(world: World, city: str, communities: list[Area]) -> Person:
    chance = world.chance
    low, high, _share = chance.choices(_AGES, weights=[share for _low, _high, share in _AGES])[0]
    age = chance.randint(low, high)
    sex = "female" if world.happens(0.6) else "male"
    phone = f"+661{chance.randrange(10**8):08d}" if age >= 12 and world.happens(0.55) else ""
    home = chance.choice(world.neighbourhoods[city]) if world.happens(0.85) else None
    return Person(
        uuid=world.uuid(),
        name=name_of(world, city, sex).th,
        birth_year=world.now.year - age,
        sex=sex,
        phone=phone,
        phone_key=look_up(phone) if phone else "",
        groups=[
            g.value for g, first, last, share in _STATED if first <= age <= last and world.happens(share)
        ],
        home_neighbourhood=home,
        home_area=_home_area(world, city, communities),
        is_invented=True,
        created_at=world.now - timedelta(days=chance.randint(60, 330)),
    )


def _home_area(world: World, city: str, communities: list[Area]) -> Area | None:
    """A registered community, some far likelier than others, or the area of some venue, or unknown."""
    if communities and world.happens(0.3):
        return world.chance.choices(communities, weights=range(1, len(communities) + 1))[0]
    venue = world.chance.choice(world.venues[city])
    return venue.area if world.happens(0.9) else None


def name_of(world: World, city: str, sex: str) -> Both:
    """A first name and surname as they might be heard in a city."""
    first, last = _pools(world, city, sex)
    given, family = world.chance.choice(first), world.chance.choice(last)
    return Both(f"{given.th} {family.th}", f"{given.en} {family.en}")


def _pools(world: World, city: str, sex: str) -> tuple[tuple[Both, ...], tuple[Both, ...]]:
    female = sex == "female"
    if city == "yala" and world.happens(0.62):
        return (names.MUSLIM_WOMEN if female else names.MUSLIM_MEN), names.MUSLIM_SURNAMES
    if city == "phayao" and world.happens(0.55):
        return (names.NORTHERN_WOMEN if female else names.NORTHERN_MEN), names.NORTHERN_SURNAMES
    surnames = names.SURNAMES
    if city != "phayao":
        surnames = names.CHINESE_SURNAMES if world.happens(0.16) else names.SURNAMES
    return (names.WOMEN if female else names.MEN), surnames


def _give_accounts(world: World, crowd: Crowd) -> None:
    """About one adult in three signs in for themself."""
    able = [
        person
        for people in crowd.people.values()
        for person in people
        if person.account is None and (person.age(world.now.date()) or 0) >= 15 and world.happens(0.36)
    ]
    accounts = [_account(world, f"p{number:04d}", person.name) for number, person in enumerate(able, 1)]
    for person, account in zip(able, User.objects.bulk_create(accounts, batch_size=500), strict=True):
        person.account, person.email = account, account.email or ""


def _account(world: World, known_as: str, name: str) -> User:
    joined = world.now - timedelta(days=world.chance.randint(60, 330))
    email = f"{known_as}@invented.example"
    return User(uuid=world.uuid(), email=email, name=name, password=_UNUSABLE, date_joined=joined)


def _make_known(world: World, crowd: Crowd) -> None:
    rows = [
        KnownIn(person=person, city=world.cities[city], since=person.created_at)
        for city, people in crowd.people.items()
        for person in people
    ]
    visitors = world.chance.sample(crowd.people["phayao"], min(20, len(crowd.people["phayao"])))
    rows += [
        KnownIn(person=each, city=world.cities["phra-nakhon"], since=each.created_at) for each in visitors
    ]
    KnownIn.objects.bulk_create(rows, batch_size=1000)


def _care_links(world: World, crowd: Crowd, city: str) -> list[CareLink]:
    """Every child has a guardian with an account; some older people have a helper."""
    on, people = world.now.date(), crowd.people[city]
    taken = set(world.accounts.values())
    children = [person for person in people if (person.age(on) or 99) < 15]
    older = [p for p in people if (p.age(on) or 0) >= 68 and not p.account and world.happens(0.6)]
    parents = [
        p.account for p in people if p.account and p.account not in taken and 28 <= (p.age(on) or 0) <= 60
    ]
    return [
        *_shared(_signed_in_as(world, city, Role.GUARDIAN, 2), parents, children, CareLink.Kind.GUARDIAN),
        *_shared(_signed_in_as(world, city, Role.HELPER, 4), parents, older, CareLink.Kind.HELPER),
    ]


def _signed_in_as(world: World, city: str, role: Role, people: int) -> list[User]:
    """The account one can sign in with in a role, once for each person it is to look after."""
    return [world.accounts[p.email] for p in DEMO_PEOPLE if p.role == role and p.cities == (city,)] * people


def _shared(
    first: list[User], carers: list[User], cared_for: list[Person], kind: CareLink.Kind
) -> list[CareLink]:
    """Look-after links: the first carers take one person each in turn, the others share those left."""
    order = [*first, *(carers[n // 2 % len(carers)] for n in range(len(cared_for) - len(first)))]
    return [
        CareLink(carer=carer, person=person, kind=kind, agreed_at=person.created_at + timedelta(hours=1))
        for carer, person in zip(order, cared_for, strict=False)
    ]


def _take_family_name(link: CareLink) -> None:
    """A child is called by its guardian's family name."""
    if link.kind == CareLink.Kind.GUARDIAN:
        link.person.name = f"{link.person.name.split()[0]} {link.carer.name.split()[-1]}"


def _ask_consent(world: World, people: list[Person]) -> None:
    Consent.objects.bulk_create(
        [
            Consent(person=person, purpose=purpose, given_at=person.created_at)
            for person in people
            for purpose, share in _CONSENTS
            if world.happens(share)
        ],
        batch_size=1000,
    )
