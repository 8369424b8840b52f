"""The matrix as a workbook: the table, its decisions, what is open, and what it is about."""

import io
from datetime import UTC, datetime
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from app.documents.colours import COLOURS
from app.documents.entry import FURTHER
from app.documents.grid import Grid
from app.documents.sheet import Sheet

#: Nothing a person typed may become a formula, a link or a number.
TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
#: A draft has no time of its own; a fixed one keeps the same draft the same file.
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
DETAILS: dict[str, int] = {
    "Support process": 30,
    "Scope": 12,
    "Accountable": 12,
    "State": 12,
    "From reference model": 11,
    "Executed by": 20,
    "Rationale": 36,
    "Dissent": 24,
    "Votes": 30,
    "Earlier decisions": 24,
}
OPEN_POINTS: dict[str, int] = {
    "Support process": 34,
    "Scope": 14,
    "State": 20,
    "Owner": 24,
    "Due": 12,
    "Next step": 50,
    "Waiver": 40,
}


def write(grid: Grid) -> bytes:
    """The same bytes for the same record: the only time in the file is that of the sign-off."""
    file = io.BytesIO()
    with Workbook(file, TEXT_ONLY) as book:
        book.set_properties(
            {
                "title": f"Support model, {grid.standing}",
                "created": datetime.fromisoformat(grid.record.signed_at)
                if grid.record.signed_at
                else NO_TIME,
            }
        )
        _matrix(book, grid)
        _decisions(book, grid)
        _open_points(book, grid)
        _about(book, grid)
    return file.getvalue()


def _matrix(book: Any, grid: Grid) -> None:
    executed = {f"{column}: executed by": 30 for column in grid.columns}
    widths = {"Support process": 40, **dict.fromkeys(grid.columns, 24), **executed}
    sheet = Sheet(book, "Matrix", grid, widths)
    values = {
        value: book.add_format(
            {
                "bg_color": colour.tint,
                "font_color": colour.ink,
                "bold": True,
                "align": "center",
                "valign": "vcenter",
                "border": 1,
                "border_color": "#ffffff",
            }
        )
        for value, colour in COLOURS.items()
    }
    for row in grid.rows:
        sheet.line(
            [
                row.name,
                *(one.word for one in row.entries),
                *(one.executed_by for one in row.entries),
            ],
            {place: values[one.accountable] for place, one in enumerate(row.entries, 1)},
        )


def _decisions(book: Any, grid: Grid) -> None:
    further = {label: 30 for label, _ in FURTHER.values()}
    sheet = Sheet(book, "Decisions", grid, DETAILS | further)
    for one in grid.printed:
        sheet.line(
            [
                one.name,
                one.column,
                one.word,
                one.standing,
                "yes" if one.adopted else "no",
                one.executed_by,
                one.rationale,
                one.dissent,
                one.votes,
                "\n".join(one.earlier),
                *(more.text for more in one.further),
            ]
        )


def _open_points(book: Any, grid: Grid) -> None:
    sheet = Sheet(book, "Open points", grid, OPEN_POINTS)
    for one in grid.open_points:
        sheet.line(
            [one.name, one.column, one.standing, one.owner, one.due, one.next_step, one.waiver]
        )


def _about(book: Any, grid: Grid) -> None:
    sheet = Sheet(book, "About", grid, {"What": 30, "Text": 100})
    for label, text in grid.facts:
        sheet.line([label, text])
    for topic in grid.parked:
        sheet.line(["Parked topic", topic])
    for person in grid.people:
        sheet.line(["Took part", f"{person.name} ({person.party_word}, {person.told})"])
    for signature in grid.signatures:
        sheet.line([signature.office, signature.name])
