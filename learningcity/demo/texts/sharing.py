"""What the cities of the demonstration share and what their coach wrote; all of it is invented."""

from typing import NamedTuple

from learningcity.demo.texts.together import Both


class Shared(NamedTuple):
    """A subject, with whom, since and for how many days (none: until ended), why, ended how many days ago."""

    subject: str
    audience: str
    since: int
    left: int | None
    reason: str
    ended: int | None = None


class Note(NamedTuple):
    """A note of the coach: about what, of which kind, written and sent how many days ago, and the reply."""

    city: str
    subject: str
    kind: str
    title: str
    text: str
    written: int
    sent: int | None
    reply: str = ""
    reason: str = ""
    replied: int = 0
    task: Both | None = None
    due: int = 0


_COACH = "ตามข้อตกลงให้คำปรึกษากับ City Unit"
_YEAR = "ข้อตกลงให้คำปรึกษาปีแรก ทบทวนเมื่อครบกำหนด"

SHARES: dict[str, tuple[Shared, ...]] = {
    "phra-nakhon": (
        Shared("goals", "coach", 240, None, _COACH),
        Shared("projects", "coach", 240, None, _COACH),
        Shared("partnership", "coach", 240, None, _COACH),
        Shared("meetings", "coach", 120, None, "ให้ช่วยดูว่างานไหนค้าง"),
        Shared("needs", "coach", 120, None, _COACH),
        Shared("activities", "coach", 60, None, "ดูจำนวนที่นั่งด้วยกันทุกเดือน"),
        Shared("feedback", "coach", 60, 120, "ทดลองหนึ่งภาคเรียน"),
        Shared("goals", "viewer", 200, None, "รายงานต่อกลไกระดับจังหวัด"),
        Shared("places", "viewer", 200, None, "รายงานต่อกลไกระดับจังหวัด"),
        Shared("goals", "cities", 90, None, "ให้เมืองอื่นเทียบกับของตน"),
    ),
    "phayao": (
        Shared("activities", "coach", 180, 185, _YEAR),
        Shared("needs", "coach", 180, 185, _YEAR),
        Shared("meetings", "coach", 90, 95, "ให้ช่วยติดตามงานจากที่ประชุม"),
        Shared("places", "viewer", 180, None, "รายงานต่อกลไกระดับจังหวัด"),
    ),
    "yala": (
        Shared("partnership", "coach", 30, 150, "เริ่มจากข้อตกลงกับภาคีก่อน"),
        Shared("projects", "coach", 200, None, "ทดลองให้ดูโครงการ", ended=45),
        Shared("places", "cities", 60, None, "ให้เมืองอื่นเห็นแหล่งเรียนรู้"),
    ),
}

NOTES: tuple[Note, ...] = (
    Note(
        "phra-nakhon",
        "meetings",
        "suggestion",
        "งานที่ค้าง ขอให้มีเจ้าของสำรอง",
        "งานที่ยังไม่มีคนรับต่อค้างมาหลายสัปดาห์ เพราะผู้รับผิดชอบย้ายงานแล้วไม่มีใครรู้\n\n"
        "เสนอให้ทุกงานมีหน่วยงานสำรองตั้งแต่วันประชุม และถามทุกเดือนว่ายังอยู่กันครบไหม",
        38,
        37,
        "adapted",
        "จะให้มีหน่วยงานสำรองเฉพาะงานที่เกินหนึ่งเดือน งานสั้นใช้การถามในที่ประชุมครั้งถัดไป",
        30,
        Both(
            "ระบุหน่วยงานสำรองของงานที่ยาวเกินหนึ่งเดือน", "Name a second organisation for tasks longer than a month"
        ),
        12,
    ),
    Note(
        "phra-nakhon",
        "goals",
        "suggestion",
        "ผลที่ยังไม่มีตัวเลข ขอให้นัดวันวัด",
        "มีผลสัมฤทธิ์หลักที่ยังไม่ได้วัดเลย ถ้าถึงการทบทวนเดือนที่ 12 แล้วยังไม่มีตัวเลขจะตอบใครไม่ได้\n\n"
        "เสนอให้เลือกวันวัดและคนวัดตั้งแต่เดือนนี้ ตัวเลขแรกไม่ต้องสวย",
        6,
        5,
    ),
    Note(
        "phra-nakhon",
        "activities",
        "note",
        "คาบเช้าวันเสาร์เต็มเร็วมาก",
        "สามเดือนมานี้คาบเช้าวันเสาร์เต็มก่อนคาบอื่นทุกครั้ง น่าจะลองถามผู้จัดว่าเพิ่มรอบได้ไหม ไม่ต้องตอบ แค่เล่าให้ฟัง",
        20,
        20,
    ),
    Note(
        "phra-nakhon",
        "needs",
        "suggestion",
        "ร่าง: เรื่องเรียนตอนเย็น",
        "มีหลายเสียงขอเรียนหลังเลิกงาน ยังไม่แน่ใจว่าควรเสนอเป็นกิจกรรมหรือเป็นโครงการ จะถามเมืองก่อน",
        2,
        None,
    ),
    Note(
        "phayao",
        "activities",
        "suggestion",
        "เปิดรอบที่อำเภอรอบนอกก่อนสิ้นปี",
        "กิจกรรมส่วนใหญ่อยู่ริมกว๊าน คนอำเภอรอบนอกต้องเดินทางเกินชั่วโมง เสนอให้ย้ายบางรอบไปที่ศูนย์ใกล้บ้าน",
        25,
        24,
        "declined",
        "ปีนี้งบเดินทางของวิทยากรหมดแล้ว จะใส่ไว้ในแผนปีหน้าและขอให้ทักอีกครั้งในเดือนแรก",
        18,
    ),
)
