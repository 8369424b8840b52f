"""What the processes and cells of a record are called, wherever a file names one in its words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.documents.printable import clean
from app.matrix.catalogue import Cell
from app.matrix.record import Record
from app.matrix.reference import names

HEADINGS: dict[str, str] = {"application": "Application", "interface": "Interface"}
#: One that was dropped, told of where it was spoken of before that.
GONE = "(a process that was dropped)"


class Naming(NamedTuple):
    """Names by process; whether both scopes stand in one column."""

    processes: Mapping[str, str]
    joined: bool

    def process(self, process: str) -> str:
        return self.processes.get(process, GONE)

    def cell(self, key: str) -> str:
        """One cell, its scope with it."""
        process, scope = key.split(":")
        return f"{self.process(process)} ({HEADINGS[scope]})"

    def places(self, cells: Iterable[Cell]) -> str:
        """Cells by name; the scope is told only where one scope of a process is meant."""
        scopes: dict[str, list[str]] = {}
        for process, scope in cells:
            scopes.setdefault(process, []).append(scope)
        return ", ".join(self._place(process, which) for process, which in scopes.items())

    def of_keys(self, keys: Iterable[str]) -> str:
        """The same of cells by their keys."""
        return self.places(Cell(*key.split(":")) for key in keys)

    def _place(self, process: str, scopes: Sequence[str]) -> str:
        whole = len(scopes) > 1 or self.joined
        return self.process(process) if whole else self.cell(f"{process}:{scopes[0]}")


def of(record: Record) -> Naming:
    """As they are called in this record."""
    called = {process: clean(name) for process, name in names(record.wording).items()}
    return Naming(called, record.joined)
