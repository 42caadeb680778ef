import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learningcity.city.catalogue.rules import MOVES as ACTIVITY_MOVES
from learningcity.city.catalogue.rules.offers import OFFER_MOVES
from learningcity.city.catalogue.rules.paths import MOVES as PATH_MOVES
from learningcity.city.enrolment.rules import MOVES as ENROLMENT_MOVES
from learningcity.city.enrolment.rules.support import SUPPORT_MOVES
from learningcity.city.enrolment.services import book_seat
from learningcity.city.places.models import City
from learningcity.city.projects.rules.needs import NEED_MOVES
from learningcity.core import audit
from learningcity.core.models import AuditEntry
from learningcity.web.staff.people.acts import ACTS
from tests.factories import make_activity, make_city, make_officer, make_person, make_session
from tests.test_house import modules
from tests.web.staff.people.conftest import ROOM

NOTING = {"record", "note", "_note", "_noted", "_verified", "_set_shown", "note_reading", "note_reading_of"}
"""Calls that write to the trail; the act is a text among their positional arguments, or called `act`."""

ENDINGS = ("_activity", "_offer_to_teach", "_support", "_path", "_need")
"""What a move of a table is recorded with: `send` of an offer to teach as `send_offer_to_teach`."""

WITH_THE_SEAT = {"end_support"}
"""Moves that are part of another act, which is the one recorded."""

INDIRECT = {"call_off", "wait", "book", "complete", "miss", "offer"}
"""Moves of an enrolment that are recorded under a longer name."""


@cache
def acts_in_code() -> set[str]:
    return {text for file in modules() for call in _calls(file) for text in _texts(call)}


def _calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and _name(node) in NOTING and not _of_something_else(node, file):
            yield node


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def _of_something_else(call: ast.Call, file: Path) -> bool:
    """Calls of these names that note changes for the search, or the rows of an import."""
    of_changes = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "changes"
    return of_changes or (_name(call) != "record" and "imports" in file.parts)


def _texts(call: ast.Call) -> Iterator[str]:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "act"]
    for argument in [*call.args, *named]:
        for node in ast.walk(argument):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in ENDINGS:
                yield node.value


def moves_in_code() -> set[str]:
    """The acts of the tables of moves, as they are recorded."""
    tables = zip((ACTIVITY_MOVES, OFFER_MOVES, SUPPORT_MOVES, PATH_MOVES, NEED_MOVES), ENDINGS, strict=True)
    return {f"{move}{ending}" for moves, ending in tables for move in moves} - WITH_THE_SEAT


def test_every_act_of_the_code_is_a_sentence() -> None:
    moves = moves_in_code() | (set(ENROLMENT_MOVES) - INDIRECT)
    done = acts_in_code() | moves | {"book_seat", "wait_for_seat"}
    assert "register_person" in done
    assert done - set(ACTS) == set()


def test_no_sentence_outlives_its_act() -> None:
    moves = moves_in_code() | set(ENROLMENT_MOVES)
    assert set(ACTS) - acts_in_code() - moves - {"book_seat", "wait_for_seat"} == set()


def test_an_act_reads_as_a_sentence_with_names(coordinator: Client, city: City) -> None:
    clerk = make_officer("learning_administrator", city)  # type: ignore[arg-type]
    clerk.name = "พิมพ์ใจ"
    clerk.save()
    session = make_session(make_activity(city, title_th="ร้อยมาลัย"))
    book_seat(session=session, person=make_person("สมศรี ใจดี"), by=clerk, via="clerk")
    page = coordinator.get(f"{ROOM}/trail").content.decode()
    assert "<b>พิมพ์ใจ</b>" in page
    assert "สมศรี ใจดี · ร้อยมาลัย" in page


def test_what_was_done_in_another_city_is_not_shown(coordinator: Client) -> None:
    elsewhere = make_city("yala", name_th="ยะลา")
    book_seat(session=make_session(make_activity(elsewhere)), person=make_person("อยู่ยะลา"), by=None)
    assert "อยู่ยะลา" not in coordinator.get(f"{ROOM}/trail").content.decode()


def test_the_trail_is_narrowed_by_act_actor_and_day(coordinator: Client, city: City) -> None:
    book_seat(session=make_session(make_activity(city)), person=make_person("สมศรี ใจดี"), by=None)
    for asked, shown in (
        ({"act": "book_seat"}, True),
        ({"act": "seats"}, True),
        ({"act": "reading"}, False),
        ({"by": "system"}, True),
        ({"on": "1 ม.ค. 2560"}, False),
        ({"on": "ไม่ใช่วัน"}, True),
    ):
        page = coordinator.get(f"{ROOM}/trail", asked).content.decode()
        assert ("สมศรี ใจดี" in page) is shown, asked


def test_the_page_says_whether_the_chain_holds(coordinator: Client, city: City) -> None:
    book_seat(session=make_session(make_activity(city)), person=make_person(), by=None)
    audit.seal()
    assert 'class="note ok"' in coordinator.get(f"{ROOM}/trail", {"check": "yes"}).content.decode()
    AuditEntry.objects.filter(sequence=1).update(act="give_up")
    assert 'class="note bad"' in coordinator.get(f"{ROOM}/trail", {"check": "yes"}).content.decode()


def test_an_administrator_does_not_read_the_trail(administrator: Client) -> None:
    assert administrator.get(f"{ROOM}/trail").status_code == 403


def test_the_trail_asks_as_many_questions_for_forty_acts_as_for_one(coordinator: Client, city: City) -> None:
    def questions(people: int) -> int:
        session = make_session(make_activity(city), seats=people)
        for number in range(people):
            book_seat(session=session, person=make_person(f"คนที่ {number}"), by=None)
        with CaptureQueriesContext(connection) as asked:
            coordinator.get(f"{ROOM}/trail")
        return len(asked)

    questions(1)
    assert questions(1) == questions(38)
