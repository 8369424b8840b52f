"""Years of data: what grows with all the workshops there are, and what does not."""

import hashlib
import http.client
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bench.house import House, Workshop
from bench.table import Line

FEW, MANY = 1000, int(os.environ.get("WORKSHOPS", "20000"))
VOTERS = 8
LISTED = 30  # workshops on one person's start page
SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
TIMES = 5


class Took(NamedTuple):
    """Seconds of each."""

    start: float
    start_page: float
    cold: float
    expire: float
    verify: float


def measure() -> list[Line]:
    took = {many: _with(many) for many in (FEW, MANY)}
    lines = []
    for name, few, many in zip(Took._fields, took[FEW], took[MANY], strict=True):
        said = name.replace("_", " ")
        print(f"{said}: {few * 1e3:,.0f} ms with {FEW:,}, {many * 1e3:,.0f} with {MANY:,}")
        if name != "verify":
            lines.append(Line("11", f"{said}, {MANY:,} workshops to {FEW:,}", many / few, 1.25))
    return lines


def _with(many: int) -> Took:
    """One signed workshop, as often as asked, in a database of its own."""
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        with House(DATA_DIR=folder) as house:
            workshop = signed(house)
        keys = multiplied(Path(folder) / "remit.sqlite3", workshop, many)
        started = time.perf_counter()
        with House(DATA_DIR=folder) as house:
            start = time.perf_counter() - started
            cookies = "; ".join(f"remit_{code}={key}" for code, key in keys[:LISTED])
            page = [get(house, "/", Cookie=cookies) for _ in range(TIMES)]
            cold = [look(house, code, key) for code, key in keys[LISTED : LISTED + TIMES]]
        return Took(
            start,
            statistics.median(page),
            statistics.median(cold),
            _command(folder, "expire"),
            _command(folder, "verify"),
        )


def signed(house: House) -> Workshop:
    """All 28 cells voted on, revealed, decided, and signed: about 300 events."""
    workshop = house.workshop(VOTERS)
    house.do(workshop, "set-pace", pace="own")
    cells = [one.split(":") for one in _cells(house, workshop)]
    for process, scope in cells:
        for number, key in enumerate(workshop.keys):
            vote = {"ask": "cast-vote", "process": process, "scope": scope, "choice": "it-ops"}
            path = f"/api/workshops/{workshop.code}/asks"
            house.post(path, {**vote, "id": f"{process}-{scope}-{number}"}, key)
            time.sleep(0.01)  # at a pace that people are allowed
        house.do(workshop, "reveal", process=process, scope=scope)
        house.do(workshop, "decide", process=process, scope=scope, accountable="it-ops")
    house.do(workshop, "sign-off")
    return workshop


def _cells(house: House, workshop: Workshop) -> list[str]:
    _, content = house.ask("GET", f"/api/workshops/{workshop.code}", key=workshop.key)
    return [key[5:] for key in json.loads(content)["show"] if key.startswith("cell:")]


def multiplied(path: Path, workshop: Workshop, many: int) -> list[tuple[str, str]]:
    """Write it again under other codes; answers codes, each with a key of who facilitates."""
    dice = random.Random(1)
    codes = ["".join(dice.choices(SIGNS, k=8)) for _ in range(many)]
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        for table in tables:
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            named = "code" if table == "workshop" else "workshop"
            if named not in columns or table in ("access_key", "presence"):
                continue
            rest = ", ".join(f'"{column}"' for column in columns if column != named)
            found = f'SELECT ?, {rest} FROM {table} WHERE "{named}" = ?'
            copy = f'INSERT INTO {table} ("{named}", {rest}) {found}'
            db.executemany(copy, ((code, workshop.code) for code in codes))
        digest = hashlib.sha256(workshop.key.encode()).hexdigest()
        (person,) = db.execute("SELECT person FROM access_key WHERE hash = ?", (digest,)).fetchone()
        ours = [(code, f"{code}{'k' * 24}") for code in codes]
        hashed = ((hashlib.sha256(key.encode()).hexdigest(), code, person) for code, key in ours)
        db.executemany("INSERT INTO access_key (hash, workshop, person) VALUES (?, ?, ?)", hashed)
        db.commit()
    return ours


def look(house: House, code: str, key: str) -> float:
    return get(house, f"/api/workshops/{code}", Authorization=f"Bearer {key}")


def get(house: House, path: str, **headers: str) -> float:
    """Seconds for a request on a connection of its own."""
    start = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
    line.request("GET", path, headers=headers)
    answer = line.getresponse()
    answer.read()
    line.close()
    assert answer.status == 200, (path, answer.status)
    return time.perf_counter() - start


def _command(folder: str, name: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "app", name]
    env = {**os.environ, "DATA_DIR": folder}
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
