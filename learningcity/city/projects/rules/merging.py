"""Needs that say the same: joined under one of them, and taken apart again; supports never move."""

from collections.abc import Hashable, Iterable, Mapping, Set
from typing import NamedTuple

Roots = Mapping[int, int]
"""For each need that was merged, the need that stands for it; one step, never a chain."""


class Joining(NamedTuple):
    """What one merger changed: the need that was merged, those it stood for, and where all of them went."""

    merged: int
    followed: frozenset[int]
    kept: int


def join(roots: Roots, merged: int, kept: int) -> tuple[dict[int, int], Joining] | None:
    """Let `kept` stand for `merged` and all it stood for; nothing when either stands for itself no longer."""
    if merged == kept or merged in roots or kept in roots:
        return None
    followed = frozenset(need for need, root in roots.items() if root == merged)
    return {**roots, **dict.fromkeys({merged, *followed}, kept)}, Joining(merged, followed, kept)


def part(roots: Roots, joining: Joining) -> dict[int, int] | None:
    """Take a merger back: those that followed follow again; nothing while `kept` itself is merged."""
    if joining.kept in roots or roots.get(joining.merged) != joining.kept:
        return None
    back = {need: root for need, root in roots.items() if need != joining.merged}
    return back | dict.fromkeys(joining.followed & roots.keys(), joining.merged)


def people(supports: Iterable[tuple[int, Hashable]], roots: Roots, need: int) -> Set[Hashable]:
    """Who supports a need or any that it stands for, each once."""
    return {who for of, who in supports if roots.get(of, of) == need}
