"""What the page of components shows: invented, small, one of each state."""

from datetime import date, timedelta
from typing import Any

import segno
from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from learningcity.core import thai_time
from learningcity.web.ui.drawing import Area, Pin, Water, draw_map
from learningcity.web.ui.forms import BahtField, Chooser, DateField, Hinted, PhoneField
from learningcity.web.ui.icons import ICONS
from learningcity.web.ui.marks import TOPICS

TOPIC_NAMES = {
    "work": ("อาชีพและรายได้", "Work and income"),
    "digital": ("ดิจิทัล", "Digital"),
    "health": ("สุขภาพ", "Health"),
    "craft": ("ศิลปะและงานช่าง", "Arts and crafts"),
    "food": ("อาหาร", "Food"),
    "heritage": ("ประวัติศาสตร์ย่าน", "Local history"),
    "language": ("ภาษาและการอ่าน", "Language and reading"),
    "nature": ("สิ่งแวดล้อม", "Environment"),
    "family": ("เด็กและครอบครัว", "Children and family"),
    "civic": ("เรื่องของเมือง", "City matters"),
}
# A sketch of an invented town: four quarters, a river, a canal.
QUARTERS = {
    "q1": [(0, 0), (4, 0.5), (4.5, 4), (1, 4.5), (0, 0)],
    "q2": [(4, 0.5), (9, 0), (9.5, 4.5), (4.5, 4), (4, 0.5)],
    "q3": [(1, 4.5), (4.5, 4), (5, 9), (1.5, 9.5), (1, 4.5)],
    "q4 gap": [(4.5, 4), (9.5, 4.5), (9, 9), (5, 9), (4.5, 4)],
}


class SampleForm(forms.Form):
    """One of each kind of question."""

    name = forms.CharField(label="ชื่อที่ให้เรียก / Name", help_text="ชื่อเล่นก็ได้ / a nickname will do")
    phone = PhoneField(label="เบอร์โทร / Phone")
    born = DateField(label="วันเกิด / Born on", required=False, help_text="เช่น 26/11/2495")
    fee = BahtField(label="ค่าเรียน (บาท) / Fee (baht)", required=False)
    quarter = forms.ChoiceField(label="ย่าน / Neighbourhood", choices=[("a", "ท่าน้ำ"), ("b", "ตลาดเก่า")])
    who = forms.ChoiceField(
        label="ใครจะมา / Who comes",
        widget=forms.RadioSelect,
        choices=[
            ("me", "ฉันมาเอง / Me"),
            ("other", Hinted("คนที่ฉันดูแล / Someone I look after", "พ่อแม่ ญาติ เพื่อนบ้าน")),
        ],
    )
    help = forms.MultipleChoiceField(
        label="ต้องการความช่วยเหลือ / Help wanted",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("sign", "ล่ามภาษามือ / Sign language"), ("child", "คนดูแลเด็ก / Childcare")],
    )
    places = forms.MultipleChoiceField(
        label="สถานที่ที่ดูแล / Places they run",
        required=False,
        widget=Chooser,
        choices=[
            ("ท่าน้ำ / Pier", [("pier", "ศาลาท่าน้ำ / Pier pavilion"), ("park", "สวนริมน้ำ / River park")]),
            ("ตลาดเก่า / Old market", [("hall", "หอประชุมตลาด / Market hall")]),
        ],
    )
    words = forms.CharField(label="อยากบอกครูว่าอะไร / For the teacher", widget=forms.Textarea, required=False)
    paper = forms.FileField(label="แนบไฟล์ / File", required=False)
    agree = forms.BooleanField(label="อ่านและเข้าใจแล้ว / Read and understood")


def specimens(request: HttpRequest) -> dict[str, Any]:
    """Gather one of each thing the component page shows."""
    return {
        **_things(),
        "form": SampleForm(initial={"name": "ยายสมศรี", "who": "other", "places": ["park"]}),
        "refused": SampleForm(
            {"r-name": "ยายสมศรี", "r-phone": "๐๘๑ ๒๓๔ ๕๖๗", "r-who": "other", "r-agree": "on"}, prefix="r"
        ),
        "rooms": _rooms(),
        "page": Paginator(range(120), 10).page(5),
        "icons": sorted(ICONS),
    }


