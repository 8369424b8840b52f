"""The pages: the frame is drawn once here, with the first screen in it."""

import io
from typing import Any

import segno
from fastapi import APIRouter, Request, Response

from app.matrix.model import WORDS
from app.matrix.reference import MEANINGS, MODELS
from app.web import answers, auth
from app.web.api import address
from app.web.keys import looks_like_code
from app.web.state import State, state_of

router = APIRouter(include_in_schema=False)

LISTED = 30  # workshops on the first page
ADDRESSES = {"facilitator": "/w/{}/facilitate"}
CATALOGUE = [{"process": key, **meaning._asdict()} for key, meaning in MEANINGS.items()]
BALLOT = {**WORDS, "abstain": "No view"}
AMBITIONS = {model: ambition._asdict() for model, ambition in MODELS.items()}


@router.get("/")
async def start(request: Request) -> Response:
    """Open a workshop, or go back to one."""
    models = [{"model": model, **ambition} for model, ambition in AMBITIONS.items()]
    workshops = await _attended(request, state_of(request))
    return answers.page(request, "index.html", models=models, workshops=workshops)


async def _attended(request: Request, state: State) -> list[dict[str, Any]]:
    """The workshops this browser has a key to."""
    codes = [name.removeprefix("remit_") for name in request.cookies if name.startswith("remit_")]
    found = []
    for code in [code for code in codes if looks_like_code(code)][:LISTED]:
        person = await auth.by_cookie(request, state, code)
        answer, show = await state.rooms.look(code, person) if person else (None, {})
        if answer and not answer.code and show["you"]:
            role = show["you"]["role"]
            listed = {key: show["workshop"][key] for key in ("service", "state", "revision")}
            page = ADDRESSES.get(role, "/w/{}").format(code)
            found.append({"code": code, "role": role, "address": page, **listed})
    return found


@router.get("/w/{code}")
async def take_part(request: Request, code: str) -> Response:
    return await _workshop_page(request, "take_part.html", code)


@router.get("/w/{code}/facilitate")
async def facilitate(request: Request, code: str) -> Response:
    return await _workshop_page(request, "facilitate.html", code)


@router.get("/w/{code}/stage")
async def stage(request: Request, code: str) -> Response:
    return await _workshop_page(request, "stage.html", code)


async def _workshop_page(request: Request, name: str, code: str) -> Response:
    state, code = state_of(request), auth.normal(code)
    person = await auth.by_cookie(request, state, code)
    on_stage = name == "stage.html"
    seq, show = await auth.look(request, code, "" if on_stage else person)
    locked = show["workshop"]["locked"]
    may_see = bool(person) or (on_stage and not locked)
    base = address(request)
    return answers.page(
        request,
        name,
        code=code,
        service=show["workshop"]["service"],
        locked=locked,
        first=answers.data_block({"seq": seq, "show": show} if may_see else None),
        choices=BALLOT.items(),
        processes=CATALOGUE,
        catalogue=answers.data_block(CATALOGUE),
        join_url=f"{base}/w/{code}",
        qr=_qr(f"{base}/w/{code}"),
        reachable=not any(f"//{name}" in base for name in ("127.0.0.1", "localhost", "[::1]")),
    )


def _qr(text: str) -> str:
    """The address as an inline SVG without any style attribute, as the policy wants it."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, omitsize=True, border=2
    )
    return out.getvalue().decode()
