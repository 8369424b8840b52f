"""Hearing of others: what changed in a stream is told to those that cite it."""

import asyncio

from sqlalchemy import Engine

from app.log import following
from app.log.jobs import Asked
from app.log.kinds import Kinds
from app.sessions.room import Rooms

#: Seconds until somebody who cites a stream has heard, at most, while nothing fails.
EVERY = 1.0


async def hear(rooms: Rooms, kinds: Kinds, engine: Engine) -> None:
    """Tell on what has yet to be heard; several processes may, for nothing is told twice."""
    hearing = {kind.name: kind.hearing for kind in kinds if kind.hearing}
    for one in await asyncio.to_thread(following.unheard, engine):
        for code, kind in one.citing:
            if kind in hearing:
                await rooms.do(Asked(code, "", hearing[kind](one.code), kind))
        await asyncio.to_thread(following.heard, engine, one)
