"""Proof: that every signed revision is whole, and each follows the one before it."""

import hashlib
from collections.abc import Callable, Container
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Engine

from app.db.database import read_only
from app.log import erasing, revisions
from app.matrix.record import name_digest

TOLD = 1000  # revisions between two words on how far verify is


class Report(NamedTuple):
    """What verify found."""

    checked: int
    broken: list[str]
    damage: str = ""
    nameless: int = 0  # signed by the first release, without the names

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
        return f"{self.checked} revisions checked; not as signed: {', '.join(self.broken)}."


def verify(engine: Engine, told: Callable[[int], None] = lambda _: None) -> Report:
    """Recompute every revision's hash, the chain from each to the one before, and the log's word.

    A row that was taken away is missed, too: the log says that it was signed, under which hash.
    Calls `told` with how many were checked so far, every thousand.
    """
    broken: list[str] = []
    with read_only(engine).connect() as db:
        damaged = damage(db)
        if damaged:
            return Report(0, [], damaged)
        logged = {}
        for code, body in revisions.logged(db):
            said = msgspec.json.decode(body)
            logged[code, said["revision"]] = said["hash"]
        missing, checked = set(logged), 0
        last: dict[str, str] = {}
        erased, nameless = set(erasing.noted(db)), 0
        for signed in revisions.all_signed(db):
            key = (signed.code, signed.revision)
            missing.discard(key)
            whole = _whole(signed, last.get(signed.code)) and _named(db, signed, erased)
            if signed.hash != logged.get(key) or not whole:
                broken.append(f"{signed.code} revision {signed.revision}")
            nameless += not signed.has_names
            last[signed.code] = signed.hash
            checked += 1
            if checked % TOLD == 0:
                told(checked)
    broken += (f"{code} revision {number}" for code, number in missing)
    return Report(checked + len(missing), sorted(broken), nameless=nameless)


def damage(db: Connection) -> str:
    """What SQLite finds wrong with its own file; PostgreSQL has its own tools for that."""
    if db.dialect.name != "sqlite":
        return ""
    found = db.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    return "" if found == "ok" else str(found).splitlines()[-1]


def _whole(signed: revisions.Signed, previous: str | None) -> bool:
    """The bytes are those that were signed, and say after which revision they came."""
    if hashlib.sha256(signed.content.encode()).hexdigest() != signed.hash:
        return False
    said = msgspec.json.decode(signed.content)
    return bool(said["previous"] == previous and said["revision"] == signed.revision)


def _named(db: Connection, signed: revisions.Signed, erased: Container[tuple[str, str]]) -> bool:
    """The names are those it was signed with, but for those that were erased."""
    if not signed.has_names:
        return True
    kept = revisions.names_signed(db, signed.code, signed.revision)
    people = msgspec.json.decode(signed.content)["people"]
    digests = {one["person"]: one["named"] for one in people if "named" in one}
    return kept.keys() <= digests.keys() and all(
        name_digest(*kept[person]) == told if person in kept else (signed.code, person) in erased
        for person, told in digests.items()
    )
