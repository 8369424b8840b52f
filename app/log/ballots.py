"""The ballot box: hidden votes, read by nobody but their owner and the reveal."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, delete, select

from app.db.rows import Row, put, table_of
from app.log.tables import BallotRow
from app.workshop.workshop import Vote

BALLOTS = table_of(BallotRow)

#: person → cell → that person's latest vote on it
Box = dict[str, dict[str, Vote]]


def opened(db: Connection, code: str, people: Iterable[str] | None = None) -> Box:
    """The latest vote of everyone on every cell, or of these people only."""
    query = select(BALLOTS).where(BALLOTS.c.workshop == code)
    if people is not None:
        query = query.where(BALLOTS.c.person.in_(list(people)))
    box: Box = {}
    for row in db.execute(query.order_by(BALLOTS.c.round)):
        vote = Vote(row.round, row.choice, row.confidence, row.reason)
        box.setdefault(row.person, {})[row.cell] = vote
    return box


class Slips:
    """Votes of one batch on their way into the box: the last word on each counts."""

    def __init__(self) -> None:
        self._slips: dict[tuple[str, str, int, str], tuple[Vote | None, str]] = {}

    def put(self, code: str, cell: str, person: str, vote: Vote, at: str) -> None:
        self._slips[code, cell, vote.round, person] = (vote, at)

    def take(self, code: str, cell: str, person: str, number: int) -> None:
        self._slips[code, cell, number, person] = (None, "")

    def into(self, db: Connection) -> None:
        """Write them, in the transaction that also says that they were cast."""
        taken = [key for key, (vote, _) in self._slips.items() if vote is None]
        if taken:
            names = ("workshop", "cell", "round", "person")
            matches = (BALLOTS.c[name] == bindparam(f"its_{name}") for name in names)
            keys = [
                {f"its_{name}": part for name, part in zip(names, key, strict=True)}
                for key in taken
            ]
            db.execute(delete(BALLOTS).where(*matches), keys)
        put(db, BALLOTS, self._rows(), over=True)

    def _rows(self) -> Iterator[Row]:
        for (code, cell, number, person), (vote, at) in self._slips.items():
            if vote is not None:
                yield code, cell, number, person, vote.choice, vote.confidence, vote.reason, at
