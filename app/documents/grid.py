"""The matrix as one table of text: the one shape every export prints, so that none can differ."""

from collections.abc import Mapping
from typing import Any

import msgspec

from app.documents import (
    about,
    asked,
    beside,
    changes,
    checked,
    entry,
    naming,
    sentences,
    signatures,
)
from app.documents.asked import Asked
from app.documents.carried import EMPTY
from app.documents.changes import Changes
from app.documents.checked import Checked
from app.documents.entry import Entry
from app.documents.happened import Story
from app.documents.naming import HEADINGS, Naming
from app.documents.printable import clean
from app.documents.signatures import Reading, Told
from app.matrix.catalogue import Cell
from app.matrix.chain import Carried, processes
from app.matrix.model import Accountable
from app.matrix.record import CellRecord, Record

NOTHING, NO_STORY = Reading(), Story()


class Row(msgspec.Struct, frozen=True):
    """A process and what is said of it: one entry where the scopes are joined, else two."""

    process: str
    name: str
    entries: list[Entry]


class Grid(msgspec.Struct, frozen=True):
    """A record as people read it. `record` is kept whole, for whoever checks the hash."""

    code: str  # of its workshop, where that is known
    place: str  # the address at which people take part, where that is known
    turn: int  # the number of the revision, or the one that the draft would get
    service: str
    standing: str
    draft: bool
    hash: str | None
    rows: list[Row]
    cells: list[Entry]
    facts: list[tuple[str, str]]
    nearest: str
    parked: list[str]
    changes: Changes | None  # None: there is no revision before
    people: list[about.Person]
    signatures: list[about.Signature]
    said: list[Told]  # what each office said of it since it was signed
    beside: dict[str, Any]  # the registers beside the matrix, as a program reads them
    asked: list[Asked]  # what the room was asked that is no cell
    checks: list[Checked]
    record: Record
    naming: Naming
    zone: str  # of who reads it
    called: dict[str, str]  # names by id, also of who came too late for the record
    story: Story = NO_STORY  # what happened while it was made, where that is told
    carried: Carried = EMPTY  # all that was signed so far, for what can be brought in again

    @property
    def columns(self) -> list[str]:
        return [one.column for one in self.rows[0].entries]

    @property
    def printed(self) -> list[Entry]:
        """The entries of the table, in reading order."""
        return [one for row in self.rows for one in row.entries]

    @property
    def vendors(self) -> list[str]:
        return about.vendors(self.record)

    @property
    def signed(self) -> str:
        """When it was signed off, in words."""
        return sentences.moment(self.record.signed_at or "", self.zone)

    @property
    def disputes(self) -> list[Entry]:
        return [one for one in self.printed if one.disputed]

    @property
    def agreed(self) -> list[Entry]:
        """What is decided, and nobody saw otherwise."""
        return [one for one in self.printed if not one.open and not one.disputed]

    def asked_about(self, *chapters: str) -> list[Asked]:
        """The questions of these chapters, in their order."""
        return [one for chapter in chapters for one in self.asked if one.about == chapter]

    @property
    def open_points(self) -> list[Entry]:
        return [one for one in self.printed if one.open]


def of(
    record: Record,
    digest: str | None,
    names: Mapping[str, str],
    before: Record | None = None,
    reading: Reading = NOTHING,
) -> Grid:
    """The table of a record behind the one `before`; `names` by id, as far as they are known."""
    draft = record.revision is None
    people = about.people(record, names)
    changed = changes.of(before, record) if before else None
    called = {person: one.name for person, one in people.items()}
    closer = called.get(record.signed_by or "", "")
    here = _naming(record)
    nearest, differs = _nearest(record, here)
    return Grid(
        code=reading.code,
        place=reading.place,
        turn=record.revision or (before.revision or 0 if before else 0) + 1,
        service=clean(record.service),
        standing="DRAFT" if draft else f"Revision {record.revision}",
        draft=draft,
        hash=None if draft else digest,
        rows=_rows(_entries(record, here, changed, reading.zone)),
        cells=_entries(record, here._replace(joined=False), changed, reading.zone),
        facts=about.facts(record, f"{nearest} {differs}".strip(), closer, reading.zone),
        nearest=nearest,
        changes=changed,
        parked=[clean(topic) for topic in record.parked],
        people=list(people.values()),
        signatures=about.signatures(record, called),
        said=[] if draft else signatures.of(record, reading, called, here.of_keys),
        beside=beside.of(record, called, names),
        asked=asked.of(record),
        checks=checked.of(record),
        record=record,
        naming=here,
        zone=reading.zone,
        called={person: clean(name) for person, name in reading.names.items()} | called,
    )


def _naming(record: Record) -> Naming:
    """In one column where both scopes are said to be one, and say the same."""
    same = all(_same(record, process) for process in processes(record))
    return naming.of(record)._replace(joined=record.joined and same)


def with_story(grid: Grid, story: Story) -> Grid:
    return msgspec.structs.replace(grid, story=story)


def with_revisions(grid: Grid, carried: Carried) -> Grid:
    return msgspec.structs.replace(grid, carried=carried)


def _same(record: Record, process: str) -> bool:
    """All scopes say the same. A joined table must never hide a difference."""
    cells = [cell for cell in record.cells if cell.process == process]
    return all(msgspec.structs.replace(cell, scope=cells[0].scope) == cells[0] for cell in cells)


def _decided(record: Record) -> dict[Cell, Accountable]:
    return {
        Cell(cell.process, cell.scope): cell.accountable
        for cell in record.cells
        if cell.state == "decided"
    }


def _nearest(record: Record, here: Naming) -> tuple[str, str]:
    """Which reference model it comes nearest to, and where it differs from that one."""
    decided = _decided(record)
    return sentences.nearest_model(decided), sentences.differences(decided, here)


def _rows(entries: list[Entry]) -> list[Row]:
    processes = {one.process: one.name for one in entries}
    return [
        Row(process, name, [one for one in entries if one.process == process])
        for process, name in processes.items()
    ]


def _entries(record: Record, here: Naming, since: Changes | None, zone: str) -> list[Entry]:
    """One for each cell, or where the scopes are joined, for each process."""
    changed = since.cells if since else {}
    first: dict[str, CellRecord] = {}
    for cell in record.cells:
        first.setdefault(cell.process, cell)
    return [
        entry.of(
            cell,
            here.process(cell.process),
            sentences.JOINED if here.joined else HEADINGS[cell.scope],
            zone,
            changed.get(Cell(cell.process, cell.scope), ()),
        )
        for cell in (first.values() if here.joined else record.cells)
    ]
