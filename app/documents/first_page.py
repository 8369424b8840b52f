"""The one page everybody keeps: the matrix, and what each cell says at a glance."""

from typing import Any

from app.documents import sentences
from app.documents.entry import Entry
from app.documents.grid import Grid

#: What stands in a cell of the first page whole; longer texts stand among the reasons.
GLANCE = 110
#: Rows that share the one page, up to so many in full size; more go on over the next pages.
ROOMY, ROWS = 14, 20
#: Where they stand close, less of a text has room.
CLOSE = 60


def of(grid: Grid) -> dict[str, Any]:
    """Its rows, how they stand on paper, and what their marks mean."""
    spacing = _spacing(len(grid.rows))
    room = CLOSE if spacing == "close" else GLANCE
    return {
        "spacing": spacing,
        "rows": [
            {"name": row.name, "entries": [_glance(one, room) for one in row.entries]}
            for row in grid.rows
        ],
        "warnings": _warnings(grid),
    }


def _spacing(rows: int) -> str:
    """How the rows of the matrix stand on paper."""
    return "roomy" if rows <= ROOMY else "close" if rows <= ROWS else "pages"


def _warnings(grid: Grid) -> list[str]:
    """What the marks on the first page mean, where there are any."""
    words = (told for cell in grid.record.cells for told in sentences.weight(cell))
    return list(dict.fromkeys(words))


def _glance(entry: Entry, room: int) -> dict[str, Any]:
    """What the first page says of a cell; a text is there whole or not at all."""
    basis = entry.basis
    whole = {
        field: text if len(text) <= room else None
        for field in ("executed_by", "waiver")
        for text in [" ".join(getattr(entry, field).split())]
    }
    return {
        "id": f"{entry.process}:{entry.scope}",
        "value": entry.accountable,
        "word": entry.word,
        "how": basis.how,
        "basis": basis.words,
        "marks": basis.marks,
        "votes": [basis.ayes, basis.nays, basis.no_view + (basis.silent or 0)],
        "by_all": basis.how == "agreed" and basis.silent == basis.no_view == 0,
        "owner": entry.owner,
        "due": entry.due,
        **whole,
    }
