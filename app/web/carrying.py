"""Carrying: all that was signed in a stream so far, and what is kept beside it, for a file."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from app.documents.carried import FORMAT, Carried, Kept
from app.log import readmodels, revisions, store


class Somebody(msgspec.Struct):
    person: str


class Present(msgspec.Struct):
    """Whoever a record knows by an id: who took part, and contacts; the rest is not even read."""

    people: list[Somebody]
    contacts: list[Somebody] = []


PRESENT = msgspec.json.Decoder(Present)


def carried(db: Connection, code: str, last: int) -> Carried:
    """Up to this revision; a name that was erased is not in it, nor the salt of its digest."""
    kept, people = [], set()
    for signed in revisions.signed_so_far(db, code, last):
        said = readmodels.said(db, code, signed.revision)
        names = revisions.names_signed(db, code, signed.revision)
        told = {"revision": signed.revision, "hash": signed.hash, "signed": signed.content.encode()}
        kept.append(msgspec.convert({**told, "names": names, "said": _plain(said)}, Kept))
        there = PRESENT.decode(signed.content)
        people |= {one.person for one in (*there.people, *there.contacts)}
        people |= {who for one in kept[-1].said for who in (one.person, one.noted_by)}
    called = {who: name for who, name in store.names_of(db, code).items() if who in people}
    return Carried("session", FORMAT, kept, called)


def _plain(said: Iterable[str]) -> list[object]:
    return [msgspec.json.decode(one) for one in said]
