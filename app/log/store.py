"""The log of streams: what happened, numbered without gaps, and what was answered to whom."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, select, tuple_, update

from app.db.rows import find, put, table_of
from app.log.codec import Codec
from app.log.kind import replaced
from app.log.recorded import Fact
from app.log.tables import AskRow, BrowserRow, EventRow, KeyRow, NameRow, WorkshopRow

EVENTS, NAMES, KEYS = table_of(EventRow), table_of(NameRow), table_of(KeyRow)
ASKS, STREAMS = table_of(AskRow), table_of(WorkshopRow)
BROWSERS = table_of(BrowserRow)


#: In the place of a person: who holds such a key may show the stage, and do nothing else.
STAGE = "stage"


class AskKey(NamedTuple):
    """One ask of one person: the same key twice is the same ask."""

    workshop: str
    person: str
    id: str


class Answered(NamedTuple):
    body: str
    answer: str


class Head(NamedTuple):
    """The row of a stream: the name of its kind, and its last number."""

    kind: str
    seq: int


class Entry(NamedTuple):
    """A fact on its way into the log of a stream."""

    code: str
    fact: Fact


class Span(NamedTuple):
    """The streams whose codes come after the one, up to the other; without one, to the end."""

    after: str
    last: str | None

    def of(self, code: Any) -> ColumnElement[bool]:
        """Whether a row is of one of these, by this column of it."""
        behind: ColumnElement[bool] = code > self.after
        return behind if self.last is None else behind & (code <= self.last)


EVERYTHING = Span("", None)


def how_many(db: Connection) -> int:
    """The number of streams there are."""
    return db.scalar(select(func.count()).select_from(STREAMS)) or 0


def codes(db: Connection, after: str, most: int) -> list[str]:
    """The next streams in the order of their codes, so many at most."""
    query = select(STREAMS.c.code).where(STREAMS.c.code > after)
    return list(db.scalars(query.order_by(STREAMS.c.code).limit(most)))


def heads(db: Connection, codes: Iterable[str], lock: bool = False) -> dict[str, Head]:
    """The heads of these streams, locked or as they are now; those not there are left out."""
    rows = find(db, STREAMS, ((one,) for one in codes), lock=lock)
    return {row.code: Head(row.kind, row.seq) for row in rows}


def begun(db: Connection, codes: Iterable[str]) -> dict[str, str]:
    """When each of these streams began."""
    return {row.workshop: row.at for row in find(db, EVENTS, ((one, 1) for one in codes))}


def since(db: Connection, codec: Codec, code: str, seq: int) -> list[Fact]:
    """What happened in a stream after this number, names put back."""
    query = select(EVENTS).where(EVENTS.c.workshop == code, EVENTS.c.seq > seq)
    rows = db.execute(query.order_by(EVENTS.c.seq)).all()
    names = names_of(db, code) if rows else {}
    return [Fact(row.seq, row.at, row.by, read(codec, row.body, names)) for row in rows]


def read(codec: Codec, body: str, names: dict[str, str]) -> Any:
    """An event, with the name put back that is kept apart from it."""
    event = codec.decode(body)
    if type(event) in codec.named:
        return replaced(event, name=names.get(event.person, ""))
    return event


def names_of(db: Connection, code: str) -> dict[str, str]:
    """Everybody's name by id; a name that was erased is not among them."""
    rows = db.execute(select(NAMES).where(NAMES.c.workshop == code))
    return {row.person: row.name for row in rows}


def append(db: Connection, codec: Codec, kind: str, entries: Sequence[Entry]) -> None:
    """Write facts of streams of one kind under their numbers; the key refuses a taken one."""
    if not entries:
        return
    names: dict[tuple[str, str], str] = {}
    rows = []
    for code, fact in entries:
        event = fact.event
        if type(event) in codec.named:
            names[code, event.person] = event.name
            event = replaced(event, name="")
        rows.append((code, fact.seq, fact.at, fact.by, codec.encode(event).decode()))
    put(db, EVENTS, rows)
    put(db, NAMES, ((*key, name) for key, name in names.items()), over=True)
    last = {code: fact.seq for code, fact in entries}
    put(db, STREAMS, ((code, seq, kind) for code, seq in last.items()), over=True)


