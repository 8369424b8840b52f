"""Stages: passes by which a screen of its own shows the stage while the door is locked."""

from fastapi import Request, Response

from app.asks.refusal import Refusal
from app.web import answers, auth
from app.web.auth import Known, OfKind, Visitor
from app.web.door import address
from app.web.paces import hold
from app.web.state import state_of


async def give(request: Request, kind: OfKind, who: Known) -> Response:
    """A link for a stage on a computer of its own; it opens nothing else."""
    state = state_of(request)
    hold(state.paces.keys, who.person)
    await _leads(request, kind, who)
    key = await state.doors.one_more_stage(who.code)
    link = f"{address(request)}/{kind.path}/{who.code}/stage#pass={key}"
    return answers.json_answer({"link": link}, 201)


async def take_back(request: Request, kind: OfKind, who: Known) -> Response:
    """No pass opens a stage any more; screens that are lit by one find out at once."""
    state = state_of(request)
    await _leads(request, kind, who)
    await state.doors.no_stage(who.code)
    state.stages.dim(who.code)
    return Response(status_code=204)


async def _leads(request: Request, kind: OfKind, who: Visitor) -> None:
    _, screen = await auth.seen_by(request, who, kind)
    if screen["you"]["role"] != "facilitator":
        raise Refusal("forbidden", "facilitator-only")
