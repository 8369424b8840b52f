"""Attaching: a file comes in with its title, and goes out again to be saved, never to be shown."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Path, Query, Request, Response

from app.asks.ask import Ask
from app.asks.parsing import read
from app.asks.refusal import Refusal
from app.log import attachments
from app.log.jobs import Asked
from app.log.kind import Kind
from app.log.recorded import Turn
from app.log.replica import Replica
from app.log.writing import now
from app.web import answers, api, auth, filetypes
from app.web.auth import Known, OfKind
from app.web.paces import hold
from app.web.state import state_of

LONGEST = 60.0  # seconds for one file to come in
Text = Annotated[str, Query(max_length=500)]
Hash = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]


async def attach(request: Request, kind: OfKind, who: Known, title: Text, name: Text) -> Response:
    """The file that is the body, under its title; whoever may draft may attach."""
    state = state_of(request)
    api.type_of(request)  # refuses what another's page sent
    hold(state.paces.imports, who.person)
    told = filetypes.named(name)
    try:
        async with asyncio.timeout(LONGEST), state.importing.of(who.code, who.person):
            body = await api.bytes_of(request, attachments.FILE)
    except TimeoutError:
        raise Refusal("unavailable", "file-not-made") from None
    digest = await asyncio.to_thread(_looked_into, told, body)
    fields = {"title": title, "file": told, "size": len(body), "hash": digest}
    ask = read(fields, kind.attaching)  # type: ignore[arg-type] # the kind has one
    await auth.look(request, who.code, who.person, kind, _could(ask))
    room = state.settings.attachments_mb << 20
    await asyncio.to_thread(attachments.keep, state.engine, who.code, body, room)
    answer = await state.rooms.do(Asked(who.code, who.person, ask, kind.name))
    if answer.code:
        raise Refusal(answer.code, answer.says, **answer.params)
    return answers.json_answer({"hash": digest, "seq": answer.seq}, 201)


def _looked_into(name: str, body: bytes) -> str:
    """The hash of a file that is what its name says; in a thread, for it may be megabytes."""
    filetypes.check(name, body)
    return attachments.digest_of(body)


def _could(ask: Ask) -> Callable[[Replica, str], Any]:
    """Whether it would be done now: a file is not kept for who may not attach it."""

    def could(replica: Replica, person: str) -> dict[str, Any]:
        replica.kind.decide(replica.state, ask, Turn(person, now(), lambda *_: {}))
        return {}

    return could


def _called(kind: Kind, digest: str) -> Callable[[Replica, str], Any]:
    return lambda replica, person: {
        **replica.own(person),
        "file": kind.attached(replica.state, digest),
    }


async def fetch(request: Request, kind: OfKind, who: Known, hash: Hash) -> Response:
    """A file as it came in, to be saved: nothing of it runs from this address."""
    state = state_of(request)
    hold(state.paces.files, who.person)
    _, told = await auth.seen_by(request, who, kind, _called(kind, hash))
    name = told["file"]
    if not name:
        raise Refusal("not-found", "no-such-item")
    body = await asyncio.to_thread(attachments.found, state.engine, who.code, hash)
    headers = {
        "Content-Disposition": filetypes.disposition(name),
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    media_type = filetypes.type_of(name).media_type
    return Response(body, headers=headers, media_type=media_type)
