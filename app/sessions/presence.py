"""Presence across processes: each writes who has a socket open with it, and reads the others."""

import time
from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection, delete, select, update

from app.db.rows import put, table_of
from app.log.jobs import Here
from app.log.kind import CROWD, CROWD_BEAT
from app.log.replica import NOBODY
from app.log.tables import PresenceRow

PRESENCE = table_of(PresenceRow)
BEAT = 8.0  # seconds between signs of life
SILENT = 25  # seconds without one until a process, and everybody with it, counts as gone


class Presence:
    """What one process, by its name, tells the others of who is here."""

    def __init__(self, process: str) -> None:
        self._process = process
        self._told: dict[str, frozenset[str]] = {}
        self._told_at: dict[str, float] = {}
        self._heard: dict[str, tuple[float, frozenset[str]]] = {}

    def tell(self, db: Connection, here: Here) -> set[str]:
        """Write who is here where that changed; answers the workshops where it did.

        Of a crowd that is a long list, and thousands coming in would write it thousands of times:
        it is told on the beat on which a crowd is drawn.
        """
        news = {
            code: who
            for code, who in here.items()
            if self._told.get(code, NOBODY) != who and not self._just_told(code, who)
        }
        now = int(time.time())
        rows = (
            (code, self._process, msgspec.json.encode(sorted(who)).decode(), now)
            for code, who in news.items()
        )
        put(db, PRESENCE, rows, over=True)
        self._told |= news
        self._told_at |= dict.fromkeys(news, time.monotonic())
        return set(news)

    def _just_told(self, code: str, who: frozenset[str]) -> bool:
        return len(who) > CROWD and time.monotonic() < self._told_at.get(code, 0.0) + CROWD_BEAT

    def others(self, db: Connection, codes: Iterable[str]) -> dict[str, frozenset[str]]:
        """Who is here with the other processes; of a crowd, as it was a beat ago at most."""
        now = time.monotonic()
        known = {code: self._heard[code][1] for code in codes if self._just_heard(code, now)}
        fresh = self._read(db, [code for code in codes if code not in known])
        self._heard |= {code: (now, who) for code, who in fresh.items()}
        return known | fresh

    def _just_heard(self, code: str, now: float) -> bool:
        at, who = self._heard.get(code, (0.0, NOBODY))
        return len(who) > CROWD and now < at + CROWD_BEAT

    def _read(self, db: Connection, codes: Collection[str]) -> dict[str, frozenset[str]]:
        if not codes:
            return {}
        query = select(PRESENCE).where(
            PRESENCE.c.workshop.in_(list(codes)),
            PRESENCE.c.process != self._process,
            PRESENCE.c.seen > int(time.time()) - SILENT,
        )
        found: dict[str, frozenset[str]] = {}
        for row in db.execute(query):
            people = frozenset(msgspec.json.decode(row.people, type=list[str]))
            found[row.workshop] = found.get(row.workshop, NOBODY) | people
        return found

    def forget(self, code: str) -> None:
        """What was told may not have been kept: tell it again."""
        self._told.pop(code, None)
        self._told_at.pop(code, None)

    def live(self, db: Connection, codes: Collection[str]) -> None:
        """A sign of life; what silent processes left behind is cleared away."""
        now = int(time.time())
        mine = PRESENCE.c.process == self._process
        db.execute(update(PRESENCE).where(mine).values(seen=now))
        db.execute(delete(PRESENCE).where(mine, PRESENCE.c.workshop.not_in(list(codes))))
        db.execute(delete(PRESENCE).where(PRESENCE.c.seen < now - 4 * SILENT))
        for kept in (self._told, self._told_at, self._heard):
            for code in kept.keys() - codes:
                del kept[code]

    def leave(self, db: Connection) -> None:
        """Nobody is here with this process any more."""
        db.execute(delete(PRESENCE).where(PRESENCE.c.process == self._process))
