"""Up, ready, counting: and one silent database does not hold one thread after the other."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import Engine

from app.ops import health
from app.ops.health import Readiness

pytestmark = pytest.mark.anyio


async def test_a_migrated_database_is_ready(engine: Engine) -> None:
    assert await Readiness().is_ready(engine)


async def test_one_without_its_tables_is_not(engine: Engine) -> None:
    with engine.begin() as db:
        db.exec_driver_sql("DROP TABLE alembic_version")
    assert not await Readiness().is_ready(engine)


async def test_a_silent_database_is_asked_once_at_a_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    speaks = asyncio.Event()

    async def silent(_: Any) -> bool:
        nonlocal asked
        asked += 1
        await speaks.wait()
        return True

    monkeypatch.setattr(health, "_migrated", silent)
    monkeypatch.setattr(health, "PATIENCE", 0.0)
    ready = Readiness()
    assert [await ready.is_ready(engine) for _ in range(5)] == [False] * 5
    assert asked == 1
    speaks.set()
    monkeypatch.setattr(health, "PATIENCE", 60.0)
    assert await ready.is_ready(engine)
