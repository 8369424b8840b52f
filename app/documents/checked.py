"""Checks as a reader finds them: what the room may have missed, and what became of each."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from app.documents import naming
from app.documents.naming import Naming
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
    told: dict[str, str]  # what its sentence is about, besides its cell

    @property
    def rule(self) -> str:
        return rule_of(self.id)

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


def rule_of(number: str) -> str:
    """Which check it is: its rule stands before the first colon of its id."""
    return number.split(":")[0]


#: As a table, each with how broad a column is.
COLUMNS = {"Check": 70, "State": 34, "What settles it": 44}


def rows(checks: Iterable[Checked]) -> list[list[str]]:
    return [[one.says, one.standing, one.settles] for one in checks]


def pending(checks: Iterable[Checked], here: Naming) -> list[Checked]:
    """What is not settled, to be read: the same of several cells is one line of them all."""
    alike: dict[tuple[object, ...], list[Checked]] = {}
    for one in checks:
        if one.state == "settled":
            continue
        same = (one.rule, one.state, one.why, *one.told.items()) if one.cell else (one.id,)
        alike.setdefault(same, []).append(one)
    return [_together(ones, here) if len(ones) > 1 else ones[0] for ones in alike.values()]


def _together(ones: Sequence[Checked], here: Naming) -> Checked:
    cells = [Cell(*one.cell.split(":")) for one in ones]
    return msgspec.structs.replace(ones[0], says=_says(ones[0], cells, here))


def _says(one: Checked, cells: Sequence[Cell], here: Naming) -> str:
    tripped, where = one.state != "settled", here.places(cells)
    return remarks.says(one.rule, tripped, where, one.told)


def settled(checks: Sequence[Checked]) -> str:
    """How many there are nothing amiss with, in a sentence."""
    count = sum(one.state == "settled" for one in checks)
    return f"{count} of {len(checks)} checks are settled."


def of(record: Record) -> list[Checked]:
    """All of them, what is settled last."""
    ordered = sorted(record.checks, key=lambda one: list(STATES).index(one.state))
    here = naming.of(record)
    return [_checked(one, here) for one in ordered]


def _checked(one: CheckRecord, here: Naming) -> Checked:
    told = {key: clean(text) for key, text in one.told.items()}
    settles = remarks.SETTLES[rule_of(one.id)] if one.state == "open" else ""
    bare = Checked(clean(one.id), one.cell, one.state, "", clean(one.why), settles, told)
    where = [Cell(*one.cell.split(":"))] if one.cell else []
    return msgspec.structs.replace(bare, says=_says(bare, where, here))
