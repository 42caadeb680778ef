"""Invented festivals of the three cities, and the days on which they are held."""

from datetime import date, timedelta

from learningcity.demo.texts.shapes import ActivityText, read_texts

_TEXTS = """
krathong-by-the-fort
home: santichaiprakan-park
type: lifelong
title: ลอยกระทงท่าพระอาทิตย์ เก็บกระทงกลับทุกใบ // Loy Krathong by the fort, every float brought home
summary: พับกระทงใบตองที่ท่าน้ำ ฟังผู้ใหญ่เล่าเรื่องแม่น้ำ ลอยด้วยกัน แล้วช่วยกันเก็บขึ้นก่อนกลับบ้าน // Fold a banana-leaf
    krathong at the pier, hear elders speak of the river, float it together, and lift every one out again.
about: มีใบตองและต้นกล้วยให้ ไม่ใช้โฟมและตะปู เด็กเล็กมีโต๊ะต่างหาก ที่นั่งแถวหน้าจัดไว้ให้ผู้สูงอายุและรถเข็น
    อาสาสมัครเมืองเก่าเก็บกระทงขึ้นทุกใบและนำไปทำปุ๋ยให้สวน // Leaves and stems are ready; no foam, no nails. Small
    children have their own table, and the front rows are kept for older people and wheelchairs.
    Volunteers lift every krathong out and compost it for the park.
at: tue 17:30 | 180 | park
who: 5- older child
seats: 120
held: older 20
cities: phra-nakhon

open-lanes
home: phraeng-phuthon
type: lifelong
title: เปิดบ้านสามแพร่ง หนึ่งเย็นทั้งตรอกเป็นห้องเรียน // Sam Phraeng open lanes: one evening, every door a classroom
summary: บ้านยี่สิบหลังเปิดประตูสอนสิ่งที่ทำได้ดีที่สุด ตั้งแต่น้ำอบถึงตัวเรียงพิมพ์ // Twenty houses open their doors and teach what
    they do best, from scented water to setting type.
about: เดินเองตามแผนที่กระดาษหรือเดินกับไกด์เด็ก แต่ละบ้านสอนรอบละยี่สิบนาที มีดนตรีกลางลาน ตรอกปิดรถทั้งเย็น
    และมีทางลาดทุกจุด // Walk alone with a paper map or along with a young guide; each house teaches for
    twenty minutes. Music in the square, no cars all evening, and a ramp at every step.
at: sat 16:00 | 210 | community
who: 5- child carer
seats: 150
languages: th en
cities: phra-nakhon

kwan-evening
home: kwan-phayao-park
type: lifelong
title: ย่ำค่ำริมกว๊าน เรื่องเล่าคนหาปลา // Dusk by the lake: stories of those who fish
summary: นั่งเสื่อริมกว๊านพะเยา ฟังคนหาปลาเล่าฤดูน้ำ ลองสานไซ และชิมปลาส้มสามตำรับ // Mats by the lake, fishers on the
    seasons of its water, fish traps to weave and three ways with sour fish.
about: เริ่มตอนแดดร่ม คนหาปลาสามรุ่นเล่าว่าน้ำขึ้นน้ำลงบอกอะไร เด็กได้ลงเรือพายกับพ่อแม่พร้อมเสื้อชูชีพ
    ปิดท้ายด้วยซอพื้นเมืองใต้แสงตะเกียง มีเก้าอี้และห้องน้ำใกล้ลาน // Three generations tell what the water says.
    Children row with a parent and a life vest; northern song ends the evening. Chairs and toilets are near.
at: sat 16:30 | 150 | park
who: 5- older child
seats: 100
cities: phayao

yala-web-ride
home: suan-khwan-mueang
type: lifelong
title: ปั่นตามใยแมงมุม เรียนผังเมืองยะลาด้วยสองล้อ // Riding the web: Yala's town plan on two wheels
summary: ปั่นช้า ๆ ตามวงเวียนซ้อนกันของเมือง หยุดฟังเรื่องตึก ต้นไม้ และผู้คนสามภาษา // A slow ride round the city's rings of
    roads, with stops for houses, trees and people in three languages.
about: ระยะแปดกิโลเมตร มีรถยืมและหมวกให้ สามล้อพ่วงสำหรับผู้สูงอายุและรถเข็น เล่าเรื่องเป็นไทย มลายู และอังกฤษ
    จบที่สวนขวัญเมืองด้วยชาชักและโรตี // Eight kilometres; bicycles and helmets to borrow, and pedal cabs for
    older people and wheelchairs. It ends in the park over pulled tea and roti.
at: sun 07:00 | 150 | park
who: 8- youth older
seats: 80
held: older 10
languages: th ms en
cities: yala
"""

FESTIVE: tuple[ActivityText, ...] = read_texts("civic", _TEXTS)

_LOY_KRATHONG = {2026: date(2026, 11, 24), 2027: date(2027, 11, 13), 2028: date(2028, 11, 1)}
"""The full moon of the twelfth lunar month."""

_FULL_MOON = "krathong-by-the-fort"
_SOON = timedelta(days=21)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day_of(text: ActivityText, today: date) -> date | None:
    """When a festival is held next: by the moon, or on its weekday six to twelve days from now."""
    if text.code == _FULL_MOON:
        night = _LOY_KRATHONG.get(today.year)
        return night if night and today < night <= today + _SOON else None
    soonest = today + timedelta(days=6)
    return soonest + timedelta(days=(_DAYS.index(text.days[0]) - soonest.weekday()) % 7)
