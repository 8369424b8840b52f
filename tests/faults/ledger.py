"""The ledger: one row for each experiment, gathered from all test processes, printed as a table."""

import re
from pathlib import Path
from typing import Any

from tests.faults.checker import Findings

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- faults: begin -->", "<!-- faults: end -->"
SOAK_BEGIN, SOAK_END = "<!-- soak: begin -->", "<!-- soak: end -->"
COLUMNS = (
    "fault", "rounds", "acknowledged", "lost", "doubled", "wrong", "leaked", "gap", "diverged",
    "slowest", "control", "seconds",
)  # fmt: skip
PROPERTY = "fault"
Row = dict[str, Any]


class Experiment:
    """What one test finds out; the fixture `experiment` hands it in when the test has passed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.fault = ""
        self.rounds = 0
        self.findings = Findings()
        self.slowest = 0.0  # seconds until everything was well again, in the worst round
        self.control = ""
        self._tried = 0

    def of(self, fault: str, rounds: int) -> "Experiment":
        """Which fault it is, by its number and in words, and how often it is done."""
        self.fault, self.rounds = fault, rounds
        return self

    def add(self, found: Findings, seconds: float = 0.0) -> None:
        """One more round."""
        self.findings += found
        self.slowest = max(self.slowest, seconds)

    def passes(self) -> None:
        """Nothing may have been found."""
        self.findings.none(self.seed)

    def tries_on(self, kind: str) -> bool:
        """For a control that goes wrong by chance: another round, until it has."""
        self._tried += 1
        return self._tried <= self.rounds and not getattr(self.findings, kind)

    def is_caught(self, kind: str, variant: str) -> None:
        """For a control: the checker has to have found this."""
        count = getattr(self.findings, kind)
        said = f"seed {self.seed}: {variant} was not caught, so the test proves nothing"
        assert count > 0, f"{said}: {self.findings}"
        self.caught(f"{variant}: {count} {kind} of {self.findings.acknowledged}")

    def caught(self, what: str) -> None:
        """For a control that something else than the checker has to find."""
        self.control = f"caught: {what}"

    def row(self, seconds: float) -> Row:
        if self.control:
            return {"fault": self.fault, "control": self.control, "seconds": seconds}
        found = self.findings
        kinds = {name: getattr(found, name) for name in COLUMNS if hasattr(found, name)}
        slowest = f"{self.slowest:.1f} s" if self.slowest else "–"
        return {
            "fault": self.fault, "rounds": self.rounds, **kinds, "slowest": slowest,
            "seconds": seconds,
        }  # fmt: skip


class Ledger:
    """The rows of a run; tests of one fault share a row."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}

    def note(self, row: Row) -> None:
        old = self.rows.setdefault(row["fault"], {"seconds": 0.0})
        new = {key: value for key, value in row.items() if key != "seconds"}
        if "control" in old and "control" in new and old["control"] != new["control"]:
            new["control"] = f"{old['control']}; {new['control'].removeprefix('caught: ')}"
        seconds = float(old["seconds"]) + float(row["seconds"])
        old.update(new, seconds=seconds)

    def table(self) -> str:
        """In Markdown."""
        lines = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
        for fault in sorted(self.rows, key=_by_number):
            cells = {**self.rows[fault], "seconds": f"{float(self.rows[fault]['seconds']):.0f}"}
            lines.append(f"| {' | '.join(str(cells.get(name, '–')) for name in COLUMNS)} |")
        return "\n".join(lines)

    def into_document(self) -> None:
        """Put the rows into the document, and leave those that were not run this time."""
        text = DOCUMENT.read_text("utf-8")
        old = text.partition(BEGIN)[2].partition(END)[0]
        for line in old.strip().splitlines()[2:]:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            row: Row = dict(zip(COLUMNS, cells, strict=True))
            known = {key: cell for key, cell in row.items() if cell != "–"}
            self.rows[row["fault"]] = _renewed(known, self.rows.get(row["fault"], {}))
        _put(self.table(), BEGIN, END)


def _renewed(old: Row, new: Row) -> Row:
    """What was measured again; the rest of the row stays as it was, its other controls too."""
    if "rounds" in new and "control" in new:  # all of it was run
        return {**old, **new}
    kept = {key: value for key, value in new.items() if key != "seconds" or key not in old}
    if "control" in old and "control" in new:
        controls = {_variant(one): one for one in _controls(old) + _controls(new)}
        kept["control"] = f"caught: {'; '.join(controls.values())}"
    return {**old, **kept}


def _controls(row: Row) -> list[str]:
    return str(row["control"]).removeprefix("caught: ").split("; ")


def _variant(control: str) -> str:
    return control.partition(":")[0]


def soaked(row: Row, note: bool) -> str:
    """The line of a soak as a table of its own; into the document, too, where it is worth it."""
    lines = [f"| {' | '.join(row)} |", f"|{'---|' * len(row)}"]
    lines.append(f"| {' | '.join(str(cell) for cell in row.values())} |")
    if note:
        _put("\n".join(lines), SOAK_BEGIN, SOAK_END)
    return "\n".join(lines)


def _put(table: str, begin: str, end: str) -> None:
    """Between these two marks of the document, instead of what is there."""
    head, _, rest = DOCUMENT.read_text("utf-8").partition(begin)
    tail = rest.partition(end)[2]
    DOCUMENT.write_text(f"{head}{begin}\n{table}\n{end}{tail}", "utf-8")


def _by_number(fault: str) -> tuple[int, str]:
    number = re.match(r"F(\d+)", fault)
    return (int(number[1]) if number else 999, fault)
