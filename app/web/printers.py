"""Printers: a stream as a file, from the log alone, away from the event loop."""

import asyncio
from collections.abc import Mapping
from typing import Any, NamedTuple

import structlog
from anyio import BrokenWorkerProcess, to_process
from sqlalchemy import Connection, Engine

from app.asks.refusal import Refusal
from app.db.database import read_only
from app.documents import sentences
from app.documents.press import Press
from app.log import loading, revisions, store
from app.log.codec import LaterReleaseError
from app.log.kind import Kind
from app.log.kinds import Kinds

PRINTERS = 2  # processes: a printed page never holds up a vote
LONGEST = 60.0  # seconds for one file, the wait for its turn included
logger = structlog.get_logger()


class Printed(NamedTuple):
    body: bytes
    media_type: str
    disposition: str


class Printers:
    """Each reads the log for itself, so a screen cannot disagree with it, and prints in a process
    of its own, so a page that is too much for it harms nobody."""

    def __init__(self, engine: Engine, kinds: Kinds, presses: Mapping[str, Press]) -> None:
        self._engine = engine
        self._kinds = kinds
        self._presses = presses
        self._turns = asyncio.Semaphore(PRINTERS)

    async def print(self, kind: Kind, code: str, ending: str, revision: int | None) -> Printed:
        """A stream as a file; raises Refusal where there is no such revision, or no file."""
        press = self._presses[kind.name]
        form = press.formats[ending]
        try:
            async with asyncio.timeout(LONGEST), self._turns:
                table = await asyncio.to_thread(self._table, press, code, revision)
                body = await to_process.run_sync(form.write, table, cancellable=True)
        except LaterReleaseError as error:
            raise Refusal("unavailable", "later-release", what=error.what) from None
        except (TimeoutError, BrokenWorkerProcess, OSError) as error:
            logger.warning("no file", workshop=code, kind=ending, error=type(error).__name__)
            why = "file-not-made"
            raise Refusal("unavailable", why) from None
        return Printed(body, form.media_type, press.disposition(table, ending))

    def _table(self, press: Press, code: str, revision: int | None) -> Any:
        with read_only(self._engine).connect() as db:
            return table_of(db, self._kinds, press, code, revision)


def table_of(db: Connection, kinds: Kinds, press: Press, code: str, revision: int | None) -> Any:
    """A signed revision, or the draft as it stands: signed off, that is the last revision."""
    now = store.names_of(db, code)
    if revision is None:
        replica = loading.load(db, kinds, code)
        content = replica.kind.drafted(replica.state) if replica else None
        if content is not None:
            return press.table(content, None, now)
        revision = _last(replica.kind, replica.state) if replica else 0
    signed = revisions.signed(db, code, revision)
    if signed is None:
        raise Refusal("not-found", "no-such-revision", revision=revision)
    if not signed.has_names:  # of the first release: under the names that are known today
        return press.table(signed.content, signed.hash, now)
    then = {who: name for who, (_, name) in revisions.names_signed(db, code, revision).items()}
    names = {who: sentences.renamed(name, now.get(who, "")) for who, name in then.items()}
    return press.table(signed.content, signed.hash, names)


def _last(kind: Kind, state: Any) -> int:
    summary = kind.listing(state).summary
    return summary.revision or 0 if summary else 0
