"""Log lines: for people at a desk, or JSON for machines; ids and codes, never texts or keys."""

import asyncio
import logging
from typing import Any

import structlog


def set_up(form: str) -> None:
    """One format for our lines and the server's."""
    before: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    logging.raiseExceptions = False  # a full disk: there is nowhere to say that nothing can be said
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    # The server logs every socket's address; at warning it says only what went wrong.
    for name, level in (("uvicorn.error", logging.WARNING), ("alembic", logging.WARNING)):
        logging.getLogger(name).setLevel(level)


def of_loop(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What went wrong where nobody waited for it any more; a lost line is not worth a traceback.

    Such as the name of a Redis that is away, which the resolver gives up after we have.
    """
    error = context.get("exception")
    line = structlog.get_logger("loop")
    if isinstance(error, OSError):
        line.warning(context["message"], error=type(error).__name__)
    else:
        line.error(context["message"], exc_info=error)
