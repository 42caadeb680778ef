"""Which state of an enrolment follows which."""

from learningcity.core.moves import NOTHING, Move, page

MOVES: dict[str, Move] = {
    "book": Move((NOTHING,), "booked", "a seat is free: it is theirs"),
    "wait": Move((NOTHING,), "waiting", "no seat they may use is free: they stand in line"),
    "offer": Move(("waiting",), "offered", "a seat fell free and they are next: it is kept for them a while"),
    "promote": Move(("waiting",), "booked", "a seat fell free too late to ask: it is theirs"),
    "accept": Move(("offered",), "booked", "they want the seat"),
    "decline": Move(("offered",), "cancelled", "they do not want the seat: it goes to the next in line"),
    "lapse": Move(("offered",), "lapsed", "no answer in time: the seat goes to the next in line"),
    "give_up": Move(("booked", "waiting"), "cancelled", "they cannot come: a seat goes to the next in line"),
    "call_off": Move(("booked", "offered", "waiting"), "called_off", "the session is cancelled for all"),
    "complete": Move(("booked", "absent"), "completed", "they came and finished"),
    "miss": Move(("booked", "completed"), "absent", "they did not finish"),
}
"""For each act, where it starts and where it leads."""


def may(act: str, state: str) -> bool:
    """Whether an act may be done to an enrolment in a state."""
    return state in MOVES[act].before


def diagram() -> str:
    """The table of moves as a page of the documentation, with its drawing (Mermaid)."""
    file = "learningcity/city/enrolment/rules/states.py"
    return page("States of an enrolment", MOVES, name="MOVES", file=file)
