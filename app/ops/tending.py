"""Tending: what an operator does to what is kept, a command each; answers what to say of it."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from app.asks.ask import NAME
from app.asks.text import BadTextError, clean
from app.config import Settings
from app.db import database
from app.log import appointing, erasing, expiring, readmodels
from app.log.erased import noted as erased_so_far
from app.log.kinds import Kinds
from app.log.tables import KeyRow
from app.log.writing import now
from app.ops import backup, proof
from app.ops.backup import CannotKeepError
from app.ops.progress import Told
from app.portfolio import principals
from app.words.english import sentence

NOTED = re.compile(r"(?P<code>[A-Z0-9]{8})( (?P<person>[0-9A-Za-z-]{1,64}))?")


def migrate(settings: Settings, to: str) -> str:
    """Bring the tables to a migration."""
    database.migrate(database.connect(settings.database, patient=True), to)
    return f"migrated to {to}"


def existing(settings: Settings) -> Engine:
    """The database; raises a sentence where there is none, for no command but few makes one."""
    path = settings.database.database
    if settings.database.get_backend_name() == "sqlite" and not (path and Path(path).exists()):
        raise CannotKeepError(f"There is no database at {path}.")
    return database.connect(settings.database, patient=True)


def migrated(settings: Settings) -> Engine:
    """The database, with the tables of this program; raises a sentence where it has others."""
    engine = existing(settings)
    if not database.migrated(engine):
        raise CannotKeepError(
            "The database has other tables than this program: run python -m app migrate first."
        )
    return engine


def erase(settings: Settings, kinds: Kinds, code: str, person: str | None) -> str:
    """Erase a name, or a workshop; a server that is running notices within seconds."""
    engine = migrated(settings)
    with engine.begin() as open_db:
        done = (
            erasing.erase_person(open_db, kinds, code, person)
            if person
            else erasing.erase_workshop(open_db, code)
        )
    erasing.clear(engine)
    if not done:
        raise CannotKeepError("There is nobody, or nothing, by that name to erase.")
    return f"erased {person or 'workshop'} {'in ' if person else ''}{code}"


def erased(settings: Settings) -> str:
    """What was erased so far, a line each: a workshop, and a person unless it went whole."""
    with database.read_only(existing(settings)).connect() as open_db:
        return "\n".join(f"{code} {person}".rstrip() for code, person in erased_so_far(open_db))


def erase_again(settings: Settings, kinds: Kinds, lines: Path) -> str:
    """Hold a database restored by other means to what `erased` had printed before."""
    if not lines.exists():
        raise CannotKeepError(f"There is no {lines}.")
    existing(settings).dispose()
    again = backup.hold_to(settings.database, kinds, list(noted(lines)))
    return f"erased again: {again}"


def noted(lines: Path) -> Iterator[tuple[str, str]]:
    """What `erased` had printed, whatever an editor has made of it: workshop and person."""
    raw = lines.read_bytes()
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    unmarked = "utf-16-le" if raw[1:2] == b"\0" else "utf-8-sig"
    text = raw.decode("utf-16" if wide else unmarked, errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        found = NOTED.fullmatch(line.strip())
        if found:
            yield found["code"], found["person"] or ""
        elif line.strip():
            raise CannotKeepError(f"{lines}: line {number} is not what `erased` printed.")


def restore(settings: Settings, kinds: Kinds, file: Path) -> str:
    """Put a backup in the place of the database; what was there is kept, and named."""
    done = backup.restore(settings.database, kinds, file)
    said = [f"restored from {file}; erased again: {done.again}"]
    if done.kept:
        said.append(f"what was there is kept as {done.kept}")
    if done.unread:
        said.append("what had been erased there could not be read: see erase-again, docs/deploy.md")
    return "\n".join(said)


def make_backup(settings: Settings, file: Path, told: Told) -> str:
    """Copy the database while it is in use."""
    backup.backup(settings.database, file, told)
    return f"backed up to {file}"


def expire(settings: Settings, kinds: Kinds, sure: bool) -> str:
    """Erase the names whose time has come; `sure` that the clock is right."""
    engine = migrated(settings)
    return f"{expiring.expire(engine, kinds, settings.retention, sure)} names erased"


def appoint(settings: Settings, kinds: Kinds, code: str, name: str, key: KeyRow) -> str:
    """Let in somebody who leads; a server that is running shows it within seconds.

    Answers where the addresses of such streams begin.
    """
    try:
        name = clean(name, NAME) or "Facilitator"
    except BadTextError as error:
        raise CannotKeepError(sentence(error.says, {"field": "The name", **error.params})) from None
    with migrated(settings).begin() as open_db:
        kind = appointing.appoint(open_db, kinds, code, name, key)
    if kind is None:
        raise CannotKeepError(f"There is no workshop {code}.")
    return kind.path


def first_owner(engine: Engine, digest: str) -> bool:
    """Whether the owner of the portfolio was made, with the key of this hash: there was none."""
    with engine.begin() as open_db:
        return principals.first_owner(open_db, digest, now())


def renew_owner(settings: Settings, digest: str) -> None:
    """The owner of the portfolio has the key of this hash from now on, and no other."""
    with migrated(settings).begin() as open_db:
        principals.renew_owner(open_db, digest, now())


def verify(settings: Settings, told: Told) -> proof.Report:
    """Recompute every hash."""
    return proof.verify(existing(settings), told)


def rebuild(settings: Settings, kinds: Kinds) -> str:
    """Make the rows that lists read again, from the logs."""
    engine = migrated(settings)
    readmodels.drop(engine)
    return f"read models of {readmodels.fill(engine, kinds)} streams made again"
