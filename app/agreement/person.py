"""A person at an agreement: for which side they speak, and by which hand they act."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.matrix.sections import Method
from app.partnership.model import Side

Role: TypeAlias = Literal["facilitator", "participant", "observer"]
#: Who may ask: whoever speaks for a side, or leads; of a proposal, who speaks for the other.
EITHER, OTHER = "either side", "the other side"


@dataclass(slots=True)
class Person:
    person: str
    name: str
    side: Side | None  # who leads may speak for neither
    role: Role
    number: int  # in the order they came; what is left of a name that was erased
    since: str  # when, RFC 3339
    counted: bool = False  # the record tells of them for good
    appointed: bool = False  # by an operator, from outside
    invited: str = ""  # the hash of the secret in their personal link
    claimed: str = ""  # when that link was claimed

    @property
    def is_in(self) -> bool:
        """Whoever was invited comes in by claiming their link."""
        return not self.invited or bool(self.claimed)

    @property
    def method(self) -> Method:
        """How it is known that what is done in their name is theirs."""
        return "own link" if self.claimed else "own device"
