"""Hearing of others: what changed in a stream is told to those that cite it."""

import asyncio

from sqlalchemy import Engine

from app.log import following
from app.log.following import Unheard
from app.log.jobs import Asked
from app.log.kinds import Kinds
from app.sessions.room import Rooms

#: Seconds until somebody who cites a stream has heard, at most, while nothing fails.
EVERY = 1.0


async def hear(rooms: Rooms, kinds: Kinds, engine: Engine) -> None:
    """Tell on what has yet to be heard; several processes may, for nothing is told twice.

    What somebody could not be told now stays, and holds nothing else up.
    """
    after = ""
    while some := await asyncio.to_thread(following.unheard, engine, after):
        for one in some:
            if await _told(rooms, kinds, one):
                await asyncio.to_thread(following.heard, engine, one)
        after = some[-1].code


async def _told(rooms: Rooms, kinds: Kinds, one: Unheard) -> bool:
    """Whether all who cite it know; an agreement that is gone has nothing to know."""
    hearing = {kind.name: kind.hearing for kind in kinds if kind.hearing}
    answers = [
        await rooms.do(Asked(code, "", hearing[kind](one.code), kind))
        for code, kind in one.citing
        if kind in hearing
    ]
    return all(answer.code != "unavailable" for answer in answers)
