"""Nothing that a story starts outlives it, even where nobody is left to tidy up."""

import asyncio
import sys
from pathlib import Path

import pytest

from tests.engines.place import PATIENCE
from tests.live.nursery import REPOSITORY
from tests.live.server import running

pytestmark = pytest.mark.anyio
STARTS = """
import asyncio, pathlib, sys
from tests.engines.place import Place

async def start():
    place = Place(pathlib.Path(sys.argv[1]))
    await place.start("sh", "-c", "echo it is $$; exec sleep 1000")
    print(await place.hears(r"it is (\\d+)"), flush=True)
    await asyncio.sleep(1000)

asyncio.run(start())
"""


async def test_what_was_started_ends_with_who_was_killed(tmp_path: Path) -> None:
    words = (sys.executable, "-c", STARTS, str(tmp_path))
    starter = await asyncio.create_subprocess_exec(
        *words, stdout=asyncio.subprocess.PIPE, cwd=REPOSITORY
    )
    assert starter.stdout
    started = int(await starter.stdout.readline())
    assert running(started)
    starter.kill()
    await starter.communicate()
    async with asyncio.timeout(PATIENCE):
        while running(started):  # noqa: ASYNC110 - only looking tells
            await asyncio.sleep(0.02)