def answered(db: Connection, keys: Iterable[AskKey]) -> dict[AskKey, Answered]:
    """The answers these asks were given before, where they were."""
    return {
        AskKey(row.workshop, row.person, row.id): Answered(row.body, row.answer)
        for row in find(db, ASKS, keys)
    }


def remember(db: Connection, answers: dict[AskKey, Answered], day: int) -> None:
    """Keep what was answered on this day, so that a retry gets the same."""
    put(db, ASKS, ((*key, *answer, day) for key, answer in answers.items()))


def answered_before(db: Connection, day: int, most: int) -> list[AskKey]:
    """Asks that were answered before this day, so many at most."""
    rows = db.execute(select(*ASKS.primary_key).where(ASKS.c.day < day).limit(most))
    return [AskKey(row.workshop, row.person, row.id) for row in rows]


def forget(db: Connection, asks: Sequence[AskKey]) -> None:
    """What these were answered is not known any more."""
    db.execute(delete(ASKS).where(tuple_(*ASKS.primary_key).in_(list(map(tuple, asks)))))


def founded(db: Connection, code: str, kind: str) -> None:
    """Make the row of a new stream, which is its lock and its counter."""
    put(db, STREAMS, [(code, 0, kind)])


def hand_out(db: Connection, rows: Sequence[KeyRow]) -> None:
    """Keep the hashes of new keys."""
    put(db, KEYS, ((row.hash, row.workshop, row.person) for row in rows))


def welcome(db: Connection, rows: Iterable[BrowserRow]) -> None:
    """Know these browsers again, each in a stream, as this person and no other any more."""
    put(db, BROWSERS, ((it.hash, it.workshop, it.person, it.at) for it in rows), over=True)


def known(db: Connection, digest: str, most: int) -> list[tuple[str, str]]:
    """Stream and person of a browser's, the newest first, so many at most."""
    query = select(BROWSERS.c.workshop, BROWSERS.c.person).where(BROWSERS.c.hash == digest)
    rows = db.execute(query.order_by(BROWSERS.c.at.desc(), BROWSERS.c.workshop).limit(most))
    return [(row.workshop, row.person) for row in rows]


def known_in(db: Connection, digest: str, code: str) -> str:
    """Who a browser is in a stream; empty if it is nobody there."""
    found = find(db, BROWSERS, [(digest, code)])
    return str(found[0].person) if found else ""


def renamed(db: Connection, old: str, new: str) -> None:
    """A browser has another cookie now."""
    db.execute(update(BROWSERS).where(BROWSERS.c.hash == old).values(hash=new))


def holds_any(db: Connection, code: str, person: str) -> bool:
    """Whether this person has a key or a browser that opens anything."""
    for table in (KEYS, BROWSERS):
        mine = (table.c.workshop == code) & (table.c.person == person)
        if db.execute(select(table.c.hash).where(mine).limit(1)).first():
            return True
    return False


def keys_of(db: Connection, code: str, person: str) -> int:
    """How many keys this person has."""
    mine = (KEYS.c.workshop == code) & (KEYS.c.person == person)
    return db.scalar(select(func.count()).select_from(KEYS).where(mine)) or 0


def revoke(db: Connection, code: str, person: str) -> None:
    """No key and no browser of this person opens anything any more."""
    db.execute(BROWSERS.delete().where(BROWSERS.c.workshop == code, BROWSERS.c.person == person))
    db.execute(KEYS.delete().where(KEYS.c.workshop == code, KEYS.c.person == person))


def holders(db: Connection, digests: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The stream and the person of each of these keys that opens anything."""
    rows = find(db, KEYS, ((one,) for one in digests))
    return {row.hash: (row.workshop, row.person) for row in rows}
