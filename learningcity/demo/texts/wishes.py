"""Invented needs, in the words in which residents might say them."""

from typing import NamedTuple

from learningcity.city.projects.models import Need, NeedState
from learningcity.core.groups import Group


class Wish(NamedTuple):
    """A need with its state, how many people besides support it, and how many unsigned slips were brought."""

    key: str
    title: str
    details: str = ""
    group: str = ""
    state: NeedState = NeedState.OPEN
    answer: str = ""
    origin: Need.Origin = Need.Origin.RESIDENT
    shared: int = 0
    slips: int = 0
    same_as: str = ""
    hidden_because: str = ""


WISHES = (
    Wish(
        "phone-repair",
        "ซ่อมมือถือเบื้องต้น เปลี่ยนจอ เปลี่ยนแบต",
        "อยากได้วันเสาร์ จะได้เปิดร้านเล็ก ๆ ที่บ้าน",
        Group.INFORMAL_WORKER,
        shared=34,
        slips=11,
    ),
    Wish("phone-repair-too", "อยากเรียนซ่อมมือถือ", "", Group.YOUTH, shared=8, same_as="phone-repair"),
    Wish(
        "bookkeeping",
        "ทำบัญชีร้านค้าในมือถือ",
        "ขายของทุกวันแต่ไม่รู้กำไร",
        Group.ENTREPRENEUR,
        NeedState.ANSWERED,
        "เปิดสอนแล้วทุกวันพุธ ที่หอสมุด เดือนละสองรอบ",
        shared=41,
    ),
    Wish(
        "online-shop",
        "ขายของออนไลน์ ถ่ายรูปสินค้าให้น่าซื้อ",
        "แม่ค้าในตลาดอยากขายได้ตอนฝนตกด้วย",
        Group.ENTREPRENEUR,
        NeedState.TAKEN_UP,
        shared=29,
        slips=6,
    ),
    Wish(
        "safe-phone",
        "ใช้มือถือไม่ให้โดนหลอก",
        "เพื่อนบ้านโดนแก๊งคอลเซ็นเตอร์หลอกไปแล้วสองคน",
        Group.OLDER,
        NeedState.TAKEN_UP,
        origin=Need.Origin.LEADER,
        shared=52,
        slips=23,
    ),
    Wish(
        "bedridden",
        "ดูแลผู้ป่วยติดเตียงที่บ้านให้ถูกวิธี",
        "แม่นอนติดเตียงมาสองปี พลิกตัวไม่เป็น",
        Group.CARER,
        NeedState.TAKEN_UP,
        shared=27,
    ),
    Wish("read-aloud", "อ่านหนังสือให้หลานฟัง ทำเสียงตัวละคร", "", Group.OLDER, shared=12),
    Wish(
        "sign-language",
        "ภาษามือพื้นฐานสำหรับคนขายของ",
        "ลูกค้าหูหนวกมาซื้อบ่อย อยากคุยด้วย",
        Group.ENTREPRENEUR,
        shared=9,
        slips=4,
    ),
    Wish("dulcimer", "เล่นขิมวันอาทิตย์", "", Group.CHILD, shared=6, origin=Need.Origin.SEARCH),
    Wish("dulcimer-too", "สอนเล่นขิมเด็ก วันอาทิตย์", "", Group.CHILD, shared=2, origin=Need.Origin.SEARCH),
    Wish("job-letters", "กรอกใบสมัครงานและเตรียมสัมภาษณ์", "", Group.YOUTH, shared=18),
    Wish(
        "old-stories",
        "เก็บเรื่องเล่าของย่านก่อนคนเฒ่าคนแก่จะจากไป",
        "เด็ก ๆ ไม่รู้แล้วว่าตรอกนี้เคยทำอะไร",
        "",
        NeedState.ANSWERED,
        "คนในย่านช่วยกันเก็บได้หลายสิบเรื่อง และพาเดินชมย่านตามเรื่องเล่าแล้ว",
        origin=Need.Origin.LEADER,
        shared=22,
    ),
    Wish(
        "swimming",
        "สระว่ายน้ำในร่ม",
        "อยากให้ลูกว่ายน้ำเป็นทุกคน",
        Group.CHILD,
        NeedState.DECLINED,
        "สร้างสระใหม่เกินงบของปีนี้ ระหว่างนี้ขอใช้สระของโรงเรียนในวันหยุด และจะเสนอใหม่ในปีงบประมาณหน้า",
        shared=31,
    ),
    Wish(
        "named",
        "ให้คนบ้านตรงข้ามเลิกเปิดเพลงเสียงดัง",
        state=NeedState.HIDDEN,
        hidden_because="พูดถึงเพื่อนบ้านคนหนึ่ง ไม่ใช่เรื่องที่อยากเรียน",
    ),
    Wish("juicer", "ซ่อมเครื่องปั่นน้ำผลไม้", state=NeedState.UNREAD, origin=Need.Origin.SEARCH),
    Wish(
        "forklift",
        "ขับรถโฟล์คลิฟต์",
        "ได้ข่าวว่าโกดังรับคน",
        state=NeedState.UNREAD,
        origin=Need.Origin.SEARCH,
    ),
    Wish("malay", "เรียนภาษามลายูตอนเย็น หลังเลิกงาน", state=NeedState.UNREAD),
    Wish("job-letters-too", "เตรียมตัวสัมภาษณ์งาน กรอกใบสมัคร", state=NeedState.UNREAD),
)
