"""A person of a workshop: who they are, how they came in, and by which hand they act."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.matrix.model import Represents
from app.matrix.sections import Method

Role: TypeAlias = Literal["facilitator", "participant", "observer", "adviser"]


@dataclass(slots=True)
class Person:
    person: str
    name: str
    represents: Represents
    role: Role
    number: int  # in the order they came; what is left of a name that was erased
    since: str  # when, RFC 3339
    counted: bool = False  # the record tells of them for good, as of a vote that was revealed
    appointed: bool = False  # by an operator, from outside
    entered_by: str = ""  # who speaks for them, as they have no device
    invited: str = ""  # the hash of the secret in their personal link
    claimed: str = ""  # when that link was claimed

    @property
    def is_in(self) -> bool:
        """Whoever was invited comes in by claiming their link; nobody waits for them until then."""
        return not self.invited or bool(self.claimed)

    @property
    def method(self) -> Method:
        """How it is known that what is done in their name is theirs."""
        if self.entered_by:
            return "in the room"
        return "own link" if self.claimed else "own device"
