"""What invented people asked about their data, in every state, and who looked at the demo learner."""

from datetime import timedelta

from learningcity.city.people.models import Breach, Person, RightsRequest
from learningcity.city.people.rules.rights import answer_due, erasure_at
from learningcity.core.models import AuditEntry
from learningcity.demo.world import World

CITY = "phra-nakhon"
ASKED = (
    ("see", "open", 22, True, "ขอดูว่าเขตเก็บอะไรเกี่ยวกับฉันบ้าง", ""),
    ("correct", "open", 3, True, "ปีเกิดผิด เกิด พ.ศ. 2491 ไม่ใช่ 2494", ""),
    ("erase", "open", 2, False, "", ""),
    ("export", "done", 40, True, "ขอสำเนาให้ลูกเก็บไว้", "พิมพ์ให้ที่โต๊ะบริการแล้ว"),
    ("object", "refused", 55, True, "ไม่อยากให้นับในสถิติ", "ตัวเลขไม่มีชื่ออยู่แล้ว จึงตัดออกไม่ได้"),
    ("erase", "withdrawn", 60, False, "", ""),
)
"""What was asked, how it stands, how many days ago, whether on paper, in which words, with which answer."""

LOOKED = (
    ("read_learner", "pim@demo.example", 2),
    ("read_contact", "pim@demo.example", 2),
    ("read_learner", "thana@demo.example", 9),
    ("read_learner", "prasit@demo.example", 26),
)


def build_rights(world: World) -> None:
    """Invent requests about data, one breach that was reported, and who looked at the demo learner."""
    city, clerk = world.cities[CITY], world.accounts["thana@demo.example"]
    people = Person.objects.known_in(city).filter(account=None, birth_year__lt=1990).order_by("pk")
    for person, asked in zip(people[: len(ASKED)], ASKED, strict=False):
        RightsRequest.objects.create(**_request(world, person, asked))
    noticed = world.now - timedelta(days=75)
    Breach.objects.create(
        uuid=world.uuid(),
        city=city,
        noticed_at=noticed,
        what="รายชื่อผู้เรียนที่พิมพ์ไว้หายไปหนึ่งแผ่น (เหตุสมมติ)",
        whose="ชื่อเล่นของผู้เรียน 12 คน",
        people=12,
        recorded_by=clerk,
        reported_at=noticed + timedelta(hours=20),
        outcome="พบแผ่นที่หายในห้องเรียน ไม่มีใครเสียหาย จึงไม่ต้องแจ้ง",
    )
    _looks(world)


def _request(world: World, person: Person, asked: tuple[str, str, int, bool, str, str]) -> dict[str, object]:
    kind, state, days_ago, on_paper, said, answer = asked
    at, clerk = world.now - timedelta(days=days_ago), world.accounts["thana@demo.example"]
    ended = None if state == "open" else at + timedelta(days=2)
    return {
        "uuid": world.uuid(),
        "person": person,
        "city": world.cities[CITY],
        "kind": kind,
        "state": state,
        "said": said,
        "on_paper": on_paper,
        "proof": "มาด้วยตนเอง ผู้นำชุมชนรู้จัก" if on_paper else "",
        "asked_by": clerk if on_paper else None,
        "asked_at": at,
        "due_at": answer_due(at),
        "happens_at": erasure_at(at, 7) if kind == "erase" else None,
        "answer": answer,
        "done_at": ended,
        "done_by": clerk if ended else None,
    }


def _looks(world: World) -> None:
    learner = Person.objects.get(account=world.accounts["malee@demo.example"])
    AuditEntry.objects.bulk_create(
        AuditEntry(
            at=world.now - timedelta(days=days_ago),
            city=CITY,
            actor=str(world.accounts[who].uuid),
            act=act,
            about_kind="person",
            about=str(learner.uuid),
        )
        for act, who, days_ago in LOOKED
    )
