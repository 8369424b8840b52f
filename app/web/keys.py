"""The doors of a workshop: its code, the keys, and who holds which."""

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.asks.refusal import Refusal
from app.db.database import read_only
from app.log import store
from app.log.tables import BrowserRow, KeyRow
from app.sessions.buckets import Bucket, Buckets

#: 31 signs that cannot be taken for one another; eight of them make 8.5e11 codes.
SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8
WRONG_CODES = (10 / 60, 10)  # a second, at once: per address
T = TypeVar("T")
STAGES = 20  # passes for stages that one stream has at most
PATIENCE = 5.0  # seconds with a database that does not answer


def new_code() -> str:
    """A workshop's code, to be read aloud and typed on a phone."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def new_key() -> str:
    """A key of 192 random bits; only its hash is kept."""
    return secrets.token_urlsafe(24)


def new_person() -> str:
    """A public id of a person; it opens nothing."""
    return secrets.token_hex(8)


def digest(key: str) -> str:
    """What is kept of a key. It is random and long, so that a plain hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def looks_like_code(code: str) -> bool:
    return len(code) == LENGTH and all(sign in SIGNS for sign in code)


#: The one cookie of a browser; who it is where, is kept with us.
COOKIE = "remit"


def cookie(prefix: str) -> str:
    """Its name below a prefix.

    A browser sends the cookies of `/` and of `/tools` along to `/tools/remit`: by its own name
    each Remit on a host knows which is its own.
    """
    return f"{COOKIE}{prefix.replace('/', '.')}"


def old_cookie(code: str) -> str:
    """The cookie of the first releases, one for each workshop: the key itself."""
    return f"remit_{code}"


class Doors:
    """Looks up keys, and slows down those who guess codes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._wrong = Buckets(*WRONG_CODES)

    async def holder(self, key: str) -> tuple[str, str] | None:
        """The stream and the person a key belongs to, or None; as `holders`."""
        held = await self.holders([key])
        return held[0] if held else None

    async def holders(self, keys: Sequence[str]) -> list[tuple[str, str]]:
        """Stream and person of each of these keys that opens anything, in their order.

        Raises Refusal where nobody can tell just now: that is no word on the keys.
        """
        digests = [digest(key) for key in keys]
        held = await self.asked(lambda db: store.holders(db, digests))
        return [held[one] for one in digests if one in held]

    async def browsers(self, token: str, most: int) -> list[tuple[str, str]]:
        """Stream and person of each that this browser is known in, the newest first."""
        return await self.asked(lambda db: store.known(db, digest(token), most))

    async def who(self, token: str, code: str) -> str:
        """Who this browser is in a stream; empty if it is nobody there."""
        return await self.asked(lambda db: store.known_in(db, digest(token), code))

    async def asked(self, question: Callable[[Connection], T]) -> T:
        """What the database answers; raises Refusal where it is silent."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await asyncio.to_thread(self._read, question)
        except (SQLAlchemyError, TimeoutError):
            raise Refusal("unavailable", "database-silent") from None

    def _read(self, question: Callable[[Connection], T]) -> T:
        with read_only(self._engine).connect() as db:
            return question(db)

    async def renew(self, token: str | None) -> str:
        """A new token in the place of the one a browser came with: a planted one is of no use.

        What it was known by goes with it; one that nobody knows is not taken up.
        """
        fresh = new_key()
        if token and await self.browsers(token, 1):
            await asyncio.to_thread(self._rename, digest(token), digest(fresh))
        return fresh

    def _rename(self, old: str, new: str) -> None:
        with self._engine.begin() as db:
            store.renamed(db, old, new)

    async def welcome(self, token: str, code: str, person: str) -> None:
        """Know this browser again in a stream; raises Refusal as `one_more` does."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        row = BrowserRow(hash=digest(token), workshop=code, person=person, at=at)
        if not await asyncio.to_thread(self._keep, row):
            raise Refusal("forbidden", "key-opens-nothing")

    async def one_more(self, code: str, person: str) -> str:
        """Another key for somebody who has one: for a second device.

        Raises Refusal where they have none any more: who removes somebody takes all of them, under
        the lock of the stream, and so does this.
        """
        key = new_key()
        row = KeyRow(hash=digest(key), workshop=code, person=person)
        if not await asyncio.to_thread(self._keep, row):
            raise Refusal("forbidden", "key-opens-nothing")
        return key

    async def one_more_stage(self, code: str) -> str:
        """A pass for a stage; raises Refusal where there are too many, or no such stream."""
        key = new_key()
        row = KeyRow(hash=digest(key), workshop=code, person=store.STAGE)
        await asyncio.to_thread(self._keep_stage, row)
        return key

    def _keep_stage(self, row: KeyRow) -> None:
        with self._engine.begin() as db:
            if not store.heads(db, [row.workshop], lock=True):
                raise Refusal("not-found", "no-such-workshop")
            if store.keys_of(db, row.workshop, store.STAGE) >= STAGES:
                raise Refusal("unavailable", "too-many-stage-links", count=STAGES)
            store.hand_out(db, [row])

    async def no_stage(self, code: str) -> None:
        """No pass of this stream opens a stage any more."""
        await asyncio.to_thread(self._revoke_stages, code)

    def _revoke_stages(self, code: str) -> None:
        with self._engine.begin() as db:
            store.revoke(db, code, store.STAGE)

    def _keep(self, row: KeyRow | BrowserRow) -> bool:
        with self._engine.begin() as db:
            if not store.heads(db, [row.workshop], lock=True):
                return False
            if not store.holds_any(db, row.workshop, row.person):
                return False
            if isinstance(row, KeyRow):
                store.hand_out(db, [row])
            else:
                store.welcome(db, [row])
            return True

    def guesses(self, address: str) -> Bucket:
        """What this address has left of wrong codes."""
        return self._wrong.of(address)
