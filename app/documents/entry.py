"""One cell of the matrix as text: what every export says of it, in the same words."""

from collections.abc import Callable, Sequence

import msgspec

from app.documents import basis, rounds, sentences
from app.documents.basis import Basis
from app.documents.printable import clean
from app.documents.rounds import Round
from app.matrix.model import WORDS, Accountable
from app.matrix.record import CellRecord


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
    basis: Basis
    rounds: list[Round]
    earlier: list[str]
    changed: list[str]
    further: list[Further]

    @property
    def open(self) -> bool:
        """Left open on purpose, or simply not decided yet."""
        return self.accountable == "tbd"

    @property
    def disputed(self) -> bool:
        """Somebody saw it otherwise: in a vote, in a dissent, or by what was decided."""
        parted = any(cast.pattern not in ("agreed", sentences.NO_VIEW) for cast in self.rounds)
        return bool(parted or self.dissent or self.basis.how == "against" or self.override)

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
    def decided_how(self) -> str:
        """Adopted, agreed by how many, discussed, against the votes; and its marks."""
        return "; ".join([self.basis.words, *self.basis.marks])

    @property
    def votes(self) -> str:
        return "\n".join(cast.words for cast in self.rounds)

    @property
    def reasons(self) -> str:
        """What was said with the votes, by party."""
        return "\n".join(line for cast in self.rounds for line in cast.reasons)

    @property
    def movement(self) -> str:
        return "\n".join(cast.moved for cast in self.rounds if cast.moved)


def of(
    cell: CellRecord, name: str, column: str, zone: str = "", changed: Sequence[str] = ()
) -> Entry:
    """A cell of the record in words, under the name of its process.

    What nobody decided is t.b.d., whatever the vote leans to.
    """
    accountable = cell.accountable if cell.state == "decided" else "tbd"
    promise = cell.promise
    return Entry(
        process=cell.process,
        name=name,
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
        basis=basis.of(cell),
        rounds=rounds.of(cell.rounds),
        earlier=[sentences.earlier(decision, zone) for decision in cell.earlier],
        changed=list(changed),
        further=[
            Further(name, label, clean(read(cell))) for name, (label, read) in FURTHER.items()
        ],
    )
