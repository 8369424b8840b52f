"""Services side by side, a page of them at a time, from rows alone."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from app.log.following import CITATIONS
from app.log.readmodels import DATED
from app.portfolio import finding
from app.portfolio.wanted import SOON, Wanted, cursor, later

PAGE = 50
PIECE = 25  # services at a time where all are told
BREATH = 0.001  # seconds


def page(db: Connection, wanted: Wanted, today: str) -> dict[str, Any]:
    """A page of services, how many there are in all, and where the next page begins."""
    rows = db.execute(finding.page(wanted, today, PAGE + 1)).all()
    shown = rows[:PAGE]
    end = shown[-1] if len(rows) > PAGE else None
    return {
        "services": described(db, shown, today),
        "total": db.scalar(finding.total(wanted, today)),
        "next": cursor(end.its_place, end.workshop) if end else None,
        "today": today,
    }


def every(db: Connection, wanted: Wanted, today: str) -> Iterator[dict[str, Any]]:
    """All of them, in order; with a breath now and then, for nobody who votes should wait."""
    rows = db.execute(finding.page(wanted._replace(after=""), today, None)).all()
    for start in range(0, len(rows), PIECE):
        yield from described(db, rows[start : start + PIECE], today)
        time.sleep(BREATH)


def described(db: Connection, rows: Sequence[Any], today: str) -> list[dict[str, Any]]:
    """Each as it is told, with what hangs on the day."""
    dated: dict[str, dict[str, list[Any]]] = {row.workshop: defaultdict(list) for row in rows}
    mine = select(DATED).where(DATED.c.workshop.in_(list(dated)))
    for one in db.execute(mine.order_by(DATED.c.workshop, DATED.c.item)):
        dated[one.workshop][one.what].append(one)
    soon, cited = later(today, SOON), _citing(db, list(dated))
    return [
        _service(row, dated[row.workshop], today, soon) | {"agreements": cited[row.workshop]}
        for row in rows
    ]


def _citing(db: Connection, codes: Sequence[str]) -> Counter[str]:
    """By service, how many agreements cite its matrix."""
    cited = CITATIONS.c.cited
    query = select(cited, func.count()).where(cited.in_(codes)).group_by(cited)
    return Counter(dict(db.execute(query).all()))


def _service(row: Any, dated: Mapping[str, list[Any]], today: str, soon: str) -> dict[str, Any]:
    traits = row.traits.split()
    return {
        "code": row.workshop,
        "service": row.title,
        "model": row.model,
        "distance": row.distance,
        "state": row.state,
        "revision": row.revision or None,
        "in_force": row.in_force or None,
        "since": row.since,
        "promises": row.promises,
        "risks": row.risks,
        "contracts": row.contracts,
        "changes": row.changes,
        "drift": row.drift,
        "business_led": "business-led" in traits,
        "nothing_for_it": "nothing-for-it" in traits,
        "processes": row.processes.split() or None,
        "marks": row.marks,
        **msgspec.json.decode(row.body),
        **_promises(dated["promise"], today),
        **_risks(dated["risk"], today, soon),
        **_days([one.day for one in dated["contract"]], "contract", today),
        **_days([one.day for one in dated["change"]], "change", today),
    }


def _promises(open_ones: list[Any], today: str) -> dict[str, Any]:
    """How many are overdue, the age of the oldest in days, and the next day of one."""
    made = min((one.since for one in open_ones if one.since), default="")
    return {
        "overdue": sum(one.day < today for one in open_ones),
        "oldest_promise": max(0, _days_between(made, today)) if made else None,
        "next_due": min((one.day for one in open_ones), default=None),
    }


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def standing(state: str, day: str, today: str) -> str:
    """How a risk stands on this day: an acceptance holds through its last one."""
    return "lapsed" if state == "accepted" and day and day < today else state


def _risks(risks: list[Any], today: str, soon: str) -> dict[str, Any]:
    """By how they stand and by category; how many acceptances lapse soon."""
    states = Counter(standing(one.state, one.day, today) for one in risks)
    return {
        "risk_states": dict(sorted(states.items())),
        "risk_categories": dict(sorted(Counter(one.label for one in risks).items())),
        "lapsing": sum(today <= one.day < soon for one in risks),
    }


def _days(days: list[str], what: str, today: str) -> dict[str, Any]:
    """The first day from today on; and of contracts, how many have ended."""
    told: dict[str, Any] = {
        f"next_{what}": min((one for one in days if one >= today), default=None)
    }
    if what == "contract":
        told["ended"] = sum("" < one < today for one in days)
    return told
