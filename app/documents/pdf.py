"""The matrix as PDF: the document a board signs and an auditor reads three years later."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
import typst

from app.documents import sentences
from app.documents.colours import COLOURS
from app.documents.entry import Entry
from app.documents.glyphs import drawable, families
from app.documents.grid import Grid
from app.documents.typesetting import breakable, short
from app.matrix.catalogue import Cell
from app.matrix.reference import MODELS

HERE = Path(__file__).parent
TEMPLATE = HERE / "matrix.typ"
EMPTY = HERE / "empty.typ"
#: Readable for a screen reader, and for good: nothing in the file depends on the outside.
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
#: A draft has no time of its own; a fixed one keeps the same draft the same file.
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
#: What a column on the first page holds in two lines; the whole text stands among the decisions.
GLANCE = 46


def write(grid: Grid) -> bytes:
    """The same bytes for the same record, whichever process prints it. For one thread."""
    told = {"data": msgspec.json.encode(document(grid)).decode()}
    at = grid.record.signed_at
    when = datetime.fromisoformat(at).replace(microsecond=0) if at else NO_TIME
    try:
        return _compile(told, STANDARDS, when)
    except typst.TypstError:
        # A sign that none of our fonts has may not stand in an archive; then this file promises
        # less, and shows an empty box in that one place.
        return _compile(told, [], when)


def _compile(told: dict[str, str], standards: "list[typst.PDFStandard]", when: datetime) -> bytes:
    made = _compiler(TEMPLATE).compile(
        format="pdf", sys_inputs=told, pdf_standards=standards, timestamp=when
    )
    _forget()
    return cast("bytes", made)


def _forget() -> None:
    """Let go of the document. The typesetter keeps a part of it until it has not been asked for in
    ten further documents, and offers no other way; with long texts that is 300 MB."""
    for _ in range(11):
        _compiler(EMPTY).compile()


@cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(str(template), root=str(HERE), font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """Ours and no others: what the machine has must not change the document."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(HERE / "fonts")],
    )


def document(grid: Grid) -> dict[str, Any]:
    """What the template prints. It gets text only and reads nothing else."""
    told: dict[str, Any] = _set(_text(grid))
    return {
        **told,
        "subject": short(grid.service, 120),
        "hash": grid.hash,
        "fonts": list(families()),
        "colours": {value: colour._asdict() for value, colour in COLOURS.items()},
    }


def _set(told: Any) -> Any:
    """Every text of it with places to break, and with fonts for all of its signs."""
    if isinstance(told, str):
        return drawable(breakable(told))
    if isinstance(told, dict):
        return {key: _set(one) for key, one in told.items()}
    return [_set(one) for one in told] if isinstance(told, (list, tuple)) else told


def _text(grid: Grid) -> dict[str, Any]:
    model = MODELS[grid.record.model]
    return {
        "title": short(grid.service, 120),
        "running": short(grid.service, 80),
        "standing": grid.standing,
        "draft": grid.draft,
        "signed": sentences.moment(grid.record.signed_at or ""),
        "revision": grid.record.revision,
        "model": f"Reference Model {grid.record.model}, {model.name}",
        "nearest": grid.nearest,
        "columns": grid.columns,
        "rows": [
            {"name": row.name, "entries": [_glance(entry) for entry in row.entries]}
            for row in grid.rows
        ],
        "decisions": [_told(entry) for entry in grid.printed if not entry.quiet],
        "quiet": _quiet(grid),
        "open": [_told(entry) for entry in grid.open_points],
        "parked": grid.parked,
        "people": _people(grid),
        "facts": grid.facts,
        "signatures": [(one.office, one.name) for one in grid.signatures],
    }


def _glance(entry: Entry) -> dict[str, str]:
    return {
        "value": entry.accountable,
        "word": entry.word,
        "executed_by": short(entry.executed_by, GLANCE),
    }


def _told(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(entry)
    told["further"] = [(one.label, one.text) for one in entry.further if one.text]
    return told


def _quiet(grid: Grid) -> list[dict[str, str]]:
    """The cells with nothing to tell but their value, gathered by value and by origin."""
    gathered: dict[tuple[str, str, str], list[Cell]] = {}
    for row in grid.rows:
        for entry in filter(lambda one: one.quiet and not one.open, row.entries):
            origin = "from the reference model" if entry.adopted else "decided in the workshop"
            key = (entry.accountable, entry.word, origin)
            gathered.setdefault(key, []).append(Cell(entry.process, entry.scope))
    return [
        {
            "value": value,
            "word": word,
            "origin": origin,
            "where": sentences.places(cells, len(grid.columns) == 1),
        }
        for (value, word, origin), cells in gathered.items()
    ]


def _people(grid: Grid) -> list[dict[str, Any]]:
    """Who took part, by party; a role is told where it is not the usual one."""
    parties: dict[str, dict[str, Any]] = {}
    for one in grid.people:
        party = parties.setdefault(
            one.party, {"party": one.party, "word": one.party_word, "names": []}
        )
        usual = one.told == "participant"
        party["names"].append(one.name if usual else f"{one.name} ({one.told})")
    return list(parties.values())
