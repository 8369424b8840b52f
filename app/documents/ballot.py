"""The ballot sheet: the matrix to be ticked on paper by somebody without a device."""

from pathlib import Path
from typing import Any

from app.documents import pdf
from app.documents.grid import Grid
from app.documents.paper import typeset
from app.documents.sentences import PARTIES
from app.documents.typesetting import short
from app.matrix.model import REPRESENTS, WORDS
from app.matrix.reference import meaning_of

TEMPLATE = Path(__file__).parent / "ballot.typ"


def write(grid: Grid) -> bytes:
    """Nothing that anybody voted or decided is on it; one page up to twenty processes or so."""
    return pdf.made(TEMPLATE, typeset(sheet(grid)))


def sheet(grid: Grid) -> dict[str, Any]:
    """A line for each process, as it is put to the room of this workshop."""
    worded = {one["process"]: one["question"] for one in grid.beside["wording"]}
    return {
        "title": short(grid.service, 90),
        "parties": [PARTIES[party] for party in REPRESENTS],
        "columns": grid.columns,
        "choices": list(WORDS.values()),
        "rows": [
            {
                "name": row.name,
                "question": short(worded.get(row.process) or meaning_of(row.process).question, 70),
            }
            for row in grid.rows
        ],
    }
