"""What can be signed, whatever its kind: who is at it, who holds which office, what was signed."""

from typing import Any, ClassVar, NamedTuple

from msgspec import UnsetType

from app.asks.ask import Seen
from app.asks.refusal import Refusal
from app.asks.text import skeleton
from app.log.recorded import Changes
from app.matrix.approving import Approval
from app.matrix.model import Office


class SignedRevision(NamedTuple):
    revision: int
    hash: str
    signed_at: str
    signed_by: str


class Signed:
    """What the states of all kinds have in common: people, offices, and what was signed."""

    __slots__ = ()
    #: Key of the sentence that says why nothing of it changes now.
    closed_as: ClassVar[str]
    seq: int
    state: Any  # "live" or "signed-off"
    people: dict[str, Any]
    left: dict[str, Any]  # who is told of, and removed since
    looks: dict[str, str]  # skeletons of names, as asked for
    signatories: dict[Office, str]  # by a mere name
    holders: dict[Office, str]  # the person who holds an office
    titles: dict[Office, str]  # what offices are called here
    approval: Approval
    revisions: tuple[SignedRevision, ...]
    changed: dict[str, int]  # number of the fact that last changed something
    changes: Changes

    def amended(self, *keys: str) -> None:
        """From this fact on another record would be signed."""
        raise NotImplementedError

    def unchanged(self, seen: Seen, *keys: str) -> None:
        """Raises Refusal where one of these has changed since a screen of this number.

        So does a number that no screen has had yet: it is of another history, before a restore.
        """
        if isinstance(seen, UnsetType):
            return
        if seen > self.seq or any(self.changed.get(key, 0) > seen for key in keys):
            raise Refusal("conflict", "changed-since")

    def is_facilitator(self, person: str) -> bool:
        return person in self.people and self.people[person].role == "facilitator"

    def known(self, person: str) -> Any:
        """Somebody who is here, or has left and is told of."""
        return self.people[person] if person in self.people else self.left[person]

    def rename(self, person: str, name: str) -> None:
        """Call somebody by this name; without one, by the order they came in."""
        self.known(person).name = name or self.stand_in(person)
        self.looks.pop(person, None)

    def stand_in(self, person: str) -> str:
        """What somebody is called whose name was erased."""
        return f"Participant {self.known(person).number}"

    def looks_like(self, person: str) -> str:
        """What names are told apart by."""
        if person not in self.looks:
            self.looks[person] = skeleton(self.people[person].name)
        return self.looks[person]

    def called(self, name: str) -> str:
        """Who goes by a name that looks like this one; empty where nobody does."""
        looks = skeleton(name)
        found = (one for one in self.people if name and self.looks_like(one) == looks)
        return next(found, "")

    def tell_of(self, person: str) -> None:
        """The record tells of this person for good, whether or not they stay."""
        if person in self.people:
            self.people[person].counted = True

    def unused(self, begins: str) -> str:
        """An id for somebody who comes now: one that was brought in from elsewhere may be taken."""
        number = self.seq + 1
        while f"{begins}{number}" in self.people or f"{begins}{number}" in self.left:
            number += 1
        return f"{begins}{number}"

    def drawn_anew(self, *keys: str) -> None:
        """These keys of the screen changed."""
        self.changes.keys.update(keys)

    def people_changed(self) -> None:
        """Who takes part is signed, too."""
        self.amended()
        self.drawn_anew("people")
