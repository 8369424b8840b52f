"""Who is at the door: the person a key or a cookie stands for, on a request or a socket."""

import unicodedata
from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from app.asks.refusal import Refusal
from app.log import store
from app.log.jobs import SCREEN, Sight
from app.log.kind import Kind, Screen
from app.web import answers
from app.web.keys import cookie, looks_like_code, old_cookie
from app.web.prefix import inside, prefix_of
from app.web.state import State, state_of

SAFE = frozenset({"GET", "HEAD"})


class Unknown(Refusal):
    """No key, or one that opens nothing here."""


class Visitor(NamedTuple):
    """Somebody in a workshop; every query below takes its code from here."""

    code: str
    person: str


def same_origin(connection: HTTPConnection, state: State) -> bool | None:
    scheme = {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
    return answers.same_origin(connection.headers, scheme, state.settings.origins)


def normal(code: str) -> str:
    """A code as it was drawn, however it was typed: in any case, with whatever stands around it."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", code).upper()))


def address_of(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""


async def look(
    connection: HTTPConnection, code: str, person: str, kind: Kind, see: Sight = SCREEN
) -> tuple[int, Screen]:
    """A workshop's number and its screen for this person; raises Refusal where there is none."""
    state = state_of(connection)
    if not looks_like_code(code):
        raise missing(connection, state)
    answer, show = await state.rooms.look(code, person, kind, see)
    if answer.says == "no-such-workshop":  # else there is one, without what is wanted of it
        raise missing(connection, state)
    if answer.code:
        raise Refusal(answer.code, answer.says, **answer.params)
    return answer.seq, show


def missing(connection: HTTPConnection, state: State, says: str = "no-such-workshop") -> Refusal:
    """There is no such workshop, or link; an address that has guessed too often is told to wait.

    Only wrong ones count: a whole room comes in at once from one address, and one prankster in
    it must not lock the others out. What keeps a code from being guessed is its 39 bits.
    """
    if state.doors.guesses(address_of(connection)).take():
        return Refusal("not-found", says)
    return Refusal("rate-limited", "too-many-wrong-codes")


async def seen_by(
    request: Request, who: Visitor, kind: Kind, see: Sight = SCREEN
) -> tuple[int, Screen]:
    """A workshop's number and this person's screen; raises Refusal where they are in it no more.

    A key may have been found a moment before whoever held it was removed.
    """
    seq, show = await look(request, who.code, who.person, kind, see)
    if not show["you"]:
        raise Unknown("forbidden", "key-opens-nothing")
    return seq, show


def token_of(connection: HTTPConnection) -> str | None:
    """What our cookie of this browser holds."""
    return connection.cookies.get(cookie(prefix_of(connection)))


async def by_cookie(connection: HTTPConnection, state: State, code: str) -> str:
    """The person this browser is in that workshop; empty if it is nobody there."""
    token, key = token_of(connection), connection.cookies.get(old_cookie(code))
    person = await state.doors.who(token, code) if token else ""
    if person or not key:
        return person
    held = await state.doors.holder(key)
    return held[1] if held and held[0] == code else ""


async def facilitates(request: Request, kind: Kind, code: str) -> bool:
    """Whether a key comes with this request that is a facilitator's of this stream."""
    key = answers.bearer(request.headers)
    held = await state_of(request).doors.holder(key) if key else None
    if not held or held[0] != code:
        return False
    _, show = await look(request, code, held[1], kind)
    return bool(show["you"] and show["you"]["role"] == "facilitator")


async def visitor(request: Request, code: str) -> Visitor:
    """Who asks, by key, or by a cookie that comes from one of our pages."""
    state = state_of(request)
    code = normal(code)
    origin = same_origin(request, state)
    if origin is False:
        raise Refusal("forbidden", "foreign-page")
    key = answers.bearer(request.headers)
    if key:
        held = await state.doors.holder(key)
        if held and held[0] == code and held[1] != store.STAGE:
            return Visitor(code, held[1])
        if held and held[0] != code:
            raise Refusal("not-found", "no-such-workshop")
        raise Unknown("forbidden", "key-opens-nothing")
    if origin or request.method in SAFE:
        person = await by_cookie(request, state, code)
        if person:
            return Visitor(code, person)
    raise Unknown("forbidden", "key-needed")


def kind_of(request: Request) -> Kind:
    """The kind of stream an address is about."""
    plural = inside(request.scope).split("/")[2]
    return next(kind for kind in state_of(request).kinds if kind.plural == plural)


Known = Annotated[Visitor, Depends(visitor)]
OfKind = Annotated[Kind, Depends(kind_of)]
