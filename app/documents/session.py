"""The session as one page that needs nothing else: to be read offline, printed, and brought in."""

from pathlib import Path
from typing import Any

from markupsafe import Markup

from app.documents import asked, beside, carried, checked
from app.documents.alone import template
from app.documents.entry import Entry
from app.documents.grid import Grid
from app.matrix.model import WORDS

HERE = Path(__file__).parent
#: The facts that stand at the head of the page already.
TOLD = {"Service"}


def write(grid: Grid) -> bytes:
    """Every text is escaped by the template; the sheet and the block are ours and stand as are."""
    return (
        template(HERE, "session")
        .render(
            grid=grid,
            values=[(value, word) for value, word in WORDS.items() if value != "abstain"],
            facts=[(label, text) for label, text in grid.facts if label not in TOLD],
            seals={one.office: one.seal for one in grid.said if one.seal},
            adopted=beside.adopted(grid.beside),
            questions={
                chapter: _questions(grid, chapter) for chapter in ("ambition", *asked.CHAPTERS)
            },
            chapters=asked.CHAPTERS,
            tables=[
                (one.title, list(one.columns), one.rows)
                for one in beside.tables(grid.beside, grid.naming)
            ],
            checks=_checks(grid),
            said=said,
            fits=carried.fits(grid.carried),
            block=Markup(carried.block(grid.carried)),  # noqa: S704 - no sign of it could end it
        )
        .encode()
    )


def said(entry: Entry) -> list[tuple[str, str]]:
    """What is said of a cell, line by line under its label."""
    lines = [
        ("State", entry.standing),
        ("Decided how", entry.decided_how),
        ("From the reference model", "yes" if entry.adopted else ""),
        ("Executed by", entry.executed_by),
        ("Rationale", entry.rationale),
        ("Dissent", entry.dissent),
        *((one.label, one.text) for one in entry.further),
        *(("Votes", cast.words) for cast in entry.rounds),
        *(("Movement", cast.moved) for cast in entry.rounds),
        ("Said", entry.reasons),
        *(("Earlier decision", earlier) for earlier in entry.earlier),
    ]
    return [(label, text) for label, text in lines if text]


def _questions(grid: Grid, chapter: str) -> dict[str, Any] | None:
    questions = grid.asked_about(chapter)
    if not questions:
        return None
    spoken = [
        (one.title, line) for one in questions for cast in one.rounds for line in cast.reasons
    ]
    return {"columns": list(asked.COLUMNS), "rows": list(asked.rows(questions)), "said": spoken}


def _checks(grid: Grid) -> dict[str, Any] | None:
    if not grid.checks:
        return None
    rows = checked.rows(checked.pending(grid.checks, grid.naming))
    return {"columns": list(checked.COLUMNS), "rows": rows, "settled": checked.settled(grid.checks)}
