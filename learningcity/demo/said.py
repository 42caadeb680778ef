"""Invents what learners said: after sessions, and 3, 6 and 12 months later; with those who did not answer."""

import random
from datetime import timedelta
from typing import NamedTuple

from learningcity.city.enrolment.models import (
    Enrolment,
    Feedback,
    FollowUp,
    Income,
    State,
    Study,
    Work,
)
from learningcity.city.enrolment.rules.feedback import WAVE_OPEN, WAVES, Outcome, due_on
from learningcity.city.enrolment.services.follow_up import FOLLOWED
from learningcity.core.thai_time import day_of
from learningcity.demo.world import World

_ANSWERED_SHARE = 0.22
_WORDS_SHARE = 0.1
_UNREAD_FOR = timedelta(days=4)


class _Said(NamedTuple):
    words: str
    kept_back_because: str = ""


_SAID = (
    _Said("ครูใจเย็นมาก สอนทีละขั้น กลับบ้านทำเองได้เลย"),
    _Said("อยากให้จัดวันเสาร์บ้าง วันธรรมดาต้องขายของ"),
    _Said("ตัวหนังสือบนจอเล็กไปหน่อย แถวหลังมองไม่เห็น"),
    _Said("ได้เพื่อนใหม่ในซอยเดียวกันสองคน นัดกันมาอีก"),
    _Said("ที่นั่งสบาย มีน้ำให้ดื่ม ห้องน้ำสะอาด"),
    _Said("เสียงพัดลมดัง ฟังครูไม่ค่อยชัด"),
    _Said("หลานพามา ตอนแรกกลัวทำไม่ได้ ตอนนี้ส่งรูปให้ลูกเองแล้ว"),
    _Said("ป้าแถวหน้าคุยกันตลอด ชื่อ ป้า ก.", "เอ่ยถึงคนอื่น"),
)


def build_said(world: World) -> None:
    """Give a share of the learners of past sessions their say, and follow up those who completed."""
    chance = random.Random(world.seed + 7)
    _build_feedback(world, chance)
    _build_waves(world, chance)


def _build_feedback(world: World, chance: random.Random) -> None:
    rows = Enrolment.everywhere.filter(state=State.COMPLETED, session__ends_at__lt=world.now)
    said = [
        _feedback(world, chance, row)
        for row in rows.select_related("session", "person").order_by("pk")
        if chance.random() < _ANSWERED_SHARE
    ]
    Feedback.everywhere.bulk_create(said, batch_size=500)


def _feedback(world: World, chance: random.Random, row: Enrolment) -> Feedback:
    worth, clear, learned = (chance.choices((3, 2, 1), weights=(78, 18, 4))[0] for _ in range(3))
    at = min(row.session.ends_at + timedelta(hours=chance.randint(1, 40)), world.now)
    said = chance.choice(_SAID) if chance.random() < _WORDS_SHARE else None
    return Feedback(
        city_id=row.city_id,
        enrolment=row,
        worth=worth,
        clear=clear,
        learned=learned,
        words=said.words if said else "",
        words_state=_state(said, unread=at > world.now - _UNREAD_FOR),
        hidden_because=said.kept_back_because if said else "",
        answered_at=at,
        answered_by_id=row.person.account_id,
    )


def _state(said: _Said | None, *, unread: bool) -> str:
    if said is None:
        return Feedback.Words.NONE
    if unread:
        return Feedback.Words.UNREAD
    return Feedback.Words.HIDDEN if said.kept_back_because else Feedback.Words.SHOWN


def _build_waves(world: World, chance: random.Random) -> None:
    rows = Enrolment.everywhere.filter(FOLLOWED, state=State.COMPLETED).select_related("session")
    followed: set[int] = set()
    waves: list[FollowUp] = []
    for row in rows.order_by("session__ends_at", "pk"):
        if row.person_id not in followed:
            followed.add(row.person_id)
            waves += _waves(world, chance, row)
    FollowUp.everywhere.bulk_create(waves, batch_size=500)


def _waves(world: World, chance: random.Random, row: Enrolment) -> list[FollowUp]:
    before = chance.randrange(4)
    agreed, made = chance.random() < 0.86, []
    for months in WAVES:
        due = due_on(day_of(row.session.ends_at), months)
        if due > day_of(world.now):
            break
        wave = FollowUp(
            city_id=row.city_id, enrolment=row, months=months, due_on=due, closes_on=due + WAVE_OPEN
        )
        _answer(world, chance, wave, before, agreed=agreed)
        made.append(wave)
    return made


def _answer(world: World, chance: random.Random, wave: FollowUp, before: int, *, agreed: bool) -> None:
    is_open = wave.closes_on > day_of(world.now)
    shares = (
        Outcome.ANSWERED,
        Outcome.ASKED if is_open else Outcome.NO_ANSWER,
        Outcome.DECLINED,
        Outcome.UNREACHABLE,
    )
    wave.outcome = chance.choices(shares, weights=(52, 36, 5, 7))[0] if agreed else Outcome.NO_CONSENT
    if wave.outcome != Outcome.ANSWERED:
        return
    wave.work = chance.choices(Work.values, weights=(7, 11, 12, 55, 15))[0]
    wave.study = chance.choices(Study.values, weights=(6, 28, 30, 36))[0]
    better = wave.work in (Work.NEW_JOB, Work.BETTER_JOB, Work.OWN_BUSINESS)
    wave.income_before = Income.values[before]
    wave.income = Income.values[before + (1 if better and chance.random() < 0.6 else 0)]
    wave.answered_at = min(
        world.now, world.now - (day_of(world.now) - wave.due_on) + timedelta(days=chance.randint(0, 9))
    )
    wave.via = FollowUp.Via.CALL if chance.random() < 0.2 else FollowUp.Via.SELF
