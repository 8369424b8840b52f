"""For operators: is the process up, is it ready, what does it count."""

import asyncio

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import PlainTextResponse

from app import db, meters, web
from app.sessions.shapes import gives, problems
from app.sessions.state import state_of

router = APIRouter(tags=["operation"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", responses={**problems(503), 200: gives(status="string")})
async def readyz(request: Request) -> Response:
    """The database answers, its tables are those of this program, and the bell works."""
    if not await state_of(request).bell.answers():
        return web.problem(503, "unavailable", "Redis does not answer.")
    try:
        ready = await asyncio.to_thread(db.migrated, db.reading(state_of(request).engine))
    except SQLAlchemyError:
        ready = False
    if ready:
        return web.json_answer({"status": "ready"})
    return web.problem(503, "unavailable", "The database does not answer, or is not migrated.")


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics() -> Response:
    """Counts and times for Prometheus; nothing of it depends on a vote's choice."""
    return Response(meters.exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")
