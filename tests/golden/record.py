"""Records scenarios with the program of today: `python -m tests.golden.record FOLDER [NAME …]`.

What it writes is kept for ever and only added to: it refuses a folder that is there. A release that
has other events adds scenarios for them, records its own set beside the older ones, and commits it.
"""

import asyncio
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.agreement.citing import HearOf
from app.agreement.kind import AGREEMENT
from app.asks.ask import Ask
from app.asks.parsing import read, read_ask
from app.db import database
from app.log import erasing
from app.log.jobs import Asked, Look
from app.log.kind import Kind
from app.main import KINDS, PRESSES
from app.sessions.room import Rooms
from app.workshop.about import OpenWorkshop
from app.workshop.deciding import AdoptReference
from app.workshop.kind import WORKSHOP
from app.workshop.readying import prepared
from app.workshop.signing import SignOff, StartRevision
from tests.golden import replay
from tests.golden.scenarios import SCENARIOS, Step

CODES = {
    "every-pattern": "EVERYPAT",
    "undoing": "UNDQNGGG",
    "joined": "JQNEDAAA",
    "three-revisions": "THREEREV",
    "crowd": "CRQWDAAA",
    "in-stages": "JNSTAGES",
    "around-it": "ACCEPTED",
    "by-own-hand": "QWNHANDS",
    "nights": "NJGHTSAA",
    "prepared": "PREPARED",
    "from-elsewhere": "ELSEWHER",
    "arranged": "ARRANGED",
    "agreed": "AGREEDAA",
}
#: The asks that begin a scenario, with what it is then a recording of.
OPENING: dict[str, Kind] = {"open-workshop": WORKSHOP, "open-agreement": AGREEMENT}
HERE = Path(__file__).parent
PEOPLE = {"facilitator": "Ann", "participant": "Bob", "observer": "Olga"}


