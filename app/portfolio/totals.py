"""What all the services that are asked for come to: load, promises, risks, contracts."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, case, func, select

from app.log.readmodels import DATED, OVERVIEWS
from app.matrix.catalogue import FOURTEEN, is_own
from app.portfolio import finding
from app.portfolio.wanted import Wanted, later

S, D = OVERVIEWS.c, DATED.c
Those: TypeAlias = list[ColumnElement[bool]]
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
    those = finding.those(wanted, today)
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
        "promises": _promises(db, those, today),
        "risks": _risks(db, those, today),
        "contracts": _contracts(db, those, today),
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


def _promises(db: Connection, those: Those, today: str) -> dict[str, Any]:
    """Open ones: how many are overdue, and how old they are, in days at most."""
    ages = finding.within(D.since, _ends(AGES, today))
    late = func.coalesce(func.sum(case((D.day < today, 1), else_=0)), 0)
    query = select(func.count(), late, *ages).where(D.what == "promise", *those)
    many, overdue, *counts = db.execute(query).one()
    names = [*AGES, "30"]
    return {"open": many, "overdue": overdue, "ages": _told(names, counts)}


def _risks(db: Connection, those: Those, today: str) -> dict[str, dict[str, Any]]:
    """By category: how they stand, and in which span of days how many acceptances lapse."""
    ends = finding.within(D.day, _ends(AHEAD, today))
    query = select(D.label, D.state, func.count(), *ends).where(D.what == "risk", *those)
    told: dict[str, dict[str, Any]] = {}
    for category, state, many, past, *counts in db.execute(query.group_by(D.label, D.state)):
        of = told.setdefault(category, {"states": {}, "lapses": {}})
        of["states"] |= _told((state, "lapsed"), (many - past, past))
        if state == "accepted":
            none = many - past - sum(counts)
            of["lapses"] = _told((*_names(AHEAD)[1:], "none"), (*counts, none))
    return {
        category: {name: dict(sorted(counts.items())) for name, counts in of.items()}
        for category, of in sorted(told.items())
    }


def _contracts(db: Connection, those: Those, today: str) -> dict[str, int]:
    """By the span of days in which they end; `none` where no end is told."""
    ends = finding.within(D.day, _ends(AHEAD, today))
    many, *counts = db.execute(
        select(func.count(), *ends).where(D.what == "contract", *those)
    ).one()
    return _told((*_names(AHEAD), "none"), (*counts, many - sum(counts)))


def _ends(spans: dict[str, int], today: str) -> dict[str, str]:
    """The day before which each of these spans ends."""
    return {name: later(today, days) for name, days in spans.items()}


def _names(spans: dict[str, int]) -> list[str]:
    return [*spans, "later"]


def _told(names: Iterable[str], counts: Iterable[int]) -> dict[str, int]:
    """Those that are any, by name."""
    return {name: count for name, count in zip(names, counts, strict=True) if count}
