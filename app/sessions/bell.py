"""The bell: tells the other processes which workshops have something new, and nothing else.

A lost ring loses nothing: every process also looks for itself every two seconds.
"""

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import Protocol

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.ops import metrics

CHANNEL = "remit"
PATIENCE = 2.0  # seconds for any word with Redis
HEARING = "hear the bell"
AGAIN = 1.0  # seconds until it is tried again

logger = structlog.get_logger(__name__)


class Bell(Protocol):
    """Rings for others, hears them ring."""

    def ring(self, codes: Iterable[str]) -> None:
        """Tell the others, without waiting for it."""

    async def hear(self, rung: Callable[[Iterable[str] | None], None]) -> None:
        """Call `rung` with the codes others ring for; None when some may have been missed."""

    async def answers(self) -> bool:
        """Whether it works just now."""

    async def close(self) -> None:
        """Let go of it."""


class NoBell:
    """One process needs none."""

    def ring(self, codes: Iterable[str]) -> None:
        """Nobody to tell."""

    async def hear(self, rung: Callable[[Iterable[str] | None], None]) -> None:
        """Nobody rings."""

    async def answers(self) -> bool:
        return True

    async def close(self) -> None:
        """Nothing to let go of."""


class RedisBell:
    """A bell over Redis pub/sub; `name` is this process, which need not hear itself."""

    def __init__(self, url: str, name: str) -> None:
        self._redis = Redis.from_url(
            url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, decode_responses=True
        )
        self._name = name
        self._ringing: set[str] = set()
        self._task: asyncio.Task[None] | None = None
        self._heard = True

    def ring(self, codes: Iterable[str]) -> None:
        """While one message is under way, the next one gathers."""
        self._ringing.update(codes)
        if self._ringing and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._publish())

    async def _publish(self) -> None:
        try:
            while self._ringing:
                codes, self._ringing = self._ringing, set()
                await self._redis.publish(CHANNEL, " ".join([self._name, *codes]))
        except (RedisError, OSError) as error:
            logger.warning("the bell does not ring", error=type(error).__name__)
        finally:
            self._task = None

    async def hear(self, rung: Callable[[Iterable[str] | None], None]) -> None:
        while True:
            try:
                await self._listen(rung)
            except (RedisError, OSError) as error:
                if self._heard:  # said once, not each second until it is back
                    logger.warning("the bell is not heard", error=type(error).__name__)
                self._heard = False
                await asyncio.sleep(AGAIN)

    async def _listen(self, rung: Callable[[Iterable[str] | None], None]) -> None:
        async with self._redis.pubsub() as ears:
            await ears.subscribe(CHANNEL)
            if not self._heard:
                logger.info("the bell is heard again")
            self._heard = True
            rung(None)
            while True:
                message = await ears.get_message(ignore_subscribe_messages=True, timeout=PATIENCE)
                metrics.DONE.labels(HEARING).set(time.time())
                if message:
                    name, *codes = str(message["data"]).split(" ")
                    if name != self._name:
                        rung(codes)

    async def answers(self) -> bool:
        """Whether it can be rung and is heard: a user of Redis may lack the right to either."""
        try:
            await self._redis.publish(CHANNEL, self._name)
            return self._heard
        except (RedisError, OSError):
            return False

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
        await self._redis.aclose()
