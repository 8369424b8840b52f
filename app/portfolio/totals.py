"""What all the services that are asked for come to: load, promises, risks, contracts."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select

from app.log.readmodels import DATED, OVERVIEWS
from app.matrix.catalogue import FOURTEEN, is_own
from app.portfolio import finding
from app.portfolio.wanted import Wanted, later

S = OVERVIEWS.c
#: What a sign of a matrix stands for.
PARTIES = {"o": "it-ops", "d": "it-delivery", "b": "business", "t": "tbd", "-": "open"}
OWN = "own"  # all processes that workshops added themselves
#: Days until something is to come; behind the last it is later.
AHEAD = {"past": 0, "30": 30, "90": 90, "365": 365}
#: Days that a promise is old, at most; behind the last it is older.
AGES = {"older": -365, "365": -90, "90": -30}


def of(db: Connection, wanted: Wanted, today: str) -> dict[str, Any]:
    """Sums over all services that are asked for, whatever page is shown."""
    true = finding.meant(wanted, today)
    columns = (S.model, S.state, S.in_force, S.traits, S.drift, S.processes, S.marks)
    rows = db.execute(select(*columns).where(*true)).all()
    spans = _spans(db, true, today)
    return {
        "services": len(rows),
        "models": dict(sorted(Counter(row.model for row in rows).items())),
        "states": {
            "live": sum(row.state == "live" for row in rows),
            "signed-off": sum(row.state == "signed-off" for row in rows),
            "in-force": sum(row.in_force > 0 for row in rows),
        },
        "business_led": sum(" business-led " in row.traits for row in rows),
        "nothing_for_it": sum(" nothing-for-it " in row.traits for row in rows),
        "drifted": sum(row.drift > 0 for row in rows),
        "load": _load((row.processes, row.marks) for row in rows),
        "promises": _promises(spans),
        "risks": _risks(spans),
        "contracts": _contracts(spans),
    }


def _load(matrices: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """By process, how many cells each party is accountable for."""
    alike: dict[str, list[str]] = {}
    for processes, marks in matrices:
        alike.setdefault(processes, []).append(marks)
    load: dict[str, Counter[str]] = {process: Counter() for process in FOURTEEN.processes}
    for processes, all_marks in alike.items():
        order = processes.split() or FOURTEEN.processes
        # cell after cell: what every one of these matrices says there
        for number, signs in enumerate(zip(*all_marks, strict=True)):
            process = order[number // len(FOURTEEN.scopes)]
            name = OWN if is_own(process) else process
            load.setdefault(name, Counter()).update(Counter(signs))
    return {
        process: {PARTIES[sign]: count for sign, count in sorted(signs.items())}
        for process, signs in load.items()
    }


def _spans(db: Connection, true: Iterable[Any], today: str) -> list[Any]:
    """What comes to a day, counted by what it is and by the span of days it falls into."""
    day = finding.span(DATED.c.day, _ends(AHEAD, today), "later")
    age = finding.span(DATED.c.since, _ends(AGES, today), "30")
    what = (DATED.c.what, DATED.c.label, DATED.c.state, day.label("day"), age.label("age"))
    query = select(*what, func.count().label("count"))
    query = query.join(OVERVIEWS, S.workshop == DATED.c.workshop).where(
        *true, DATED.c.what != "change"
    )
    return list(db.execute(query.group_by(*what)))


def _ends(spans: dict[str, int], today: str) -> dict[str, str]:
    """The day before which each of these spans ends."""
    return {name: later(today, days) for name, days in spans.items()}


def _summed(rows: Iterable[Any], by: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[getattr(row, by)] += row.count
    return dict(sorted(counts.items()))


def _promises(spans: list[Any]) -> dict[str, Any]:
    """Open ones: how many are overdue, and how old they are, in days at most."""
    rows = [row for row in spans if row.what == "promise"]
    return {
        "open": sum(row.count for row in rows),
        "overdue": sum(row.count for row in rows if row.day == "past"),
        "ages": _summed(rows, "age"),
    }


def _risks(spans: list[Any]) -> dict[str, dict[str, Any]]:
    """By category: how they stand, and in which span of days how many acceptances lapse."""
    told: dict[str, dict[str, Any]] = {}
    for row in (one for one in spans if one.what == "risk"):
        of = told.setdefault(row.label, {"states": Counter(), "lapses": Counter()})
        lapsed = row.state == "accepted" and row.day == "past"
        of["states"]["lapsed" if lapsed else row.state] += row.count
        if row.state == "accepted" and not lapsed:
            of["lapses"][row.day] += row.count
    return {
        category: {name: dict(sorted(counts.items())) for name, counts in of.items()}
        for category, of in sorted(told.items())
    }


def _contracts(spans: list[Any]) -> dict[str, int]:
    """By the span of days in which they end; `none` where no end is told."""
    return _summed((row for row in spans if row.what == "contract"), "day")
