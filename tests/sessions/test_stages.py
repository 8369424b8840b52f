"""Stages lit by a pass: they go out when it is taken back, here or by another process."""

import pytest
from sqlalchemy import Engine

from app.log import store
from app.log.tables import KeyRow
from app.sessions.closing import NOT_NOW
from app.sessions.stages import Stages
from tests.log.streams import CODE, Stream

pytestmark = pytest.mark.anyio
TICKETS = ("1" * 64, "2" * 64)


class Projector:
    """A screen that remembers how it went out."""

    closed: tuple[int, str] | None = None
    gone = False

    def leave(self, code: int, reason: str) -> None:
        self.closed = (code, reason)


@pytest.fixture
def lit(engine: Engine) -> tuple[Stages, list[Projector]]:
    """Two screens, each by its pass, and one that is out already."""
    Stream(engine)
    with engine.begin() as db:
        store.hand_out(db, [KeyRow(hash=one, workshop=CODE, person=store.STAGE) for one in TICKETS])
    stages, screens = Stages(engine), [Projector() for _ in range(3)]
    for screen, ticket in zip(screens, (*TICKETS, TICKETS[0]), strict=True):
        stages.light(screen, CODE, ticket)
    stages.out(screens[2])
    return stages, screens


async def test_what_was_taken_back_here_goes_out_at_once(
    lit: tuple[Stages, list[Projector]],
) -> None:
    stages, screens = lit
    stages.dim("BBBBBBBB")
    assert [one.closed for one in screens] == [None, None, None]
    stages.dim(CODE)
    assert [one.closed for one in screens] == [NOT_NOW, NOT_NOW, None]


async def test_what_another_process_took_back_goes_out_too(
    lit: tuple[Stages, list[Projector]], engine: Engine
) -> None:
    stages, screens = lit
    await stages.look()
    assert [one.closed for one in screens] == [None, None, None]
    with engine.begin() as db:
        store.revoke(db, CODE, store.STAGE)
        store.hand_out(db, [KeyRow(hash=TICKETS[1], workshop=CODE, person=store.STAGE)])
    await stages.look()
    assert [one.closed for one in screens] == [NOT_NOW, None, None]


async def test_where_no_stage_is_lit_nobody_is_asked(engine: Engine) -> None:
    engine.dispose()
    await Stages(engine).look()
