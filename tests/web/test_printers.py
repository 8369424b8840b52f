"""Printers: the draft, or a revision as it was signed; a refusal where there is neither."""

import asyncio
import json
import os
import re
import signal
from collections.abc import AsyncIterator
from typing import Any

import pytest
from anyio import to_process
from sqlalchemy import Connection, Engine

from app.asks.refusal import Refusal
from app.documents.formats import Format
from app.log import erasing, loading, revisions
from app.log.jobs import Asked, Look
from app.log.kind import Kind
from app.log.kinds import Kinds
from app.log.replica import Replica
from app.log.revisions import Signed
from app.main import KINDS, PRESSES
from app.sessions.room import Rooms
from app.web import printers
from app.web.printers import Of, Printers, Wanted, table_of
from app.workshop.kind import WORKSHOP
from tests.log.streams import CODE, Stream
from tests.workshop import ask

pytestmark = pytest.mark.anyio


@pytest.fixture
def stream(engine: Engine) -> Stream:
    """Signed, and begun again under another name."""
    made = Stream(engine)
    made.signs_off()
    made.asks("ann", ask.StartRevision(), ask.Describe(service="Payroll, renewed"))
    return made


def table(engine: Engine, revision: int | None) -> Any:
    """What a file is made of."""
    with engine.connect() as db:
        replica = loading.load(db, KINDS, CODE)
        assert replica
        return table_of(db, PRESSES[WORKSHOP], CODE, revision or replica.draft(""))


@pytest.fixture
async def rooms(engine: Engine, anyio_backend: str) -> AsyncIterator[Rooms]:
    made = Rooms(engine, KINDS)
    yield made
    await made.finish()


@pytest.fixture
def made_by(engine: Engine, rooms: Rooms) -> Printers:
    return Printers(engine, rooms, {"workshop": PRESSES[WORKSHOP]})


@pytest.mark.parametrize(("revision", "service"), [(None, "Payroll, renewed"), (1, "Payroll")])
def test_a_draft_is_as_it_stands_and_a_revision_as_signed(
    stream: Stream, engine: Engine, revision: int | None, service: str
) -> None:
    grid = table(engine, revision)
    assert (grid.service, grid.draft) == (service, revision is None)


def test_a_signed_workshop_has_no_draft_but_its_last_revision(engine: Engine) -> None:
    Stream(engine).signs_off()
    assert table(engine, None).standing == "Revision 1"


def names(engine: Engine, revision: int | None) -> list[str]:
    """Who took part, as a file says."""
    return [one.name for one in table(engine, revision).people]


def test_names_are_those_it_was_signed_with(engine: Engine) -> None:
    """A later correction shows as exactly that; what is erased is gone from revisions, too."""
    made = Stream(engine)
    made.asks("bob", ask.Join(name="Bob", represents="business"))
    made.signs_off()
    made.asks("bob", ask.CorrectPerson(person="bob", name="Robert"))
    assert names(engine, 1) == ["Ann", "Bob (since corrected: Robert)"]
    made.asks("ann", ask.StartRevision())
    made.signs_off()
    assert names(engine, 2) == ["Ann", "Robert"]
    with engine.begin() as db:
        erasing.erase_person(db, KINDS, CODE, "bob")
    for revision in (1, 2):
        assert names(engine, revision) == ["Ann", "Participant 2"]


def test_revisions_of_the_first_release_go_by_the_names_of_today(engine: Engine) -> None:
    made = Stream(engine)
    made.signs_off()
    with engine.begin() as db:
        signed = revisions.signed(db, CODE, 1)
        assert signed
        content = re.sub(',"named":"[0-9a-f]*"|"named":"[0-9a-f]*",', "", signed.content)
        revisions.keep(db, Signed(CODE, 7, "0" * 64, content))
    made.asks("ann", ask.CorrectPerson(person="ann", name="Anna"))
    assert names(engine, 7) == ["Anna"]


def test_a_revision_that_was_never_signed_is_not_found(stream: Stream, engine: Engine) -> None:
    with pytest.raises(Refusal) as refusal:
        table(engine, 2)
    assert (refusal.value.code, refusal.value.params) == ("not-found", {"revision": 2})


async def test_a_file_comes_with_its_type_and_its_name(stream: Stream, made_by: Printers) -> None:
    made = await made_by.print(WORKSHOP, CODE, "json", Wanted(1))
    assert json.loads(made.body)["service"] == "Payroll"
    assert made.media_type == "application/json"
    assert made.disposition.startswith("attachment; filename=")


