"""The matrix as CSV: one line for each process, the published table first, the rest behind it."""

import csv
import io
import re
from collections.abc import Iterable

from app.documents.entry import FURTHER, Entry
from app.documents.grid import Grid, Row

#: Where a spreadsheet may see the beginning of a formula: at the start, and behind whatever parts
#: columns or lines somewhere, as `;` does in half of Europe. The wide signs count in Asia.
FORMULA = re.compile(r'(^|[,;|\t\r\n])([\s"]*)(?=[=+\-@＝＋－＠])')
DETAILS = (
    "state",
    "executed by",
    "rationale",
    "dissent",
    "from reference model",
    "owner",
    "due",
    "next step",
    "waiver",
    "votes",
    "earlier decisions",
)
#: What came later stands behind all that was there, so that no column moved.
LATER = ("how it was decided", "reasons given", "movement", "changed since the last revision")


def write(grid: Grid) -> bytes:
    """A line for each process."""
    told = [*DETAILS, *(label.lower() for label, _ in FURTHER.values())]
    details = [f"{column}: {detail}" for column in grid.columns for detail in told]
    later = [f"{column}: {detail}" for column in grid.columns for detail in LATER]
    about = ["Service", "Revision", "Hash"]
    heading = ["Support process", *grid.columns, *details, *about, *later]
    return table(heading, (_line(grid, row) for row in grid.rows))


def _line(grid: Grid, row: Row) -> list[str]:
    words = [entry.word for entry in row.entries]
    said = [detail for entry in row.entries for detail in _details(entry)]
    later = [detail for entry in row.entries for detail in _later(entry)]
    return [row.name, *words, *said, grid.service, numbered(grid), grid.hash or "", *later]


def numbered(grid: Grid) -> str:
    """Which revision a line is of, as a spreadsheet is told."""
    return "DRAFT" if grid.draft else str(grid.record.revision)


def table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something else."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(heading)
    lines.writerows([inert(field) for field in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """The text so that no spreadsheet calculates it: an apostrophe goes before what could start."""
    text = FORMULA.sub(_held, text)
    return f"'{text}" if text.startswith(("\t", "\r", "\n")) else text


def _held(found: re.Match[str]) -> str:
    """At the start the apostrophe is the very first sign, elsewhere it follows what parts."""
    return f"{found[1]}'{found[2]}"


def _details(entry: Entry) -> list[str]:
    return [
        entry.standing,
        entry.executed_by,
        entry.rationale,
        entry.dissent,
        "yes" if entry.adopted else "no",
        entry.owner,
        entry.due,
        entry.next_step,
        entry.waiver,
        entry.votes,
        "\n".join(entry.earlier),
        *(one.text for one in entry.further),
    ]


def _later(entry: Entry) -> list[str]:
    return [entry.decided_how, entry.reasons, entry.movement, "\n".join(entry.changed)]
