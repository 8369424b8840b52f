"""The room for who has no socket: one request after the other, each held until there is news."""

import asyncio
from typing import Annotated, Literal

from fastapi import Query, Request, Response

from app.asks.refusal import Refusal
from app.log import store
from app.log.kind import Kind
from app.log.writing import now
from app.sessions.frames import alive, text_of
from app.sessions.polling import Cursor, Poll, Who
from app.web import answers, auth
from app.web.auth import OfKind, Visitor
from app.web.keys import digest
from app.web.paces import hold
from app.web.state import State, state_of
from app.words.encoding import encode

After = Annotated[str, Query(max_length=64, description="The `cursor` of the last answer")]
Stage = Annotated[Literal["stage"] | None, Query(alias="as", description="Watch as a stage")]


async def changes(
    request: Request, kind: OfKind, code: str, after: After = "", as_: Stage = None
) -> Response:
    """What a socket would have been sent since `after`; without it, the whole screen."""
    state = state_of(request)
    who = await _who(request, kind, code, stage=as_ == "stage")
    address = auth.address_of(request)
    hold(state.paces.polls, who.person or address)
    seated = Who(who.code, "" if as_ else who.person, who.person)
    poll = await state.polls.seat(kind, seated, Cursor.read(after), address)
    key = answers.bearer(request.headers)
    if who.person == store.STAGE and key:
        state.stages.light(poll, who.code, digest(key))
    try:
        return await _answer(request, poll)
    finally:
        if poll.closed:
            state.polls.forget(poll)
        else:
            state.polls.linger(poll)


def still_here(state: State, who: Visitor, number: str) -> Response:
    """The answer to a sign of life, as on the socket."""
    told = alive(number, state.rooms.at(who.code).seq, now())
    return Response(text_of(told), media_type="application/json")


async def _who(request: Request, kind: Kind, code: str, stage: bool) -> Visitor:
    """Whose key or cookie it is; a stage may have a pass, or be nobody's while the door is open."""
    key = answers.bearer(request.headers)
    held = await state_of(request).doors.holder(key) if stage and key else None
    if held == (auth.normal(code), store.STAGE):
        return Visitor(*held)
    try:
        return await auth.visitor(request, code)
    except auth.Unknown:
        if not stage:
            raise
        code = auth.normal(code)
        _, show = await auth.look(request, code, "", kind)
        if kind.shut(show):
            raise auth.Unknown("forbidden", "stage-dark") from None
        return Visitor(code, "")


async def _answer(request: Request, poll: Poll) -> Response:
    waiting = asyncio.ensure_future(poll.wait())
    hung_up = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait((waiting, hung_up), return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            return Response(status_code=204)  # nobody reads it: what is kept stays kept
        if not waiting.result():
            raise Refusal("conflict", "another-took-over")
    finally:
        for one in (waiting, hung_up):
            one.cancel()
    begins_whole, frames = await poll.take()
    out = (poll.closed, encode(poll.reason))
    closed = b',"closed":%d,"reason":%b' % out if poll.closed else b""
    told = (encode(poll.cursor), encode(begins_whole), b",".join(frames), closed)
    text = b'{"cursor":%b,"whole":%b,"frames":[%b]%b}' % told
    return Response(text, media_type="application/json")


async def _hung_up(request: Request) -> None:
    """Until who asks is gone: a tab was closed, a network went."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
