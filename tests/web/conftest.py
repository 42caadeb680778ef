"""Which tests of pages are in the fast set."""

from pathlib import Path

import pytest

MAIN_JOB = {
    "public/catalogue",
    "public/enrolment",
    "public/places",
    "staff/catalogue",
    "staff/enrolment",
    "staff/today",
}
"""Rooms in which a resident finds something and joins it, and the city gets it ready."""

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The pages of all other rooms wait for the whole suite: their rules have fast tests of their own."""
    for item in items:
        if HERE in item.path.parents and _is_of_another_room(item.path.relative_to(HERE)):
            item.add_marker(pytest.mark.slow)


def _is_of_another_room(path: Path) -> bool:
    face, *room = path.parts[:-1] or [""]
    return face in ("public", "staff") and bool(room) and f"{face}/{room[0]}" not in MAIN_JOB
