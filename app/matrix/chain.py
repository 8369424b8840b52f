"""A chain of signed revisions as it is carried from one place to another, and proof that it holds.

Nothing of it is believed before: the bytes fit their hashes, each revision names the one before,
the names fit the digests that were signed. Who made it, that proves not.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from app.matrix.catalogue import FOURTEEN, PROCESSES, arranged, is_own
from app.matrix.record import Record, name_digest, parse
from app.matrix.sections import Signature

#: More revisions than this are brought in by nobody: two a month for four years.
REVISIONS = 100
FORMAT = 1


class Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """One revision: the bytes that were signed (base64), and what is kept beside them."""

    revision: int
    hash: str
    signed: bytes
    names: dict[str, tuple[str, str]] = {}  # person → salt and name
    said: list[Signature] = []


class Carried(msgspec.Struct, frozen=True):
    """All of them, the first one first, and what people in them are called today.

    What a later release adds under the same `format` is passed over.
    """

    remit: Literal["session"]
    format: int
    revisions: list[Kept]
    names: dict[str, str]


class BrokenChainError(ValueError):
    """It is not as it was signed, or not all of it is here; `says` is a key of the sentences."""

    def __init__(self, says: str, **params: Any) -> None:
        super().__init__(says)
        self.says = says
        self.params = params


def check(carried: Carried) -> list[Record]:
    """The records, the first one first; raises BrokenChainError where it does not hold."""
    if not carried.revisions:
        raise BrokenChainError("nothing-signed-in-it")
    if len(carried.revisions) > REVISIONS:
        raise BrokenChainError("too-many-revisions", count=REVISIONS)
    _in_order([one.revision for one in carried.revisions])
    records: list[Record] = []
    for kept in carried.revisions:
        records.append(_record(kept, records[-1:], carried.revisions))
    return records


def _in_order(numbers: list[int]) -> None:
    missing = sorted({*range(1, max(numbers) + 1)} - {*numbers})
    if missing:
        raise BrokenChainError("revision-missing", revision=missing[0])
    if numbers != list(range(1, len(numbers) + 1)):
        raise BrokenChainError("revisions-out-of-order")


def _record(kept: Kept, before: list[Record], all_of_them: list[Kept]) -> Record:
    if hashlib.sha256(kept.signed).hexdigest() != kept.hash:
        raise BrokenChainError("revision-changed", revision=kept.revision)
    try:
        record = parse(kept.signed.decode())
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise BrokenChainError("no-session-file") from None
    previous = all_of_them[kept.revision - 2].hash if before else None
    if (record.revision, record.previous) != (kept.revision, previous):
        raise BrokenChainError("revisions-out-of-order")
    if before and (before[0].signed_at or "") > (record.signed_at or ""):
        raise BrokenChainError("revisions-out-of-order")
    if not record.signed_at or not _whole(record):
        raise BrokenChainError("no-session-file")
    _fits(kept, digests(record))
    return record


def _whole(record: Record) -> bool:
    """Whether it has every cell of its processes, and these are such as there are."""
    there = processes(record)
    known = all(one in FOURTEEN.processes or is_own(one) for one in there)
    if not known or not 0 < len(there) <= PROCESSES:
        return False
    return [f"{one.process}:{one.scope}" for one in record.cells] == [*arranged(there).keys]


def processes(record: Record) -> list[str]:
    """The processes of a record, in its order."""
    return list(dict.fromkeys(cell.process for cell in record.cells))


def digests(record: Record) -> dict[str, str]:
    """By id, the digest of each name it was signed with, and of how somebody is reached."""
    named = {one.person: one.named for one in record.people if one.named}
    return named | {one.person: one.named for one in record.contacts}


def _fits(kept: Kept, signed: Mapping[str, str]) -> None:
    """The names are those that were signed, and what was said of it was said of these bytes."""
    names = all(name_digest(*it) == signed.get(person, "") for person, it in kept.names.items())
    said = all(one.revision < kept.revision or one.hash in ("", kept.hash) for one in kept.said)
    if not names or not said:
        raise BrokenChainError("revision-changed", revision=kept.revision)
