"""The bell on a real Redis: others are told which streams have something new, and nothing else."""

import asyncio
from collections.abc import Iterable

import pytest
from redis.asyncio import Redis

from app.sessions.bell import CHANNEL, NoBell, RedisBell
from tests.stores import RedisServer

pytestmark = pytest.mark.anyio


class Ear:
    """What a process heard: codes, or None where some rings may have been missed."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[set[str] | None] = asyncio.Queue()

    def rung(self, codes: Iterable[str] | None) -> None:
        self.heard.put_nowait(None if codes is None else set(codes))

    async def next(self) -> set[str] | None:
        return await asyncio.wait_for(self.heard.get(), 60)


async def test_others_hear_it_and_it_does_not_hear_itself(redis: RedisServer) -> None:
    ours, theirs = RedisBell(redis.url, "ours"), RedisBell(redis.url, "theirs")
    ear, own = Ear(), Ear()
    hearing = [asyncio.create_task(theirs.hear(ear.rung)), asyncio.create_task(ours.hear(own.rung))]
    assert await ear.next() is None, "something may have been missed before"
    assert await own.next() is None
    ours.ring({"PAYR0LL2"})
    assert await ear.next() == {"PAYR0LL2"}
    theirs.ring({"CRMCRMCR"})
    assert await own.next() == {"CRMCRMCR"}, "and not what it rang itself"
    for task in hearing:
        task.cancel()
    await ours.close()
    await theirs.close()


async def test_what_gathers_meanwhile_is_one_message(redis: RedisServer) -> None:
    ours = RedisBell(redis.url, "ours")
    line = Redis.from_url(redis.url, decode_responses=True)
    async with line.pubsub() as heard:
        await heard.subscribe(CHANNEL)
        await heard.get_message(timeout=60)
        ours.ring({"PAYR0LL2"})
        await asyncio.sleep(0)  # it is under way
        for code in ("CRMCRMCR", "BILLINGS", "CRMCRMCR"):
            ours.ring({code})
        told = [await heard.get_message(timeout=60) for _ in range(2)]
    said = [str(one["data"]).split() for one in told if one]
    assert said[0] == ["ours", "PAYR0LL2"]
    assert (said[1][0], set(said[1][1:])) == ("ours", {"CRMCRMCR", "BILLINGS"})
    await ours.close()
    await line.aclose()


async def test_a_silent_redis_is_no_harm_and_is_said(
    redis: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = RedisBell(redis.url, "ours")
    assert await ours.answers()
    redis.kill()
    assert not await ours.answers()
    ours.ring({"PAYR0LL2"})
    await ours.close()


async def test_one_process_needs_none() -> None:
    alone = NoBell()
    alone.ring({"PAYR0LL2"})
    assert await alone.answers()
