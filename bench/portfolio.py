"""All services on one page: looking, filtering, sorting, and what they come to."""

import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, text

from app.db import database
from app.db.rows import put
from app.log.listing import Dated, Overview
from app.log.readmodels import DATED, OVERVIEWS
from app.log.store import EVENTS, STREAMS
from app.portfolio import principals
from app.web import keys
from bench.house import House
from bench.table import Line

SERVICES = int(os.environ.get("SERVICES", "5000"))
EVENTS_EACH = 60
TIMES = 15
CATEGORIES = ("security", "reliability", "continuity", "compliance", "cost", "people")
LOOKS = {
    "first page": "",
    "by words": "?q=service+12",
    "by two sentences": "?only=overdue&only=business-led",
    "most overdue first": "?sort=-overdue",
    "farthest first, of one model": "?sort=-distance&model=B",
    "contracts that end": "?only=contract-ends&sort=ends",
    "totals": "/totals",
    "totals of a filter": "/totals?only=overdue",
}


def measure() -> list[Line]:
    url = os.environ.get("PORTFOLIO_DATABASE")
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        return _measured(url or f"sqlite:///{folder}/remit.sqlite3")


def _measured(url: str) -> list[Line]:
    engine = database.connect(url)
    database.migrate(engine)
    key = filled(engine, SERVICES)
    bare = statistics.median(_bare(engine) for _ in range(TIMES))
    few = _looks(url, key)
    with_events(engine, EVENTS_EACH)
    many = _looks(url, key)
    engine.dispose()
    print(f"{SERVICES:,} services; a bare SELECT of their rows and days: {bare * 1e3:.1f} ms")
    for name, took in many.items():
        print(f"{name}: {took * 1e3:.1f} ms, {took / bare:.2f} of the bare SELECT", flush=True)
    slowest = max(took for name, took in many.items() if name != "first page")
    flat = statistics.median(many[name] / few[name] for name in many)
    return [
        Line("18", f"first page of {SERVICES:,} services, ms", many["first page"] * 1e3, 300),
        Line("18", "… the slowest filter, order or total, ms", slowest * 1e3, 150),
        Line("18", "… the slowest, of a bare SELECT of all rows", slowest / bare, 2),
        Line("18", f"… with {SERVICES * EVENTS_EACH:,} events to none", flat, 1.25),
    ]


def _looks(url: str, key: str) -> dict[str, float]:
    """Seconds of each look, as a browser waits for it: the page and its totals are two."""
    with House(DATABASE_URL=url) as house:
        took: dict[str, list[float]] = {}
        for _ in range(TIMES):
            for name, question in LOOKS.items():
                start = time.perf_counter()
                status, content = house.ask("GET", f"/api/portfolio{question}", key=key)
                took.setdefault(name, []).append(time.perf_counter() - start)
                assert status == 200, content
        return {name: statistics.median(each) for name, each in took.items()}


def _bare(engine: Engine) -> float:
    start = time.perf_counter()
    with engine.connect() as db:
        for table in ("overview", "dated"):
            db.execute(text(f"SELECT * FROM {table}")).all()
    return time.perf_counter() - start


def filled(engine: Engine, many: int) -> str:
    """Services in every state, each with what comes to a day; answers the owner's key."""
    dice, key = random.Random(1), keys.new_key()
    codes = [f"{number:08}" for number in range(many)]
    with engine.begin() as db:
        put(db, OVERVIEWS, ((code, "workshop", *overview(dice, code)) for code in codes))
        put(db, DATED, ((code, *one) for code in codes for one in dated(dice)))
        principals.renew_owner(db, keys.digest(key), "2026-01-01")
    with engine.begin() as db:
        db.execute(text("ANALYZE"))
    return key


def with_events(engine: Engine, each: int) -> None:
    """A log for each, as long as a workshop's."""
    body = json.dumps({"is": "focused", "process": "incident", "scope": "application"}) + " " * 200
    with engine.begin() as db:
        codes = list(db.scalars(text("SELECT workshop FROM overview")))
        put(db, STREAMS, ((code, each, "workshop") for code in codes))
        at = datetime.now(UTC).isoformat()
        put(db, EVENTS, ((code, seq + 1, at, "p", body) for code in codes for seq in range(each)))


def overview(dice: random.Random, code: str) -> Overview:
    marks = "".join(dice.choices("odbt-", (6, 2, 5, 1, 2), k=28))
    title = f"Service {int(code)} of {dice.choice(('sales', 'finance', 'people'))}"
    traits = [one for one in ("business-led", "nothing-for-it") if dice.random() < 0.2]
    revision = dice.choice((0, 0, 1, 2))
    body = {
        "business_function": "Sales",
        "vendors": ["CloudDesk"],
        "decided": 28 - marks.count("-"),
        "cells": 28,
        "distances": {"B": 3, "A": 9},
        "signed_at": None,
        "intake": {"buyer": "Head of Sales", "engager": "Sales", "runner": "CloudDesk"},
        "engaged_by": ["Sales"],
        "holders": ["business"],
    }
    return Overview(
        title=title,
        sorted_as=title.casefold(),
        searched=f"{title} {code} sales clouddesk".casefold(),
        model=dice.choice("ABC"),
        state=dice.choice(("live", "signed-off")),
        revision=revision,
        in_force=dice.randint(0, revision),
        since=_day(dice, -900, 0),
        distance=dice.randint(0, 28),
        drift=dice.choice((0, 0, 0, 2)),
        promises=3,
        risks=4,
        contracts=2,
        changes=dice.randint(0, 3),
        traits=" ".join(("", *traits, "")),
        processes="",
        marks=marks,
        body=json.dumps(body),
    )


def dated(dice: random.Random) -> Iterator[tuple[str, ...]]:
    for number in range(3):
        made, due = _day(dice, -500, 0), _day(dice, -60, 200)
        yield (f"promise:p{number}", *Dated("promise", "", "open", made, due))
    for number in range(4):
        state = dice.choice(("open", "accepted", "declined"))
        until = _day(dice, -60, 400) if state == "accepted" else ""
        yield (f"risk:r{number}", *Dated("risk", dice.choice(CATEGORIES), state, "", until))
    for number in range(2):
        ends = _day(dice, -100, 900)
        yield (f"contract:c{number}", *Dated("contract", "business", "", "", ends))


def _day(dice: random.Random, first: int, last: int) -> str:
    moment = datetime.now(UTC) + timedelta(days=dice.randint(first, last))
    return moment.date().isoformat()
