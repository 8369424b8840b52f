"""The command line: serve, migrate, demo, backup, verify."""

import argparse
import asyncio
import resource
import socket
import sys
from pathlib import Path

import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from app import config
from app.config import ANYWHERE, Settings, WrongSettingError
from app.db import database
from app.demo import play
from app.log import formats
from app.log.erasing import NotClearedError
from app.log.expiring import ClockError
from app.log.tables import KeyRow
from app.main import KINDS, create_app
from app.ops import backup, tending
from app.ops.backup import CannotKeepError
from app.ops.progress import Progress
from app.sessions.wire import LONGEST, Wire
from app.web import auth, connection, keys
from app.web.state import State

BACKLOG = 4096  # connections that wait to be taken


class Server(uvicorn.Server):
    """Says where it is once it listens, and ends without waiting for those who wait for it."""

    link = ""  # to the portfolio, where its owner was made by this start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            settings: Settings = self.config.app.state.settings  # type: ignore[union-attr]
            print(f"Remit is on {settings.address(local(settings))}", flush=True)
            state: State = self.config.app.state.remit  # type: ignore[union-attr]
            key = keys.new_key()
            if await asyncio.to_thread(tending.first_owner, state.engine, keys.digest(key)):
                self.link = portfolio(settings, key)
                print(f"The portfolio of all services: {self.link}", flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Sockets are told by the library; who polls would be waited for."""
        if self.started:
            state: State = self.config.app.state.remit  # type: ignore[union-attr]
            state.polls.part()
        await super().shutdown(sockets)


def portfolio(settings: Settings, key: str) -> str:
    """The link that opens the portfolio; what stands behind the `#` is the key."""
    return f"{settings.address(local(settings))}/portfolio#{key}"


def server(settings: Settings) -> Server:
    """The server as Remit needs it: its own wire, small messages, no compression."""
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.listens_on,
        port=settings.port,
        ws=Wire,
        http=connection.within(app.state.connections),
        ws_max_size=LONGEST,
        ws_per_message_deflate=False,
        ws_ping_interval=10,
        ws_ping_timeout=10,
        timeout_graceful_shutdown=5,
        proxy_headers=False,  # web/proxies does that
        server_header=False,
        access_log=False,
        log_config=None,
        backlog=BACKLOG,
    )
    return Server(config)


def open_many_files() -> None:
    """A socket is a file: as many as this process may have, not as many as a shell begins with."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def local(settings: Settings) -> str:
    """The address on this machine."""
    host = "127.0.0.1" if settings.listens_on in ANYWHERE else settings.listens_on
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def doors(settings: Settings) -> list[socket.socket] | None:
    """Both kinds of addresses where it is all of them; else the server makes what it listens on."""
    if settings.listens_on != "::":
        return None
    where = ("::", settings.port)
    return [
        socket.create_server(where, family=socket.AF_INET6, dualstack_ipv6=True, backlog=BACKLOG)
    ]


def check(settings: Settings) -> None:
    """Whether a server could start; raises what it would stumble over, in a sentence."""
    for name in backup.sweep(settings.database):
        print(f"remit: removed {name}, which a restore had left that was cut off", file=sys.stderr)
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
    server(settings).run(doors(settings))


def demo(settings: Settings) -> None:
    """Serve with a workshop half-way through, its addresses printed."""
    check(settings)
    asyncio.run(_demo(settings))


async def _demo(settings: Settings) -> None:
    running = server(settings)
    serving = asyncio.create_task(running.serve(doors(settings)))
    while not running.started and not serving.done():  # noqa: ASYNC110 - it has no event
        await asyncio.sleep(0.05)
    if not serving.done():
        state: State = running.config.app.state.remit  # type: ignore[union-attr]
        base = settings.address(local(settings))
        told = await play(state.rooms, base)
        told["portfolio"] = running.link or await asyncio.to_thread(owner_link, settings)
        for what, address in told.items():
            print(f"{what:12} {address}", flush=True)
    await serving


def asked() -> argparse.Namespace:
    """The words of the command line; a wrong one ends with what there is."""
    parser = argparse.ArgumentParser(prog="python -m app", description=__doc__)
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("serve", help="serve on HOST and PORT")
    acts.add_parser("demo", help="serve with a workshop half-way through, others, and agreements")
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
    ending = acts.add_parser("expire", help="erase names RETENTION_DAYS after the last event")
    ending.add_argument("--sure", action="store_true", help="the clock is right, however far")
    leading = acts.add_parser("facilitator-link", help="print a link by which somebody can lead")
    leading.add_argument("workshop", help="its code")
    leading.add_argument("name", nargs="?", default="Facilitator", help="what others see")
    acts.add_parser("owner-link", help="print a new link to the portfolio; older ones open nothing")
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
        case "verify":
            report = tending.verify(settings, Progress(sys.stderr))
            print(report.sentence)
            sys.exit(0 if report.sound else 1)
        case _:
            print(tended(given, settings))


def tended(given: argparse.Namespace, settings: Settings) -> str:
    """What came of a command that is over at once."""
    match given.act:
        case "migrate":
            return tending.migrate(settings, given.to)
        case "backup":
            return tending.make_backup(settings, given.file, Progress(sys.stderr))
        case "restore":
            return tending.restore(settings, KINDS, given.file)
        case "erase":
            return tending.erase(settings, KINDS, given.workshop, given.person)
        case "erased":
            return tending.erased(settings)
        case "erase-again":
            return tending.erase_again(settings, KINDS, given.file)
        case "expire":
            return tending.expire(settings, KINDS, given.sure)
        case "facilitator-link":
            return facilitator_link(settings, auth.normal(given.workshop), given.name)
        case "owner-link":
            return owner_link(settings)
    return tending.rebuild(settings, KINDS)


def owner_link(settings: Settings) -> str:
    """The owner's link with a new key; the one there was opens nothing from now on."""
    key = keys.new_key()
    tending.renew_owner(settings, keys.digest(key))
    return portfolio(settings, key)


def facilitator_link(settings: Settings, code: str, name: str) -> str:
    """A link with a new key, of somebody new who leads; the keys there are stay."""
    key = keys.new_key()
    row = KeyRow(hash=keys.digest(key), workshop=code, person=keys.new_person())
    path = tending.appoint(settings, KINDS, code, name, row)
    return f"{settings.address(local(settings))}/{path}/{code}/facilitate#key={key}"


def run() -> None:
    """What was asked on the command line; what cannot be done ends in one sentence."""
    try:
        do(asked(), config.settings())
    except (
        database.NotDurableError,
        database.NewerDatabaseError,
        database.SecondProcessError,
        CannotKeepError,
        WrongSettingError,
        ClockError,
        NotClearedError,
    ) as error:
        sys.exit(f"remit: {error}")
    except KeyboardInterrupt:
        sys.exit(130)  # as shells have it for Ctrl-C
    except (SQLAlchemyError, OSError) as error:
        sys.exit(f"remit: the database cannot be used: {str(error).splitlines()[0]}")
