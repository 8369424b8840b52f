"""The log of workshops: what happened, numbered without gaps, and what was answered to whom."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from app.db.rows import find, put, table_of
from app.log.tables import AskRow, EventRow, KeyRow, NameRow, RevisionRow, WorkshopRow
from app.workshop.events import AnyEvent, PersonCorrected, PersonJoined, SignedOff
from app.workshop.workshop import Fact

EVENTS, NAMES, KEYS = table_of(EventRow), table_of(NameRow), table_of(KeyRow)
ASKS, REVISIONS, WORKSHOPS = table_of(AskRow), table_of(RevisionRow), table_of(WorkshopRow)

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(AnyEvent).decode


class AskKey(NamedTuple):
    """One ask of one person: the same key twice is the same ask."""

    workshop: str
    person: str
    id: str


class Answered(NamedTuple):
    body: str
    answer: str


def lock(db: Connection, codes: Iterable[str]) -> dict[str, int]:
    """The last number of each of these workshops, locked; those that do not exist are left out."""
    return {row.code: row.seq for row in find(db, WORKSHOPS, ((one,) for one in codes), lock=True)}


def numbers(db: Connection, codes: Iterable[str]) -> dict[str, int]:
    """The last number of each of these workshops, as it is just now."""
    return {row.code: row.seq for row in find(db, WORKSHOPS, ((one,) for one in codes))}


def since(db: Connection, code: str, seq: int) -> list[Fact]:
    """What happened in a workshop after this number, names put back."""
    query = select(EVENTS).where(EVENTS.c.workshop == code, EVENTS.c.seq > seq)
    rows = db.execute(query.order_by(EVENTS.c.seq)).all()
    names = names_of(db, code) if rows else {}
    return [Fact(row.seq, row.at, row.by, _named(_decode(row.body), names)) for row in rows]


def names_of(db: Connection, code: str) -> dict[str, str]:
    """Everybody's name by id; a name that was erased is not among them."""
    rows = db.execute(select(NAMES).where(NAMES.c.workshop == code))
    return {row.person: row.name for row in rows}


def _named(event: AnyEvent, names: dict[str, str]) -> AnyEvent:
    if isinstance(event, PersonJoined | PersonCorrected):
        return msgspec.structs.replace(event, name=names.get(event.person, ""))
    return event


def append(db: Connection, facts: Sequence[tuple[str, Fact]]) -> None:
    """Write facts under their numbers; the key refuses a number that is taken."""
    if not facts:
        return
    names: dict[tuple[str, str], str] = {}
    rows = []
    for code, fact in facts:
        event = fact.event
        if isinstance(event, PersonJoined | PersonCorrected):
            names[code, event.person] = event.name
            event = msgspec.structs.replace(event, name="")
        rows.append((code, fact.seq, fact.at, fact.by, _encode(event).decode()))
    put(db, EVENTS, rows)
    put(db, NAMES, ((*key, name) for key, name in names.items()), over=True)
    last = {code: fact.seq for code, fact in facts}
    put(db, WORKSHOPS, last.items(), over=True)


def answered(db: Connection, keys: Sequence[AskKey]) -> dict[AskKey, Answered]:
    """The answers these asks were given before, where they were."""
    return {
        AskKey(row.workshop, row.person, row.id): Answered(row.body, row.answer)
        for row in find(db, ASKS, keys)
    }


def remember(db: Connection, answers: dict[AskKey, Answered]) -> None:
    """Keep what was answered, so that a retry gets the same."""
    put(db, ASKS, ((*key, *answer) for key, answer in answers.items()))


def founded(db: Connection, code: str) -> None:
    """Make the row of a new workshop, which is its lock and its counter."""
    put(db, WORKSHOPS, [(code, 0)])


def hand_out(db: Connection, rows: Sequence[KeyRow]) -> None:
    """Keep the hashes of new keys."""
    put(db, KEYS, ((row.hash, row.workshop, row.person) for row in rows))


def revoke(db: Connection, code: str, person: str) -> None:
    """No key of this person opens anything any more."""
    db.execute(KEYS.delete().where(KEYS.c.workshop == code, KEYS.c.person == person))


def holder(db: Connection, digest: str) -> tuple[str, str] | None:
    """The workshop and the person a key belongs to."""
    for row in find(db, KEYS, [(digest,)]):
        return row.workshop, row.person
    return None


def sign(db: Connection, code: str, revision: int, digest: str, content: str) -> None:
    """Keep a signed revision for good."""
    put(db, REVISIONS, [(code, revision, digest, content)])


def signed(db: Connection, code: str, revision: int) -> RevisionRow | None:
    """A signed revision."""
    for row in find(db, REVISIONS, [(code, revision)]):
        return RevisionRow(**row._mapping)
    return None


def signings(db: Connection) -> dict[tuple[str, int], str]:
    """The hash of every revision that was ever signed, by workshop and number, as logged then."""
    query = select(EVENTS).where(EVENTS.c.body.like('%"signed-off"%'))
    found = {}
    for row in db.execute(query):
        event = _decode(row.body)
        if isinstance(event, SignedOff):
            found[row.workshop, event.revision] = event.hash
    return found
