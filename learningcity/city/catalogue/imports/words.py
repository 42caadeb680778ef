"""Headings and words of activity files: our own sheet, lists of past events, routes of walks."""

from learningcity.city.catalogue.models import LearningType, Mode
from learningcity.city.places.imports.whereabouts import AREA_ALIASES
from learningcity.core.imports.cells import words_for

ALIASES = {
    "code": ["code", "activity_id", "รหัสกิจกรรม"],
    "title_th": ["title_th", "title", "ชื่อกิจกรรม"],
    "title_en": ["title_en", "ชื่อภาษาอังกฤษ"],
    "summary_th": ["summary_th", "notes", "สรุป"],
    "summary_en": ["summary_en", "สรุปภาษาอังกฤษ"],
    "description_th": ["description_th", "รายละเอียด"],
    "description_en": ["description_en", "รายละเอียดภาษาอังกฤษ"],
    "organisation": ["organisation", "organiser_th", "หน่วยงาน", "ผู้จัด"],
    "topic": ["topic", "หมวด", "หัวข้อ"],
    "kind": ["kind"],
    "learning_type": ["learning_type", "ประเภทการเรียนรู้"],
    "mode": ["mode", "รูปแบบ"],
    "languages": ["languages", "ภาษา"],
    "min_age": ["min_age", "อายุตั้งแต่"],
    "max_age": ["max_age", "อายุถึง", "อายุไม่เกิน"],
    "audience_th": ["audience_th", "audience", "เหมาะสำหรับ", "กลุ่มเป้าหมาย"],
    "price": ["price", "price_thb", "ราคา", "ค่าเรียน", "ค่าใช้จ่าย"],
    "instructor_th": ["instructor_th", "ผู้สอน", "วิทยากร"],
    "bring_th": ["bring_th", "สิ่งที่ต้องเตรียม"],
    "outcome_th": ["outcome_th", "สิ่งที่จะได้"],
    "venue": ["venue", "venue_th", "สถานที่"],
    "session": ["session", "รหัสรอบ"],
    "start": ["start", "date", "วันที่เริ่ม", "วันที่"],
    "end": ["end", "ถึงวันที่", "วันที่สิ้นสุด"],
    "time": ["time", "เวลา"],
    "time_start": ["time_start", "เวลาเริ่ม"],
    "time_end": ["time_end", "เวลาสิ้นสุด"],
    "seats": ["seats", "capacity", "จำนวนรับ", "จำนวนที่นั่ง"],
    "note_th": ["note_th", "หมายเหตุรอบ"],
    "source": ["source", "ที่มา"],
    "source_url": ["source_url", "ลิงก์ที่มา"],
} | {"district_code": AREA_ALIASES["district_code"]}
"""The last name of each field is the heading of our own sheet."""

SHEET = {
    field: names
    for field, names in ALIASES.items()
    if field not in {"kind", "district_code", "time_start", "time_end"}
}
"""The columns of our own sheet; other lists may say some things in other columns."""

STOP_ALIASES = {
    "activity": ["activity_id", "รหัสกิจกรรม"],
    "stop": ["stop", "ลำดับ"],
    "name_th": ["name_th", "ชื่อจุด"],
    "name_en": ["name_en", "ชื่อภาษาอังกฤษ"],
    "lat": ["lat", "ละติจูด"],
    "lon": ["lon", "ลองจิจูด"],
    "venue": ["place_id", "รหัสสถานที่"],
}

TOPICS = {
    "work": ("อาชีพและรายได้", "Work and income", "อาชีพ|การงาน|vocational|workshop|course|contest"),
    "digital": ("ดิจิทัล", "Digital", "เทคโนโลยี|ไอที"),
    "health": ("สุขภาพ", "Health", "สุขภาพและกีฬา|กีฬา"),
    "craft": ("ศิลปะและงานช่าง", "Arts and crafts", "งานช่าง|ศิลปะ|หัตถกรรม"),
    "food": ("อาหาร", "Food", "ทำอาหาร"),
    "heritage": ("ประวัติศาสตร์ย่าน", "Local history", "ประวัติศาสตร์|วัฒนธรรม|walk|bike|tour|exhibition"),
    "language": ("ภาษาและการอ่าน", "Language and reading", "ภาษา|การอ่าน"),
    "nature": ("สิ่งแวดล้อม", "Environment", "ธรรมชาติ|สวน"),
    "family": ("เด็กและครอบครัว", "Children and family", "ครอบครัว|เด็ก"),
    "civic": (
        "เรื่องของเมือง",
        "City matters",
        "ชุมชน|พลเมือง|festival|event|forum|meeting|conference|exchange",
    ),
}
"""The ten root topics by their code in the design system: names, and words that mean them in files."""

TOPIC_WORDS = words_for(
    {code: f"{name_th}|{name_en}|{words}" for code, (name_th, name_en, words) in TOPICS.items()}
)
TYPE_WORDS = words_for(
    {
        "lifelong": "การเรียนรู้ตลอดชีวิต|ตลอดชีวิต",
        "self_development": "การเรียนรู้เพื่อการพัฒนาตนเอง|พัฒนาตนเอง",
        "qualification": "การเรียนรู้เพื่อคุณวุฒิตามระดับ|คุณวุฒิตามระดับ",
    },
    dict(LearningType.choices),
)
MODE_WORDS = words_for(
    {
        "onsite": "ในสถานที่|มาที่สถานที่|ที่สถานที่|walk|bike",
        "online": "ออนไลน์",
        "both": "ทั้งสองแบบ|ในสถานที่และออนไลน์|hybrid",
    },
    dict(Mode.choices),
)
LANGUAGE_WORDS = words_for(
    {
        "th": "ไทย|ภาษาไทย",
        "en": "อังกฤษ|ภาษาอังกฤษ",
        "zh": "จีน|ภาษาจีน",
        "ms": "มลายู|ภาษามลายู",
        "ko": "เกาหลี|ภาษาเกาหลี",
        "ja": "ญี่ปุ่น|ภาษาญี่ปุ่น",
        "tsq": "ภาษามือ|ภาษามือไทย",
    },
)
