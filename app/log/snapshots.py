"""Snapshots of folded streams, so that opening a long one costs about what a short one does.

Without names, which stand in one table only. Disposable: the edition is a hash over the program
that folds, so a snapshot of another release is simply not read.
"""

import functools
import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.db.rows import find, put, table_of
from app.log.codec import Codec
from app.log.kind import Kind
from app.log.replica import Replica
from app.log.tables import SnapshotRow

SNAPSHOTS = table_of(SnapshotRow)
#: Events between two: a town hall's are a few milliseconds to fold, and to write.
EVERY = 2000
APP = Path(__file__).resolve().parents[1]
#: What kinds are made of, whichever they are.
BELOW = ("asks", "log", "matrix", "partnership", "signing")


@functools.cache
def edition(kind: Kind) -> str:
    """A hash over everything that folding this kind depends on."""
    own = Path(str(sys.modules[kind.state.__module__].__file__)).parent
    hashed = hashlib.sha256()
    for folder in (*(APP / name for name in BELOW), own):
        for path in sorted(folder.glob("*.py")):
            hashed.update(path.read_bytes())
    return hashed.hexdigest()


def is_due(replica: Replica) -> bool:
    return bool(replica.state.seq >= replica.snapshot + EVERY)


def keep(db: Connection, replica: Replica) -> None:
    """Write how the stream stands, in the place of the last one."""
    kind, state = replica.kind, replica.state
    body = msgspec.msgpack.encode(kind.unnamed(state))
    put(db, SNAPSHOTS, [(state.code, edition(kind), state.seq, body)], over=True)
    replica.snapshot = state.seq


def found(db: Connection, kind: Kind, codec: Codec, code: str, names: dict[str, str]) -> Any:
    """The state as it was kept, names put back; None where there is none that can be read."""
    for row in find(db, SNAPSHOTS, [(code,)]):
        if row.edition == edition(kind):
            with suppress(msgspec.DecodeError):
                state = codec.thaw(row.body)
                kind.name_again(state, names)
                return state
    return None
