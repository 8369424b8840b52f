"""Importing: a workshop out of a session file, in one piece, once all of it was checked."""

import asyncio
from typing import Annotated

from fastapi import Query, Request, Response

from app.asks.ask import Ask
from app.asks.parsing import read_id
from app.asks.refusal import Refusal
from app.documents import carried
from app.documents.carried import NotOursError
from app.log.kind import Kind
from app.web import api, auth
from app.web.auth import OfKind
from app.web.paces import hold
from app.web.state import state_of

#: How a file is read, by what it says that it is.
READERS = {"text/html": carried.of_page, "application/json": carried.of_json}
LONGEST = 60.0  # seconds for one file, its turn and its way here included
Id = Annotated[str | None, Query(max_length=64)]
Name = Annotated[str, Query(max_length=200)]


async def bring_in(
    request: Request, kind: OfKind, facilitator: Name = "Facilitator", id: Id = None
) -> Response:
    """A workshop whose revisions are those of a session file; whoever brings it in facilitates."""
    state, address = state_of(request), auth.address_of(request)
    kept = api.type_of(request)
    if kept not in READERS:
        raise Refusal("bad-json", "no-session-file")
    number = read_id({"id": id}) if id is not None else None
    hold(state.paces.workshops, address)
    hold(state.paces.imports, address)
    try:
        async with asyncio.timeout(LONGEST), state.importing.of("", address):
            body = await api.bytes_of(request, carried.PAGE)
            ask = await asyncio.to_thread(_read, kind, kept, body, facilitator)
            return await api.founded(request, kind, ask, number)
    except TimeoutError:
        raise Refusal("unavailable", "file-not-made") from None


def _read(kind: Kind, kept: str, body: bytes, facilitator: str) -> Ask:
    """The ask that brings it in; raises Refusal where it is none of ours, or not as it was."""
    assert kind.prepared  # noqa: S101 - there is a way here only where it is
    try:
        told = READERS[kept](body)
    except NotOursError:
        raise Refusal("bad-field", "no-session-file") from None
    if not carried.fits(told):
        raise Refusal("too-long", "body-too-long", count=carried.BYTES)
    return kind.prepared(told, facilitator)
