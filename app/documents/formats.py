"""The five files a matrix can be had as, and what they are called."""

from collections.abc import Callable
from typing import Any, NamedTuple

from app.documents import csv, filing, json, markdown, pdf, xlsx
from app.documents.grid import Grid, with_revisions
from app.documents.happened import Story
from app.matrix.chain import Carried


class Format(NamedTuple):
    """How a file is made, and what its kind is called on the web."""

    media_type: str
    write: Callable[[Any], bytes]  # of the table of its kind
    #: Puts into the table what happened, which is read only for a file that tells it.
    with_story: Callable[[Any, Story], Any] | None = None
    #: The same with all that was signed so far, for what can be brought in again.
    with_revisions: Callable[[Any, Carried], Any] | None = None


FORMATS: dict[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", csv.write),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.write),
    "pdf": Format("application/pdf", pdf.write),
    "json": Format("application/json", json.write, with_revisions=with_revisions),
    "md": Format("text/markdown; charset=utf-8", markdown.write),
}

#: What no matrix is called by what stands before the ending; a sheet to be filled in is no draft.
OTHERWISE = {
    "ballot": "ballot sheet",
    "actions": "actions, {standing}",
    "calendar": "calendar, {standing}",
    "invitation": "invitation",
    "minutes": "minutes, {standing}",
    "session": "session, {standing}",
}
KIND = "support model"


def filename(grid: Grid, extension: str) -> str:
    """`Payroll, support model, revision 1.pdf`, in the signs of the service's own name."""
    standing = "DRAFT" if grid.draft else f"revision {grid.record.revision}"
    other, _, ending = extension.rpartition(".")
    told = OTHERWISE.get(other, "{standing}").format(standing=standing)
    return f"{filing.safe(grid.service) or 'Service'}, {KIND}, {told}.{ending}"


def disposition(grid: Grid, extension: str) -> str:
    return filing.attachment(filename(grid, extension), KIND)
