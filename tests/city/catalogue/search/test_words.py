"""How a text is cut into words: tones kept, digits and spelling made one, compounds in their pieces."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learningcity.city.catalogue.search.text import everyday_words, spelled, words


def pieces(text: str) -> list[str]:
    return [piece for word in words(text) for piece in word.pieces]


def test_words_that_differ_in_tone_or_vowel_stay_different() -> None:
    assert pieces("ขาว ข่าว ข้าว") == ["ขาว", "ข่าว", "ข้าว"]
    assert pieces("ขาวข่าวข้าว") == ["ขาว", "ข่าว", "ข้าว"]


def test_a_compound_is_known_by_its_pieces() -> None:
    assert pieces("ห้องสมุดประชาชน") == pieces("ห้องสมุด ประชาชน") == ["ห้อง", "สมุด", "ประชาชน"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ปี ๒๕๖๙", "ปี 2569"),
        ("น้ํา", "น้ำ"),  # nikhahit and sara aa
        ("เเม่", "แม่"),  # two sara e
        ("ค\u200bรู", "ครู"),  # a zero-width space
        ("Café", "cafe"),
        ("1,200 บาท", "1200 บาท"),
        ("ต่างๆ", "ต่าง"),
        ("LIBRARIES", "library"),
    ],
)
def test_two_spellings_of_one_text_are_the_same_words(one: str, other: str) -> None:
    assert pieces(one) == pieces(other)


def test_codes_and_times_are_side_by_side_pieces() -> None:
    assert pieces("PN-0042 13.30") == ["pn", "0042", "13", "30"]


def test_common_words_are_told_from_rare_ones() -> None:
    assert {"ข้าว", "ข่าว", "ขาว"} <= everyday_words()
    assert "หอง" not in everyday_words()


@settings(deadline=None)
@given(st.text(max_size=60) | st.text("กขคงาิี่้์ะำเแๆฯ ๑1aé-.,", max_size=60))
@example("\u1680")
def test_any_text_is_cut_and_no_piece_is_empty_or_holds_a_space(text: str) -> None:
    for word in words(text):
        assert word.text
        assert word.pieces
        assert all(piece and not any(mark.isspace() for mark in piece) for piece in word.pieces)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*sorted(everyday_words())[::500], "๑๒", "1,200", "É", "\u200b", " "]), max_size=8
    )
)
def test_a_spelled_text_is_spelled_already(parts: list[str]) -> None:
    text = "".join(parts)
    assert spelled(spelled(text)) == spelled(text)
