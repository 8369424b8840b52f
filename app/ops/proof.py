"""Proof: that every signed revision is whole, and each follows the one before it."""

import hashlib
from collections.abc import Container, Iterator
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Engine

from app.db.database import one_moment, read_only
from app.log import revisions, store
from app.log.erased import noted
from app.log.store import Span
from app.matrix.record import name_digest
from app.ops.progress import Told, nobody

SLICE = 100  # streams read at one moment: nobody who writes or erases meanwhile waits for more
NAMED = 100  # revisions told by name; where more are not as signed, the file as a whole is not


class Report(NamedTuple):
    """What verify found."""

    checked: int
    broken: list[str]
    damage: str = ""
    nameless: int = 0  # signed by the first release, without the names
    more: int = 0  # broken, and not told by name

    @property
    def sound(self) -> bool:
        return not self.broken and not self.damage

    @property
    def sentence(self) -> str:
        if self.damage:
            return f"The database file is damaged ({self.damage}): restore a backup."
        if self.sound:
            said = f"{self.checked} revisions checked, every hash is right."
            without = f" {self.nameless} of the first release were signed without the names."
            return said + (without if self.nameless else "")
        which = ", ".join(self.broken) + (f", and {self.more} more" if self.more else "")
        return f"{self.checked} revisions checked; not as signed: {which}."

    def plus(self, one: "Report") -> "Report":
        """Both as one."""
        broken = self.broken + one.broken
        more = self.more + one.more + len(broken[NAMED:])
        counts = (self.checked + one.checked, self.nameless + one.nameless)
        return Report(counts[0], broken[:NAMED], nameless=counts[1], more=more)


class Named(msgspec.Struct):
    """Who took part, or a contact, and the digest of the name, as far as one was signed."""

    person: str
    named: str = ""


class Said(msgspec.Struct):
    """What a record says that can be checked; the rest of it is not even read."""

    revision: int
    previous: str | None
    people: list[Named] = []
    contacts: list[Named] = []


SAID = msgspec.json.Decoder(Said)


def verify(engine: Engine, told: Told = nobody) -> Report:
    """Recompute every revision's hash, the chain from each to the one before, and the log's word.

    A row that was taken away is missed, too: the log says that it was signed, under which hash.
    However much there is, no more of it is held than a few streams' worth.
    """
    with read_only(engine).connect() as db:
        told("structure checked", 0, 1)
        damaged = damage(db)
        if damaged:
            return Report(0, [], damaged)
        told("structure checked", 1, 1)
    report = Report(0, [])
    for span in _spans(engine, told):
        with one_moment(engine).connect() as db:
            report = report.plus(_checked(db, span))
    return report


def _spans(engine: Engine, told: Told) -> Iterator[Span]:
    """All streams there are, some at a time, and whatever has a code that none of them has."""
    with read_only(engine).connect() as db:
        total = store.how_many(db)
    after, done = "", 0
    while True:
        with read_only(engine).connect() as db:
            codes = store.codes(db, after, SLICE)
        last = codes[-1] if len(codes) == SLICE else None
        yield Span(after, last)
        done += len(codes)
        told("workshops checked", done, total)
        if last is None:
            return
        after = last


def _checked(db: Connection, span: Span) -> Report:
    """The revisions of these streams."""
    logged = dict(revisions.logged(db, span))
    erased = set(noted(db, span))
    missing, broken = set(logged), []
    checked = nameless = 0
    last: dict[str, str] = {}
    for signed in revisions.all_signed(db, span):
        key = (signed.code, signed.revision)
        missing.discard(key)
        whole = _whole(db, signed, last.get(signed.code), erased)
        if signed.hash != logged.get(key) or not whole:
            broken.append(key)
        nameless += not signed.has_names
        last[signed.code] = signed.hash
        checked += 1
    named = [f"{code} revision {number}" for code, number in sorted([*broken, *missing])]
    return Report(checked + len(missing), named, nameless=nameless)


def damage(db: Connection) -> str:
    """What SQLite finds wrong with its own file; PostgreSQL has its own tools for that."""
    if db.dialect.name != "sqlite":
        return ""
    found = db.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    return "" if found == "ok" else str(found).splitlines()[-1]


def _whole(
    db: Connection,
    signed: revisions.Signed,
    previous: str | None,
    erased: Container[tuple[str, str]],
) -> bool:
    """The bytes are those that were signed, and say after which revision they came."""
    if hashlib.sha256(signed.content.encode()).hexdigest() != signed.hash:
        return False
    try:
        said = SAID.decode(signed.content)
    except msgspec.MsgspecError:  # under a hash that was made to fit
        return False
    follows = said.previous == previous and said.revision == signed.revision
    return follows and (
        not signed.has_names or _named(db, signed, [*said.people, *said.contacts], erased)
    )


def _named(
    db: Connection,
    signed: revisions.Signed,
    named: list[Named],
    erased: Container[tuple[str, str]],
) -> bool:
    """The names are those it was signed with, but for those that were erased."""
    kept = revisions.names_signed(db, signed.code, signed.revision)
    digests = {one.person: one.named for one in named if one.named}
    return kept.keys() <= digests.keys() and all(
        name_digest(*kept[person]) == told if person in kept else (signed.code, person) in erased
        for person, told in digests.items()
    )
