"""For operators: is the process up, is it ready, what does it count."""

import asyncio
from typing import cast

from fastapi import APIRouter, Request, Response
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import PlainTextResponse

from app.db import database
from app.ops.metrics import exposition
from app.web import answers
from app.web.openapi import gives, problems
from app.web.state import state_of

router = APIRouter(tags=["operation"])

SILENT = "The database does not answer, or is not migrated."
PATIENCE = 3.0  # seconds with a database that does not answer


class Readiness:
    """Why nothing can be kept just now, asked once at a time.

    A database that stands still holds the thread that asked; who is asked for it every second
    must not give it one thread after the other.
    """

    def __init__(self) -> None:
        self._asking: asyncio.Task[str] | None = None

    async def why_not(self, engine: Engine) -> str:
        """A sentence; empty where all is well."""
        asking = self._asking  # ours: the next to come may begin another before we are told
        if asking is None or asking.done():
            asking = self._asking = asyncio.create_task(_asked(engine))
        done, _ = await asyncio.wait({asking}, timeout=PATIENCE)
        return asking.result() if done else SILENT


async def _asked(engine: Engine) -> str:
    try:
        if not await asyncio.to_thread(database.migrated, database.read_only(engine)):
            return SILENT
        return await asyncio.to_thread(database.why_unusable, engine)
    except SQLAlchemyError:
        return SILENT


def readiness_of(request: Request) -> Readiness:
    return cast(Readiness, request.app.state.readiness)


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", responses={**problems(503), 200: gives(status="string")})
async def readyz(request: Request) -> Response:
    """The database can be written, its tables are those of this program, and the bell works."""
    if not await state_of(request).bell.answers():
        return answers.problem(503, "unavailable", "Redis does not answer.")
    why = await readiness_of(request).why_not(state_of(request).engine)
    if why:
        return answers.problem(503, "unavailable", why)
    return answers.json_answer({"status": "ready"})


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics() -> Response:
    """Counts and times for Prometheus; nothing of it depends on a vote's choice."""
    return Response(exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")
