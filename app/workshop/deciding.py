"""Deciding: what is recorded, adopted, reopened, promised, waived, and taken back."""

from collections.abc import Callable, Iterable
from datetime import date

from app.matrix.model import Accountable
from app.matrix.record import Promise
from app.workshop import commands as ask
from app.workshop import events as ev
from app.workshop.voting import called, open_round
from app.workshop.workshop import CellState, Decision, Fact, Refusal, Turn, Workshop


def decide(workshop: Workshop, command: ask.Decide, _: Turn) -> list[ev.AnyEvent]:
    keys = workshop.keys(command.process, command.scope)
    if any(workshop.cells[key].state == "decided" for key in keys):
        raise Refusal("wrong-state", "This is decided already: reopen it to decide it anew.")
    return [
        ev.Decided(
            cells=dict.fromkeys(keys, command.accountable),
            executed_by=command.executed_by,
            rationale=command.rationale,
            dissent=command.dissent,
        )
    ]


def take_agreed(workshop: Workshop, _: ask.TakeAgreed, __: Turn) -> list[ev.AnyEvent]:
    agreed: dict[str, Accountable] = {}
    for key, cell in _where(workshop, lambda cell: cell.state == "revealed"):
        if cell.out and cell.out.pattern == "agreed":
            choice = next(choice for choice in cell.out.tally if choice != "abstain")
            agreed[key] = choice
    if workshop.joined:  # one column: both halves agree, or neither is taken
        agreed = {k: v for k, v in agreed.items() if agreed.get(_other_half(k)) == v}
    if not agreed:
        raise Refusal("wrong-state", "No revealed cell is agreed and still undecided.")
    return [ev.Decided(cells=agreed)]


def _other_half(key: str) -> str:
    process, scope = key.split(":")
    return f"{process}:{'interface' if scope == 'application' else 'application'}"


def adopt_reference(workshop: Workshop, _: ask.AdoptReference, __: Turn) -> list[ev.AnyEvent]:
    undecided = _where(workshop, lambda cell: cell.state != "decided")
    cells = {key: cell.reference for key, cell in undecided}
    return [ev.Decided(cells=cells, adopted=True)] if cells else []


def _where(workshop: Workshop, holds: Callable[[CellState], bool]) -> list[tuple[str, CellState]]:
    return [(key, cell) for key, cell in workshop.cells.items() if holds(cell)]


def reopen(workshop: Workshop, command: ask.Reopen, _: Turn) -> list[ev.AnyEvent]:
    keys = workshop.keys(command.process, command.scope)
    decided = [key for key in keys if workshop.cells[key].state == "decided"]
    if not decided:
        raise Refusal("wrong-state", "Only a decided cell can be reopened.")
    return [ev.Reopened(decided)]


def promise(workshop: Workshop, command: ask.MakePromise, _: Turn) -> list[ev.AnyEvent]:
    try:
        if date.fromisoformat(command.due).isoformat() != command.due:
            raise ValueError
    except ValueError:
        raise Refusal("bad-field", "due: a date is written like 2026-12-24.") from None
    keys = _left_open(workshop, command)
    return [
        ev.Promised(cells=keys, owner=command.owner, due=command.due, next_step=command.next_step)
    ]


def waive(workshop: Workshop, command: ask.Waive, _: Turn) -> list[ev.AnyEvent]:
    return [ev.Waived(_left_open(workshop, command), command.why)]


def _left_open(workshop: Workshop, command: ask.CellAsk) -> list[str]:
    keys = workshop.keys(command.process, command.scope)
    left = [key for key in keys if workshop.cells[key].accountable == "tbd"]
    if not left:
        raise Refusal("wrong-state", "This cell has an accountable party; nothing is left open.")
    return left


def undo(workshop: Workshop, _: ask.Undo, __: Turn) -> list[ev.AnyEvent]:
    if not workshop.acts:
        raise Refusal("wrong-state", "There is nothing that can be taken back now.")
    return [ev.Undone(workshop.acts[-1].what)]


# What each event changes


def was_decided(workshop: Workshop, event: ev.Decided, fact: Fact) -> None:
    what = "the adoption of" if event.adopted else "the decision on"
    workshop.act(f"{what} {called(workshop, list(event.cells))}", event.cells)
    for key, accountable in event.cells.items():
        cell = workshop.cells[key]
        cell.state = "decided"
        cell.decision = Decision(
            accountable, event.rationale, event.dissent, event.adopted, fact.at
        )
        if isinstance(event.executed_by, str):
            cell.executed_by = event.executed_by
        if accountable != "tbd":
            cell.promise = cell.waiver = None


def was_reopened(workshop: Workshop, event: ev.Reopened, fact: Fact) -> None:
    workshop.act(f"reopening {called(workshop, event.cells)}", event.cells)
    for key in event.cells:
        workshop.cells[key].end_decision(fact.at, "reopened")
        open_round(workshop, key)


def was_promised(workshop: Workshop, event: ev.Promised, _: Fact) -> None:
    for cell in _touched(workshop, event.cells):
        cell.promise = Promise(event.owner, event.due, event.next_step)
        cell.waiver = None


def was_waived(workshop: Workshop, event: ev.Waived, _: Fact) -> None:
    for cell in _touched(workshop, event.cells):
        cell.waiver = event.why
        cell.promise = None


def _touched(workshop: Workshop, keys: Iterable[str]) -> list[CellState]:
    keys = list(keys)
    workshop.touch(keys)
    return [workshop.cells[key] for key in keys]


def was_undone(workshop: Workshop, _: ev.Undone, fact: Fact) -> None:
    act = workshop.acts.pop()
    for key, before in act.before.items():
        cell = workshop.cells[key]
        if before.decision:  # it stands again, so it is not an earlier one; what came since is
            place = len(before.earlier)
            before.earlier = cell.earlier[:place] + cell.earlier[place + 1 :]
        else:
            cell.end_decision(fact.at, "undone")
            before.earlier = cell.earlier
        workshop.cells[key] = before
        workshop.touched.add(f"cell:{key}")
    workshop.touched.add("undo")
