"""The application, put together: what exists, who gets what, in which order it starts and stops."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import IO, Any, TypeAlias

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from app import config
from app.asks.refusal import Refusal
from app.config import Settings
from app.db import database
from app.db.errors import said
from app.documents.press import MATRIX, Press
from app.log import disposing, expiring, formats, readmodels, repeats
from app.log.kind import Kind
from app.log.kinds import Kinds
from app.ops import health, logs, memory
from app.ops.duties import repeat
from app.sessions.bell import HEARING, Bell, NoBell, RedisBell
from app.sessions.places import Places
from app.sessions.polling import Polls
from app.sessions.presence import BEAT, Presence
from app.sessions.room import LOOK, Rooms
from app.sessions.stages import Stages
from app.web import answers, api, assets, cookies, pages, portfolio, routes, websocket
from app.web.connection import Connections, Unread
from app.web.keys import Doors, new_person
from app.web.prefix import Below, inside
from app.web.printers import Printers
from app.web.proxies import Believed, Heads, Redirects
from app.web.shapes import Shapes
from app.web.state import State
from app.words.english import sentence
from app.workshop.kind import WORKSHOP

NOT_THERE = {
    404: "There is nothing at this address.",
    405: "Nothing at this address takes this method.",
}
logger = structlog.get_logger(__name__)

DAY = 24 * 3600.0
Duty: TypeAlias = Coroutine[Any, Any, None]
BREATH = 0.05  # seconds between two pieces of work that nobody waits for
#: Every kind of stream there is, and how it is printed: no other place names them all.
PRESSES = {WORKSHOP: MATRIX}
KINDS = Kinds(*PRESSES)


def create_app(
    settings: Settings | None = None, presses: Mapping[Kind, Press] = PRESSES
) -> FastAPI:
    """A Remit that has not started yet; its lifespan opens the database."""
    settings = settings or config.settings()
    logs.set_up(settings.log_format)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with _started(settings, presses) as app.state.remit:
            yield

    app = FastAPI(
        title="Remit",
        summary="Who is accountable for each support process, agreed in one room",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.readiness = health.Readiness()
    app.state.connections = Connections(settings)
    for kind, press in presses.items():
        app.include_router(routes.of(kind, press))
        app.include_router(websocket.routes(kind))
    for router in (health.router, cookies.routes(), portfolio.routes(), pages.routes(presses)):
        app.include_router(router)
    app.add_route("/static/{path:path}", assets.fetch, include_in_schema=False)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _bad_field)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SQLAlchemyError, _no_database)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(Shapes)
    app.add_middleware(Unread, connections=app.state.connections)
    for middleware in (answers.SecurityHeaders, Redirects, Heads):
        app.add_middleware(middleware)
    if settings.forwarded_allow_ips:
        app.add_middleware(Believed, trusted_hosts=settings.forwarded_allow_ips)
    if settings.prefix:
        app.add_middleware(Below, prefix=settings.prefix)
    return app


@asynccontextmanager
async def _started(settings: Settings, presses: Mapping[Kind, Press]) -> AsyncIterator[State]:
    """Everything a running process shares, opened in order and closed in the other."""
    asyncio.get_running_loop().set_exception_handler(logs.of_loop)
    held, engine = await _database(settings)
    name = new_person()
    bell: Bell = RedisBell(settings.redis_url, name) if settings.redis_url else NoBell()
    presence = None if held else Presence(name)  # a file has one process
    kinds = Kinds(*presses)
    rooms, places, stages = Rooms(engine, kinds, bell, presence), Places(settings), Stages(engine)
    memory.settle()
    listening = [
        asyncio.create_task(one)
        for one in (*_duties(engine, kinds, settings), *_of_rooms(rooms, bell, places, stages))
    ]
    try:
        yield State(
            settings=settings,
            engine=engine,
            kinds=kinds,
            rooms=rooms,
            doors=Doors(engine),
            printers=Printers(engine, rooms, {kind.name: one for kind, one in presses.items()}),
            places=places,
            polls=Polls(rooms, places),
            bell=bell,
            stages=stages,
        )
    finally:
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)
        await rooms.finish()
        await bell.close()
        engine.dispose()
        if held:
            held.close()


def _duties(engine: Engine, kinds: Kinds, settings: Settings) -> Iterable[Duty]:
    """What is done by itself with what is kept."""
    yield repeat("expire names", partial(expire, engine, kinds, settings), DAY)
    yield repeat("throw dry runs away", partial(asyncio.to_thread, disposing.dispose, engine), DAY)
    yield repeat(
        "list what is missing", partial(asyncio.to_thread, readmodels.fill, engine, kinds), DAY
    )
    yield repeat("forget old answers", partial(forget, engine), DAY)


def _of_rooms(rooms: Rooms, bell: Bell, places: Places, stages: Stages) -> Iterable[Duty]:
    """What is done by itself with who is here."""
    yield repeat(HEARING, partial(bell.hear, rooms.rung), DAY)
    yield repeat("look after rooms", rooms.look_after, LOOK)
    yield repeat("look after stages", stages.look, BEAT)
    yield repeat("sweep memory", memory.Sweeper(lambda: places.ended).sweep, memory.PAUSE)


async def _database(settings: Settings) -> tuple[IO[str] | None, Engine]:
    """Held for this process where it is a file, durable, and migrated."""
    held = database.lock_file(settings.database)
    engine = database.connect(settings.database)
    database.check_durable(engine)
    await asyncio.to_thread(database.migrate, engine)
    await asyncio.to_thread(formats.agree, engine)
    return held, engine


async def expire(engine: Engine, kinds: Kinds, settings: Settings) -> None:
    """Erase the names whose time has come; with a clock that may be wrong, none."""
    try:
        erased = await asyncio.to_thread(expiring.expire, engine, kinds, settings.retention_days)
    except expiring.ClockError as error:
        logger.error("no names erased", why=str(error))
        raise
    if erased:
        logger.info("names erased", names=erased)


async def forget(engine: Engine) -> None:
    """Forget what was answered so long ago that nobody asks for it again, a little at a time."""
    forgotten = 0
    while some := await asyncio.to_thread(repeats.forget_some, engine):
        forgotten += some
        await asyncio.sleep(BREATH)  # those who vote go first
    if forgotten:
        logger.info("old answers forgotten", answers=forgotten)


def _refused(request: Request, refusal: Exception) -> Response:
    answer = api.refused(request, refusal)
    if _for_a_program(request):
        return answer
    assert isinstance(refusal, Refusal)  # noqa: S101 - for the type
    why = sentence(refusal.says, refusal.params)
    if refusal.says != "no-such-workshop":
        return _error_page(request, answer, why)
    # It stands in the field again, and what is wrong with it.
    tried = str(request.path_params["code"])
    return _error_page(request, answer, why, title="No such workshop", wrong_code=why, tried=tried)


def _bad_field(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type
    first = error.errors()[0]
    return answers.problem(422, "bad-field", f"{first['loc'][-1]}: {first['msg']}.")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type
    why = NOT_THERE.get(error.status_code, error.detail)
    code = "not-found" if error.status_code in NOT_THERE else "bad-field"
    answer = answers.problem(error.status_code, code, why)
    answer.headers.update(error.headers or {})
    return answer if _for_a_program(request) else _error_page(request, answer, why)


def _no_database(request: Request, error: Exception) -> Response:
    logger.error("the database does not answer", **said(error))
    why = "The database does not answer just now. Nothing that was saved is lost: please try again."
    answer = answers.problem(503, "unavailable", why)
    return answer if _for_a_program(request) else _error_page(request, answer, why)


def _broken(request: Request, _: Exception) -> Response:
    why = "Something went wrong on our side. Nothing that was saved is lost: please try again."
    answer = answers.problem(500, "unavailable", why)
    return answer if _for_a_program(request) else _error_page(request, answer, why)


def _for_a_program(request: Request) -> bool:
    return inside(request.scope).startswith(
        ("/api/", "/healthz", "/readyz", "/metrics", "/static/")
    )


def _error_page(request: Request, answer: Response, why: str, **more: str) -> Response:
    titles = {404: "Nothing here", 429: "One moment", 503: "Not just now", 500: "Our mistake"}
    title = titles.get(answer.status_code, "That did not work")
    status = answer.status_code
    said = {"status": status, "title": title, "detail": why, **more}
    return answers.templates.TemplateResponse(request, "error.html", said, status_code=status)


def __getattr__(name: str) -> Any:
    """`app`, for servers that want it by its name; made when it is asked for."""
    if name == "app":
        return create_app()
    raise AttributeError(name)
