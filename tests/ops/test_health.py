"""Up, ready, counting: and one silent database does not hold one thread after the other."""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.ops import health
from app.ops.health import SILENT, Readiness

pytestmark = pytest.mark.anyio


async def test_a_migrated_database_is_ready(engine: Engine) -> None:
    assert await Readiness().why_not(engine) == ""


async def test_one_without_its_tables_is_not(engine: Engine) -> None:
    with engine.begin() as db:
        db.exec_driver_sql("DROP TABLE alembic_version")
    assert await Readiness().why_not(engine) == SILENT


async def test_a_silent_database_is_asked_once_at_a_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    speaks = asyncio.Event()

    async def silent(_: Any) -> str:
        nonlocal asked
        asked += 1
        await speaks.wait()
        return ""

    monkeypatch.setattr(health, "_asked", silent)
    monkeypatch.setattr(health, "PATIENCE", 0.0)
    ready = Readiness()
    assert [await ready.why_not(engine) for _ in range(5)] == [SILENT] * 5
    assert asked == 1
    speaks.set()
    monkeypatch.setattr(health, "PATIENCE", 60.0)
    assert await ready.why_not(engine) == ""


async def test_who_asks_just_as_another_is_answered_takes_no_answer_away(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is told what came of its own ask, though the second has begun another one."""
    ready, others = Readiness(), list[asyncio.Task[str]]()

    async def asked(_: Any) -> str:
        if not others:  # comes in between this answer and who waits for it
            others.append(asyncio.create_task(ready.why_not(engine)))
        return ""

    monkeypatch.setattr(health, "_asked", asked)
    assert await ready.why_not(engine) == ""
    assert await others[0] == ""


async def test_a_file_that_is_gone_or_cannot_grow_is_not_ready(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = os.statvfs(tmp_path)
    full = os.statvfs_result((*free[:4], 1, *free[5:]))
    monkeypatch.setattr("app.db.files.os.statvfs", lambda _: full)
    assert await Readiness().why_not(engine) == "The disk of the database is nearly full."
    monkeypatch.undo()
    (tmp_path / "remit.sqlite3").unlink()
    assert await Readiness().why_not(engine) == "The file of the database is gone."
