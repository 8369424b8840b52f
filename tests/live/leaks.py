"""Remits that tell of hidden votes, each in another way: what looks for leaks has to find them."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import structlog

from app.log.kind import Present
from app.log.recorded import Turn
from app.ops import metrics
from app.sessions import bell
from app.workshop import revealing, screen
from app.workshop.kind import WORKSHOP
from app.workshop.state import Workshop
from tests.workshop import ask

Heard = Callable[[Workshop, ask.CastVote, Turn], None]


def _on_each_vote(heard: Heard) -> None:
    rule = WORKSHOP.rules[ask.CastVote]

    def cast(workshop: Workshop, command: ask.CastVote, turn: Turn) -> Any:
        events = rule.decide(workshop, command, turn)
        heard(workshop, command, turn)
        return events

    WORKSHOP.rules[ask.CastVote] = rule._replace(decide=cast)


def _in_each_cell(tell: Callable[[str, str, dict[str, Any]], None]) -> None:
    shared = screen.shared

    def telling(workshop: Workshop, here: Present, keys: Iterable[str]) -> Mapping[str, Any]:
        shown = shared(workshop, here, keys)
        for name, cell in shown.items():
            if name.startswith("cell:") and cell["state"] == "open":
                tell(workshop.code, name.removeprefix("cell:"), cell)
        return shown

    screen.shared = telling  # type: ignore[assignment]


def leaks_by_tally() -> None:
    """Broken: counts the hidden choices on every screen."""
    chosen: dict[tuple[str, str, str], str] = {}

    def heard(workshop: Workshop, command: ask.CastVote, turn: Turn) -> None:
        for key in workshop.asked(command):
            chosen[workshop.code, key, turn.person] = command.choice

    def tell(code: str, key: str, cell: dict[str, Any]) -> None:
        cell["tally"] = sorted(one for where, one in chosen.items() if where[:2] == (code, key))

    _on_each_vote(heard)
    _in_each_cell(tell)


def leaks_by_signal() -> None:
    """Broken: screens hear of a second vote only if it is another one; no value is in any frame."""
    changes: dict[tuple[str, str], int] = {}

    def heard(workshop: Workshop, command: ask.CastVote, turn: Turn) -> None:
        for key in workshop.asked(command):
            before = turn.votes(key, workshop.ballot(key).round).get(turn.person)
            if before and before.choice != command.choice:
                changes[workshop.code, key] = changes.get((workshop.code, key), 0) + 1
                workshop.touch([key])

    def tell(code: str, key: str, cell: dict[str, Any]) -> None:
        cell["changes"] = changes.get((code, key), 0)

    _on_each_vote(heard)
    _in_each_cell(tell)


def leaks_by_log() -> None:
    """Broken: notes in the log how long a reason is, though not its words."""

    def heard(workshop: Workshop, command: ask.CastVote, turn: Turn) -> None:
        structlog.get_logger(__name__).info("a vote", signs=len(command.reason))

    _on_each_vote(heard)


def leaks_by_metric() -> None:
    """Broken: counts what is chosen, for operators."""
    _on_each_vote(lambda _, command, __: metrics.ASKS.labels(command.choice).inc())


def leaks_by_hand() -> None:
    """Broken: by party is revealed what was said, but in the order in which people came."""
    revealing._disclosed = lambda ballots: [one for one in ballots if one.reason or one.confidence]


def leaks_by_bell() -> None:
    """Broken: the bell also carries what was chosen last."""
    last = ["nothing"]
    ring = bell.RedisBell.ring
    _on_each_vote(lambda _, command, __: last.__setitem__(0, command.choice))

    def telling(self: bell.RedisBell, codes: Iterable[str]) -> None:
        if codes := list(codes):
            ring(self, [*codes, last[0]])

    bell.RedisBell.ring = telling  # type: ignore[method-assign]


def slow_for_tbd() -> None:
    """Broken: thinks a little longer about one of the choices."""
    _on_each_vote(lambda _, command, __: time.sleep(0.001 * (command.choice == "tbd")))


LEAKS = (
    leaks_by_tally,
    leaks_by_signal,
    leaks_by_log,
    leaks_by_metric,
    leaks_by_hand,
    leaks_by_bell,
    slow_for_tbd,
)
