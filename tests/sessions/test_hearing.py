"""What changed in a workshop is told to the agreements that cite it."""

import pytest
from sqlalchemy import Engine, select, text

from app.agreement.about import OpenAgreement
from app.agreement.citing import CiteMatrix
from app.agreement.kind import AGREEMENT
from app.db.rows import put, table_of
from app.log import following
from app.log.jobs import Asked
from app.log.tables import EventRow
from app.main import KINDS
from app.sessions.hearing import hear
from app.sessions.room import Rooms
from tests.log.streams import Stream
from tests.workshop import ask

pytestmark = pytest.mark.anyio
CODE = "AGREED22"


async def newer(rooms: Rooms) -> list[int | None]:
    _, show = await rooms.look(CODE, "dora", AGREEMENT)
    return [one["newer"] for one in show["citations"]]


async def test_a_newer_matrix_in_force_is_heard_of_once(engine: Engine) -> None:
    stream = Stream(engine)
    stream.signs_off()
    rooms = Rooms(engine, KINDS)
    opened = OpenAgreement(title="Finance and IT", sides=["Finance", "IT"], facilitator="Dora")
    hashed = stream.replica.state.revisions[0].hash
    cited = CiteMatrix(workshop=stream.code, revision=1, hash=hashed)
    for one in (opened, cited):
        answer = await rooms.do(Asked(CODE, "dora", one, AGREEMENT.name))
        assert answer.code is None, answer.says
    await hear(rooms, KINDS, engine)
    assert await newer(rooms) == [None]
    stream.asks("ann", ask.StartRevision())
    stream.asks("ann", ask.SignOff())
    await hear(rooms, KINDS, engine)
    seq = (await rooms.look(CODE, "dora", AGREEMENT))[0].seq
    assert await newer(rooms) == [2]
    assert following.unheard(engine) == []
    await hear(rooms, KINDS, engine)
    assert (await rooms.look(CODE, "dora", AGREEMENT))[0].seq == seq
    await rooms.finish()


async def test_what_could_not_be_told_on_is_told_later_and_holds_nobody_up(engine: Engine) -> None:
    """The log of the agreement that cites the first ones takes nothing; the last is heard of."""
    rooms = Rooms(engine, KINDS)
    opened = OpenAgreement(title="Finance and IT", sides=["Finance", "IT"], facilitator="Dora")
    for code in ("STUCK222", CODE):
        assert (await rooms.do(Asked(code, "dora", opened, AGREEMENT.name))).code is None
    with engine.begin() as db:
        names = [f"CITED{number:03}" for number in range(following.AT_ONCE + 5)]
        for name in names:
            citing = CODE if name == names[-1] else "STUCK222"
            put(db, following.CITATIONS, [(citing, name, "1")])
            put(db, following.UNHEARD, [(name, 1)])
        put(db, table_of(EventRow), [("STUCK222", 9, "", "", '{"event":"of-a-later-release"}')])
        db.execute(text("UPDATE workshop SET seq = 9 WHERE code = 'STUCK222'"))
    rooms = Rooms(engine, KINDS)  # a process that knows nothing of it yet
    await hear(rooms, KINDS, engine)
    with engine.connect() as db:
        left = db.execute(select(following.UNHEARD.c.workshop)).scalars().all()
    assert sorted(left) == names[:-1]
    await rooms.finish()
