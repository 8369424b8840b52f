"""What any release has signed is brought in elsewhere: the same bytes, files and proof."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.asks.ask import Ask
from app.documents import carried
from app.documents.grid import with_revisions
from app.documents.press import LISTS, MATRIX
from app.log.batch import Batch
from app.log.jobs import Asked
from app.log.repeats import Refusals
from app.main import KINDS
from app.ops import proof
from app.web import carrying
from app.web.printers import table_of
from app.workshop.kind import WORKSHOP
from app.workshop.readying import prepared
from app.workshop.signing import SignOff, StartRevision
from tests.golden import replay
from tests.golden.test_golden import WORKSHOPS, named

SIGNED = [one for one in WORKSHOPS if (one / "revision-1.json").exists()]
ELSEWHERE = "ELSEWHER"


@pytest.mark.parametrize("folder", SIGNED, ids=named)
def test_a_recording_is_the_same_elsewhere(folder: Path, engine: Engine) -> None:
    replay.restore(folder, engine)
    code, last = replay.code_of(folder), len(json.loads((folder / "hashes.json").read_text()))
    with engine.connect() as db:
        table = table_of(db, MATRIX, code, last)
        page = LISTS["session.html"].write(with_revisions(table, carrying.carried(db, code, last)))
    ask = prepared(carried.of_page(page), "Zoë")
    asks(engine, ask)
    with engine.connect() as db:
        for revision in range(1, last + 1):
            assert file_of(db, ELSEWHERE, revision) == file_of(db, code, revision)
        assert replay.screen(db, ELSEWHERE, "zoe")
    for one in (StartRevision(), SignOff()):
        asks(engine, one)
    assert proof.verify(engine).sound


def asks(engine: Engine, ask: Ask) -> None:
    """Zoë asks there, as long after as no clock of a recording went on."""
    with engine.begin() as db:
        batch = Batch(db, KINDS, {}, "2099-12-01T09:00:00.000Z", Refusals())
        job = Asked(ELSEWHERE, "zoe", ask, WORKSHOP.name)
        batch.prepare([job], {})
        answer = batch.answer(job)
        assert answer.code is None, answer.says
        batch.write()


def file_of(db: Any, code: str, revision: int) -> Any:
    """The JSON of a revision, but for what is marked as brought in."""
    told = json.loads(replay.printed(db, code, "json", revision))
    for one in told["signatures"]:
        one.pop("brought_in")
    return told
