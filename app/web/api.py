"""The API: the same asks as on the socket, for programs and for a page's first steps."""

import asyncio
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from pydantic import StringConstraints
from starlette.requests import ClientDisconnect

from app.asks.ask import Ask
from app.asks.parsing import parse, read_again, read_ask, read_at_the_door, read_id
from app.asks.refusal import Refusal
from app.log import disposing
from app.log.jobs import Asked, Want
from app.log.kind import Kind
from app.sessions.frames import answer_body
from app.web import answers, auth, changes, door, keys
from app.web.auth import Known, OfKind
from app.web.openapi import STATUS
from app.web.paces import hold
from app.web.state import state_of
from app.words.english import sentence

Of = Annotated[str, StringConstraints(max_length=100)]
After = Annotated[int, Query(ge=0, lt=2**31)]


def refused(_: Request, refusal: Exception) -> Response:
    """A refusal as a problem; without a key that counts, 401."""
    if not isinstance(refusal, Refusal):
        raise refusal
    why = sentence(refusal.says, refusal.params)
    if not isinstance(refusal, auth.Unknown):
        return answers.problem(STATUS[refusal.code], refusal.code, why)
    answer = answers.problem(401, refusal.code, why)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request that may come only from a program or our own pages."""
    if type_of(request) != "application/json":
        raise Refusal("bad-json", "json-expected")
    return parse(await bytes_of(request, answers.BODY))


def type_of(request: Request) -> str:
    """What a body says that it is; raises Refusal where another's page sent it."""
    if auth.same_origin(request, state_of(request)) is False:
        raise Refusal("forbidden", "foreign-page")
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


async def bytes_of(request: Request, most: int) -> bytes:
    """A body; raises Refusal where it is longer than it may be, or was cut off."""
    text = bytearray()
    try:
        async for piece in request.stream():
            text += piece
            if len(text) > most:
                raise Refusal("too-long", "body-too-long", count=most)
    except ClientDisconnect:
        raise Refusal("bad-json", "body-cut-off") from None
    return bytes(text)


Body = Annotated[dict[str, Any], Depends(body_of)]


async def open_stream(request: Request, kind: OfKind, body: Body) -> Response:
    """A new workshop; whoever opens it facilitates it."""
    state = state_of(request)
    number, ask = read_at_the_door(body, kind.opening)
    hold(state.paces.workshops, auth.address_of(request))
    return await founded(request, kind, ask, number)


async def founded(request: Request, kind: Kind, ask: Ask, number: str | None) -> Response:
    """What whoever opens a workshop is given; asked again under its id, the same one."""
    state = state_of(request)
    code, key, person = keys.new_code(), keys.new_key(), keys.new_person()
    token = await door.renewed(request)
    known = keys.digest(token)
    number = door.bound(request, number)
    opening = Asked(code, person, ask, kind.name, number, key=keys.digest(key), browser=known)
    answer, _ = await state.rooms.put(opening)
    if answer.code:
        raise Refusal(answer.code, answer.says, **answer.params)
    if answer.came and answer.came != (code, person):
        code, person = answer.came
        key = await door.once_more(state, code, person, token)
    page = f"{door.address(request)}/{kind.path}/{code}"
    links = {
        "join": page,
        "facilitate": f"{page}/facilitate#key={key}",
        "stage": f"{page}/stage",
    }
    made = answers.json_answer({"code": code, "key": key, "links": links}, 201)
    return door.with_cookie(request, made, token)


