"""How a kind of stream is printed: the files it can be had as, and the table they are made from."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from app.documents import actions, ballot, calendar, grid, invitation, minutes, session
from app.documents.comparison import COMPARING, Comparing
from app.documents.formats import FORMATS, Format, disposition
from app.documents.grid import Grid
from app.documents.signatures import Reading
from app.matrix import record


class Press(NamedTuple):
    """`table` takes a draft's or a revision's content, its hash (None: a draft), names, the
    content of the revision before (None: there is none), and how it is read."""

    formats: Mapping[str, Format]
    table: Callable[[str, str | None, Mapping[str, str], str | None, Reading], Any]
    disposition: Callable[[Any, str], str]  # of a table, by the ending
    comparing: Mapping[str, Comparing] = {}  # as what two revisions can be had side by side
    sheets: Mapping[str, Format] = {}  # what is printed to be filled in by hand, by its name
    lists: Mapping[str, Format] = {}  # what else is told of a draft or a revision, by its name
    stem: str = "matrix"  # what stands before the ending in the address of a file


def matrix(
    content: str,
    digest: str | None,
    names: Mapping[str, str],
    before: str | None,
    reading: Reading,
) -> Grid:
    """The table of a matrix, from its record."""
    earlier = record.parse(before) if before else None
    return grid.of(record.parse(content), digest, names, earlier, reading)


SHEETS = {"ballot.pdf": Format("application/pdf", ballot.write)}
LISTS = {
    "actions.csv": Format(FORMATS["csv"].media_type, actions.write),
    "calendar.ics": Format("text/calendar; charset=utf-8", calendar.write),
    "invitation.ics": Format("text/calendar; charset=utf-8", invitation.write),
    "minutes.md": Format(FORMATS["md"].media_type, minutes.write, grid.with_story),
    "session.html": Format(
        "text/html; charset=utf-8", session.write, with_revisions=grid.with_revisions
    ),
}
MATRIX = Press(FORMATS, matrix, disposition, COMPARING, SHEETS, LISTS)
