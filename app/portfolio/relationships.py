"""Agreements beside the services: between whom each is, how it stands, and what it cites."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from app.log.following import CITATIONS, DECODER, STANDINGS
from app.log.readmodels import DATED, OVERVIEWS
from app.portfolio import finding
from app.portfolio.services import PAGE
from app.portfolio.wanted import Wanted, cursor

C, D, S = CITATIONS.c, DATED.c, OVERVIEWS.c


def page(db: Connection, wanted: Wanted, today: str) -> dict[str, Any]:
    """A page of agreements, how many there are in all, and where the next page begins."""
    wanted = wanted._replace(kind=finding.RELATIONSHIP)
    rows = db.execute(finding.page(wanted, today, PAGE + 1)).all()
    shown = rows[:PAGE]
    end = shown[-1] if len(rows) > PAGE else None
    return {
        "relationships": _described(db, shown, today),
        "total": db.scalar(finding.total(wanted, today)),
        "next": cursor(end.its_place, end.workshop) if end else None,
        "today": today,
    }


def _described(db: Connection, rows: Sequence[Any], today: str) -> list[dict[str, Any]]:
    codes = [row.workshop for row in rows]
    cites, late = _cites(db, codes), _late(db, codes, today)
    return [
        {
            "code": row.workshop,
            "title": row.title,
            "sides": msgspec.json.decode(row.body)["sides"],
            "state": row.state,
            "revision": row.revision or None,
            "in_force": row.in_force or None,
            "since": row.since or None,
            "actions": row.promises,
            "overdue": late[row.workshop],
            "cites": cites[row.workshop],
        }
        for row in rows
    ]


def _cites(db: Connection, codes: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """What each cites, with the revision that holds in its place, where there is a newer.

    It is the one that the agreement itself was told of: where nobody is asked to sign, the last.
    """
    query = select(C.workshop, C.cited, C.revision, S.title, STANDINGS.c.body)
    query = query.join(OVERVIEWS, S.workshop == C.cited).where(C.workshop.in_(codes))
    query = query.join(STANDINGS, STANDINGS.c.workshop == C.cited, isouter=True)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in db.execute(query.order_by(C.workshop, S.sorted_as, C.cited)):
        revision = int(row.revision)
        told = {"code": row.cited, "service": row.title, "revision": revision}
        holds = DECODER.decode(row.body).standing if row.body else 0
        newer = holds if holds > revision else None
        found[row.workshop].append({**told, "newer": newer})
    return found


def _late(db: Connection, codes: Sequence[str], today: str) -> Counter[str]:
    """How many actions of each are overdue."""
    open_ones = (D.what == "action", D.workshop.in_(codes), D.day != "", D.day < today)
    query = select(D.workshop, func.count()).where(*open_ones).group_by(D.workshop)
    return Counter(dict(db.execute(query).all()))
