"""Services side by side, a page of them at a time, from rows alone."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from app.log.readmodels import DATED
from app.portfolio import finding
from app.portfolio.wanted import SOON, Wanted, cursor, later

PAGE = 50
CHUNK = 500  # codes in one statement


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


def every(db: Connection, wanted: Wanted, today: str) -> list[dict[str, Any]]:
    """All of them, in order."""
    rows = db.execute(finding.page(wanted._replace(after=""), today, None)).all()
    return described(db, rows, today)


def described(db: Connection, rows: Iterable[Any], today: str) -> list[dict[str, Any]]:
    """Each as it is told, with what hangs on the day."""
    kept = list(rows)
    dated: dict[str, list[Any]] = {row.workshop: [] for row in kept}
    codes = list(dated)
    for start in range(0, len(codes), CHUNK):
        mine = DATED.c.workshop.in_(codes[start : start + CHUNK])
        for one in db.execute(select(DATED).where(mine).order_by(DATED.c.workshop, DATED.c.item)):
            dated[one.workshop].append(one)
    return [_service(row, dated[row.workshop], today) for row in kept]


def _service(row: Any, dated: list[Any], today: str) -> dict[str, Any]:
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
        **_promises([one for one in dated if one.what == "promise"], today),
        **_risks([one for one in dated if one.what == "risk"], today),
        **_days([one.day for one in dated if one.what == "contract"], "contract", today),
        **_days([one.day for one in dated if one.what == "change"], "change", today),
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


def _risks(risks: list[Any], today: str) -> dict[str, Any]:
    """By how they stand and by category; how many acceptances lapse soon."""
    states = Counter(standing(one.state, one.day, today) for one in risks)
    soon = later(today, SOON)
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
