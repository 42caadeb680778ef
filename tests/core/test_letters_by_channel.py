"""Every message in every language and form: said shortly, and with no more about a person than it takes."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from learningcity.core import letters
from learningcity.core.channels import sms
from learningcity.core.channels.line import LONGEST_ALT, LONGEST_LABEL, as_bubble
from learningcity.core.models import Message
from tests.core.test_outbox import ABOUT, POST

TEMPLATES = sorted({file.name.split(".")[0] for file in POST.glob("*.txt")})
LANGUAGES = ["th", "en"]
FORMS = ["", "line", "sms"]
CONTEXT = ABOUT | {
    "token": "abc",
    "enrolment": "00000000-0000-4000-8000-000000000000",
    "secret_code": "123456",
    "link_token": "t",
    "role": "ผู้ประสานงาน",
    "by": "ธนา",
    "who": "ธนา",
    "kind": "helper",
    "days": 30,
    "city_name_th": "พระนคร",
    "city_name_en": "Phra Nakhon",
    "by_th": "เทศบาลนครยะลา",
    "by_en": "Yala",
    "adapted_th": "จัดตอนเย็นหลังละหมาด",
    "result_th": "มาครบทุกครั้ง 24 คน",
    "done_at": "2026-11-21T14:00:00+07:00",
    "because": "ตัวเลขที่อ้างไม่ตรง",
    "subject_th": "เป้าหมายและการทบทวน",
    "subject_en": "goals and reviews",
    "waits": "yes",
    "reply": "adapted",
    **dict.fromkeys(
        ("adoption", "advice", "agreement", "lesson", "need", "note", "promise", "task"),
        "00000000-0000-4000-8000-000000000000",
    ),
}
NOBODYS_BUSINESS = {
    "surname": "สกุลลับ",
    "phone": "0812345678",
    "email": "secret@demo.example",
    "birth_year": "2495",
    "price": "฿350",
    "price_satang": "35000",
    "groups": "low_income",
    "support": "รถเข็น",
    "national_id": "1234567890123",
}
"""What a careless template could say if it were in the context: none may."""

LONGEST_SMS = 3
TITLE = "ใช้มือถือให้ปลอดภัยสำหรับผู้สูงอายุและครอบครัวในย่านเมืองเก่า"


def message(template: str, language: str) -> Message:
    context = CONTEXT | NOBODYS_BUSINESS | {"title_th": TITLE}
    return Message(template=template, language=language, recipient="a@demo.example", context=context)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_message_says_nothing_that_is_nobodys_business(template: str, language: str, form: str) -> None:
    title, text = letters.read(message(template, language), form)
    said = title + text
    assert title
    assert text.strip()
    assert [name for name, value in NOBODYS_BUSINESS.items() if value in said] == []
    assert not re.search(r"\{[{%]|None", said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_an_sms_is_short(template: str, language: str) -> None:
    _title, text = letters.read(message(template, language), "sms")
    assert "\n" not in text.strip()
    assert sms.parts(text.strip()) <= LONGEST_SMS, (len(text), text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_line_message_is_one_that_line_takes(template: str, language: str) -> None:
    bubble = as_bubble(message(template, language))
    assert 0 < len(bubble["altText"]) <= LONGEST_ALT
    texts = [part["text"] for part in bubble["contents"]["body"]["contents"]]
    assert all(texts)
    assert len(texts) >= 2
    for button in bubble["contents"].get("footer", {}).get("contents", []):
        assert len(button["action"]["label"]) <= LONGEST_LABEL
        assert button["action"]["uri"].startswith("http")


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_button_is_not_cut_off(template: str) -> None:
    for language in LANGUAGES:
        with override(language):
            _title, text = letters.read(message(template, language), "line")
        labels = [part.lines[0] for part in letters.paragraphs(text) if part.link]
        assert [label for label in labels if len(label) > LONGEST_LABEL] == []


def test_templates_are_found() -> None:
    assert Path(POST).is_dir()
    assert len(TEMPLATES) > 8
