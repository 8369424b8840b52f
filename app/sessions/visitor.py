"""Who is at the door: the person a key or a cookie stands for, on a request or a socket."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from app import web
from app.sessions.doors import cookie, looks_like_code
from app.sessions.state import State, state_of
from app.sessions.workshop import Refusal

SAFE = frozenset({"GET", "HEAD"})


class Unknown(Refusal):
    """No key, or one that opens nothing here."""


class Visitor(NamedTuple):
    """Somebody in a workshop; every query below takes its code from here."""

    code: str
    person: str


def same_origin(connection: HTTPConnection, state: State) -> bool | None:
    scheme = {"ws": "http", "wss": "https"}.get(connection.url.scheme, connection.url.scheme)
    return web.same_origin(connection.headers, scheme, state.settings.origins)


def normal(code: str) -> str:
    """A code as it was drawn, however it was typed."""
    return code.strip().upper()


def address_of(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""


def guard_guesses(connection: HTTPConnection, state: State, code: str) -> None:
    """Raises rate-limited for an address that has tried too many codes that do not exist.

    A code that nobody has open here costs a guess until it is `found`: many tried at once would
    cost no more than one otherwise. One that people have open does not, for whole rooms come in
    at once from one address.
    """
    guesses = state.doors.guesses(address_of(connection))
    if guesses.left_now() < 1:
        raise Refusal("rate-limited", "Too many wrong codes from here: wait a minute.")
    if not state.rooms.is_open(code):
        guesses.take()
    if not looks_like_code(code):
        raise missing()


def found(connection: HTTPConnection, state: State, code: str) -> None:
    """There is a workshop by this code, so it was no guess."""
    if not state.rooms.is_open(code):
        state.doors.guesses(address_of(connection)).give_back()


def missing() -> Refusal:
    return Refusal("not-found", "There is no workshop by this code.")


async def by_cookie(connection: HTTPConnection, state: State, code: str) -> str:
    """The person this browser is in that workshop; empty if it is nobody there."""
    key = connection.cookies.get(cookie(code))
    held = await state.doors.holder(key) if key else None
    return held[1] if held and held[0] == code else ""


async def visitor(request: Request, code: str) -> Visitor:
    """Who asks, by key, or by a cookie that comes from one of our pages."""
    state = state_of(request)
    code = normal(code)
    origin = same_origin(request, state)
    if origin is False:
        raise Refusal("forbidden", "This request came from a foreign page.")
    key = web.bearer(request.headers)
    if key:
        held = await state.doors.holder(key)
        if held and held[0] == code:
            return Visitor(code, held[1])
        if held:
            raise missing()
        raise Unknown("forbidden", "This key opens nothing.")
    if origin or request.method in SAFE:
        person = await by_cookie(request, state, code)
        if person:
            return Visitor(code, person)
    raise Unknown("forbidden", "A key is needed: send it as Authorization: Bearer.")


Known = Annotated[Visitor, Depends(visitor)]
