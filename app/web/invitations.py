"""Invitations: personal links, each handed out to who facilitates, and claimed once by a press.

Nothing here is changed by a GET: mail scanners open every link, and some of them run scripts.
"""

from collections.abc import Callable

from fastapi import Request, Response
from msgspec.structs import replace

from app.asks.parsing import read, read_at_the_door
from app.asks.refusal import Refusal
from app.log.jobs import Asked
from app.log.kind import Kind, Screen
from app.log.replica import Replica
from app.web import answers, auth, door, keys
from app.web.api import Body
from app.web.auth import Known, OfKind
from app.web.paces import hold
from app.web.state import state_of


async def invite(request: Request, kind: OfKind, who: Known, body: Body) -> Response:
    """A personal link for somebody; its secret stands in the answer and nowhere else."""
    state = state_of(request)
    hold(state.paces.keys, who.person)
    secret = keys.new_key()
    given = keys.digest(secret)
    ask = read(body, kind.inviting)  # type: ignore[arg-type] # the kind has one
    answer = await state.rooms.do(Asked(who.code, who.person, ask, kind.name, given=given))
    if answer.code:
        raise Refusal(answer.code, answer.says, **answer.params)
    _, found = await auth.look(request, who.code, who.person, kind, _whose(kind, given))
    if not found["person"]:  # renewed by another facilitator in the same moment
        raise Refusal("conflict", "changed-since")
    link = f"{door.address(request)}/{kind.path}/{who.code}#invitation={secret}"
    return answers.json_answer({"person": found["person"], "link": link}, 201)


def _whose(kind: Kind, given: str) -> Callable[[Replica, str], Screen]:
    return lambda replica, _: {"person": kind.invited(replica.state, given)}


async def claim(request: Request, kind: OfKind, code: str, body: Body) -> Response:
    """A key of its own for the browser or program in which the link was pressed, once."""
    state, code = state_of(request), auth.normal(code)
    number, ask = read_at_the_door(body, kind.claiming)  # type: ignore[arg-type]
    given = keys.digest(ask.secret)
    _, found = await auth.look(request, code, "", kind, _whose(kind, given))
    person = found["person"]
    if not person:
        raise auth.missing(request, state, "no-such-link")
    key, token = keys.new_key(), await door.renewed(request)
    claiming = Asked(
        code,
        person,
        replace(ask, secret=given),
        kind.name,
        door.bound(request, number),
        key=keys.digest(key),
        browser=keys.digest(token),
    )
    answer = await state.rooms.do(claiming)
    if answer.code:
        raise Refusal(answer.code, answer.says, **answer.params)
    if await state.doors.holder(key) is None:  # it was answered before
        key = await door.once_more(state, code, person, token)
    return door.with_cookie(request, answers.json_answer({"key": key}), token)