async def join(request: Request, kind: OfKind, code: str, body: Body) -> Response:
    """Come in: a name and a party, no account."""
    state, code = state_of(request), auth.normal(code)
    if not keys.looks_like_code(code):
        raise auth.missing(request, state)
    number, ask = read_at_the_door(body, kind.joining)
    await _at_a_pace(request, kind, code)
    key, person = keys.new_key(), keys.new_person()
    token = await door.renewed(request)
    known = keys.digest(token)
    number = door.bound(request, number)
    joining = Asked(code, person, ask, kind.name, number, key=keys.digest(key), browser=known)
    answer, _ = await state.rooms.put(joining)
    if answer.code == "not-found":
        raise auth.missing(request, state)
    if answer.code:
        raise Refusal(answer.code, answer.says, **answer.params)
    if answer.came and answer.came[1] != person:
        person = answer.came[1]
        key = await door.once_more(state, code, person, token)
    else:
        state.arrivals.came(code)
    made = answers.json_answer({"person": person, "key": key}, 201)
    return door.with_cookie(request, made, token)


async def _at_a_pace(request: Request, kind: Kind, code: str) -> None:
    """Raises Refusal where too many came in from there; who facilitates brings any number."""
    state = state_of(request)
    if state.arrivals.may_come(auth.address_of(request)):
        return
    if await auth.facilitates(request, kind, code):
        return
    rush = state.arrivals.turned_away(code)
    if rush:
        state.rooms.tell(code, "rush", rush)
    raise Refusal("rate-limited", "too-many-at-the-door")


async def show(request: Request, kind: OfKind, who: Known) -> Response:
    """The caller's whole screen."""
    seq, screen = await auth.seen_by(request, who, kind)
    return answers.json_answer({"seq": seq, "show": screen})


def wanted(name: Of, of: Of = "", after: After = 0) -> Want:
    """What screens leave out: of what, and after how many of it."""
    return Want(name, of, after)


async def tell(
    request: Request, kind: OfKind, who: Known, want: Annotated[Want, Depends(wanted)]
) -> Response:
    """What screens leave out, a page at a time."""
    hold(state_of(request).paces.asks, who.person)
    _, screen = await auth.seen_by(request, who, kind, want.see)
    return answers.json_answer(screen["told"])


async def put_ask(request: Request, kind: OfKind, who: Known, body: Body) -> Response:
    """One ask, as on the socket."""
    state = state_of(request)
    hold(state.paces.asks, who.person)
    number = read_id(body)
    if body.get("ask") == "here" and len(body) == 2:
        return changes.still_here(state, who, number)
    ask, again = read_ask(body, kind.asks), read_again(body)
    answer = await state.rooms.do(Asked(who.code, who.person, ask, kind.name, number, again))
    if answer.code:
        return refused(request, Refusal(answer.code, answer.says, **answer.params))
    return answers.json_answer(answer_body(number, answer))


async def throw_away(request: Request, kind: OfKind, who: Known) -> Response:
    """Nothing of it stays; only of what counts nowhere, by who leads it."""
    state = state_of(request)
    hold(state.paces.asks, who.person)
    _, screen = await auth.seen_by(request, who, kind)
    if screen["you"]["role"] != "facilitator":
        raise Refusal("forbidden", "facilitator-only")
    if not kind.disposable(screen):
        raise Refusal("forbidden", "dry-run-only")
    await asyncio.to_thread(disposing.throw_away, state.engine, who.code)
    return Response(status_code=204)


async def take_cookie(request: Request, who: Known) -> Response:
    """This browser is known again by itself, so that the key of the link need not stay in it."""
    state = state_of(request)
    hold(state.paces.keys, who.person)
    token = await door.renewed(request)
    await state.doors.welcome(token, who.code, who.person)
    return door.with_cookie(request, Response(status_code=204), token)


async def another_key(request: Request, kind: OfKind, who: Known) -> Response:
    """A link by which the caller goes on from another device."""
    state = state_of(request)
    hold(state.paces.keys, who.person)
    key = await state.doors.one_more(who.code, who.person)
    _, screen = await auth.seen_by(request, who, kind)
    facilitates = screen["you"]["role"] == "facilitator"
    page = f"{door.address(request)}/{kind.path}/{who.code}{'/facilitate' if facilitates else ''}"
    return answers.json_answer({"key": key, "link": f"{page}#key={key}"}, 201)
