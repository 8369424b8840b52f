"""Registers: what is written down beside the matrix, and how much of it a screen shows.

A screen shows the newest of each register, and of long texts their beginning where there is much to
read; all of it is told on request.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import msgspec
from msgspec import UnsetType

from app.asks.ask import TITLE, Fields
from app.asks.refusal import Refusal
from app.matrix.model import Represents
from app.matrix.physical import Case, Executor
from app.matrix.sections import Ambition, Benefit, Contract, Risk, Session, Today, Waved

T = TypeVar("T")
#: A text of a register: four of them fit into a message of 16 KiB, in any script one.
NOTE = 2000
TITLED = (TITLE, False, False)
WRITTEN, MAY_BE_WRITTEN = (NOTE, True, False), (NOTE, True, True)
#: So many items of a register stand in a screen; where their texts are longer in all than SIGNS,
#: so much of each.
LISTED, SIGNS, BEGINNING = 60, 20_000, 120
PAGE = 20  # items in an answer


class Stakeholder(msgspec.Struct, frozen=True):
    """Who must be there: an office or a party, and who that is meant to be, where it is known.

    `holder` is the id of somebody who was here when they were named; else there may be a name,
    which stands apart, so that it can be erased.
    """

    id: str
    title: str
    represents: Represents
    name: str = ""
    holder: str = ""
    invited: bool = False  # by whatever way, as the facilitator says


@dataclass(slots=True)
class Registers:
    """All of them, each item by its id in the order they were written."""

    ambition: Ambition | None = None
    contracts: dict[str, Contract] = field(default_factory=dict)
    benefits: dict[str, Benefit] = field(default_factory=dict)
    held: dict[str, Today] = field(default_factory=dict)  # by cell, today
    risks: dict[str, Risk] = field(default_factory=dict)
    waved: dict[str, Waved] = field(default_factory=dict)  # by check
    dropped: dict[str, Waved] = field(default_factory=dict)  # by what was offered
    intake: dict[str, str] = field(default_factory=dict)  # by what was asked
    session: Session | None = None
    stakeholders: dict[str, Stakeholder] = field(default_factory=dict)
    executors: dict[str, dict[str, Executor]] = field(default_factory=dict)  # by cell, and looks
    confirmed: dict[str, dict[str, tuple[bool, str]]] = field(default_factory=dict)  # by cell
    contacts: dict[str, str] = field(default_factory=dict)  # their texts; empty: erased
    cases: dict[str, Case] = field(default_factory=dict)  # in the order they are played
    cases_added: int = 0
    brought: dict[str, int] = field(default_factory=dict)  # how many cases, by person
    playing: tuple[str, int] | None = None  # the case the room looks at, and its step
    day: str = ""  # of the last thing that happened: what lapses, has lapsed by it

    def counts(self) -> dict[str, int]:
        """How many items there are, of those registers that have any."""
        return {name: len(kept) for name in BY_ID if (kept := getattr(self, name))}


#: Keys of the screen that are drawn from what would be signed, and so with it.
FOLLOWING = ("path", "promises", "checks", "cases", "playing")
#: The registers whose items are listed, and told page by page.
BY_ID = ("contracts", "benefits", "risks", "cases")


def texts(**limits: tuple[int, bool, bool]) -> Fields:
    """What the texts of an ask may be."""
    return dict(limits)


def known(register: Mapping[str, Any], item: str) -> Any:
    """The item of this id; raises Refusal where there is none."""
    if item not in register:
        raise Refusal("not-found", "no-such-item")
    return register[item]


def number(register: Mapping[str, Any], item: str | UnsetType, begins: str, most: int) -> str:
    """The id of the item that an ask tells anew, or the next one.

    Raises Refusal where there is no such item, or there are as many as can be kept.
    """
    if isinstance(item, str):
        known(register, item)
        return item
    if len(register) >= most:
        raise Refusal("wrong-state", "register-full", count=most)
    return f"{begins}{len(register) + 1}"


def check_date(field_name: str, told: str, needed: bool = False) -> None:
    """Raises Refusal where this is no date as it is written here; nothing may be, unless needed."""
    try:
        if (told or needed) and date.fromisoformat(told).isoformat() != told:
            raise ValueError
    except ValueError:
        raise Refusal("bad-field", "no-date", field=field_name) from None


def newest(items: Iterable[T]) -> list[T]:
    """Those that stand in a screen."""
    return [*items][-LISTED:]


def listed(items: Iterable[msgspec.Struct | dict[str, Any]]) -> list[dict[str, Any]]:
    """What a screen shows of a register, of items as they are or as they are described."""
    shown = [one if isinstance(one, dict) else msgspec.structs.asdict(one) for one in newest(items)]
    long = sum(len(value) for one in shown for value in one.values() if isinstance(value, str))
    return [_begun(one) for one in shown] if long > SIGNS else shown


def _begun(item: dict[str, Any]) -> dict[str, Any]:
    """The item with the beginnings of its texts; `cut` says that there is more."""
    cut = {
        key: f"{value[:BEGINNING].rstrip()}…"
        for key, value in item.items()
        if isinstance(value, str) and len(value) > BEGINNING
    }
    return {**item, **cut, "cut": True} if cut else item


def page(
    items: Iterable[Any], after: int, described: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    """Whole items, behind the first so many."""
    kept = [*items]
    end = after + PAGE
    told = [described(one) for one in kept[after:end]]
    return {"items": told, "next": end if end < len(kept) else None}
