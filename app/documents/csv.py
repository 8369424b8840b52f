"""The matrix as CSV: one line for each process, the published table first, the rest behind it."""

import csv
import io

from app.documents.entry import FURTHER, Entry
from app.documents.grid import Grid

#: What a spreadsheet may take for the beginning of a formula; the wide forms count in Asia.
FORMULA = tuple("=+-@＝＋－＠")
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


def write(grid: Grid) -> bytes:
    """RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something else."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    told = [*DETAILS, *(label.lower() for label, _ in FURTHER.values())]
    details = [f"{column}: {detail}" for column in grid.columns for detail in told]
    lines.writerow(["Support process", *grid.columns, *details, "Service", "Revision", "Hash"])
    revision = "DRAFT" if grid.draft else str(grid.record.revision)
    for row in grid.rows:
        words = [entry.word for entry in row.entries]
        said = [detail for entry in row.entries for detail in _details(entry)]
        line = [row.name, *words, *said, grid.service, revision, grid.hash or ""]
        lines.writerow([inert(field) for field in line])
    return text.getvalue().encode("utf-8-sig")


def inert(text: str) -> str:
    """The text so that no spreadsheet calculates it: an apostrophe goes before what could start."""
    if text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(FORMULA):
        return "'" + text
    return text


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
