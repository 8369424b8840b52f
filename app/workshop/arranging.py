"""Arranging: which processes a workshop has, and in which order; its own beside the published."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from app.asks.ask import SeeingAsk
from app.asks.refusal import Refusal
from app.log.kind import FACILITATORS, Feature, Present, Rule
from app.log.recorded import Event, Fact, Happenings, Turn
from app.matrix.catalogue import FOURTEEN, LAST, PROCESSES, Catalogue, arranged, last_own
from app.matrix.sections import Wording
from app.workshop import wording
from app.workshop.ballot import AskedProcess
from app.workshop.cell import CellState
from app.workshop.state import Workshop
from app.workshop.wording import Reworded

#: The key of the screen, and of what changed.
ARRANGED = "processes"


class AddProcess(SeeingAsk, frozen=True, kw_only=True, tag="add-process"):
    """One of the workshop's own, by its name; or, by `process`, one that was dropped, back again.

    It comes last, or before another one.
    """

    own_fields = wording.WORDS
    name: str = ""
    means: str = ""
    question: str = ""
    case: str = ""
    process: AskedProcess | UnsetType = UNSET
    before: AskedProcess | UnsetType = UNSET


class DropProcess(SeeingAsk, frozen=True, kw_only=True, tag="drop-process"):
    process: AskedProcess


class OrderProcesses(SeeingAsk, frozen=True, kw_only=True, tag="order-processes"):
    """All of them, in another order."""

    processes: Annotated[list[AskedProcess], Meta(max_length=PROCESSES)]


class ProcessesArranged(Event, frozen=True, kw_only=True, tag="processes-arranged"):
    """What the matrix is made of from now on."""

    catalogue: Catalogue
    added: list[str]
    dropped: list[str]


def add(workshop: Workshop, ask: AddProcess, _: Turn) -> Happenings:
    workshop.unchanged(ask.seen, ARRANGED)
    there = workshop.catalogue.processes
    if len(there) >= PROCESSES:
        raise Refusal("wrong-state", "register-full", count=PROCESSES)
    back = isinstance(ask.process, str)
    process = _back(workshop, ask) if back else _new(workshop)
    words = workshop.wording.get(process) if back else _worded(process, ask)
    wording.check_name(workshop, process, words.name if words else "")
    at = len(there)
    if isinstance(ask.before, str):
        _known(workshop, ask.before)
        at = there.index(ask.before)
    arranging = _to(workshop, [*there[:at], process, *there[at:]])
    return [arranging, Reworded(words)] if words and not back else [arranging]


def _worded(process: str, ask: AddProcess) -> Wording:
    return Wording(process=process, **{part: getattr(ask, part) for part in wording.PARTS})


def _back(workshop: Workshop, ask: AddProcess) -> str:
    """One that was here, or was published; its words are as they were."""
    process = str(ask.process)
    if process in workshop.catalogue.processes:
        raise Refusal("wrong-state", "process-there")
    if process not in FOURTEEN.processes and process not in workshop.wording:
        raise Refusal("bad-field", "no-such-process")
    return process


def _new(workshop: Workshop) -> str:
    """The next number that none has had; raises Refusal where a template has used them up."""
    if workshop.own_processes >= LAST:
        raise Refusal("wrong-state", "register-full", count=LAST)
    return f"own-{workshop.own_processes + 1}"


def drop(workshop: Workshop, ask: DropProcess, _: Turn) -> Happenings:
    """What was decided on it goes, and stays in what was signed; what is hidden does not."""
    workshop.unchanged(ask.seen, ARRANGED)
    _known(workshop, ask.process)
    rest = [one for one in workshop.catalogue.processes if one != ask.process]
    if not rest:
        raise Refusal("wrong-state", "last-process")
    cells = [workshop.cells[key] for key in workshop.keys(ask.process, "both")]
    if any(cell.state == "open" and (cell.voters or cell.advisers) for cell in cells):
        raise Refusal("wrong-state", "process-voted-on")
    if any(ask.process in one.processes for one in workshop.registers.cases.values()):
        raise Refusal("wrong-state", "process-in-case")
    if any(one.process == ask.process for one in workshop.registers.risks.values()):
        raise Refusal("wrong-state", "process-at-risk")
    return [_to(workshop, rest)]


def order(workshop: Workshop, ask: OrderProcesses, _: Turn) -> Happenings:
    workshop.unchanged(ask.seen, ARRANGED)
    there = workshop.catalogue.processes
    if sorted(ask.processes) != sorted(there):
        raise Refusal("bad-field", "not-all-processes")
    return [] if tuple(ask.processes) == there else [_to(workshop, ask.processes)]


def _known(workshop: Workshop, process: str) -> None:
    if process not in workshop.catalogue.processes:
        raise Refusal("bad-field", "no-such-process")


def _to(workshop: Workshop, processes: list[str]) -> ProcessesArranged:
    before = workshop.catalogue.processes
    return ProcessesArranged(
        catalogue=arranged(processes),
        added=[one for one in processes if one not in before],
        dropped=[one for one in before if one not in processes],
    )


# What it changes


def were_arranged(workshop: Workshop, event: ProcessesArranged, _: Fact) -> None:
    """Cells that are new begin open; of those that are gone nothing is left but what was signed."""
    gone = [key for process in event.dropped for key in workshop.keys(process, "both")]
    workshop.touch(gone)  # nothing that was done to them can be taken back
    for key in gone:
        _forget(workshop, key)
    workshop.catalogue, kept = event.catalogue, workshop.cells
    workshop.own_processes = max(workshop.own_processes, last_own(event.added))
    references = event.catalogue.references[workshop.model]
    workshop.cells = {
        cell.key: kept.get(cell.key) or CellState(says) for cell, says in references.items()
    }
    if workshop.focus and workshop.focus[0] in event.dropped:
        workshop.focus = None
    fresh = [key for process in event.added for key in workshop.keys(process, "both")]
    workshop.amended(ARRANGED, *gone, *fresh)
    workshop.changes.all_votes = True
    workshop.drawn_anew(ARRANGED, "focus", "overview", "nearest")
    workshop.drawn_anew(*(f"cell:{key}" for key in workshop.cells))  # they share a screen


def _forget(workshop: Workshop, key: str) -> None:
    process = key.split(":")[0]
    for mark in (f"value:{key}", f"not-clear:{process}"):
        for person in workshop.marks.pop(mark, {}):
            workshop.changes.own.add(person)
    workshop.registers.held.pop(key, None)
    workshop.registers.executors.pop(key, None)
    workshop.registers.confirmed.pop(key, None)
    workshop.out_since.discard(key)


def shown(workshop: Workshop, _: Present) -> list[str]:
    """Which there are, in their order."""
    return [*workshop.catalogue.processes]


ARRANGING = Feature(
    asks={
        AddProcess: Rule(FACILITATORS, add),
        DropProcess: Rule(FACILITATORS, drop),
        OrderProcesses: Rule(FACILITATORS, order),
    },
    events={ProcessesArranged: were_arranged},
    shows={ARRANGED: shown},
)
