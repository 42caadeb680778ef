"""Invents what residents wish to learn: some read and shared by many, some answered, some not read yet."""

import random
from datetime import timedelta
from typing import NamedTuple

from learningcity.city.people.models import Person
from learningcity.city.places.models import City
from learningcity.city.projects.models import Need, NeedState, Support
from learningcity.core.groups import Group
from learningcity.demo.world import World


class _Wish(NamedTuple):
    title: str
    details: str = ""
    group: str = ""
    state: NeedState = NeedState.OPEN
    answer: str = ""
    origin: Need.Origin = Need.Origin.RESIDENT
    shared: int = 0


_WISHES = (
    _Wish(
        "ซ่อมมือถือเบื้องต้น เปลี่ยนจอ เปลี่ยนแบต",
        "อยากได้วันเสาร์ จะได้เปิดร้านเล็ก ๆ ที่บ้าน",
        Group.INFORMAL_WORKER,
        shared=34,
    ),
    _Wish(
        "ทำบัญชีร้านค้าในมือถือ",
        "ขายของทุกวันแต่ไม่รู้กำไร",
        Group.ENTREPRENEUR,
        NeedState.ANSWERED,
        "เปิดสอนแล้วทุกวันพุธ ที่หอสมุด เดือนละสองรอบ",
        shared=41,
    ),
    _Wish("ดูแลผู้ป่วยติดเตียงที่บ้านให้ถูกวิธี", "แม่นอนติดเตียงมาสองปี พลิกตัวไม่เป็น", Group.CARER, shared=27),
    _Wish("อ่านหนังสือให้หลานฟัง ทำเสียงตัวละคร", "", Group.OLDER, shared=12),
    _Wish("ภาษามือพื้นฐานสำหรับคนขายของ", "ลูกค้าหูหนวกมาซื้อบ่อย อยากคุยด้วย", Group.ENTREPRENEUR, shared=9),
    _Wish("เล่นขิมวันอาทิตย์", "", Group.CHILD, shared=6, origin=Need.Origin.SEARCH),
    _Wish("กรอกใบสมัครงานและเตรียมสัมภาษณ์", "", Group.YOUTH, shared=18),
    _Wish("ซ่อมเครื่องปั่นน้ำผลไม้", "", state=NeedState.UNREAD, origin=Need.Origin.SEARCH),
    _Wish("ขับรถโฟล์คลิฟต์", "ได้ข่าวว่าโกดังรับคน", state=NeedState.UNREAD, origin=Need.Origin.SEARCH),
    _Wish("เรียนภาษามลายูตอนเย็น หลังเลิกงาน", "", state=NeedState.UNREAD),
)


def build_wishes(world: World) -> None:
    """Give each city its wishes and those who share them."""
    chance = random.Random(world.seed + 11)
    for city in world.cities.values():
        people = list(Person.objects.known_in(city).filter(is_invented=True).order_by("pk")[:400])
        for wish in _WISHES:
            _build(world, chance, city, wish, people)


def _build(world: World, chance: random.Random, city: City, wish: _Wish, people: list[Person]) -> None:
    at = world.now - timedelta(
        days=chance.randint(1, 9) if wish.state == NeedState.UNREAD else chance.randint(20, 200)
    )
    need = Need.everywhere.create(
        city=city,
        title=wish.title,
        details=wish.details,
        neighbourhood=chance.choice([*world.neighbourhoods[city.code], None]),
        group=wish.group,
        origin=wish.origin,
        state=wish.state,
        answer=wish.answer,
        answered_at=at + timedelta(days=12) if wish.answer else None,
        is_invented=True,
        created_at=at,
    )
    sharing = chance.sample(people, min(wish.shared, len(people)))
    Support.objects.bulk_create(
        Support(need=need, person=person, created_at=at + timedelta(days=1)) for person in sharing
    )
