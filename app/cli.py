"""The command line: serve, migrate, demo, backup, verify."""

import argparse
import asyncio
import resource
import socket
import sys
from pathlib import Path

import uvicorn
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.config import ANYWHERE, Settings
from app.db import database
from app.demo import play
from app.log import erasing, formats, readmodels
from app.main import KINDS, create_app
from app.ops import backup
from app.sessions.wire import LONGEST, Wire
from app.web import connection
from app.web.state import State


class Server(uvicorn.Server):
    """Says where it is once it listens."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            settings: Settings = self.config.app.state.settings  # type: ignore[union-attr]
            print(f"Remit is on {settings.address(local(settings))}", flush=True)


def server(settings: Settings) -> uvicorn.Server:
    """The server as Remit needs it: its own wire, small messages, no compression."""
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        ws=Wire,
        http=connection.within(app.state.connections),
        ws_max_size=LONGEST,
        ws_per_message_deflate=False,
        ws_ping_interval=10,
        ws_ping_timeout=10,
        timeout_graceful_shutdown=5,
        proxy_headers=bool(settings.forwarded_allow_ips),
        forwarded_allow_ips=settings.forwarded_allow_ips or None,
        server_header=False,
        access_log=False,
        log_config=None,
        backlog=4096,
    )
    return Server(config)


def open_many_files() -> None:
    """A socket is a file: as many as this process may have, not as many as a shell begins with."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def local(settings: Settings) -> str:
    """The address on this machine."""
    host = "127.0.0.1" if settings.host in ANYWHERE else settings.host
    return f"http://{host}:{settings.port}"


def check(settings: Settings) -> None:
    """Whether a server could start; raises what it would stumble over, in a sentence."""
    database.check(settings.database)
    engine = database.connect(settings.database)
    try:
        formats.agree(engine)
    finally:
        engine.dispose()


def serve(settings: Settings) -> None:
    """Serve until SIGTERM."""
    check(settings)
    open_many_files()
    server(settings).run()


def demo(settings: Settings) -> None:
    """Serve with a workshop half-way through, its addresses printed."""
    check(settings)
    asyncio.run(_demo(settings))


async def _demo(settings: Settings) -> None:
    running = server(settings)
    serving = asyncio.create_task(running.serve())
    while not running.started and not serving.done():  # noqa: ASYNC110 - it has no event
        await asyncio.sleep(0.05)
    if not serving.done():
        state: State = running.config.app.state.remit  # type: ignore[union-attr]
        base = settings.address(local(settings))
        for what, address in (await play(state.rooms, base)).items():
            print(f"{what:12} {address}", flush=True)
    await serving


def migrate(settings: Settings, to: str) -> None:
    """Bring the tables to a migration."""
    database.migrate(database.connect(settings.database), to)
    print(f"migrated to {to}")


def migrated(settings: Settings) -> Engine:
    """The database, with the tables of this program; raises a sentence where it has others."""
    engine = database.connect(settings.database)
    if not database.migrated(engine):
        raise backup.CannotKeepError(
            "The database has other tables than this program: run python -m app migrate first."
        )
    return engine


def erase(settings: Settings, code: str, person: str | None) -> None:
    """Erase a name, or a workshop; a server that is running notices within seconds."""
    engine = migrated(settings)
    with engine.begin() as open_db:
        done = (
            erasing.erase_person(open_db, KINDS, code, person)
            if person
            else erasing.erase_workshop(open_db, code)
        )
    erasing.clear(engine)
    if not done:
        raise backup.CannotKeepError("There is nobody, or nothing, by that name to erase.")
    print(f"erased {person or 'workshop'} {'in ' if person else ''}{code}")


def erased(settings: Settings) -> None:
    """What was erased so far, a line each: a workshop, and a person unless it went whole."""
    with database.read_only(database.connect(settings.database)).connect() as open_db:
        for code, person in erasing.noted(open_db):
            print(f"{code} {person}".rstrip())


