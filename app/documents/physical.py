"""The physical model as a reader finds it: who executes and how they are reached, nights played."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from app.documents import naming
from app.documents.naming import Naming
from app.matrix import gaps
from app.matrix.catalogue import Cell
from app.matrix.physical import Case, Executor
from app.matrix.record import Record

ERASED = "(erased)"
#: How each state of a gap is printed.
STATES = {"open": "open", "promise": "promised", "risk": "kept as a risk"}
KINDS = {"internal": "internal", "vendor": "vendor", "cloud": "cloud"}
REACHED = ("contact", "escalation", "steps_in")
EXECUTORS = {
    **{"Cells": 40, "Executed by": 22, "Kind": 10, "Hours": 30, "Contact": 24},
    **{"Escalation": 24, "Steps in": 22},
}
CASES = {"Case": 30, "When": 18, "Goes through": 40, "Result": 16, "Gaps": 60}


def executors(record: Record, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Cell by cell; how somebody is reached in words, and by which `ids` these are erased."""
    return [_executor(one, names) for one in record.executors]


def _executor(one: Executor, names: Mapping[str, str]) -> dict[str, Any]:
    told = asdict(one)
    texts = {key: names.get(told[key]) or ERASED if told[key] else "" for key in REACHED}
    ids = {key: told[key] for key in REACHED if told[key]}
    return {**told, **texts, "ids": ids}


def cases(record: Record, called: Mapping[str, str]) -> list[dict[str, Any]]:
    """In the order they are played, each with its gaps in sentences."""
    here = naming.of(record)
    return [_case(one, here, called) for one in record.cases]


def _case(one: Case, here: Naming, called: Mapping[str, str]) -> dict[str, Any]:
    found = [
        {
            "process": gap.process,
            "scope": gap.scope,
            "rule": gap.rule,
            "says": gaps.says(gap.rule, here.places([Cell(gap.process, gap.scope)]), gap.told),
            "state": gap.state,
        }
        for gap in one.gaps
    ]
    return {**asdict(one), "by": called.get(one.by, ""), "gaps": found}


# As rows of a table


def executor_rows(told: Sequence[Mapping[str, Any]], here: Naming) -> list[list[str]]:
    """One for each executor, with all cells they do in the same way."""
    alike: dict[tuple[str, ...], list[Cell]] = {}
    for one in told:
        how = (one["name"], KINDS[one["kind"]], one["hours"], *(one[key] for key in REACHED))
        alike.setdefault(how, []).append(Cell(one["process"], one["scope"]))
    return [[here.places(cells), *how] for how, cells in alike.items()]


def case_rows(told: Iterable[Mapping[str, Any]], here: Naming) -> list[list[str]]:
    return [
        [
            one["title"] if not one["by"] else f"{one['title']} (brought in by {one['by']})",
            one["at"],
            ", ".join(map(here.process, one["processes"])),
            result(one),
            "\n".join(f"{gap['says']} {_became(gap)}".rstrip() for gap in one["gaps"]),
        ]
        for one in told
    ]


def _became(gap: Mapping[str, Any]) -> str:
    return "" if gap["state"] == "open" else f"({STATES[gap['state']]})"


def result(one: Mapping[str, Any]) -> str:
    """Whether the model stands this night, and whether anybody looked."""
    count = len(one["gaps"])
    found = f"{count} gap{'' if count == 1 else 's'}" if count else "passes"
    return found if one["played"] else f"not played: {found}"


def summary(record: Record) -> str:
    """All nights in a few words, as *6 of 8 pass, 2 gaps kept as risks*; empty where none is."""
    states = [gap.state for one in record.cases for gap in one.gaps]
    counts = {one: states.count(one) for one in ("risk", "promise", "open")}
    words = {"risk": "kept as risks", "promise": "promised", "open": "open"}
    gaps_left = [f"{count} {words[one]}" for one, count in counts.items() if count]
    passing = sum(not one.gaps for one in record.cases)
    left = f"; gaps: {', '.join(gaps_left)}" if gaps_left else ""
    return f"{passing} of {len(record.cases)} pass{left}" if record.cases else ""