def _things() -> dict[str, Any]:
    day = date(2026, 11, 26)
    start, end = (thai_time.at(day, thai_time.read_time(clock)) for clock in ("13.30", "15.30"))
    topics = [{"code": code, "name_th": th, "name_en": en} for code, (th, en) in TOPIC_NAMES.items()]
    return {
        "day": day,
        "start": start,
        "end": end,
        "topics": topics,
        "topic": topics[TOPICS.index("digital")],
        "pools": [
            {"seats": 16, "taken": 12, "group": ""},
            {"seats": 4, "taken": 2, "group": "older", "releases_at": thai_time.now() + timedelta(days=3)},
        ],
        "full": [{"seats": 20, "taken": 20, "group": ""}],
        "many": [{"seats": 300, "taken": 120, "group": ""}],
        "name_only_th": {"name_th": "ชุมชนตลาดเก่า", "name_en": ""},
        "map": _map(),
        "qr": _qr("LC-SAMPLE-4172"),
        **_lists(),
    }


def _lists() -> dict[str, Any]:
    return {
        "facts": [
            {"icon": "pin", "text": "หอสมุดตลาดเก่า", "url": "#rows", "yes": True},
            {"icon": "near", "text": "เดิน 5 นาที"},
            {"icon": "free", "text": "ไม่เสียเงิน", "yes": True},
            {"icon": "wheel", "text": "รถเข็นไปถึง"},
        ],
        "tabs": [
            {"url": "#find", "label": "รายการ", "icon": "list", "current": True, "count": 42},
            {"url": "#find", "label": "แผนที่", "icon": "map"},
            {"url": "#find", "label": "ปฏิทิน", "icon": "cal"},
        ],
        "chips": [
            {"url": "#find", "label": "ใกล้ฉัน", "icon": "near"},
            {"url": "#find", "label": "รถเข็นไปถึง", "icon": "wheel", "removable": True},
            {"url": "#find", "label": "หลังเลิกงาน", "count": 7},
        ],
        "group": {
            "label": "ค่าใช้จ่าย",
            "name": "cost",
            "open": True,
            "options": [
                {"value": "free", "label": "ไม่เสียเงิน", "count": 35, "checked": True},
                {"value": "child", "label": "มีคนดูแลเด็กเล็ก", "count": 0},
            ],
        },
        "entries": [
            {"on": date(2026, 11, 4), "title": "รับเรื่อง"},
            {"on": date(2026, 11, 21), "title": "หาครู", "state": "now"},
            {"title": "เปิดเรียน", "state": "later"},
        ],
        "acts": [
            {"url": "#staff", "label": "บันทึกคำตอบ", "filled": True},
            {"url": "#staff", "label": "เลื่อน", "plain": True},
        ],
        "legend": [
            {"css": "q1", "label": "ต่ำกว่า 3"},
            {"css": "q2", "label": "3–5.9"},
            {"css": "q3", "label": "6–8.9"},
            {"css": "q4", "label": "9 ขึ้นไป"},
            {"css": "g", "label": "ต่ำที่สุด"},
        ],
        "slip_rows": [("ใคร", "ยายสมศรี"), ("เมื่อ", "พฤ. 26 พ.ย. 2569 13.30 น.")],
    }


def _map() -> Any:
    areas = [Area(outline, css=css, value=str(n)) for n, (css, outline) in enumerate(QUARTERS.items(), 2)]
    areas.append(Area([(9, 0), (12, 1), (11.5, 5), (9.5, 4.5), (9, 0)], css="x", label="ริมคลอง"))
    water = [
        Water([(-0.8, -1), (-0.4, 3), (0.6, 6), (0.8, 10)], 34),
        Water([(0.5, 6.5), (5, 6), (11, 7)], 5, "คลองตัวอย่าง"),
    ]
    pins = [Pin(2.2, 2.2, 1, "ท่าน้ำ", "#map", "yn"), Pin(7, 6.8, 2, "ห้องสมุด", "#map")]
    return draw_map(areas=areas, pins=pins, water=water, here=(6.5, 2), height=320)


def _qr(text: str) -> SafeString:
    drawn = segno.make(text, error="m").svg_inline(
        scale=4, border=2, omitsize=True, svgclass="qrcode", lineclass="qrink"
    )
    return mark_safe(drawn)  # noqa: S308  drawn by segno from our own text


def _rooms() -> list[dict[str, Any]]:
    return [
        {
            "group": "งานวันนี้",
            "items": [{"url": "#staff", "label": "วันนี้", "icon": "home", "count": 7, "current": True}],
        },
        {
            "group": "ห้องทำงาน",
            "items": [
                {"url": "#staff", "label": "กิจกรรม", "icon": "cal"},
                {"url": "#staff", "label": "ผู้เรียน", "icon": "users", "count": 3},
            ],
        },
    ]
