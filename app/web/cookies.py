"""Cookies: whether a browser keeps them, and who it is by them; asked before anybody is created."""

from fastapi import APIRouter, Request, Response

from app.asks.refusal import Refusal
from app.web import answers, auth, keys
from app.web.auth import OfKind
from app.web.openapi import gives, problems
from app.web.prefix import prefix_of
from app.web.state import state_of

TRIAL = "remit_trial"
SOON = 600  # seconds for which a trial is kept


def routes() -> APIRouter:
    """The calls by which a page tries whether a cookie comes back."""
    router = APIRouter(prefix="/api/cookie", tags=["cookies"])
    router.post("", status_code=204, responses=problems())(give)
    router.get("", responses={**problems(), 200: gives(kept="boolean")})(come_back)
    return router


async def give(request: Request) -> Response:
    """A cookie that means nothing, to see whether it is kept."""
    if auth.same_origin(request, state_of(request)) is False:
        raise Refusal("forbidden", "foreign-page")
    return with_cookie(request, Response(status_code=204), TRIAL, "1", SOON)


async def come_back(request: Request) -> Response:
    """Whether any cookie of ours came with this."""
    return answers.json_answer(
        {"kept": bool({TRIAL, keys.cookie(prefix_of(request))} & request.cookies.keys())}
    )


async def met(request: Request, kind: OfKind, code: str) -> Response:
    """Who this browser is in a stream already; null where it is nobody there."""
    code = auth.normal(code)
    person = await auth.by_cookie(request, state_of(request), code)
    _, screen = await auth.look(request, code, person, kind)
    return answers.json_answer({"you": screen["you"]})


def with_cookie(request: Request, response: Response, name: str, value: str, age: int) -> Response:
    """No script can read it, no other site can send it."""
    response.set_cookie(
        name,
        value,
        max_age=age,
        path=prefix_of(request) or "/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return response
