"""The table: what was wanted, what was measured, and whether it is reached."""

from collections.abc import Iterable
from typing import NamedTuple


class Line(NamedTuple):
    """One target: reached where the figure is at most (or, if `least`, at least) the aim."""

    target: str  # its number in docs/performance.md
    what: str
    figure: float
    aim: float
    least: bool = False

    @property
    def reached(self) -> bool:
        return self.figure >= self.aim if self.least else self.figure <= self.aim


def shown(number: float) -> str:
    return f"{number:.3g}" if number < 100 else f"{number:,.0f}"


def table(lines: Iterable[Line]) -> str:
    """The lines as Markdown."""
    rows = ["| # | what | measured | wanted | |", "|---|---|---|---|---|"]
    for line in lines:
        sign = "≥" if line.least else "≤"
        reached = "reached" if line.reached else "**not reached**"
        aim = f"{sign} {shown(line.aim)}"
        rows.append(f"| {line.target} | {line.what} | {shown(line.figure)} | {aim} | {reached} |")
    return "\n".join(rows)
