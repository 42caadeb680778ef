"""Partners together: the reported declaration and meeting, and an invented year of decisions and promises."""

import random
from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from learningcity.city.partners.models import (
    ActionItem,
    AgendaItem,
    Agreement,
    Commitment,
    Contact,
    Contribution,
    InKindRate,
    Meeting,
    Organisation,
    Party,
    Presence,
    Resolution,
    Seat,
    Signatory,
    Term,
    WorkingGroup,
)
from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.demo.texts import together as texts
from learningcity.demo.world import World

HELD, AGAIN, NEXT = 113, 20, -9
"""How many days ago the invented groups met, met again, and will meet."""


class Builder:
    """Builds one city's rows, with identifiers of its own so that all other rows stay as they are."""

    def __init__(self, world: World, city: City, part: str = "together") -> None:
        self.city, self.now = city, world.now.date()
        self.chance = random.Random(f"{world.seed} {part} {city.code}")
        self.partners = {row.code: row for row in Organisation.everywhere.filter(city=city)}
        self.people: dict[str, Contact] = {}
        self.tasks: dict[str, ActionItem] = {}
        self.rates: dict[str, InKindRate] = {}

    def uuid(self) -> UUID:
        """The next identifier."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def day(self, days: int) -> date:
        """So many days from now."""
        return self.now + timedelta(days=days)

    def partner(self, code: str, kind: str, name: texts.Both, source: str) -> Organisation:
        """A partner of the city, added where it is not known yet."""
        if code not in self.partners:
            self.partners[code] = Organisation.everywhere.create(
                city=self.city,
                uuid=self.uuid(),
                code=code,
                kind=kind,
                name_th=name.th,
                name_en=name.en,
                source=source,
            )
        return self.partners[code]


def build_together(world: World) -> None:
    """Give each city its agreements, working group, tasks and promises."""
    for city in world.cities.values():
        build = Builder(world, city)
        _people(build)
        _rates(build)
        agreement = _agreement(build)
        _shared(build)
        group = _group(build, agreement)
        _meetings(build, group)
        _promises(build, agreement)
        if city.code == "phra-nakhon":
            _reported_meeting(build)
        else:
            _declaration(build)


def _people(build: Builder) -> None:
    accounts = Person.objects.filter(account__email__endswith="@demo.example").values_list(
        "account__email", "uuid"
    )
    known = dict(accounts)
    for each in texts.PEOPLE[build.city.code]:
        first = each.name.en.split()[0].lower()
        email = f"{first}@demo.example" if f"{first}@demo.example" in known else f"{first}@partner.example"
        build.people[each.organisation] = Contact.everywhere.create(
            city=build.city,
            uuid=build.uuid(),
            organisation=build.partners[each.organisation],
            name_th=each.name.th,
            name_en=each.name.en,
            position_th=each.position.th,
            position_en=each.position.en,
            email=email,
            person_uuid=known.get(email),
            left_on=build.day(-15) if each.left else None,
            is_invented=True,
        )


def _rates(build: Builder) -> None:
    for kind, name, satang in texts.RATES:
        build.rates[kind] = InKindRate.everywhere.create(
            city=build.city,
            uuid=build.uuid(),
            kind=kind,
            name_th=name.th,
            name_en=name.en,
            satang=satang,
            source=texts.RATE_SOURCE,
            year=build.now.year,
            is_invented=True,
        )


def _agreement(build: Builder) -> Agreement:
    title, summary = texts.AGREED[build.city.code]
    code = build.city.code
    agreement = Agreement.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        kind="mou",
        title_th=title.th,
        title_en=title.en,
        summary_th=summary.th,
        summary_en=summary.en,
        keeper=next(iter(build.people.values())),
        source="ข้อมูลสมมติสำหรับการสาธิต",
        is_invented=True,
    )
    ends = build.day(texts.ENDS_IN[code])
    first = Term.objects.create(
        uuid=build.uuid(),
        agreement=agreement,
        signed_on=ends - timedelta(days=740),
        starts_on=ends - timedelta(days=730),
        ends_on=ends - timedelta(days=366),
    )
    Term.objects.create(
        uuid=build.uuid(),
        agreement=agreement,
        renews=first,
        signed_on=ends - timedelta(days=370),
        starts_on=ends - timedelta(days=365),
        ends_on=ends,
    )
    _parties(build, agreement, first)
    return agreement


def _parties(build: Builder, agreement: Agreement, term: Term) -> None:
    """Who promised something together; whose person left has withdrawn: their promise is in question."""
    for number, contact in enumerate(_some(build, texts.UNBOUND)):
        party = Party.objects.create(
            agreement=agreement,
            organisation=contact.organisation,
            role="lead" if number == 0 else "implementer",
            joined_on=term.starts_on,
            withdrawn_on=contact.left_on,
            withdrawn_because="กลุ่มหยุดพักงานชั่วคราว" if contact.left_on else "",
        )
        Signatory.objects.create(party=party, contact=contact, signed_on=term.signed_on)


def _some(build: Builder, left_out: Collection[str]) -> list[Contact]:
    return [contact for code, contact in build.people.items() if code not in left_out]


def _shared(build: Builder) -> None:
    """A data-sharing agreement between the first partner and those that are in no memorandum."""
    codes = [next(iter(build.people)), *(code for code in build.people if code in texts.UNBOUND)]
    if len(codes) < 2:
        return
    agreement = Agreement.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        kind="data_sharing",
        title_th=texts.SHARED.th,
        title_en=texts.SHARED.en,
        summary_th=texts.SHARED_SUMMARY.th,
        summary_en=texts.SHARED_SUMMARY.en,
        source="ข้อมูลสมมติสำหรับการสาธิต",
        is_invented=True,
    )
    Term.objects.create(
        uuid=build.uuid(), agreement=agreement, starts_on=build.day(-200), ends_on=build.day(530)
    )
    Party.objects.bulk_create(
        Party(agreement=agreement, organisation=build.partners[code], role="partner") for code in codes
    )


def _group(build: Builder, agreement: Agreement) -> WorkingGroup:
    name, purpose = texts.GROUPS[build.city.code]
    group = WorkingGroup.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        name_th=name.th,
        name_en=name.en,
        purpose_th=purpose.th,
        purpose_en=purpose.en,
        agreement=agreement,
        quorum=2,
        is_invented=True,
    )
    roles = ["chair", "secretary"]
    for number, contact in enumerate(_some(build, texts.UNSEATED)):
        Seat.objects.create(
            group=group,
            organisation=contact.organisation,
            contact=None if contact.left_on else contact,
            role=roles[number] if number < len(roles) else "member",
            since=build.day(-HELD),
        )
    return group


def _meetings(build: Builder, group: WorkingGroup) -> None:
    """One that decided and was adopted, one whose minutes are a draft, one to come."""
    title, said, decided, votes = texts.MATTERS[build.city.code]
    first = _meeting(build, group, 1, HELD, adopted=True)
    item = _matter(first, 1, title, said)
    resolution = Resolution.objects.create(
        uuid=build.uuid(),
        item=item,
        text_th=decided.th,
        text_en=decided.en,
        outcome="agreed" if votes else "amended",
        votes_for=votes[0] if votes else None,
        votes_against=votes[1] if votes else None,
        votes_abstained=votes[2] if votes else None,
    )
    for task in texts.TASKS[build.city.code]:
        _task(build, item, resolution, task)
    again = _meeting(build, group, 2, AGAIN, adopted=False)
    _matter(again, 1, texts.Both("ติดตามงานจากครั้งก่อน", "What became of the last tasks"), _FOLLOWED)
    coming = _meeting(build, group, 3, NEXT, adopted=False)
    _matter(coming, 1, texts.Both("แผนไตรมาสหน้า", "The plan for the next quarter"), texts.Both("", ""))


_FOLLOWED = texts.Both(
    "ทบทวนงานทีละข้อ งานที่เลยกำหนดขอเวลาเพิ่ม งานที่ผู้รับผิดชอบลาออกให้หาคนใหม่",
    "Each task was gone through; what is late asks for time, and whose owner left needs another.",
)


def _meeting(build: Builder, group: WorkingGroup, number: int, days_ago: int, *, adopted: bool) -> Meeting:
    meeting = Meeting.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        group=group,
        title_th=f"ประชุมครั้งที่ {number} · {group.name_th}",
        title_en=f"Meeting {number} · {group.name_en}",
        held_on=build.day(-days_ago),
        adopted_on=build.day(7 - days_ago) if adopted else None,
        is_public=True,
        is_invented=True,
    )
    if days_ago > 0:
        Presence.objects.bulk_create(
            Presence(meeting=meeting, seat=seat, kind="present" if seat.contact else "absent")
            for seat in group.seats.all()
        )
    return meeting


def _matter(meeting: Meeting, number: int, title: texts.Both, said: texts.Both) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting,
        number=number,
        title_th=title.th,
        title_en=title.en,
        minute_th=said.th,
        minute_en=said.en,
    )


def _task(build: Builder, item: AgendaItem, resolution: Resolution, task: texts.Task) -> None:
    build.tasks[task.title.th] = ActionItem.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        item=item,
        resolution=resolution,
        title_th=task.title.th,
        title_en=task.title.en,
        owner=build.people[task.owner],
        due_on=build.day(task.due),
        done_on=None if task.done is None else build.day(-task.done),
        done_note=task.note,
        is_invented=True,
    )


def _promises(build: Builder, agreement: Agreement) -> None:
    for each in texts.PROMISES[build.city.code]:
        row = Commitment.everywhere.create(
            city=build.city,
            uuid=build.uuid(),
            organisation=build.partners[each.organisation],
            agreement=None if each.organisation in texts.UNBOUND else agreement,
            task=build.tasks.get(each.task),
            title_th=each.title.th,
            title_en=each.title.en,
            kind=each.kind,
            amount=each.amount,
            rate=build.rates.get(each.kind),
            owner=build.people.get(each.organisation),
            promised_on=build.day(each.made),
            due_on=build.day(each.due),
            released_on=build.day(each.due - 5) if each.released else None,
            released_because=each.released,
            is_invented=True,
        )
        Contribution.objects.bulk_create(
            Contribution(
                uuid=build.uuid(), commitment=row, given_on=build.day(-ago), amount=amount, note=note
            )
            for ago, amount, note in each.gifts
        )


def _declaration(build: Builder) -> None:
    """The declaration of Learning City Thailand with its parties; nothing that the source does not say."""
    agreement = Agreement.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        kind="declaration",
        title_th=texts.DECLARATION.th,
        title_en=texts.DECLARATION.en,
        summary_th=texts.DECLARATION_SUMMARY.th,
        summary_en=texts.DECLARATION_SUMMARY.en,
        source=texts.DECLARED,
    )
    Term.objects.create(uuid=build.uuid(), agreement=agreement)
    for each in texts.DECLARED_BY:
        Party.objects.create(
            agreement=agreement,
            organisation=build.partner(each.code, each.kind, each.name, texts.DECLARED),
            role=each.role,
            part_th=each.part.th,
            part_en=each.part.en,
        )


def _reported_meeting(build: Builder) -> None:
    """The meeting of 12 June 2567 as it was reported: no resolution, vote or name is added."""
    for city, code, kind, name, source in texts.NEW_PARTNERS:
        if city == build.city.code:
            build.partner(code, kind, name, source)
    meeting = Meeting.everywhere.create(
        city=build.city,
        uuid=build.uuid(),
        title_th=texts.REPORTED_MEETING.th,
        title_en=texts.REPORTED_MEETING.en,
        held_on=date(2024, 6, 12),
        place_th=texts.REPORTED_PLACE.th,
        place_en=texts.REPORTED_PLACE.en,
        is_public=True,
        source=texts.REPORTED,
    )
    for number, (title, said) in enumerate(texts.REPORTED_MATTERS, 1):
        _matter(meeting, number, title, said)
    guests = [Presence(meeting=meeting, organisation=build.partners[code]) for code in texts.REPORTED_THERE]
    leaders = texts.REPORTED_LEADERS
    guests.append(Presence(meeting=meeting, said_as_th=leaders.th, said_as_en=leaders.en))
    Presence.objects.bulk_create(guests)