async def test_a_draft_comes_from_the_room_as_it_is_held(
    stream: Stream, made_by: Printers, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log is folded once, for whoever came first; a revision is bytes, and folds nothing."""
    folded = listening(monkeypatch)
    await made_by.print(WORKSHOP, CODE, "json", Wanted(1))
    assert folded == []
    await rooms.look(CODE, "ann", WORKSHOP)
    assert folded == [CODE]
    made = await made_by.print(WORKSHOP, CODE, "json", Wanted())
    assert json.loads(made.body)["service"] == "Payroll, renewed"
    await rooms.do(Asked(CODE, "ann", ask.Describe(service="Payroll, now"), id="d"))
    made = await made_by.print(WORKSHOP, CODE, "json", Wanted())
    assert json.loads(made.body)["service"] == "Payroll, now"
    assert folded == [CODE]


def listening(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every stream that is read from its log, from now on."""
    folded: list[str] = []
    load = loading.load

    def told(db: Connection, kinds: Kinds, code: str) -> Replica | None:
        folded.append(code)
        return load(db, kinds, code)

    monkeypatch.setattr(loading, "load", told)
    return folded


async def test_a_draft_is_the_same_whatever_was_chosen_in_secret(
    stream: Stream, made_by: Printers, rooms: Rooms
) -> None:
    await rooms.do(Asked(CODE, "ann", ask.SetPace(pace="own"), id="pace"))
    at: Any = {"process": "incident", "scope": "application"}
    await rooms.do(Asked(CODE, "ann", ask.Reopen(**at), id="re"))
    drafts = set()
    for choice in ("business", "it-ops"):
        vote = ask.CastVote(choice, reason=f"CANARY {choice}", **at)
        assert (await rooms.do(Asked(CODE, "ann", vote, id=choice))).code is None
        drafts.add((await made_by.print(WORKSHOP, CODE, "json", Wanted())).body)
    assert len(drafts) == 1
    assert b"CANARY" not in drafts.pop()


async def test_what_somebody_is_given_to_write_out_changes_no_more(
    stream: Stream, rooms: Rooms
) -> None:
    """It is written out while others go on."""
    _, draft = await rooms.put(Look(CODE, "", see=Replica.draft))
    await rooms.do(Asked(CODE, "ann", ask.Describe(service="Payroll, now"), id="d"))
    await rooms.do(Asked(CODE, "ann", ask.Reopen(process="incident", scope="both"), id="r"))
    _, later = await rooms.put(Look(CODE, "", see=Replica.draft))
    first, last = (json.loads(one.written()) for one in (draft, later))
    assert (first["service"], last["service"]) == ("Payroll, renewed", "Payroll, now")
    assert [sum(len(cell["earlier"]) for cell in one["cells"]) for one in (first, last)] == [0, 2]


def priority(_: Any) -> bytes:
    return b"%d" % os.getpriority(os.PRIO_PROCESS, 0)


async def test_printing_stands_behind_voting() -> None:
    """A printer takes no processor from the process that serves."""
    ours = int(priority(None))
    assert int(await printers.printed(priority, None)) > ours


def whose(_: Any) -> bytes:
    return b"%d" % os.getpid()


def dies(_: Any) -> bytes:
    os._exit(1)


async def test_a_page_that_is_too_much_for_every_printer_is_not_made(
    stream: Stream, made_by: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = PRESSES[WORKSHOP]
    kills = {**press.formats, "pdf": press.formats["pdf"]._replace(write=dies)}
    monkeypatch.setitem(made_by._presses, "workshop", press._replace(formats=kills))
    with pytest.raises(Refusal) as refused:
        await made_by.print(WORKSHOP, CODE, "pdf", Wanted(1))
    assert (refused.value.code, refused.value.says) == ("unavailable", "file-not-made")
    assert (await made_by.print(WORKSHOP, CODE, "json", Wanted(1))).body


async def test_printers_that_ended_while_idle_cost_nobody_a_file() -> None:
    every = range(int(to_process.current_default_process_limiter().total_tokens))
    gone = set(await asyncio.gather(*(printers.printed(whose, None) for _ in every)))
    for printer in gone:
        os.kill(int(printer), signal.SIGKILL)
    assert await printers.printed(whose, None) not in gone


async def test_a_room_that_wants_many_files_leaves_others_their_turn(
    stream: Stream, made_by: Printers, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = Stream(engine, "BBBBBBBB")
    quiet.signs_off()
    printed: list[str] = []
    monkeypatch.setattr(made_by, "_table", told(made_by, printed))
    loud = [made_by.print(WORKSHOP, CODE, "json", Wanted(1), "bob") for _ in range(12)]
    await asyncio.gather(*loud, made_by.print(WORKSHOP, quiet.code, "json", Wanted(1), "ann"))
    assert len(printed) == 13
    assert printed.index(quiet.code) <= printers.PRINTERS + 1, "not behind all twelve"


def told(made_by: Printers, printed: list[str]) -> Any:
    """As it writes a table out, with the stream it is of noted."""
    table = made_by._table

    def noting(kind: Kind, form: Format, of: Of, *rest: Any) -> Any:
        printed.append(of.code)
        return table(kind, form, of, *rest)

    return noting


async def test_of_a_stream_that_is_not_there_is_no_file(made_by: Printers) -> None:
    with pytest.raises(Refusal) as refusal:
        await made_by.print(WORKSHOP, "ZZZZZZZZ", "json", Wanted())
    assert (refusal.value.code, refusal.value.says) == ("not-found", "no-such-workshop")


async def test_a_file_that_takes_too_long_is_refused_in_words(
    stream: Stream, made_by: Printers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "LONGEST", 0.0)
    with pytest.raises(Refusal) as refusal:
        await made_by.print(WORKSHOP, CODE, "json", Wanted(1))
    assert (refusal.value.code, refusal.value.says) == ("unavailable", "file-not-made")
