"""The ballot box: hidden votes, read by nobody but their owner and the reveal."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, bindparam, delete, select

from app.db.rows import Row, put, table_of
from app.log.recorded import DropVote, KeepVote, Vote
from app.log.tables import BallotRow

BALLOTS = table_of(BallotRow)

#: question → a person's latest vote on it
Own = dict[str, Vote]


def of_people(db: Connection, code: str, people: Collection[str]) -> dict[str, Own]:
    """The latest votes of these people, by person; somebody without any has an empty one."""
    box: dict[str, Own] = {person: {} for person in people}
    query = select(BALLOTS).where(BALLOTS.c.workshop == code, BALLOTS.c.person.in_(list(people)))
    for row in db.execute(query.order_by(BALLOTS.c.round, BALLOTS.c.cell)):
        box[row.person][row.cell] = Vote(row.round, row.choice, row.confidence, row.reason)
    return box


def of_question(db: Connection, code: str, question: str, number: int) -> dict[str, Vote]:
    """Everybody's vote of one round, by person."""
    query = select(BALLOTS).where(
        BALLOTS.c.workshop == code, BALLOTS.c.cell == question, BALLOTS.c.round == number
    )
    return {
        row.person: Vote(row.round, row.choice, row.confidence, row.reason)
        for row in db.execute(query)
    }


class Slips:
    """Votes of one batch on their way into the box: the last word on each counts."""

    def __init__(self) -> None:
        self._slips: dict[tuple[str, str, int, str], tuple[Vote | None, str]] = {}

    def put(self, code: str, slip: KeepVote, at: str) -> None:
        self._slips[code, slip.question, slip.vote.round, slip.person] = (slip.vote, at)

    def take(self, code: str, slip: DropVote) -> None:
        self._slips[code, slip.question, slip.round, slip.person] = (None, "")

    def over(self, votes: dict[str, Vote], code: str, question: str, number: int) -> None:
        """Lay what is under way over the votes of a round that are in the box already."""
        for (a, b, c, person), (vote, _) in self._slips.items():
            if (a, b, c) == (code, question, number):
                if vote is None:
                    votes.pop(person, None)
                else:
                    votes[person] = vote

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
