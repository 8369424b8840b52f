"""The pages: the frame is drawn once here, with the first screen in it."""

import asyncio
import functools
import io
import itertools
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

import segno
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from app.db.database import read_only
from app.log import readmodels, store
from app.log.kind import Kind, Screen, Summary
from app.portfolio.finding import RELATIONSHIP
from app.web import answers, auth, principals
from app.web.door import address
from app.web.keys import looks_like_code
from app.web.prefix import prefix_of
from app.web.state import State, state_of
from app.words.encoding import encode

AT_FIRST = 32 * 1024  # bytes of a screen that stand in a page
LISTED = 200  # streams on the first page


def routes(kinds: Iterable[Kind]) -> APIRouter:
    """The addresses of all pages."""
    router = APIRouter(include_in_schema=False)
    router.get("/")(start)
    router.get("/portfolio")(portfolio)
    for kind in kinds:
        for name in kind.pages:
            router.get(f"/{kind.path}/{{code}}{name}")(_page_of(kind, name))
    return router


async def start(request: Request) -> Response:
    """Open a workshop, or go back to one."""
    state = state_of(request)
    told = {key: words for kind in state.kinds for key, words in kind.words.items()}
    workshops = await asyncio.to_thread(_attended, state, await _held(request, state))
    return answers.page(request, "index.html", **told, workshops=workshops)


async def portfolio(request: Request) -> Response:
    """All services; who may see them, the page asks for itself."""
    named = [one for kind in state_of(request).kinds for one in kind.words.get("processes", ())]
    names = {one["process"]: one["name"] for one in named}
    inside = await principals.opens(request)
    told = {"processes": answers.data_block(names), "inside": inside}
    paths = {kind.name: kind.path for kind in state_of(request).kinds if "" in kind.pages}
    return answers.page(request, "portfolio.html", **told, agreements=paths.get(RELATIONSHIP, ""))


async def _held(request: Request, state: State) -> list[tuple[str, str]]:
    """Where this browser is somebody, and who: what we know of it, and what older cookies say."""
    token = auth.token_of(request)
    known = await state.doors.browsers(token, LISTED) if token else []
    old = [
        key
        for name, key in request.cookies.items()
        if name.startswith("remit_") and looks_like_code(name.removeprefix("remit_"))
    ]
    codes = {code for code, _ in known}
    held = await state.doors.holders(old[:LISTED])
    return (known + [one for one in held if one[0] not in codes])[:LISTED]


def _attended(state: State, held: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """The streams these people are in, a line each, from rows and not from logs."""
    with read_only(state.engine).connect() as db:
        lines = readmodels.summaries(db, [code for code, _ in held])
        heads = store.heads(db, lines)
        begun = store.begun(db, lines)
        roles = readmodels.roles(db, held)
    kinds = {kind.name: kind for kind in state.kinds}  # those of a later release are not listed
    return [
        _line(code, roles[code, person], lines[code], kinds[heads[code].kind])
        | {"began": begun.get(code, "")}
        for code, person in held
        if (code, person) in roles and code in heads and heads[code].kind in kinds
    ]


def _line(code: str, role: str, line: Summary, kind: Kind) -> dict[str, Any]:
    page = "/facilitate" if role == "facilitator" else ""
    return {
        "code": code,
        "role": role,
        "address": f"/{kind.path}/{code}{page}",
        "service": line.title,
        "state": line.state,
        "revision": line.revision,
    }


def _page_of(kind: Kind, name: str) -> Callable[..., Awaitable[Response]]:
    async def page(request: Request, code: str) -> Response:
        return await _page(request, kind, name, code)

    return page


async def _page(request: Request, kind: Kind, name: str, code: str) -> Response:
    state, code = state_of(request), auth.normal(code)
    if there := await _elsewhere(state, kind, name, code):
        return RedirectResponse(f"{prefix_of(request)}{there}")
    person = await auth.by_cookie(request, state, code)
    on_stage = name == "/stage"
    seq, show = await auth.look(request, code, person, kind)
    inside = bool(show["you"])  # whose key it is may have been sent out just now
    if on_stage:
        seq, show = await auth.look(request, code, "", kind)
    about = show[kind.name]
    may_see = inside or (on_stage and not kind.shut(show))
    base = address(request)
    return answers.page(
        request,
        kind.pages[name],
        **{**kind.words, **(kind.worded(show) if may_see else {})},
        code=code,
        service=about[kind.titled],
        about=about,
        locked=kind.shut(show),
        first=answers.data_block({"seq": seq, "show": _at_first(show)} if may_see else None),
        catalogue=answers.data_block(kind.words.get("processes", [])),
        join_url=f"{base}/{kind.path}/{code}",
        place=base.split("://")[-1],
        qr=await asyncio.to_thread(_qr, f"{base}/{kind.path}/{code}"),
        reachable=not any(f"//{name}" in base for name in ("127.0.0.1", "localhost", "[::1]")),
    )


async def _elsewhere(state: State, kind: Kind, name: str, code: str) -> str:
    """The same page of another kind, where the code is of one: people type codes, not kinds."""
    head = await asyncio.to_thread(_head, state, code) if looks_like_code(code) else None
    other = next((one for one in state.kinds if head and head.kind == one.name), kind)
    return "" if other is kind else f"/{other.path}/{code}{name if name in other.pages else ''}"


def _head(state: State, code: str) -> store.Head | None:
    with read_only(state.engine).connect() as db:
        return store.heads(db, [code]).get(code)


def _at_first(screen: Screen) -> Screen:
    """What a page brings along of a screen; the line brings all of it a moment later.

    Of a town hall that is what is shortest: nobody should load the rest of it twice.
    """
    sizes = {key: len(key) + len(encode(value)) for key, value in screen.items()}
    by_size = sorted(sizes, key=lambda key: sizes[key])
    room = itertools.accumulate(sizes[key] for key in by_size)
    fits = {key for key, size in zip(by_size, room, strict=True) if size <= AT_FIRST}
    return {key: screen[key] for key in screen if key in fits}


@functools.lru_cache(maxsize=1024)
def _qr(text: str) -> str:
    """The address as an inline SVG without any style attribute, as the policy wants it."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, omitsize=True, border=2
    )
    return out.getvalue().decode()
