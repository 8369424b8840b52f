"""Checks as a reader finds them: what the room may have missed, and what became of each."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from app.documents import sentences
from app.documents.printable import clean
from app.matrix import remarks
from app.matrix.catalogue import Cell
from app.matrix.record import Record
from app.matrix.sections import CheckRecord

#: How each state is printed; those that are open first.
STATES = {
    "open": "open",
    "risk": "kept as a risk",
    "waived": "waived",
    "settled": "settled",
}


class Checked(msgspec.Struct, frozen=True):
    """One check in its sentence, with what settles it where it is open, or why it was waived."""

    id: str
    cell: str
    state: str
    says: str
    why: str
    settles: str

    @property
    def standing(self) -> str:
        """What became of it, in a few words."""
        return f"{STATES[self.state]}: {self.why}" if self.why else STATES[self.state]

    @property
    def plain(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "cell": self.cell or None,
            "says": self.says,
            "state": self.state,
            "why": self.why,
        }


#: As a table, each with how broad a column is.
COLUMNS = {"Check": 70, "State": 34, "What settles it": 44}


def rows(checks: Iterable[Checked]) -> list[list[str]]:
    return [[one.says, one.standing, one.settles] for one in checks]


def settled(checks: Sequence[Checked]) -> str:
    """How many there are nothing amiss with, in a sentence."""
    count = sum(one.state == "settled" for one in checks)
    return f"{count} of {len(checks)} checks are settled."


def of(record: Record) -> list[Checked]:
    """All of them, what is settled last."""
    ordered = sorted(record.checks, key=lambda one: list(STATES).index(one.state))
    return [_checked(one, record.joined) for one in ordered]


def _checked(one: CheckRecord, joined: bool) -> Checked:
    rule = one.id.split(":")[0]
    where = [Cell(*one.cell.split(":"))] if one.cell else []
    told = {key: clean(text) for key, text in one.told.items()}
    says = remarks.says(rule, one.state != "settled", sentences.places(where, joined), told)
    settles = remarks.SETTLES[rule] if one.state == "open" else ""
    return Checked(clean(one.id), one.cell, one.state, says, clean(one.why), settles)
