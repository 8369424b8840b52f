"""The five files a matrix can be had as, and what they are called."""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from app.documents import csv, json, markdown, pdf, xlsx
from app.documents.grid import Grid, with_revisions
from app.documents.happened import Story
from app.matrix.chain import Carried


class Format(NamedTuple):
    """How a file is made, and what its kind is called on the web."""

    media_type: str
    write: Callable[[Grid], bytes]
    #: Puts into the table what happened, which is read only for a file that tells it.
    with_story: Callable[[Grid, Story], Grid] | None = None
    #: The same with all that was signed so far, for what can be brought in again.
    with_revisions: Callable[[Grid, Carried], Grid] | None = None


FORMATS: dict[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", csv.write),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.write),
    "pdf": Format("application/pdf", pdf.write),
    "json": Format("application/json", json.write, with_revisions=with_revisions),
    "md": Format("text/markdown; charset=utf-8", markdown.write),
}

#: Signs that some file system takes for its own.
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\n\t]+')
#: What no matrix is called by what stands before the ending; a sheet to be filled in is no draft.
OTHERWISE = {
    "ballot": "ballot sheet",
    "actions": "actions, {standing}",
    "calendar": "calendar, {standing}",
    "invitation": "invitation",
    "minutes": "minutes, {standing}",
    "session": "session, {standing}",
}
LONGEST = 80  # signs of the service's name
BYTES = 180  # of it in UTF-8: a file system takes 255 for all of a name


def filename(grid: Grid, extension: str) -> str:
    """`Payroll, support model, revision 1.pdf`, in the signs of the service's own name."""
    name = NOT_IN_NAMES.sub(" ", grid.service)
    name = " ".join(name.split())[:LONGEST].encode()[:BYTES].decode(errors="ignore")
    name = name.strip(" .") or "Service"
    standing = "DRAFT" if grid.draft else f"revision {grid.record.revision}"
    other, _, ending = extension.rpartition(".")
    told = OTHERWISE.get(other, "{standing}").format(standing=standing)
    return f"{name}, support model, {told}.{ending}"


def disposition(grid: Grid, extension: str) -> str:
    """The Content-Disposition header: the name in UTF-8, and in ASCII for old programs."""
    name = filename(grid, extension)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = NOT_IN_NAMES.sub("", plain).strip(" ,")
    if not any(sign.isalnum() for sign in plain.split(", support model")[0]):
        plain = name[name.rindex("support model") :]
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
