"""The matrix as a workbook: the table, its decisions, what is open, and what it is about."""

import io
from datetime import UTC, datetime
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from app.documents import asked, beside, checked
from app.documents.beside import Table
from app.documents.colours import COLOURS
from app.documents.entry import FURTHER
from app.documents.grid import Grid
from app.documents.sheet import Look, Sheet

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
    "Scope": 14,
    "Accountable": 14,
    "State": 14,
    "From reference model": 13,
    "Executed by": 24,
    "Rationale": 40,
    "Dissent": 30,
    "Votes": 34,
    "Earlier decisions": 28,
}
#: What came later stands behind all that was there, so that no column moved.
LATER: dict[str, int] = {
    "How it was decided": 22,
    "Movement": 26,
    "Changed since the last revision": 26,
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
SAID: dict[str, int] = {
    "Support process": 34,
    "Scope": 14,
    "Round": 8,
    "Pattern": 12,
    "Represents": 14,
    "Vote": 14,
    "Confidence, of 5": 12,
    "Reason": 70,
}
#: A name from the right does not turn round what is said of it.
FROM_LEFT: Look = {"reading_order": 1, "align": "left"}


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
        _said(book, grid)
        _open_points(book, grid)
        _about(book, grid)
        _beside(book, grid)
    return file.getvalue()


def _matrix(book: Any, grid: Grid) -> None:
    executed = {f"{column}: executed by": 30 for column in grid.columns}
    decided = {f"{column}: how it was decided": 26 for column in grid.columns}
    widths = {"Support process": 40, **dict.fromkeys(grid.columns, 24), **executed, **decided}
    sheet = Sheet(book, "Matrix", grid, widths)
    values: dict[str, Look] = {
        value: {
            "bg_color": colour.tint,
            "font_color": colour.ink,
            "bold": True,
            "align": "center",
            "border": 1,
            "border_color": "#ffffff",
            "bottom_color": "#ffffff",
        }
        for value, colour in COLOURS.items()
    }
    # Only what somebody decided here has a ground; what was adopted is told apart in any print.
    adopted: dict[str, Look] = {
        value: {"font_color": look["font_color"], "align": "center"}
        for value, look in values.items()
    }
    for row in grid.rows:
        sheet.line(
            [
                row.name,
                *(one.word for one in row.entries),
                *(one.executed_by for one in row.entries),
                *(one.decided_how for one in row.entries),
            ],
            {
                place: (adopted if one.basis.how == "adopted" else values)[one.accountable]
                for place, one in enumerate(row.entries, 1)
            },
        )
    sheet.close()


def _decisions(book: Any, grid: Grid) -> None:
    further = {label: 30 for label, _ in FURTHER.values()}
    sheet = Sheet(book, "Decisions", grid, DETAILS | further | LATER)
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
                one.decided_how,
                one.movement,
                "\n".join(one.changed),
            ]
        )
    sheet.close()


def _said(book: Any, grid: Grid) -> None:
    """What was said with the votes, a line each: by party, never by person."""
    sheet = Sheet(book, "Said", grid, SAID)
    voted = [(one.name, one.column, one.rounds) for one in grid.printed]
    for name, column, rounds in [*voted, *((one.title, "", one.rounds) for one in grid.asked)]:
        for cast in rounds:
            for said in cast.said:
                sure = str(said.confidence or "")
                told = [name, column, str(cast.number), cast.pattern]
                sheet.line([*told, said.speaker, said.word, sure, said.reason])
    sheet.close()


def _open_points(book: Any, grid: Grid) -> None:
    sheet = Sheet(book, "Open points", grid, OPEN_POINTS)
    for one in grid.open_points:
        sheet.line(
            [one.name, one.column, one.standing, one.owner, one.due, one.next_step, one.waiver]
        )
    sheet.close()


def _beside(book: Any, grid: Grid) -> None:
    """What stands around the matrix, a sheet each; none where there is nothing."""
    further = [
        Table("Questions", asked.COLUMNS, list(asked.rows(grid.asked))),
        Table("Checks", checked.COLUMNS, checked.rows(grid.checks)),
    ]
    for title, columns, rows in [
        *beside.tables(grid.beside, grid.naming),
        *filter(lambda it: it.rows, further),
    ]:
        sheet = Sheet(book, title, grid, columns)
        for row in rows:
            sheet.line(row)
        sheet.close()


def _about(book: Any, grid: Grid) -> None:
    sheet = Sheet(book, "About", grid, {"What": 30, "Text": 100})
    for label, text in grid.facts:
        sheet.line([label, text])
    if beside.adopted(grid.beside):
        sheet.line(["Ambition", beside.adopted(grid.beside)])
    for topic in grid.parked:
        sheet.line(["Parked topic", topic])
    for person in grid.people:
        told = f"{person.name} ({person.party_word}, {person.told})"
        sheet.line(["Took part", told], {1: FROM_LEFT})
    for signature in grid.signatures:
        sheet.line([signature.office, signature.name], {1: FROM_LEFT})
    for said in grid.said:
        sheet.line([f"{said.office}, what was said", said.sentence], {1: FROM_LEFT})
    if grid.changes:
        for change in grid.changes.about:
            sheet.line([f"Changed since revision {grid.changes.since}", change])
    sheet.close()
