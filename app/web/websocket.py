"""The address of the socket: who may open one, and the first five seconds of it."""

import asyncio
from typing import Literal, NamedTuple

import msgspec
from fastapi import APIRouter, WebSocket
from starlette.responses import PlainTextResponse

from app.asks.parsing import parse, read, read_id
from app.asks.refusal import Code, Refusal
from app.log import store
from app.log.kind import Kind
from app.sessions.closing import LOCKED, NOT_NOW
from app.sessions.places import Place
from app.sessions.sitting import PER_PERSON
from app.sessions.socket import Socket
from app.web import auth
from app.web.keys import digest
from app.web.state import state_of

ENTER = 5.0  # seconds to say who one is
NO_SUCH_WORKSHOP = (4504, "no such workshop")
CLOSED: dict[Code, tuple[int, str]] = {
    "not-found": NO_SUCH_WORKSHOP,
    "rate-limited": NO_SUCH_WORKSHOP,
}


class Enter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="ask", tag="enter"):
    """The first frame. A browser sends no key, it has a cookie."""

    id: str
    key: str | None = None
    as_: Literal["stage"] | None = msgspec.field(name="as", default=None)


class Entering(NamedTuple):
    """Somebody on the way in; an empty person is a stage, maybe that of somebody with a key."""

    number: str
    person: str
    owner: str
    ticket: str = ""  # the hash of the pass that a stage is shown by


def routes(kind: Kind) -> APIRouter:
    """The address of the socket of one kind of stream."""
    router = APIRouter()

    @router.websocket(f"/api/{kind.plural}/{{code}}/live")
    async def live(websocket: WebSocket, code: str) -> None:
        """See docs/protocol.md."""
        await _open(websocket, kind, code)

    return router


async def _open(websocket: WebSocket, kind: Kind, code: str) -> None:
    state = state_of(websocket)
    origin = auth.same_origin(websocket, state)
    if origin is False:
        await websocket.close()  # before accept: the handshake is refused with 403
        return
    socket = Socket(websocket.scope["wire"], state.rooms, kind, auth.normal(code))
    place = state.places.come(socket.code, auth.address_of(websocket), socket.give_up)
    if place is None:
        full = PlainTextResponse("Too many connections: please try again.", 503)
        await websocket.send_denial_response(full)
        return
    try:
        await websocket.accept()
        await _attend(websocket, socket, place, trusted=bool(origin))
    finally:
        state.places.go(place)


async def _attend(websocket: WebSocket, socket: Socket, place: Place, trusted: bool) -> None:
    entering = await _let_in(websocket, socket, trusted)
    if entering is None:
        return
    if entering.owner:
        state_of(websocket).places.keep(place)
    elif not state_of(websocket).places.watch(place):
        socket.refuse(entering.number, "unavailable", "too-many-stages")
        socket.leave(*NOT_NOW)
        return
    socket.number, socket.person, socket.owner, _ = entering
    socket.rooms.come(socket.code, socket.person)
    stages = state_of(websocket).stages
    if entering.ticket:
        stages.light(socket, socket.code, entering.ticket)
    try:
        if (await socket.enter()).code is None:
            await _listen(websocket, socket)
    finally:
        stages.out(socket)
        socket.rooms.go(socket.code, socket.person, socket)


async def _listen(websocket: WebSocket, socket: Socket) -> None:
    """What came before the room was entered is still queued; the rest is heard directly."""
    while (message := await websocket.receive())["type"] != "websocket.disconnect":
        socket.hear(message.get("text"))


async def _let_in(websocket: WebSocket, socket: Socket, trusted: bool) -> Entering | None:
    """Wait for `enter`; closes the socket and answers None where it does not come, or may not."""
    try:
        async with asyncio.timeout(ENTER):
            if not await _is_there(websocket, socket):
                return None
            while (message := await websocket.receive())["type"] != "websocket.disconnect":
                entering = await _recognise(websocket, socket, message.get("text"), trusted)
                if entering:
                    return entering
    except TimeoutError:
        socket.leave(4005, "no enter in time")
    except Refusal:  # the database cannot say who this is
        socket.leave(*NOT_NOW)
    return None


async def _is_there(websocket: WebSocket, socket: Socket) -> bool:
    """Whether there is such a workshop; closes the socket where there is none."""
    if socket.rooms.is_open(socket.code):
        return True
    try:
        await auth.look(websocket, socket.code, "", socket.kind)
    except Refusal as refusal:
        socket.leave(*CLOSED.get(refusal.code, NOT_NOW))
        return False
    return True


async def _recognise(
    websocket: WebSocket, socket: Socket, text: str | None, trusted: bool
) -> Entering | None:
    """Who an `enter` brings; None after a refusal, and after a socket was closed for it."""
    number = None
    try:
        body = parse(text or "")
        number = read_id(body)
        if body.get("ask") != "enter":
            raise Refusal("forbidden", "enter-first")
        enter = read(body, Enter)
    except Refusal as refusal:
        socket.refuse_unread(refusal, number)
        return None
    person = await _person(websocket, socket, enter, trusted)
    if enter.as_ == "stage":
        return await _stage(websocket, socket, enter, person)
    if not person or person == store.STAGE:
        socket.refuse(enter.id, "forbidden", "key-opens-nothing-here")
        socket.leave(4501, "key unknown or revoked")
        return None
    if socket.rooms.at(socket.code).seats_of(person) >= PER_PERSON:
        socket.refuse(enter.id, "unavailable", "too-many-pages", count=PER_PERSON)
        socket.leave(4004, "too many sockets")
        return None
    return Entering(enter.id, person, person)


async def _stage(
    websocket: WebSocket, socket: Socket, enter: Enter, person: str
) -> Entering | None:
    """A stage: of somebody inside, by a pass, or nobody's while the door is not locked."""
    if person == store.STAGE and enter.key:
        return Entering(enter.id, "", person, digest(enter.key))
    if not person and await _is_locked(websocket, socket):
        socket.refuse(enter.id, "forbidden", "stage-dark")
        socket.leave(*LOCKED)
        return None
    return Entering(enter.id, "", person)


async def _person(websocket: WebSocket, socket: Socket, enter: Enter, trusted: bool) -> str:
    """Whose key or cookie it is; empty for nobody's."""
    state = state_of(websocket)
    if enter.key is not None:
        held = await state.doors.holder(enter.key)
        if held and held[0] == socket.code:
            return held[1]
        if enter.as_ != "stage":
            return ""  # a stage whose pass was taken back may still be somebody's
    return await auth.by_cookie(websocket, state, socket.code) if trusted else ""


async def _is_locked(websocket: WebSocket, socket: Socket) -> bool:
    """A stage that is nobody's stays out of a locked workshop."""
    _, show = await auth.look(websocket, socket.code, "", socket.kind)
    return socket.kind.shut(show)
