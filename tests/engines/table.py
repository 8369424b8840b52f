"""Stories by engine: the seconds each took, or that it failed."""

from collections.abc import Sequence

import pytest

from tests.engines.starting import ENGINES


def table(reports: Sequence[pytest.TestReport]) -> str:
    """A table of Markdown, with a line for every story and a column for every engine."""
    rows: dict[str, dict[str, str]] = {}
    for report in reports:
        told, engine = _split(report.nodeid)
        if engine:
            took = f"{report.duration:.1f} s"
            rows.setdefault(told, {})[engine] = took if report.passed else "failed"
    lines = [["story", *ENGINES], ["---"] * (len(ENGINES) + 1)]
    lines += [[told, *(rows[told].get(one, "") for one in ENGINES)] for told in sorted(rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _split(nodeid: str) -> tuple[str, str]:
    """What is told, in words, and on which engine."""
    test, _, given = nodeid.rpartition("::")[2].partition("[")
    words = given.rstrip("]").split("-")
    engine = next((one for one in words if one in ENGINES), "")
    variant = " ".join(one for one in words if one != engine)
    told = test.removeprefix("test_").replace("_", " ")
    return f"{told}, {variant}" if variant else told, engine
