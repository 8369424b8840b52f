"""Principals: who may look at all services of the installation, and the keys they do it with.

What somebody may do hangs on the principal and its role, never on how it came in: another way in,
such as single sign-on, finds or makes a principal, and nothing else changes.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from sqlalchemy import Connection, delete, func, select, text, update

from app.asks.refusal import Refusal
from app.db.rows import find, put, table_of
from app.log.tables import PrincipalRow

Role: TypeAlias = Literal["owner", "auditor"]
#: The one that the installation's own link stands for.
OWNER = "owner"
#: Auditors who have a link at the same time, and how many are remembered who had one.
READERS, REMEMBERED = 100, 1000
PRINCIPALS = table_of(PrincipalRow)
P = PRINCIPALS.c


class Principal(NamedTuple):
    """Somebody who may look at the portfolio."""

    id: str
    role: Role
    name: str
    made: str


def known(db: Connection, digest: str) -> Principal | None:
    """Whose key has this hash; None where it opens nothing, any more or at all."""
    query = select(P.id, P.role, P.name, P.made).where(P.hash == digest, P.revoked.is_(None))
    row = db.execute(query).first()
    return Principal(*row) if row else None


def first_owner(db: Connection, digest: str, at: str) -> bool:
    """Make the owner with this key where there is none; of several who try, one does."""
    made = text(
        "INSERT INTO principal (id, role, name, hash, made) "
        "VALUES (:id, 'owner', '', :hash, :made) ON CONFLICT (id) DO NOTHING"
    )
    return bool(db.execute(made, {"id": OWNER, "hash": digest, "made": at}).rowcount)


def renew_owner(db: Connection, digest: str, at: str) -> None:
    """The owner has this key from now on, and no other."""
    put(db, PRINCIPALS, [(OWNER, "owner", "", digest, at, None)], over=True)


def give(db: Connection, reader: str, name: str, digest: str, at: str) -> None:
    """Let a named auditor read with this key; raises Refusal where there are too many."""
    find(db, PRINCIPALS, [(OWNER,)], lock=True)  # two at once count one after the other
    there = db.scalar(select(func.count()).where(P.role == "auditor", P.revoked.is_(None)))
    if (there or 0) >= READERS:
        raise Refusal("wrong-state", "too-many-readers", count=READERS)
    _forget(db)
    put(db, PRINCIPALS, [(reader, "auditor", name, digest, at, None)])


def take_back(db: Connection, reader: str, at: str) -> bool:
    """An auditor's key opens nothing any more, and the name is gone; False: there is none."""
    mine = (P.id == reader) & (P.role == "auditor") & P.revoked.is_(None)
    gone = update(PRINCIPALS).where(mine).values(revoked=at, hash=None, name="")
    return bool(db.execute(gone).rowcount)


def readers(db: Connection) -> Sequence[Principal]:
    """The auditors who have a link, in the order they were given it."""
    query = select(P.id, P.role, P.name, P.made).where(P.role == "auditor", P.revoked.is_(None))
    return [Principal(*row) for row in db.execute(query.order_by(P.made, P.id))]


def hold_to(db: Connection, there: Iterable[tuple[str | None, ...]]) -> None:
    """What is known elsewhere, and later, of these principals counts."""
    put(db, PRINCIPALS, there, over=True)


def _forget(db: Connection) -> None:
    """Of those who may no more only the last are remembered."""
    had = P.revoked.is_not(None)
    last = select(P.id).where(had).order_by(P.revoked.desc(), P.id).limit(REMEMBERED)
    db.execute(delete(PRINCIPALS).where(had, P.id.not_in(last)))
