"""What is written to a city whose lesson another takes up, and to one whose lesson is withdrawn."""

import pytest

from learningcity.core.letters import paragraphs, read
from learningcity.core.models import Message

LONGEST_BUTTON = 20
"""What LINE takes."""


@pytest.mark.parametrize("form", ["", "line", "sms"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("template", ["lesson_adopted", "lesson_reported", "lesson_withdrawn"])
def test_each_letter_names_the_city_and_the_lesson_and_leads_there(
    template: str, language: str, form: str
) -> None:
    context = {
        "city": "phayao", "lesson": "00000000-0000-4000-8000-000000000000", "title_th": "มื้อเช้า",
        "title_en": "Breakfast", "by_th": "ยะลา", "by_en": "Yala",
        "adapted_th": "ก" * 3_000, "adapted_en": "Malay", "result_th": "ข" * 3_000, "result_en": "It works",
        "adoption": "00000000-0000-4000-8000-000000000000", "because": "ง" * 300,
        "name": "แก้วมา", "due_at": "2026-06-12T12:00:00+07:00",
    }  # fmt: skip
    subject, text = read(Message(template=template, language=language, context=context), form)
    for told in {"th": ("ยะลา", "มื้อเช้า"), "en": ("Yala", "Breakfast")}[language]:
        assert told in subject
    assert "{" not in subject + text
    assert len(text) < 1_600
    buttons = [each for each in paragraphs(text) if each.link]
    assert bool(buttons) == (form != "sms")
    for each in buttons:
        room = "adopted/" if template == "lesson_withdrawn" else ""
        assert f"/phayao/lessons/{room}00000000" in each.link
        assert len(each.lines[0]) <= LONGEST_BUTTON
