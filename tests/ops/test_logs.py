"""What the log says of things that nobody waited for."""

import asyncio
import gc
import json
import logging
import socket
from collections.abc import Iterator

import pytest
import structlog

from app.ops import logs

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """A server sets its lines up for good; here others come after."""
    root, throws = logging.getLogger(), logging.raiseExceptions
    before = root.handlers, root.level
    yield
    root.handlers, root.level = before
    logging.raiseExceptions = throws
    structlog.reset_defaults()


async def said(error: Exception, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The line that comes of an error which nobody fetched."""
    logs.set_up("json")
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(logs.of_loop)
    loop.create_future().set_exception(error)
    gc.collect()
    (line,) = capsys.readouterr().err.splitlines()
    told: dict[str, str] = json.loads(line)
    return told


async def test_a_name_that_was_not_found_in_time_is_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = await said(socket.gaierror("bell"), capsys)
    assert (told["level"], told["error"]) == ("warning", "gaierror")
    assert "exception" not in told


async def test_a_mistake_of_ours_is_told_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    told = await said(KeyError("cell"), capsys)
    assert told["level"] == "error"
    assert "KeyError: 'cell'" in told["exception"]