class Recording:
    """One scenario, played by people who are called by their names."""

    def __init__(self, name: str, engine: Engine) -> None:
        self.name, self.code, self.engine = name, CODES[name], engine
        self.rooms = Rooms(engine, KINDS)
        self.kind: Kind = WORKSHOP
        self.people: dict[str, str] = {}

    async def play(self) -> None:
        for number, step in enumerate(SCENARIOS[self.name](), 1):
            await self._take(step, f"s{number}")
        await self.rooms.writer.finish()

    async def _take(self, step: Step, number: str) -> None:
        if step.ask == "matrix":
            await self._signed_elsewhere(**step.fields)
            return
        fields = {key: await self._meant(value) for key, value in step.fields.items()}
        if step.ask == "erase":
            with self.engine.begin() as db:
                erasing.erase_person(db, KINDS, self.code, fields["person"])
            return
        answer = await self.rooms.do(await self._asked(step, fields, number))
        if answer.code:
            raise RuntimeError(f"{self.name} {number} {step}: {answer}")

    async def _signed_elsewhere(self, code: str, revisions: int) -> None:
        """A workshop that is not recorded gets its first revision, or the next one."""
        opened = OpenWorkshop(service="Payroll", model="A", facilitator="Wim")
        first: list[Ask] = [opened, AdoptReference(), SignOff()]
        for ask in first if revisions == 1 else [StartRevision(), SignOff()]:
            await self.rooms.do(Asked(code, "wim", ask))
        _, show = await self.rooms.look(code, "wim", WORKSHOP)
        self.elsewhere = show["revisions"][-1]["hash"]

    async def _asked(self, step: Step, fields: dict[str, Any], number: str) -> Asked:
        if step.ask in OPENING:
            self.kind = OPENING[step.ask]
        if step.ask in (*OPENING, "join"):
            kind = self.kind.joining if step.ask == "join" else self.kind.opening
            person = hashlib.sha256(f"{self.name}{step.who}".encode()).hexdigest()[:16]
            self.people[step.who] = person
            return Asked(self.code, person, read(fields, kind))
        if step.ask == "bring-in":
            self.people[step.who] = hashlib.sha256(self.name.encode()).hexdigest()[:16]
            told = prepared(replay.carried(HERE / fields["of"]), step.who)
            return Asked(self.code, self.people[step.who], told)
        if step.ask in ("invite", "claim"):
            return await self._by_link(step, fields)
        if step.ask == "hear-of":
            return Asked(self.code, "", HearOf(**fields))
        ask = read_ask({"ask": step.ask, **fields}, self.kind.asks)
        return Asked(self.code, self.people[step.who], ask, id=number)

    async def _by_link(self, step: Step, fields: dict[str, Any]) -> Asked:
        """An invitation, or its claim by whoever is called so: the secret is their name."""
        link = hashlib.sha256(f"{self.name}{fields.get('name', step.who)}".encode()).hexdigest()
        if step.ask == "invite":
            asked = read(fields, invite_of(self.kind))
            return Asked(self.code, self.people[step.who], asked, given=link)
        look = Look(self.code, "", see=lambda held, _: {"": self.kind.invited(held.state, link)})
        _, found = await self.rooms.put(look)
        self.people[step.who] = found[""]
        assert self.kind.claiming
        return Asked(self.code, found[""], self.kind.claiming(link))

    async def _meant(self, value: Any) -> Any:
        if value == "#hash":
            _, show = await self.rooms.look(self.code, self.people["Ann"], self.kind)
            return show["revisions"][-1]["hash"]
        if value == "#elsewhere":
            return self.elsewhere
        if value == "#first parked":
            _, show = await self.rooms.look(self.code, self.people["Ann"], WORKSHOP)
            return show["parked"][0]["topic"]
        if isinstance(value, str) and value.startswith("#stakeholder "):
            _, show = await self.rooms.look(self.code, self.people["Ann"], WORKSHOP)
            return show["stakeholders"][int(value.split()[1])]["id"]
        return self.people[value[1:]] if isinstance(value, str) and value[:1] == "@" else value

    # What is kept

    def into(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        (folder / "code.txt").write_text(self.code)
        if self.kind is not WORKSHOP:
            (folder / "kind.txt").write_text(self.kind.name)
        self._tables(folder)
        self._screens(folder)
        self._files(folder)

    def _rows(self, query: str) -> list[dict[str, Any]]:
        with self.engine.connect() as db:
            mine = f"WHERE workshop = '{self.code}'"
            rows = db.exec_driver_sql(query.format(mine=mine)).mappings()
            return [dict(row) for row in rows]

    def _tables(self, folder: Path) -> None:
        for name, query in (
            ("log", "SELECT workshop, seq, at, by, body FROM event {mine} ORDER BY seq"),
            ("ballots", "SELECT * FROM ballot {mine} ORDER BY cell, round, person"),
            ("signed-names", "SELECT * FROM signed_name {mine} ORDER BY revision, person"),
            ("erased", "SELECT * FROM erased {mine}"),
        ):
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in self._rows(query))
            (folder / f"{name}.jsonl").write_text("".join(lines))
        names = {
            row["person"]: row["name"] for row in self._rows("SELECT * FROM person_name {mine}")
        }
        (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False, indent=1))
        hashes = {}
        for row in self._rows("SELECT * FROM revision {mine} ORDER BY revision"):
            hashes[str(row["revision"])] = row["hash"]
            (folder / f"revision-{row['revision']}.json").write_bytes(row["content"].encode())
        (folder / "hashes.json").write_text(json.dumps(hashes))

    def _screens(self, folder: Path) -> None:
        roles = {role: self.people.get(name, "") for role, name in PEOPLE.items()} | {"stage": ""}
        (folder / "roles.json").write_text(json.dumps(roles))
        with self.engine.connect() as db:
            for role, person in roles.items():
                shown = replay.screen(db, self.code, person)
                (folder / f"screen-{role}.json").write_bytes(shown)
            draft = replay.draft(db, self.code)
        if draft is not None:
            (folder / "draft.json").write_bytes(draft)

    def _files(self, folder: Path) -> None:
        files, digests = folder / "files", {}
        files.mkdir()
        labels = [*json.loads((folder / "hashes.json").read_text())]
        labels += ["draft"] * (folder / "draft.json").exists()
        for label in labels:
            for ending in PRESSES[self.kind].formats:
                revision = None if label == "draft" else int(label)
                with self.engine.connect() as db:
                    made = replay.printed(db, self.code, ending, revision)
                digests[f"{label}.{ending}"] = hashlib.sha256(made).hexdigest()
                if ending == "pdf":
                    (files / f"{label}.pdf.txt").write_bytes(text_of(made))
                elif ending not in ("xlsx", "docx"):
                    (files / f"{label}.{ending}").write_bytes(made)
        (files / "digests.json").write_text(json.dumps(digests, indent=1))


def invite_of(kind: Kind) -> type[Ask]:
    assert kind.inviting
    return kind.inviting


def text_of(pdf: bytes) -> bytes:
    """What a reader finds in it, laid out as it stands there."""
    read_it = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(read_it, input=pdf, capture_output=True, check=True).stdout


def record(
    into: Path, told: Callable[[str], None] = print, scenarios: Iterable[str] = SCENARIOS
) -> None:
    """All scenarios, or these; the folder of one may not be there yet."""
    into.mkdir(parents=True, exist_ok=True)
    for name in scenarios:
        with tempfile.TemporaryDirectory() as folder:
            engine = database.connect(f"sqlite:///{folder}/remit.sqlite3")
            database.migrate(engine)
            recording = Recording(name, engine)
            asyncio.run(recording.play())
            recording.into(into / name)
            engine.dispose()
        told(f"recorded {name}")
    tools = {name: version(name) for name in ("typst", "XlsxWriter")}
    (into / "made-with.json").write_text(json.dumps(tools))


if __name__ == "__main__":
    record(Path(sys.argv[1]), scenarios=sys.argv[2:] or SCENARIOS)
