"""What a few words find, in which order, and what a typo is taken for."""

from pathlib import Path

import pytest

from learningcity.city.catalogue.search.index import Snapshot
from tests.city.catalogue.search.shelf import ask, entry, numbers, shelve

TITLES = {
    1: "ห้องสมุดประชาชน",
    2: "ทำข้าวเหนียวมะม่วง",
    3: "อ่านข่าวรู้ทันสื่อ",
    4: "ย้อมผ้าขาว",
    5: "เรียนคอมพิวเตอร์เบื้องต้น",
    6: "ทำอาหารไทย",
    7: "ใช้มือถือให้คล่อง",
    8: "เดินชมวัดโพธิ์",
    9: "พิพิธภัณฑสถานแห่งชาติ พระนคร",
    10: "สภากาแฟเช้าวันเสาร์",
}
ENGLISH = {5: "First steps on a computer", 6: "Thai cooking class", 7: "Smartphone photography 2569"}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    rows = [
        entry(key, title, title_en=ENGLISH.get(key, ""), next_start=1_000 + key)
        for key, title in TITLES.items()
    ]
    body = entry(
        11, "เสวนายามบ่าย", body="ว่าด้วยข้าวและชาวนา โทร 02-281-5212", names=("ย่านบางลำพู",), next_start=1
    )
    return shelve(tmp_path_factory.mktemp("shelf"), *rows, body)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ข้าว", [2, 11]),  # the title before the text
        ("ข่าว", [3]),
        ("ขาว", [4]),
        ("ผ้าข้าว", []),
        ("ห้องสมุด", [1]),
        ("สมุด", [1]),
        ("อยากเรียนทำอาหาร", [6]),
        ("cooking", [6]),
        ("class for cooks", [6]),
        ("๒๕๖๙", [7]),
        ("256", []),  # a number is met whole or not at all
        ("281-5212", [11]),
        ("PN-0003", [3]),
        ("pn-๐๐๐๓", [3]),
        ("บางลำพู", [11]),
        ("คอมพิว", [5]),  # as one types
        ("photogr", [7]),
        ("…!?", []),
    ],
)
def test_words_find_what_they_mean(shelf: Snapshot, text: str, meant: list[int]) -> None:
    found = ask(shelf, text)
    assert ([] if found.relaxed else numbers(found)) == meant
    assert not found.corrected


@pytest.mark.parametrize(
    ("text", "meant", "number"),
    [
        ("หองสมุด", "ห้องสมุด", 1),
        ("ทำอาหาน", "ทำอาหาร", 6),
        ("คอมพิวเตอ์ร", "คอมพิวเตอร์", 5),
        ("บางลำภู", "บางลำพู", 11),
        ("cokking", "cooking", 6),
        ("photografy", "photography", 7),
        ("computr", "computer", 5),
    ],
)
def test_a_typo_is_mended_and_said(shelf: Snapshot, text: str, meant: str, number: int) -> None:
    found = ask(shelf, text)
    assert numbers(found) == [number]
    assert (found.corrected, found.text) == (True, meant)


@pytest.mark.parametrize("text", ["ขาว", "ข่าว", "ข้าว"])
def test_a_real_word_is_never_taken_for_one_of_another_tone(tmp_path: Path, text: str) -> None:
    others = [word for word in ("ขาว", "ข่าว", "ข้าว") if word != text]
    shelf = shelve(tmp_path, *(entry(number, f"เรื่อง{word}") for number, word in enumerate(others, 1)))
    assert numbers(ask(shelf, text)) == []


def test_numbers_are_never_mended(shelf: Snapshot) -> None:
    assert ask(shelf, "2568").total == 0


def test_where_not_all_words_are_found_together_most_of_them_are(shelf: Snapshot) -> None:
    found = ask(shelf, "มือถือ อาหาร")
    assert found.relaxed
    assert set(numbers(found)) == {6, 7}


def test_the_whole_title_comes_before_a_part_of_one(tmp_path: Path) -> None:
    shelf = shelve(
        tmp_path,
        entry(1, "ประวัติดนตรีไทยสมัยใหม่", next_start=10),
        entry(2, "ดนตรีไทย", next_start=30),
        entry(3, "วงสนทนา", body="เล่าเรื่องดนตรีไทย", next_start=5),
        entry(4, "ไทยศึกษา", title_en="", names=("ชมรมดนตรีไทย",), next_start=1),
    )
    assert numbers(ask(shelf, "ดนตรีไทย")) == [2, 1, 4, 3]


def test_kinds_are_found_together_with_places_first(tmp_path: Path) -> None:
    shelf = shelve(tmp_path, entry(1, "ชมหอสมุดเมือง", next_start=5), entry(1, "หอสมุดเมืองเก่า", kind="venue"))
    found = ask(shelf, "หอสมุดเมือง", kinds=("venue", "activity"))
    assert [hit.kind for hit in found.hits] == ["venue", "activity"]


def test_a_long_text_of_nonsense_is_answered_soon(shelf: Snapshot) -> None:
    assert ask(shelf, "กขฃคฅฆงจ" * 25).total == 0
