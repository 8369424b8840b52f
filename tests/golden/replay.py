"""A recording in a database of today, and what today's program makes of it."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from app.db.rows import put
from app.log import ballots, loading, readmodels
from app.log.ballots import BALLOTS
from app.log.erased import ERASED
from app.log.kind import Present
from app.log.replica import Replica
from app.log.revisions import REVISIONS, SIGNED_NAMES
from app.log.store import EVENTS, NAMES, STREAMS
from app.main import KINDS, PRESSES
from app.matrix.chain import FORMAT, Carried, Kept
from app.web.printers import table_of
from app.words.encoding import encode


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def code_of(folder: Path) -> str:
    return (folder / "code.txt").read_text()


def kind_of(folder: Path) -> str:
    """What it is a recording of; the first ones do not say."""
    told = folder / "kind.txt"
    return told.read_text() if told.exists() else "workshop"


def restore(folder: Path, engine: Engine) -> None:
    """Put a recording into the tables, as the release that wrote it had them."""
    code, log = code_of(folder), lines(folder / "log.jsonl")
    names = json.loads((folder / "names.json").read_text("utf-8"))
    hashes = json.loads((folder / "hashes.json").read_text())
    signed = {n: (folder / f"revision-{n}.json").read_bytes().decode() for n in hashes}
    with engine.begin() as db:
        put(db, STREAMS, [(code, log[-1]["seq"], kind_of(folder))])
        put(db, EVENTS, (tuple(one.values()) for one in log))
        put(db, NAMES, ((code, *one) for one in names.items()))
        put(db, BALLOTS, (tuple(one.values()) for one in lines(folder / "ballots.jsonl")))
        put(db, REVISIONS, ((code, int(n), hashes[n], signed[n]) for n in hashes))
        for table, name in ((SIGNED_NAMES, "signed-names"), (ERASED, "erased")):
            if (path := folder / f"{name}.jsonl").exists():  # releases before 0.3 kept none
                put(db, table, [tuple(one.values()) for one in lines(path)])
    list(readmodels.complete(engine, KINDS))  # what is made again from the log


def carried(folder: Path) -> Carried:
    """What a session file of a recording carries."""
    hashes = json.loads((folder / "hashes.json").read_text())
    names = json.loads((folder / "names.json").read_text("utf-8"))
    signed: dict[int, dict[str, tuple[str, str]]] = {}
    for one in lines(folder / "signed-names.jsonl"):
        signed.setdefault(one["revision"], {})[one["person"]] = (one["salt"], one["name"])
    revisions = [
        Kept(int(n), hashes[n], (folder / f"revision-{n}.json").read_bytes(), signed[int(n)])
        for n in hashes
    ]
    return Carried("session", FORMAT, revisions, names)


def opened(db: Connection, code: str) -> Replica:
    replica = loading.load(db, KINDS, code)
    assert replica is not None
    return replica


def screen(db: Connection, code: str, person: str) -> bytes:
    """The whole screen of somebody, nobody having a page open."""
    replica = opened(db, code)
    replica.box = ballots.of_people(db, code, [person])
    drawing = replica.kind.drawing
    shared = drawing.shared(replica.state, Present(), drawing.keys(replica.state))
    cells = [key for key in shared if key.startswith("cell:")]
    whole = {key: {**shared[key], **_more(replica, key)} for key in cells}
    return encode({**shared, **whole, **replica.own(person)})


def _more(replica: Replica, key: str) -> dict[str, Any]:
    """What stood in the screen of a cell, and is told on request now."""
    of = key.removeprefix("cell:")
    cell, told = replica.state.cells[of], replica.kind.tell(replica.state, "history", of, 0)
    rounds = [{**one, "reasons": _said(replica, of, one["round"])} for one in told["rounds"]]
    reasons = _said(replica, of, cell.round) if cell.out else None
    return {"rounds": rounds, "earlier": told["decisions"], "reasons": reasons}


def _said(replica: Replica, of: str, number: int) -> list[dict[str, Any]]:
    """All that was said in a round, page after page."""
    said: list[dict[str, Any]] = []
    after: int | None = 0
    while after is not None:
        told = replica.kind.tell(replica.state, "reasons", f"{of}:{number}", after)
        said += told["reasons"]
        after = told["next"]
    return said


def draft(db: Connection, code: str) -> bytes | None:
    """What would be signed now."""
    replica = opened(db, code)
    written = replica.kind.drafted(replica.state)
    return written().encode() if written else None


def printed(db: Connection, code: str, ending: str, revision: int | None) -> bytes:
    """A file, as it is handed out."""
    replica = opened(db, code)
    press = PRESSES[replica.kind]
    return press.formats[ending].write(table_of(db, press, code, revision or replica.draft("")))
