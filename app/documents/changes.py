"""What changed since the revision before: cell by cell, in one line each."""

from collections.abc import Iterator

import msgspec

from app.documents import naming, sentences
from app.documents.about import titles
from app.documents.printable import clean
from app.matrix.catalogue import Cell
from app.matrix.chain import processes
from app.matrix.model import WORDS
from app.matrix.record import CellRecord, Record

#: Signs of the old text that are told; all of it stands in the file of the old revision.
GLANCE = 160
ABOUT = {
    "service": "Service",
    "description": "Description",
    "business_function": "Business function",
    "vendors": "Vendors",
}
TEXTS = {
    "executed_by": "executed by",
    "rationale": "reason",
    "dissent": "dissent",
    "waiver": "waiver",
}


class Changes(msgspec.Struct, frozen=True):
    """Since which revision, what of the service, and what of each cell that is not as it was."""

    since: int
    about: list[str]
    cells: dict[Cell, list[str]]


def of(before: Record, now: Record) -> Changes:
    then = {Cell(one.process, one.scope): one for one in before.cells}
    old, new = _executors(before), _executors(now)
    cells = {
        Cell(one.process, one.scope): [
            *_cell(then[one.process, one.scope], one),  # type: ignore[index]
            *_executing(
                old.get((one.process, one.scope), ""), new.get((one.process, one.scope), "")
            ),
        ]
        for one in now.cells
        if Cell(one.process, one.scope) in then
    }
    changed = {cell: told for cell, told in cells.items() if told}
    return Changes(before.revision or 0, list(_about(before, now)), changed)


def _about(before: Record, now: Record) -> Iterator[str]:
    for field, label in ABOUT.items():
        old, new = _plain(getattr(before, field)), _plain(getattr(now, field))
        if old != new:
            yield f"{label}: {_was(old)}"
    called, now_called = titles(before), titles(now)
    for office, title in now_called.items():
        if called[office] != title:
            yield f"{called[office]}: called {title} now"
    signed = {one.signatory: one.name for one in before.signatories}
    for one in now.signatories:  # without the name that was: it may have been erased since
        was = signed.get(one.signatory, "")
        if one.name != was:
            said = ("another name" if was else "named") if one.name else "nobody signs"
            yield f"{now_called[one.signatory]}: {said}"
    if before.joined and not now.joined:
        yield "Application and interface were taken apart."
    yield from _processes(before, now)


def _processes(before: Record, now: Record) -> Iterator[str]:
    """Which came, which went, and what is called otherwise."""
    old, new = processes(before), processes(now)
    was, here = naming.of(before), naming.of(now)
    told = {
        "Processes added": [here.process(one) for one in new if one not in old],
        "Processes dropped": [was.process(one) for one in old if one not in new],
        "Called otherwise": [
            f"{here.process(one)}, was “{was.process(one)}”"
            for one in new
            if one in old and here.process(one) != was.process(one)
        ],
    }
    yield from (f"{label}: {glance(', '.join(names))}" for label, names in told.items() if names)
    if [one for one in new if one in old] != [one for one in old if one in new]:
        yield "The processes stand in another order."


def _cell(before: CellRecord, now: CellRecord) -> Iterator[str]:
    old, new = _value(before), _value(now)
    if old != new:
        yield f"{old} → {new}"
    elif before.adopted != now.adopted:
        yield "decided anew" if before.adopted else "adopted anew"
    for field, label in TEXTS.items():
        told = _plain(getattr(before, field)), _plain(getattr(now, field))
        if told[0] != told[1]:
            yield f"{label}: {_was(told[0])}" if told[1] else f"{label} taken back: {told[0]}"
    if _promise(before) != _promise(now):
        yield f"owner and date: {_was(_promise(before))}"
    rounds = len(now.rounds) - len(before.rounds)
    if rounds > 0:
        yield f"voted again ({rounds} {'round' if rounds == 1 else 'rounds'})"


def _executors(record: Record) -> dict[tuple[str, str], str]:
    """By cell, who executes it and when; how they are reached is no change of the work."""
    told: dict[tuple[str, str], list[str]] = {}
    for one in record.executors:
        words = f"{clean(one.name)} ({one.kind}, {one.hours})"
        told.setdefault((one.process, one.scope), []).append(words)
    return {cell: "; ".join(who) for cell, who in told.items()}


def _executing(old: str, new: str) -> Iterator[str]:
    if old != new:
        yield f"who executes: {_was(old)}" if new else f"nobody executes it any more: {glance(old)}"


def _value(cell: CellRecord) -> str:
    if cell.state != "decided":
        return "open"
    return sentences.LEFT_OPEN if cell.accountable == "tbd" else WORDS[cell.accountable]


def _promise(cell: CellRecord) -> str:
    return f"{clean(cell.promise.owner)}, {clean(cell.promise.due)}" if cell.promise else ""


def _plain(text: str | list[str] | None) -> str:
    return clean(", ".join(text) if isinstance(text, list) else text or "")


def _was(old: str) -> str:
    return f"new, was “{glance(old)}”" if old else "new"


def glance(text: str) -> str:
    """In one line, by its beginning where it is long."""
    told = " ".join(text.split())
    return told if len(told) <= GLANCE else f"{told[: GLANCE - 1].rstrip()}…"
