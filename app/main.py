"""The application, put together: what exists, who gets what, in which order it starts and stops."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import IO, Any, TypeAlias

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from app import config
from app.agreement.kind import AGREEMENT
from app.asks.refusal import Refusal
from app.config import Settings
from app.db import database
from app.documents.agreement import press as agreement
from app.documents.press import MATRIX, Press
from app.log import disposing, expiring, formats, readmodels, repeats
from app.log.kind import Kind
from app.log.kinds import Kinds
from app.ops import health, logs, memory
from app.ops.duties import repeat
from app.sessions.bell import HEARING, Bell, NoBell, RedisBell
from app.sessions.hearing import EVERY as HEARD_WITHIN
from app.sessions.hearing import hear
from app.sessions.places import Places
from app.sessions.polling import Polls
from app.sessions.presence import BEAT, Presence
from app.sessions.room import LOOK, Rooms
from app.sessions.stages import Stages
from app.web import answers, assets, cookies, errors, pages, portfolio, routes, websocket
from app.web.connection import Connections, Unread
from app.web.keys import Doors, new_person
from app.web.prefix import Below
from app.web.printers import Printers
from app.web.proxies import Believed, Heads, Redirects
from app.web.shapes import Shapes
from app.web.state import State
from app.workshop.kind import WORKSHOP

logger = structlog.get_logger(__name__)

DAY = 24 * 3600.0
Duty: TypeAlias = Coroutine[Any, Any, None]
BREATH = 0.05  # seconds between two pieces of work that nobody waits for
#: Every kind of stream there is, and how it is printed: no other place names them all.
PRESSES = {WORKSHOP: MATRIX, AGREEMENT: agreement.AGREEMENT}
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
    app.add_exception_handler(Refusal, errors.refused)
    app.add_exception_handler(RequestValidationError, errors.bad_field)
    app.add_exception_handler(HTTPException, errors.http)
    app.add_exception_handler(SQLAlchemyError, errors.no_database)
    app.add_exception_handler(Exception, errors.broken)
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
    duties = [*_duties(engine, kinds, settings, rooms), *_of_rooms(rooms, bell, places, stages)]
    listening = [asyncio.create_task(one) for one in duties]
    try:
        yield State(
            settings=settings,
            engine=engine,
            kinds=kinds,
            rooms=rooms,
            doors=Doors(engine),
            printers=Printers(engine, rooms, {one.name: it for one, it in presses.items()}),
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


def _duties(engine: Engine, kinds: Kinds, settings: Settings, rooms: Rooms) -> Iterable[Duty]:
    """What is done by itself with what is kept."""
    yield repeat("expire names", partial(expire, engine, kinds, settings), DAY)
    yield repeat("throw dry runs away", partial(asyncio.to_thread, disposing.dispose, engine), DAY)
    yield repeat(
        "list what is missing", partial(asyncio.to_thread, readmodels.fill, engine, kinds), DAY
    )
    yield repeat("forget old answers", partial(forget, engine), DAY)
    yield repeat("hear of others", partial(hear, rooms, kinds, engine), HEARD_WITHIN)


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
        erased = await asyncio.to_thread(expiring.expire, engine, kinds, settings.retention)
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


def __getattr__(name: str) -> Any:
    """`app`, for servers that want it by its name; made when it is asked for."""
    if name == "app":
        return create_app()
    raise AttributeError(name)
