"""Duties: nothing that happens to one ends it, and an operator sees when it last went well."""

import asyncio

import pytest
from structlog.testing import capture_logs

from app.ops import duties, metrics

pytestmark = pytest.mark.anyio


async def test_a_duty_that_fails_is_tried_again_sooner_and_sooner_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    done = asyncio.Event()

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async def act() -> None:
        if len(pauses) < 10:
            raise RuntimeError("the disk is full")
        done.set()
        await asyncio.Event().wait()

    monkeypatch.setattr("app.ops.duties.asyncio.sleep", sleep)
    duty = asyncio.create_task(duties.repeat("cleaning", act, every=86_400))
    await done.wait()
    duty.cancel()
    assert pauses == [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]
    failed = metrics.FAILURES.labels("cleaning")
    assert failed._value.get() == 10


@pytest.mark.parametrize(
    ("error", "with_its_place"), [(OSError("no disk"), False), (KeyError("room"), True)]
)
async def test_a_mistake_of_ours_is_told_with_its_place(
    monkeypatch: pytest.MonkeyPatch, error: Exception, with_its_place: bool
) -> None:
    async def act() -> None:
        raise error

    async def sleep(_: float) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr("app.ops.duties.asyncio.sleep", sleep)
    with capture_logs() as lines, pytest.raises(asyncio.CancelledError):
        await duties.repeat("watering", act, every=60)
    assert [line["exc_info"] for line in lines] == [with_its_place]


async def test_when_it_went_well_last_can_be_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    done = asyncio.Event()

    async def sleep(_: float) -> None:
        done.set()
        await asyncio.Event().wait()

    async def act() -> None:
        pass

    monkeypatch.setattr("app.ops.duties.asyncio.sleep", sleep)
    monkeypatch.setattr("app.ops.duties.time.time", lambda: 1234.5)
    duty = asyncio.create_task(duties.repeat("watering", act, every=60))
    await done.wait()
    duty.cancel()
    exposed = metrics.exposition().decode()
    assert 'remit_duty_success_timestamp_seconds{duty="watering"} 1234.5' in exposed


async def test_a_duty_ends_when_the_process_does() -> None:
    async def act() -> None:
        await asyncio.Event().wait()

    duty = asyncio.create_task(duties.repeat("waiting", act, every=60))
    await asyncio.sleep(0)
    duty.cancel()
    with pytest.raises(asyncio.CancelledError):
        await duty