def erase_again(settings: Settings, lines: Path) -> None:
    """Hold a database restored by other means to what `erased` had printed before."""
    if not lines.exists():
        raise backup.CannotKeepError(f"There is no {lines}.")
    noted = [line.split() for line in lines.read_text().splitlines() if line.strip()]
    if any(len(words) > 2 for words in noted):
        raise backup.CannotKeepError(f"{lines} does not hold what `erased` printed.")
    again = backup.hold_to(settings.database, KINDS, ((code, "".join(who)) for code, *who in noted))
    print(f"erased again: {again}")


def far(checked: int) -> None:
    """How far a long verify is."""
    print(f"{checked} revisions checked so far", file=sys.stderr, flush=True)


def rebuild(settings: Settings) -> None:
    """Make the rows that lists read again, from the logs."""
    engine = migrated(settings)
    readmodels.drop(engine)
    made = sum(1 for _ in readmodels.complete(engine, KINDS))
    print(f"read models of {made} streams made again")


def asked() -> argparse.Namespace:
    """The words of the command line; a wrong one ends with what there is."""
    parser = argparse.ArgumentParser(prog="python -m app", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("serve", help="serve on HOST and PORT")
    acts.add_parser("demo", help="serve with a workshop half-way through")
    migrating = acts.add_parser("migrate", help="bring the database to this program's tables")
    migrating.add_argument("to", nargs="?", default="head")
    saving = acts.add_parser("backup", help="copy the database while it is in use")
    saving.add_argument("file", type=Path)
    restoring = acts.add_parser("restore", help="put a backup in the place of the database")
    restoring.add_argument("file", type=Path)
    forgetting = acts.add_parser("erase", help="erase a person's name, or a whole workshop")
    forgetting.add_argument("workshop", help="its code")
    forgetting.add_argument("person", nargs="?", help="an id; without one, the whole workshop")
    acts.add_parser("erased", help="print what was erased so far, for erase-again")
    repeating = acts.add_parser("erase-again", help="erase it again after pg_restore")
    repeating.add_argument("file", type=Path, help="what erased had printed")
    acts.add_parser("expire", help="erase names RETENTION_DAYS after sign-off")
    acts.add_parser("rebuild", help="make the rows that lists read again from the logs")
    acts.add_parser("verify", help="recompute the hash of every signed revision")
    return parser.parse_args()


def do(given: argparse.Namespace, settings: Settings) -> None:
    """What was asked; raises what `run` has a sentence for."""
    match given.act:
        case "serve":
            serve(settings)
        case "demo":
            demo(settings)
        case "migrate":
            migrate(settings, given.to)
        case "backup":
            backup.backup(settings.database, given.file)
            print(f"backed up to {given.file}")
        case "restore":
            again = backup.restore(settings.database, KINDS, given.file)
            print(f"restored from {given.file}; erased again: {again}")
        case "erase":
            erase(settings, given.workshop, given.person)
        case "erased":
            erased(settings)
        case "erase-again":
            erase_again(settings, given.file)
        case "expire":
            engine = migrated(settings)
            print(f"{erasing.expire(engine, KINDS, settings.retention_days)} names erased")
        case "rebuild":
            rebuild(settings)
        case "verify":
            report = backup.verify(database.connect(settings.database), far)
            print(report.sentence)
            sys.exit(0 if report.sound else 1)


def run() -> None:
    """What was asked on the command line; what cannot be done ends in one sentence."""
    try:
        do(asked(), Settings())
    except (
        database.NotDurableError,
        database.NewerDatabaseError,
        database.SecondProcessError,
        backup.CannotKeepError,
    ) as error:
        sys.exit(f"remit: {error}")
    except (SQLAlchemyError, OSError) as error:
        sys.exit(f"remit: the database cannot be used: {str(error).splitlines()[0]}")
