"""Tables of moves: which act leads from which states to which, and how documentation draws them."""

from collections.abc import Mapping
from typing import NamedTuple

NOTHING = ""
"""The state before there is a row."""


class Move(NamedTuple):
    """One act: the states it may be done in, the state that follows, and what it means."""

    before: tuple[str, ...]
    after: str
    meaning: str


Moves = Mapping[str, Move]


def after(moves: Moves, act: str, state: str) -> str | None:
    """The state an act leads to, or nothing when it may not be done in this state."""
    move = moves[act]
    return move.after if state in move.before else None


def page(title: str, moves: Moves, *, name: str, file: str) -> str:
    """A table of moves as a page of the documentation, with its drawing (Mermaid)."""
    source = f"Drawn from `{name}` in `{file}`; a test compares the two."
    return "\n".join([f"# {title}", "", source, *drawn(moves), ""])


def drawn(moves: Moves) -> list[str]:
    """The lines of a drawing and of the table beneath it."""
    arrows = [
        f"    {before or '[*]'} --> {move.after}: {act}"
        for act, move in moves.items()
        for before in move.before
    ]
    rows = [
        f"| `{act}` | {', '.join(b or 'nothing' for b in move.before)} | {move.after} | {move.meaning} |"
        for act, move in moves.items()
    ]
    drawing = ["", "```mermaid", "stateDiagram-v2", *arrows, "```", ""]
    return [*drawing, "| act | from | to | meaning |", "|---|---|---|---|", *rows]
