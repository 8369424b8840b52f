"""How a cell was decided, so that what nobody spoke about does not look like what all agreed."""

from typing import Literal, TypeAlias

import msgspec

from app.documents import sentences
from app.matrix.record import CellRecord

How: TypeAlias = Literal["open", "adopted", "agreed", "discussed", "against", "unvoted"]


class Basis(msgspec.Struct, frozen=True):
    """Of the last round on record: how many were for what was decided, how many for something
    else, how many had no view, how many of those who could have voted did not.

    `marks` is what else must stand beside the value wherever it is printed.
    """

    how: How
    words: str
    ayes: int
    nays: int
    no_view: int
    silent: int | None  # None: the record does not say who could have voted
    marks: list[str]


def of(cell: CellRecord) -> Basis:
    ayes, nays, no_view, silent = _counted(cell)
    how = _how(cell, ayes, nays)
    counted = f"{ayes} for, {nays} against"
    all_of_them = "" if silent is None else f" of {ayes + no_view + silent}"
    words = {
        "open": sentences.standing(cell.state, cell.accountable) + _votes(cell),
        "adopted": f"adopted from model{f', {counted}' if ayes + nays else ''}",
        "agreed": f"agreed, {ayes}{all_of_them or ' voted'}",
        "discussed": f"discussed: {counted}",
        "against": f"{'adopted ' if cell.adopted else ''}against the votes: {counted}",
        "unvoted": "decided without a vote",
    }[how]
    if how != "open" and cell.accountable == "tbd":
        words = sentences.LEFT_OPEN if how == "unvoted" else f"{sentences.LEFT_OPEN}: {words}"
    return Basis(how, words, ayes, nays, no_view, silent, marks(cell))


def marks(cell: CellRecord) -> list[str]:
    """What is said of a decision as a warning, in a word each, on page one and in every file."""
    return [words.partition(":")[0] for words in sentences.weight(cell)]


def _how(cell: CellRecord, ayes: int, nays: int) -> How:
    if cell.state != "decided":
        return "open"
    if nays and not ayes:
        return "against"
    if cell.adopted:
        return "adopted"
    if not ayes:
        return "unvoted"
    return "discussed" if nays else "agreed"


def _counted(cell: CellRecord) -> tuple[int, int, int, int | None]:
    out = [one for one in cell.rounds if one.agree is None]
    if not out:
        return 0, 0, 0, 0
    last = out[-1]
    by_choice = {choice: sum(row.values()) for choice, row in last.tally.items()}
    voted = sum(by_choice.values())
    no_view = by_choice.pop("abstain", 0)
    ayes = by_choice.get(cell.accountable, 0) if cell.state == "decided" else 0
    silent = max(sum(last.able.values()) - voted, 0) if last.able else None
    return ayes, sum(by_choice.values()) - ayes, no_view, silent


def _votes(cell: CellRecord) -> str:
    """What lies on the table where nothing is decided."""
    if cell.state != "revealed" or not cell.rounds:
        return ""
    return f", {sentences.pattern(cell.rounds[-1])}"
