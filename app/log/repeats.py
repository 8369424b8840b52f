"""Repeats: who asks again under the same id gets the same answer, as long as anybody might.

What was done is kept in the database, for so many days; what was refused changed nothing, and is
remembered here, as long as there is room.
"""

import time
from collections import OrderedDict
from collections.abc import Mapping

from sqlalchemy import Engine

from app.db.database import read_only
from app.log import store
from app.log.store import Answered, AskKey

DAYS = 30  # a page that was open and away for longer starts anew
PIECE = 500  # answers forgotten in one transaction: a few milliseconds
REFUSALS = 10_000


def today() -> int:
    """Days since 1970."""
    return int(time.time() // 86_400)


def forget_some(engine: Engine) -> int:
    """Forget some of the answers that are too old; how many those were, 0 when all are gone."""
    with read_only(engine).connect() as db:  # looking for them locks nothing
        old = store.answered_before(db, today() - DAYS, PIECE)
    if old:
        with engine.begin() as db:
            store.forget(db, old)
    return len(old)


class Refusals:
    """The last refusals of this process."""

    def __init__(self) -> None:
        self._all: OrderedDict[AskKey, Answered] = OrderedDict()

    def of(self, key: AskKey) -> Answered | None:
        return self._all.get(key)

    def add(self, refused: Mapping[AskKey, Answered]) -> None:
        """Remember these, and the oldest no longer where they are too many."""
        self._all |= refused
        while len(self._all) > REFUSALS:
            self._all.popitem(last=False)
