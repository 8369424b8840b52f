"""Duties: what a running process does by itself, again and again, whatever happens to it."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from app.db.errors import said
from app.ops import metrics

#: What the world does to us; any other error is a mistake of ours, and is told with its place.
WORLD = (SQLAlchemyError, OSError)
SOON, LATE = 5.0, 600.0  # seconds until another try: after the first failure, and at most

logger = structlog.get_logger(__name__)


async def repeat(name: str, act: Callable[[], Awaitable[object]], every: float) -> None:
    """Do it now and every so many seconds, for ever; what fails is logged, counted, tried again."""
    failures = 0
    while True:
        try:
            await act()
        except Exception as error:
            pause = min(every, LATE, SOON * 2**failures)
            failures += 1
            metrics.FAILURES.labels(name).inc()
            line = {"duty": name, "again_in": pause, "tries": failures, **said(error)}
            logger.error("a duty failed", exc_info=not isinstance(error, WORLD), **line)
        else:
            failures, pause = 0, every
            metrics.DONE.labels(name).set(time.time())
        await asyncio.sleep(pause)
