"""One cell of the matrix as text: what every export says of it, in the same words."""

from collections.abc import Callable

import msgspec

from app.documents import sentences
from app.documents.printable import clean
from app.matrix.model import CHOICES, REPRESENTS, WORDS, Accountable
from app.matrix.record import CellRecord, RoundRecord
from app.matrix.reference import MEANINGS


class Seats(msgspec.Struct, frozen=True):
    """How many people of one party made one choice."""

    party: str
    count: int


class Chosen(msgspec.Struct, frozen=True):
    """Who made one choice, party by party."""

    choice: str
    word: str
    seats: list[Seats]


class Round(msgspec.Struct, frozen=True):
    """One revealed round of votes, to be drawn and to be read."""

    number: int
    pattern: str
    chosen: list[Chosen]
    words: str


class Further(msgspec.Struct, frozen=True):
    """One more thing that is said of a cell, printed by every export."""

    name: str  # in JSON
    label: str
    text: str


#: What came to a cell later, by its name in JSON: a label, and how it is read off the record. What
#: stands here is printed everywhere.
FURTHER: dict[str, tuple[str, Callable[[CellRecord], str]]] = {}


class Entry(msgspec.Struct, frozen=True):
    """One cell. Ids as on the wire stand beside the words; an empty text means: nothing said."""

    process: str
    name: str
    scope: str
    column: str
    accountable: Accountable
    word: str
    state: str
    standing: str
    reference: str
    adopted: bool
    thin: bool
    override: bool
    executed_by: str
    rationale: str
    dissent: str
    owner: str
    due: str
    next_step: str
    waiver: str
    rounds: list[Round]
    earlier: list[str]
    further: list[Further]

    @property
    def open(self) -> bool:
        """Left open on purpose, or simply not decided yet."""
        return self.accountable == "tbd"

    @property
    def quiet(self) -> bool:
        """Nothing stands behind the value: no reason, no vote, no dissent, no history."""
        return not (
            self.executed_by
            or self.rationale
            or self.dissent
            or self.rounds
            or self.earlier
            or self.override
            or any(one.text for one in self.further)
        )

    @property
    def votes(self) -> str:
        return "\n".join(cast.words for cast in self.rounds)


def of(cell: CellRecord, column: str) -> Entry:
    """A cell of the record in words; what nobody decided is t.b.d., whatever the vote leans to."""
    accountable = cell.accountable if cell.state == "decided" else "tbd"
    promise = cell.promise
    return Entry(
        process=cell.process,
        name=MEANINGS[cell.process].name,
        scope=cell.scope,
        column=column,
        accountable=accountable,
        word=WORDS[accountable],
        state=cell.state,
        standing="; ".join([sentences.standing(cell.state, accountable), *sentences.weight(cell)]),
        reference=WORDS[cell.reference],
        adopted=cell.adopted,
        thin=cell.thin,
        override=cell.override,
        executed_by=clean(cell.executed_by),
        rationale=clean(cell.rationale),
        dissent=clean(cell.dissent),
        owner=clean(promise.owner) if promise else "",
        due=clean(promise.due) if promise else "",
        next_step=clean(promise.next_step) if promise else "",
        waiver=clean(cell.waiver or ""),
        rounds=[_round(cast) for cast in cell.rounds],
        earlier=[sentences.earlier(decision) for decision in cell.earlier],
        further=[
            Further(name, label, clean(read(cell))) for name, (label, read) in FURTHER.items()
        ],
    )


def _round(cast: RoundRecord) -> Round:
    chosen = [
        Chosen(choice, WORDS[choice], _seats(cast.tally[choice]))
        for choice in CHOICES
        if any(cast.tally.get(choice, {}).values())
    ]
    return Round(cast.round, sentences.pattern(cast), chosen, sentences.votes(cast))


def _seats(counts: dict[str, int]) -> list[Seats]:
    return [Seats(party, counts[party]) for party in REPRESENTS if counts.get(party)]
